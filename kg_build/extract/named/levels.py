"""The level of a certificate or honour, from the words that say who gives it."""

from __future__ import annotations

import re
from functools import cache

from ontology.regions import load_regions

_LEVELS = (
    ("国际", re.compile(r"国际|世界|全球|联合国|亚洲")),
    ("省级", re.compile(r"省级|自治区级|(?:省|自治区)(?:市)?(?:验收|评估|督导|复核|认定)")),
    (
        "国家级",
        re.compile(
            r"国家|全国|教育部|中央|国务院|中国|总书记|人民教育|光明日报|新华社|新华网|人民日报|央视|部级|国赛|国奖"
        ),
    ),
    ("省级", re.compile(r"省|自治区|长三角|粤港澳")),
    ("市级", re.compile(r"市|州级|地区级")),
    ("县级", re.compile(r"县级|区级")),
)


def level_of(words: str) -> str | None:
    """Return 国际, 国家级, 省级, 市级 or 县级 as the words say, or None; a province's name says 省级.

    >>> level_of("优质均衡县省级评估"), level_of("教育部优质均衡县复核"), level_of("优秀组织奖"), level_of("《浙江日报》")
    ('省级', '国家级', None, '省级')
    """
    said = next((level for level, pattern in _LEVELS if pattern.search(words)), None)
    return "省级" if said in (None, "市级") and _provinces().match(words) else said


@cache
def _provinces() -> re.Pattern[str]:
    """Return what begins with the short name of a province, and not with that of a city named alike (吉林市)."""
    regions = [region for region in load_regions() if region.level == "province"]
    shorts = sorted(region.short + ("" if region.name.endswith("市") else "(?!市)") for region in regions)
    return re.compile(rf"(?:获|在|被|入选|于)?[《“]?(?:{'|'.join(shorts)})")
