"""The sentence that says an answer from tables: sums, differences and gaps before the figures they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from queries.ask.narrowing import number
from queries.ask.statement import amount, statement
from queries.results import Result

_STATES = {
    "failed": ("未达标", "not met"),
    "met": ("达标", "met"),
    "zero": ("得零分", "score zero"),
    "below-average": ("低于平均", "below average"),
}


def told(result: Result, *, zh: bool, owed: bool) -> str:
    """Return what the rows say; with `owed` first whether money is lacking, which figures below zero say."""
    rows = result.to_json_rows()
    said = statement(result)
    mark = "：" if zh else ": "
    if rows and "rank" in rows[0]:
        return f"第 {rows[0]['rank']} 位：{said}" if zh else f"rank {rows[0]['rank']}: {said}"
    if rows and "total" in rows[0]:
        return f"{'合计' if zh else 'total'} {amount(rows[0]['total'], rows[0].get('unit'), zh=zh)}{mark}{said}"
    if rows and "difference" in rows[0]:
        mark = "；" if zh else "; "
        return mark.join(_difference(row, zh=zh) for row in rows)
    if owed and rows:
        lacking = [str(row["value"]).startswith("-") for row in rows]
        if all(lacking) or not any(lacking):
            answer = ("有缺口" if zh else "There is a gap") if lacking[0] else ("没有缺口" if zh else "There is no gap")
            return f"{answer}{mark}{said}"
    return said


def state_of(parameters: Mapping[str, Any], result: Result) -> str:
    """Return the state of the standards that are counted, which their numbers do not tell; '' where none are."""
    counted = {"count", "names"} & set(result.columns)
    asked = next((str(parameters[name]) for name in ("state", "coded", "rating") if name in parameters), "")
    zh, en = _STATES.get(asked, ("", "")) if counted else ("", "")
    return (f"{zh}：" if result.lang == "zh" else f"{en}: ") if zh else ""


def signs(result: Result) -> str:
    """Return what the sign of figures means in a table that writes what is lacking as negative; '' for no figures."""
    zh = result.lang == "zh"
    values = [value for row in result.solutions if (value := number(row, "value"))]
    below = ("负数是需要增加的", "negative: to be added") if any(value < 0 for value in values) else ("", "")
    above = (
        ("正数是已高出、不需要增加的", "positive: above already") if any(value > 0 for value in values) else ("", "")
    )
    told = [(one[0] if zh else one[1]) for one in (below, above) if one[0]]
    return ("（" + "，".join(told) + "）" if zh else f" ({'; '.join(told)})") if told else ""


def _difference(row: dict[str, Any], *, zh: bool) -> str:
    unit = row.get("unit")
    points = "百分点" if unit == "%" else unit
    apart = amount(row["difference"], points, zh=zh)
    one, other = amount(row["value"], unit, zh=zh), amount(row["otherValue"], unit, zh=zh)
    if zh:
        return f"相差 {apart}（{row['place']} {one}，{row['other']} {other}）"
    return f"a difference of {apart} ({row['place']} {one}, {row['other']} {other})"
