"""Numbers that quantify: value, unit and comparator, with the words that belong to them.

Finds what is written (3.4万个, 近17万人次, 200多亿元, 百余所, 三分之一, 3-5个, 居全省第二, 1:15);
what is counted is found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kg_build.extract.admission import measured_in, refusal
from kg_build.extract.masks import Mask
from kg_build.extract.numerals import MAGNITUDES, chinese_value, tidy, value
from kg_build.extract.vocabulary import alternatives, comparators, unit_pattern, units
from kg_build.model import Comparator, Span

_MAGNITUDE = "(?:" + alternatives(MAGNITUDES) + ")"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = (
    r"[一二两三四五六七八九十百千万亿][零〇一二两三四五六七八九十百千万亿]{0,17}(?:点[零〇一二三四五六七八九]{1,6})?"
)
_MID = r"[多余来几]"
_GAP = r"[^\S\r\n]"  # a number and its unit stand on one line
_TO = rf"{_GAP}{{0,2}}(?:[-—–－~～]{{1,2}}|至|到){_GAP}{{0,2}}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `span` holds comparator words too, `number` only numeral and unit."""

    span: Span
    number: Span
    value: Decimal
    unit: str
    comparator: Comparator = "="
    shape: str = "plain"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number that quantifies nothing here, and why."""

    span: Span
    reason: str


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    before = "|".join(pattern for _, pattern in comparators("before"))
    after = "|".join(pattern for _, pattern in comparators("after"))
    unit = unit_pattern()
    return re.compile(
        rf"(?P<pre>(?:{before})(?:了|到|为|有)?{_GAP}?|(?:上|数|过)(?=[十百千万亿]))?"
        rf"(?P<num>{_ARABIC}|{_CHINESE})(?P<mid>{_MID})?{_GAP}?(?P<mag>{_MAGNITUDE})?(?P<mid2>{_MID})?"
        rf"(?:(?P<unit1>{unit})?{_TO}(?P<num2>{_ARABIC}|{_CHINESE})(?P<mag2>{_MAGNITUDE})?)?"
        rf"{_GAP}?(?P<unit>{unit})?(?P<post>{after})?"
    )


_FRACTION = re.compile(
    r"(?P<pre>超过|超|近|约)?(?P<den>[二三四五六七八九十百千万]{1,3})分之"
    r"(?P<num>[一二三四五六七八九十百零〇]{1,6}(?:点[零〇一二三四五六七八九]{1,4})?|\d{1,3}(?:\.\d+)?)(?P<post>以上|以下|以内|左右|多)?"
)
_RATIO = re.compile(rf"(?P<a>\d{{1,6}}(?:\.\d{{1,4}})?){_GAP}?[:∶：]{_GAP}?(?P<b>\d{{1,6}}(?:\.\d{{1,4}})?)(?![\d%])")
_LISTED = re.compile(
    rf"(?P<num>(?<![\d.])\d{{1,9}}(?:\.\d{{1,6}})?){_GAP}?个?(?=(?:[、和及]{_GAP}?\d{{1,9}}(?:\.\d{{1,6}})?{_GAP}?个?){{0,6}}[、和及]{_GAP}?"
    rf"\d{{1,9}}(?:\.\d{{1,6}})?{_GAP}?(?P<mag>{_MAGNITUDE})?(?P<unit>百分点|个百分点|%|[元人名所]))"
)
_RANK = re.compile(rf"第{_GAP}?(?P<n>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?P<u>位|名)?")
_RANK_LEAD = re.compile(
    r"(?:居|列|位列|排名?|排在|名列|跃居|升至|升到|跃升至|总分|稳居|保持|连续)[一-鿿]{0,8}$|全[省市国区县州][^，。；]{0,4}$|(?:[省市区县州国]内?|世界|全球|亚洲)$|第[一二三四五六七八九十]{1,3}(?:位|名)?[、，和]$|[、和]$"
)
_RANK_NEXT = re.compile(r"$|[，。；、！）\s]|顺位|的|和|与|且|以|之")
_TOP = re.compile(r"前(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<u>位|名|强)|(?P<hundred>百)强")


def _comparator(pre: str, mids: str, post: str) -> Comparator:
    """Return the comparator of the words around a number; words behind it decide over those before it."""
    for where, said in (("after", post), ("before", pre)):
        for comparator, pattern in comparators(where):
            if said and re.fullmatch(rf"(?:{pattern})(?:了|到|为|有)?\s?", said):
                return comparator
    if pre:
        return ">"
    if mids:
        return "~" if mids in ("来", "几") else ">"
    return "="


def blank(folded: str, stretches: Iterable[Mask]) -> str:
    """Return the text with the masked stretches filled by a character no pattern knows."""
    parts, position = [], 0
    for mask in stretches:
        parts += [folded[position : mask.start], "\x03" * (mask.end - mask.start)]
        position = mask.end
    return "".join((*parts, folded[position:]))


def quantities(folded: str, masked: Iterable[Mask]) -> tuple[list[Quantity], list[Rejected]]:
    """Return the quantities of a folded text in order, and the numbers that are none."""
    bare = blank(folded, masked)
    found: list[Quantity] = []
    refused: list[Rejected] = []
    for pattern, read in (
        (_FRACTION, _fraction),
        (_LISTED, _listed),
        (_TOP, _top),
        (_RANK, _rank),
        (_RATIO, _ratio),
        (_plain(), _number),
    ):
        taken: list[tuple[int, int]] = []
        for match in pattern.finditer(bare):
            result = read(match, bare)
            for item in result:
                (found if isinstance(item, Quantity) else refused).append(item)  # type: ignore[arg-type]
            if result:
                taken.append(match.span())
        if pattern is not _plain():
            bare = blank(bare, (Mask(*span, "") for span in taken))
    return sorted(found, key=_order), sorted(refused, key=_order)


def _order(item: Quantity | Rejected) -> tuple[int, int]:
    return item.span.start, item.span.end


def _span(match: re.Match[str], first: str = "", last: str = "") -> Span:
    return Span(match.start(first or 0), match.end(last or 0))


def _fraction(match: re.Match[str], _: str) -> list[Quantity | Rejected]:
    low, high = chinese_value(match["den"]), value(match["num"])
    if not low or high is None:
        return []
    comparator = _comparator(match["pre"] or "", "", match["post"] or "")
    number = Span(match.start("den"), match.end("num"))
    return [Quantity(_span(match), number, tidy(round(high * 100 / low, 2)), "%", comparator, "fraction")]


def _listed(match: re.Match[str], bare: str) -> list[Quantity | Rejected]:
    """Read a number of a list whose unit stands behind the last one (18.4、6.2和9.7个百分点)."""
    if re.match(r"\s?个?[一-鿿%]", bare[match.end("num") :][:3]) and not re.match(
        r"\s?个?[、和及]", bare[match.end("num") :][:4]
    ):
        return []
    number, unit = value(match["num"], match["mag"] or ""), units()[match["unit"]]
    if number is None:
        return []
    return [Quantity(_span(match), _span(match, "num", "num"), tidy(number), unit.name)]


def _top(match: re.Match[str], bare: str) -> list[Quantity | Rejected]:
    number = Decimal(100) if match["hundred"] else value(match["n"])
    before = bare[max(0, match.start() - 14) : match.start()]
    if number is None or not re.search(r"居|列|进入|保持|排|跻身|入围|获|全[省国市]|稳", before):
        return [Rejected(_span(match), "ordinal")]
    first = match.start("hundred") if match["hundred"] else match.start("n")
    return [Quantity(_span(match), Span(first, match.end()), number, "位", "<=", "rank")]


def _rank(match: re.Match[str], bare: str) -> list[Quantity | Rejected]:
    number = value(match["n"])
    before, after = bare[max(0, match.start() - 16) : match.start()], bare[match.end() : match.end() + 2]
    if number is None or not _RANK_NEXT.match(after) or not _RANK_LEAD.search(before):
        return [Rejected(_span(match), "ordinal")]
    return [Quantity(_span(match), _span(match), number, "位", "=", "rank")]


def _ratio(match: re.Match[str], _: str) -> list[Quantity | Rejected]:
    return [Quantity(_span(match), _span(match), tidy(Decimal(match["a"])), ":" + match["b"], "=", "ratio")]


def _number(match: re.Match[str], bare: str) -> list[Quantity | Rejected]:
    """Read one plain number, or both ends of a range."""
    digits, written = match["num"], match["unit"] or match["unit1"] or ""
    reason = refusal(match, bare, written)
    if reason is not None:
        return (
            [Rejected(Span(match.start("num"), match.end("unit") if match["unit"] else match.end("num")), reason)]
            if reason
            else []
        )
    unit, factor = measured_in(match, bare, written)
    low = value(digits, match["mag"] or (match["mag2"] or "" if match["num2"] else ""))
    if low is None:
        return [Rejected(_span(match, "num", "num"), "not understood")]
    end = (
        match.end("unit")
        if match["unit"]
        else match.end("mid2")
        if match["mid2"]
        else max(match.end("num"), match.end("mag"))
    )
    if match["num2"]:
        return _range(match, low, unit, factor)
    number = Span(match.start("num"), end)
    mids = (match["mid"] or "") + (match["mid2"] or "")
    return [
        Quantity(
            _span(match), number, tidy(low * factor), unit, _comparator(match["pre"] or "", mids, match["post"] or "")
        )
    ]


def _range(match: re.Match[str], low: Decimal, unit: str, factor: Decimal) -> list[Quantity | Rejected]:
    high = value(match["num2"], match["mag2"] or "")
    if high is None or high <= low:
        return [Rejected(_span(match, "num"), "not understood")]
    whole, first = _span(match), Span(match.start("num"), match.end("unit1") if match["unit1"] else match.end("num"))
    second = Span(match.start("num2"), match.end("unit") if match["unit"] else match.end("num2"))
    return [
        Quantity(whole, first, tidy(low * factor), unit, ">=", "low"),
        Quantity(whole, second, tidy(high * factor), unit, "<=", "high"),
    ]
