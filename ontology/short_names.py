"""The short name of a place, from its official name alone: 温州 for 温州市, 恩施 for 恩施土家族苗族自治州.

Two rules hold always: a short name has at least two characters (沙县 stays 沙县, 郊区 stays 郊区), and it is the
head of the official name. Colloquial forms that are no head of the name (黔东南 is one, 前郭 too) are left to
`alt_names` of the region table. This module knows no places.
"""

from __future__ import annotations

_PEOPLES = (
    "土家族 苗族 蒙古族 藏族 维吾尔族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 "
    "景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 鄂温克族 保安族 裕固族 独龙族 回族 鄂伦春族 "
    "蒙古 哈萨克 柯尔克孜 塔吉克 锡伯 维吾尔 壮 回 各族"
).split()
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_TAILS = ("特别行政区", "地区", "新区", "林区", "特区", "省", "市", "盟", "区", "县", "旗")
_SHORTEST = 2


def short_name(name: str) -> str:
    """Return the short form of an official place name; the name itself where there is none.

    >>> [short_name(name) for name in ("温州市", "恩施土家族苗族自治州", "内蒙古自治区", "沙县", "浦东新区", "东乡族自治县")]
    ['温州', '恩施', '内蒙古', '沙县', '浦东', '东乡']
    """
    for tail in _AUTONOMOUS:
        if name.endswith(tail):
            return _without_peoples(name.removesuffix(tail))
    for tail in _TAILS:
        stem = name.removesuffix(tail)
        if stem != name and len(stem) >= _SHORTEST:
            return stem
    return name


def _without_peoples(stem: str) -> str:
    for people in _PEOPLES:
        rest = stem.removesuffix(people)
        if rest != stem and len(rest) >= _SHORTEST:
            return _without_peoples(rest)
    return stem.removesuffix("族") if len(stem) > _SHORTEST else stem
