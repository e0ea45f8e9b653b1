"""The answer in a sentence, made of the rows: figures with place, time and unit, verdicts, names, numbers.

>>> sentence([{"count": 2, "names": "鹿城区、龙湾区"}], zh=True)
'2：鹿城区、龙湾区'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from queries.ask.numbers import Bound

Row = Mapping[str, Any]
MOST = 6
_PLACE = ("place", "region", "county", "recipient")
_TIME = ("period", "year", "due")


def sentence(rows: Sequence[Row], *, zh: bool, bounds: Sequence[Bound] = (), asked_whether: bool = False) -> str:
    """Return what the rows say, at most the first of them; '' for no rows."""
    if not rows:
        return ""
    shown = list(dict.fromkeys(_said(row, zh=zh) for row in rows))
    told = ("；" if zh else "; ").join(shown[:MOST])
    more = len(shown) - MOST
    if more > 0:
        told += f"；另有 {more} 条" if zh else f"; and {more} more"
    if asked_whether and bounds and isinstance(rows[0].get("value"), int | float | Decimal):
        yes = all(bound.holds(Decimal(str(rows[0]["value"]))) for bound in bounds)
        told = f"{('是' if yes else '否') if zh else ('Yes' if yes else 'No')}{'，' if zh else ': '}{told}"
    return told


def _said(row: Row, *, zh: bool) -> str:
    if "names" in row:
        return _counted(row, zh=zh)
    if row.get("verdict") and "target" in row:
        return _verdict(row, zh=zh)
    if row.get("value") is not None:
        return _figure(row, zh=zh)
    return (" " if not zh else "，").join(str(v) for v in list(row.values())[:7] if v not in (None, ""))


def _counted(row: Row, *, zh: bool) -> str:
    mark = "：" if zh else ": "
    for name, zh_name, en_name in (("total", "合计 ", "total "), ("mean", "平均 ", "mean ")):
        if name in row:
            return f"{zh_name if zh else en_name}{row[name]} {row.get('unit') or ''}（{row['names']}）"
    return f"{row.get('count')}{mark}{row['names']}"


def _verdict(row: Row, *, zh: bool) -> str:
    unit = row.get("unit") or ""
    target, outcome = f"{row.get('comparator', '')}{row['target']} {unit}", f"{row.get('outcome')} {unit}"
    if zh:
        return f"{_subject(row, zh=zh)}：目标 {target}，结果 {outcome}，{row['verdict']}"
    return f"{_subject(row, zh=zh)}: target {target}, outcome {outcome}, {row['verdict']}"


def _figure(row: Row, *, zh: bool) -> str:
    sign = row.get("comparator") or ""
    kind = f"（{row['kind']}）" if zh and row.get("kind") else f" ({row['kind']})" if row.get("kind") else ""
    value = f"{'' if sign == '=' else sign}{row['value']} {row.get('unit') or ''}".strip()
    return f"{_subject(row, zh=zh)}{'：' if zh else ': '}{value}{kind}"


def _subject(row: Row, *, zh: bool) -> str:
    place = next((str(row[name]) for name in _PLACE if row.get(name)), "")
    time = next((str(row[name]) for name in _TIME if row.get(name)), "")
    what = str(row.get("indicator") or row.get("measured") or row.get("part") or "")
    parts = (place, f"{time}年" if zh and time.isdigit() else time, what)
    return ("" if zh else ", ").join(part for part in parts if part)
