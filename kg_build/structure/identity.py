"""What a document says of itself: title, issuer, place, number, date, year and kind.

The manifest overrides the text. Reads the head of the text and its end; headings and sections are `outline`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_build.model import Document, Place, Span
from kg_build.structure.gazetteer import place_named
from kg_build.structure.given import given_place
from kg_build.structure.plans import plan_years

_HEAD = 1600
_DATE = re.compile(r"((?:19|20)\d\d)\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?")
_NUMBER = re.compile(r"[一-鿿]{2,12}[〔\[［（【]\s*(?:19|20)\d\d\s*[〕\]］）】]\s*第?\s*\d{1,4}\s*号")
_ISSUER = re.compile(
    r"[一-鿿]{2,20}?(?:人民政府办公[厅室]|人民政府|教育委员会|教育厅|教育局|教委|教育体育局|教育和体育局|教育科技局|科教局|教体局|统计局|教育工委|社会事业局|社会事业发展局|文教局)"
)
_TITLE_WORDS = re.compile(
    r"关于.{2,60}(?:通知|意见|决定|报告|公告|请示|批复)|(?:总结|要点|思路|计划|方案|规划|纲要|工作报告|公报|意见|办法|安排|这一年|概况|报告)(?:（[^（）]{1,16}）)?$"
)
_PAGE_ROW = re.compile(
    r"^\s*[>»›]|位置\s*[:：]|^\s*首页|\s[>»›]\s.*\s[>»›]\s|(?:浏览|访问|阅读)(?:次数|量)|字体\s*[:：]|^\s*来源\s*[:：]"
)
_KINDS = (
    ("政府工作报告", "政府工作报告"),
    ("统计公报", "统计公报"),
    ("公报", "统计公报"),
    ("总结", "工作总结"),
    ("要点", "工作要点"),
    ("思路", "工作要点"),
    ("行动方案", "方案"),
    ("方案", "方案"),
    ("规划", "规划"),
    ("纲要", "规划"),
    ("计划", "计划"),
    ("意见", "意见"),
    ("办法", "办法"),
    ("报告", "工作报告"),
    ("这一年", "工作总结"),
)
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "0": "0"}


@dataclass(frozen=True, slots=True)
class Identity:
    """The document as a whole."""

    title: str
    issuer: str
    place: Place
    issued: str
    number: str
    year: str
    kind: str
    said: tuple[Span, ...] = ()


def identity(document: Document, folded: str) -> Identity:
    """Read what a document says of itself."""
    entry = document.entry
    head = folded[:_HEAD]
    title = (entry.title if entry else "") or _title(_told(document, head))
    issuer = _issuer(title, head)
    place = _place(entry.issuer_region if entry else "", title, issuer, head)
    dated = _DATE.search(head)
    issued = f"{dated[1]}-{int(dated[2]):02d}-{int(dated[3]):02d}" if dated else ""
    number = _own_number(head)
    numbered = re.search(r"(?:19|20)\d\d", number[0]) if number else None
    said = [Span(*found.span()) for found in (number, _title_in(head, title), dated) if found]
    year = (entry.year if entry else "") or _year(title, issued or (numbered[0] if numbered else ""), head)
    kind = (entry.kind if entry else "") or next((kind for word, kind in _KINDS if word in title), "")
    return Identity(
        title, issuer, place, issued, number[0].replace(" ", "") if number else "", year, kind, tuple(sorted(said))
    )


def _told(document: Document, head: str) -> str:
    """Return the lines of the head that the document itself says: none of a web page's surroundings, nor its number."""
    residue = [block.span for block in document.blocks if block.kind == "residue"]
    rows, start = [], 0
    for row in head.split("\n"):
        if not any(span.start <= start < span.end for span in residue) and not _PAGE_ROW.search(row):
            rows.append(_NUMBER.sub("", row) if _NUMBER.match(row.strip()) else row)
        start += len(row) + 1
    return "\n".join(rows)


def _title(head: str) -> str:
    rows = [row.strip() for row in head.split("\n")]
    notice = _notice([row for row in rows if row][:8])
    if notice:
        return notice
    for index, row in enumerate(rows):
        if not row or len(row) > 80 or "\t" in row or row.endswith(("。", "；")):
            continue
        if _TITLE_WORDS.search(row):
            return row
        joined = row + (rows[index + 1] if index + 1 < len(rows) else "")
        if (
            ("关于" in row or len(row) < 40)
            and len(joined) <= 90
            and re.search(r"关于.{2,60}的通知$|(?:总结|要点|计划|规划|报告|方案)$", joined)
        ):
            return joined
    return next((row[:60] for row in rows if row), "")


def _notice(rows: list[str]) -> str:
    """Return the title of a notice (关于…的通知), which may run over several lines."""
    rows = [row for row in rows if not _NUMBER.fullmatch(row.replace(" ", ""))]
    for first in range(len(rows)):
        for last in range(first + 1, min(first + 4, len(rows)) + 1):
            joined = "".join(rows[first:last])
            if len(joined) <= 110 and re.fullmatch(
                r"[^，。；]*关于[^。；]{2,90}的(?:通知|意见|决定|公告|通报|批复|函)", joined
            ):
                return joined
    return ""


def _issuer(title: str, head: str) -> str:
    for text in (title, head):
        found = _ISSUER.search(text)
        if found:
            return re.sub(r"^[^一-鿿]*(?:年度?|关于)", "", found[0])
    return ""


def _place(given: str, title: str, issuer: str, head: str) -> Place:
    known = given_place(given)
    if known:
        return known
    for words in (title, issuer, head[:400], head):
        place = place_named(words, short=words in (title, issuer)) if words else None
        if place:
            return place
    return Place("100000", "中国")


def _own_number(head: str) -> re.Match[str] | None:
    """Find the document's number: alone on its line or after 文号; one inside a sentence is another paper's."""
    start = 0
    for row in head.split("\n"):
        found = _NUMBER.search(row)
        if found and (found[0] == row.strip() or re.search(r"(?:文号|发文字号)\s*[:：]\s*$", row[: found.start()])):
            return _NUMBER.search(head, start)
        start += len(row) + 1
    return None


def _title_in(head: str, title: str) -> re.Match[str] | None:
    """Find the words of the title, which may run over several lines; None where the title was given, not read."""
    words = "".join(title.split())
    return re.search(r"\s*".join(map(re.escape, words)), head) if words else None


def _year(title: str, issued: str, head: str) -> str:
    """Return the year the document is from: the latest in its title, else its date's, else the first in its head."""
    years = re.findall(r"(?:19|20)\d\d", title)
    if years:
        return str(max(years))
    if issued:
        return issued[:4]
    plan = plan_years(title)
    if plan:
        return str(plan[0])
    chinese = re.search(r"([二][〇○零0一二三四五六七八九]{3})年", title + head)
    if chinese:
        return "2" + "".join(_DIGITS[c] for c in chinese[1][1:])
    named = re.findall(r"(?<![到至])((?:19|20)\d\d)年(?!前)", head)
    return max(named) if named else ""
