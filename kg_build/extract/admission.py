"""Does a number quantify? Which unit is it in where none is written?

A digit quantifies unless its unit says otherwise (a duration, a code); a Chinese numeral only where
a measure word follows and no idiom, article or slogan is meant. The words are data.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg_build.extract.vocabulary import alternatives, rows, units, words

_ONE = frozenset("所名位家座间台门人")
_LARGE = frozenset("百千万亿")
_DURATIONS = frozenset({"年", "天", "周", "个月", "学期", "岁"})
_LASTING = re.compile(
    r"连续$|连续\s*$|年限[^，。；]{0,30}$|学制[^，。；]{0,6}$|寿命[^，。；]{0,6}$|年龄[^，。；]{0,6}$|服务期[^，。；]{0,6}$|不少于$|每[^，。；]{1,6}$"
)
_AMONG = re.compile(
    r"个?(?:[省市州盟旗县区]{1,3}|地市|设区市|县（市、区）|省份|城市)(?:（[^（）]{1,8}）)?(?:中|里|内)?(?:排名?|位?列|位?居)?第"
)
_MONEY = re.compile(r"投资|投入|资金|经费|支出|拨款|债券|收入|费|贷款|补助|产值")
_COUNTED_NUMBER = re.compile(
    r"(?:系数|指数|得分|分值|比值|均值|满意度)[^，。；]{0,16}$|(?:达到|达|为|小于|低于|高于|不超过|提高到|降至|降低到|缩小到|至)$"
)


@lru_cache(maxsize=1)
def _refused() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("idioms.tsv")))


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    return re.compile(alternatives(words("people.txt")))


@lru_cache(maxsize=1)
def _ends_in_people() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('people.txt'))}|在校生|人数|人口)(?:总数|规模)?$")


def counts_people(name: str) -> bool:
    """Say whether what is measured is a number of persons, by the head of its name."""
    return bool(_ends_in_people().search(name))


def refusal(match: re.Match[str], bare: str, written: str) -> str | None:
    """Return why a number quantifies nothing; "" where it is not even a number to account for; None where it does."""
    before = bare[max(0, match.start("num") - 40) : match.start("num")]
    if match["num"][0].isascii():
        return _arabic_refusal(match, bare, written, before)
    return _chinese_refusal(match, bare, written, before)


def _arabic_refusal(match: re.Match[str], bare: str, written: str, before: str) -> str | None:
    if re.search(r"[A-Za-z][-.]?$", before) or (
        re.match(r"[A-Za-z]", bare[match.end("num") : match.end("num") + 1]) and not written
    ):
        return "name"
    if (written == "%" and re.search(r"(?:排名|全球|世界|全国|全省|位列|进入|居|列|排)前$", before)) or before.endswith(
        ("海拔", "每")
    ):
        return "name"
    if _AMONG.match(bare, match.end("num")):
        return "name"
    if written in _DURATIONS:
        return None if _lasting(match, bare, before) else "date"
    if written or match["mid"] or match["mid2"] or match["mag"]:
        return None
    behind = match.end("post") if match["post"] else match.end("num")
    rest = bare[behind : behind + 1]
    if _people().match(bare, match.end("num")) and len(match["num"]) > 1:
        return None
    if _COUNTED_NUMBER.search(before) and not re.match(r"(?![和及与])[一-鿿\d]", rest):
        return None
    return "date" if re.fullmatch(r"(?:19|20)\d\d", match["num"]) else "not understood"


def _lasting(match: re.Match[str], bare: str, before: str) -> bool:
    """Say whether a duration is measured: how often in a row, for how long at least, at which age."""
    after = bare[match.end("unit") : match.end("unit") + 3]
    return bool(
        _LASTING.search(before) or after.startswith("连续") or (match["pre"] and re.search(r"[少低多超]", match["pre"]))
    )


def _chinese_refusal(match: re.Match[str], bare: str, written: str, before: str) -> str | None:
    digits = match["num"]
    marked = bool(match["pre"] or match["mid"] or match["mid2"])
    people = _people().match(bare, match.end("mid2") if match["mid2"] else match.end("num"))
    if not written and not (marked and people and digits[-1] in _LARGE):
        return ""
    if before.endswith("每") and digits != "一":
        return "name"
    context = before[-6:] + "‹" + bare[match.start("num") : match.end() + 8]
    if _refused().search(context):
        return "name"
    if written in _DURATIONS:
        return None if _lasting(match, bare, before) else "date"
    if written == "成":
        return (
            None
            if len(digits) == 1
            and digits in "一二三四五六七八九"
            and re.match(r"$|以|[，。；、的左多]", bare[match.end("unit") :][:1])
            else ""
        )
    if digits in _LARGE:
        return None if marked or written in ("人", "名", "所", "场", "册", "亩") else "name"
    if digits == "一" and not marked:
        return None if _counts_one(written, before) else "article"
    return None


def _counts_one(written: str, before: str) -> bool:
    """Say whether 一 counts: one school, one term for each; not the article (一批, 一个)."""
    if before.endswith(("每", "第", "同", "任", "这", "那", "哪", "某", "唯", "单", "统", "另", "新")):
        return False
    if written in ("倍", "番"):
        return True
    each = re.search(r"每[^，。；]{1,8}$|至少$|各$|不少于$", before)
    if written == "次":
        return bool(each or re.search(r"(?:组织|开展|举办|召开|调研|举行|进行)$", before))
    return bool(each) or written in _ONE


def measured_in(match: re.Match[str], bare: str, written: str) -> tuple[str, Decimal]:
    """Return the normal unit and the factor of a number, from what is written or from what is counted."""
    if written == "成":
        return "%", Decimal(10)
    if written == "位" and re.search(
        r"前移|前进|进步|上升|提升|提高|后移|下降|进位$", bare[max(0, match.start("num") - 6) : match.start("num")]
    ):
        return "位", Decimal(1)
    if written:
        unit = units()[written]
        return unit.name, Decimal(unit.factor)
    if _people().match(bare, match.end()):
        return "人", Decimal(1)
    around = (
        re.split(r"[，、；。]", bare[max(0, match.start() - 12) : match.start()])[-1]
        + re.split(r"[，、；。]", bare[match.end() : match.end() + 10])[0]
    )
    if match["mag"] and match["mag"] in ("亿", "万", "万亿") and _MONEY.search(around):
        return "元", Decimal(1)
    return "", Decimal(1)
