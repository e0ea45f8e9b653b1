"""The sentence that says an answer from tables: sums, differences and gaps before the figures they come from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from queries.ask.statement import sentence
from queries.results import Result


def told(result: Result, *, zh: bool, owed: bool) -> str:
    """Return what the rows say; with `owed` first whether money is lacking, which figures below zero say."""
    rows = result.to_json_rows()
    said = sentence(rows, zh=zh)
    mark = "：" if zh else ": "
    if rows and "rank" in rows[0]:
        return f"第 {rows[0]['rank']} 位：{said}" if zh else f"rank {rows[0]['rank']}: {said}"
    if rows and "total" in rows[0]:
        return f"{'合计' if zh else 'total'} {_number(rows[0]['total'])} {rows[0].get('unit') or ''}{mark}{said}"
    if rows and "difference" in rows[0]:
        mark = "；" if zh else "; "
        return mark.join(_difference(row, zh=zh) for row in rows)
    if owed and rows:
        lacking = [str(row["value"]).startswith("-") for row in rows]
        if all(lacking) or not any(lacking):
            answer = ("有缺口" if zh else "There is a gap") if lacking[0] else ("没有缺口" if zh else "There is no gap")
            return f"{answer}{mark}{said}"
    return said


def _difference(row: dict[str, Any], *, zh: bool) -> str:
    unit = row.get("unit") or ""
    values = f"{row['place']} {_number(row['value'])}, {row['other']} {_number(row['otherValue'])}"
    if zh:
        return f"相差 {_number(row['difference'])} {unit}（{values.replace(', ', '，')}）"
    return f"a difference of {_number(row['difference'])} {unit} ({values})"


def _number(value: object) -> str:
    """Write a number without an exponent: -5.7E+9 is -5700000000."""
    return f"{Decimal(str(value)).normalize():f}"
