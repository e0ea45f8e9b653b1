"""All facts of a graph as one table, a row a fact: for spreadsheets.

Titles are Chinese; numbers are numbers. What an entity is called and how things are linked is not here: see the
graph's own formats, and `mapping_set`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from kg_build.store import Store
from kg_build.workbook import Value, workbook

_NAMES = ("indicator", "name", "status_of", "honour")
_TYPES = {
    "measure": "数值", "cell": "表格单元", "initiative": "举措", "status": "创建认定", "recognition": "荣誉", "school": "学校", "project": "建设项目",
}  # fmt: skip
_WORDS = {
    "actual": "完成", "target": "目标", "baseline": "基数", "change": "增减", "standard": "标准", "met": "达标", "unmet": "未达标",
    "below average": "低于平均", "zero": "得分为零", "not counted": "不计入", "passed": "通过", "planned": "计划", "applied": "申报", "failed": "未通过",
}  # fmt: skip
_COLUMNS = {
    "document": "文件", "type": "类型", "about": "指标或名称", "region": "地区", "region_code": "地区代码", "period": "时期", "value": "数值",
    "unit": "单位", "comparator": "比较", "kind": "性质", "state": "状态", "level": "级别", "initiative": "所属举措", "recipient": "获得者",
    "investment": "投资（元）", "places": "学位", "start_year": "起始年", "end_year": "结束年", "quote": "原文", "start": "起", "end": "止",
    "confidence": "可信度", "iri": "IRI",
}  # fmt: skip


def titles() -> list[str]:
    """Return the titles of the columns."""
    return list(_COLUMNS.values())


def rows(store: Store) -> Iterator[list[Value]]:
    """Yield the facts of every document, in the order of their slugs and of the text."""
    for slug in sorted(store.documents()):
        for fact in store.facts(slug):
            yield [_value(fact, column) for column in _COLUMNS]


def to_csv(store: Store) -> bytes:
    """Return the table as CSV in UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO(newline="")
    written = csv.writer(out, lineterminator="\r\n")
    written.writerow(titles())
    written.writerows(["" if value is None else value for value in row] for row in rows(store))
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(store: Store) -> bytes:
    """Return the table as an Excel workbook."""
    return workbook("事实", titles(), list(rows(store)))


def _value(fact: Mapping[str, Any], column: str) -> Value:
    if column == "type":
        return _TYPES[fact["type"]]
    if column == "about":
        return next((fact[name] for name in _NAMES if fact.get(name)), None)
    found: Value = fact.get(column)
    return _WORDS.get(found, found) if column in ("kind", "state") and isinstance(found, str) else found
