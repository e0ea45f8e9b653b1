"""What one cell looks like: a figure, a mark, a year, words, nothing. No meaning yet."""

from __future__ import annotations

import re

MARKS = "√✓✔☑×✗✘※*＊★☆●○◎△▲■□◆◇#＃/／"
# Full-width digits, letters, per cent sign and full stop to the narrow ones, one code point for one.
_NARROW = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E)
}
_DASHES = "-－—–―一─"
_FIGURE = re.compile(
    r"\d+(?:\.\d+)?\s*[:：]\s*\d+(?:\.\d+)?|[(（]?[-－−+＋±<>≤≥＜＞约近超]*\s*\d[\d,，]*(?:\.\d+)?\s*"
    r"(?:%|％|‰|个百分点|[万亿]?(?:元|人|所|个|名|亩|平方米|班|册|台|间|户|人次|岁|年|倍|分)?)?(?:以上|以下|左右|余)?[)）]?"
)
_YEAR = re.compile(
    r"(?:19|20)\d{2}\s*(?:年度?|学年|[-－—–~至到]\s*(?:19|20)?\d{2,4}\s*年?度?)?(?:\s*[（(]?[一-鿿]{0,4}[)）]?)?"
)


def squeeze(text: str) -> str:
    """Return the cell's words on one line: digits and letters of one width, no white space between CJK characters.

    Punctuation stays as it is printed, so that names are in the document's own words.
    """
    text = re.sub(r"\s+", " ", text.translate(_NARROW)).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)


def is_mark(text: str) -> bool:
    """Tell whether a cell holds nothing but marks: √ ※ — * -."""
    body = "".join(text.split())
    return bool(body) and len(body) <= 4 and all(c in MARKS or c in _DASHES[:6] + "─" for c in body)


def is_year(text: str) -> bool:
    """Tell whether a cell names a year or a span of years, which heads columns rather than fills them."""
    body = "".join(text.split())
    return bool(_YEAR.fullmatch(body)) and len(body) <= 12


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number with at most a sign and a unit."""
    return bool(_FIGURE.fullmatch("".join(text.split())))


def is_data(text: str) -> bool:
    """Tell whether a cell fills a table (a figure or a mark) rather than names something."""
    return is_mark(text) or is_figure(text)
