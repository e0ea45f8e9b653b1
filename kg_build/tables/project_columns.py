"""Which columns of a list of building projects hold what, by their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

NAME, PLACE, INVESTMENT, SPENDING, DONE = "name", "place", "investment", "spending", "done"
PLACES, CONSTRUCTION, LOCATION, START, END = "places", "construction", "location", "start", "end"
YEARS, RESPONSIBLE, SCALE, PROGRESS, CONTACT = "years", "responsible", "scale", "progress", "contact"

# The first pattern that fits a header decides, so the special stand before the general.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (CONTACT, re.compile(r"联系|电话")),
    (YEARS, re.compile(r"起止|建设(?:年限|周期|期限|工期)|建设时间|实施年限")),
    (DONE, re.compile(r"累计|已完成投资|完成投资")),
    (SPENDING, re.compile(r"(?:\d{4}年?|年度|当年|本年)\S{0,4}(?:计划)?(?:投资|资金|支出)")),
    (PROGRESS, re.compile(r"形象进度|进度|目标任务|完成情况")),
    (PLACES, re.compile(r"学位")),
    (INVESTMENT, re.compile(r"总投资|投资(?:总额|估算|概算|额|规模)|^投资|计划投资|概算|估算|造价")),
    (START, re.compile(r"开工|开始")),
    (END, re.compile(r"完工|竣工|建成|结束|投用")),
    (CONSTRUCTION, re.compile(r"建设(?:类型|性质|类别)|项目(?:类型|性质|类别)|新建.*扩建")),
    (LOCATION, re.compile(r"地址|地点|选址|位置")),
    (SCALE, re.compile(r"规模|内容|面积|用地")),
    (RESPONSIBLE, re.compile(r"责任|业主|牵头|实施(?:单位|主体)|建设(?:单位|主体)|承担单位")),
    (NAME, re.compile(r"(?:项目|工程|学校|建设项目)(?:\(?.{0,4}\)?)?名称|^名称$|^(?:建设)?项目$|^工程$")),
    (PLACE, re.compile(r"县|区|市|属地|所在地|地区")),
)
_TELLING = frozenset({INVESTMENT, PLACES, CONSTRUCTION, START, YEARS})


def project_columns(heads: Sequence[str]) -> Mapping[str, int] | None:
    """Return the column of each role, None where the headers are not those of a list of building projects.

    >>> dict(project_columns(("序号", "项目名称", "总投资(万元)", "建设地点", "开工时间")))
    {'name': 1, 'investment': 2, 'location': 3, 'start': 4}
    """
    found: dict[str, int] = {}
    for column, head in enumerate(heads):
        role = next((role for role, pattern in _ROLES if pattern.search(head)), None)
        if role and role not in found:
            found[role] = column
    telling = _TELLING & set(found)
    return found if NAME in found and (len(telling) >= 2 or INVESTMENT in found) else None
