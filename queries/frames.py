"""A result as a pandas DataFrame. pandas is imported only here, and only when a frame is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ontology.errors import InputError
from ontology.periods import years_and_days

if TYPE_CHECKING:
    import pandas

    from queries.results import Result


class NoPandas(InputError):
    """pandas is not installed."""

    def __init__(self) -> None:
        super().__init__("DataFrames need pandas: pip install 'jiaoce[notebook]'.")


def data_frame(result: Result) -> pandas.DataFrame:
    """Return the rows of a result: whole numbers as Int64, other numbers as float64, the rest as they are.

    A column of years is Int64 and one of days has dates; where spans or months stand beside years, it is text.
    """
    try:
        import pandas
    except ImportError as error:
        raise NoPandas from error
    frame = pandas.DataFrame(result.rows, columns=list(result.columns), dtype=object)
    for index, name in enumerate(result.columns):
        values = [row[index] for row in result.rows]
        times = years_and_days(values)
        if _all_whole(times):
            frame[name] = pandas.to_numeric(pandas.Series(times, dtype=object)).astype("Int64")
        elif _all_days(times):
            frame[name] = pandas.to_datetime(pandas.Series(times, dtype=object))
        elif _all_numbers(values):
            frame[name] = pandas.to_numeric(frame[name]).astype("float64")
    return frame


def _all_days(values: Sequence[object]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, date) for value in known)


def _all_numbers(values: Sequence[object]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(v, int | Decimal | float) and not isinstance(v, bool) for v in known)


def _all_whole(values: Sequence[object]) -> bool:
    return _all_numbers(values) and all(isinstance(value, int | None) for value in values)
