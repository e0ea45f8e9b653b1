"""The level of a certificate or honour, from the words that say who gives it."""

from __future__ import annotations

import re

_LEVELS = (
    ("国际", re.compile(r"国际|世界|全球|联合国|亚洲")),
    ("省级", re.compile(r"省级|自治区级|(?:省|自治区)(?:市)?(?:验收|评估|督导|复核|认定)")),
    ("国家级", re.compile(r"国家|全国|教育部|中央|国务院|中国|人民教育|光明日报|新华社|新华网|人民日报|央视|部级")),
    ("省级", re.compile(r"省|自治区|长三角|粤港澳")),
    ("市级", re.compile(r"市|州级|地区级")),
    ("县级", re.compile(r"县级|区级")),
)


def level_of(words: str) -> str | None:
    """Return 国际, 国家级, 省级, 市级 or 县级 as the words say, or None.

    >>> level_of("优质均衡县省级评估"), level_of("教育部优质均衡县复核"), level_of("优秀组织奖")
    ('省级', '国家级', None)
    """
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)
