"""Bytes to text: UTF-8, GB18030 and UTF-16 with or without a byte order mark.

The text is the decoded file itself: only the mark is dropped, newlines stay as they are. Without a
mark the encoding is the one whose reading looks most like Chinese office prose. Nothing is repaired.
"""

from __future__ import annotations

import codecs
import re

from kg_build.read.errors import BinaryFile, EmptyFile, UnknownEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ("gb18030", "utf-16-le", "utf-16-be")
_MAGIC = (
    (b"PK\x03\x04", "a .docx or .xlsx file"),
    (b"%PDF", "a .pdf file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"\x89PNG", "a picture (.png)"),
    (b"\xff\xd8\xff", "a picture (.jpg)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r\f\v\x20-\x7e　-〿＀-￯‐-⁯①-⓿√※×÷·Ⅰ-Ⅻ─-◿█]")
# A reading in the wrong encoding scores 0.2 to 0.6 on any text of a few lines, the right one above 0.95.
_PLAUSIBLE = 0.85
_SAMPLE = 200_000


def decode(data: bytes, name: str) -> str:
    """Return the text of a file. Raises EmptyFile, BinaryFile or UnknownEncoding, each naming `name`."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(name)
    for magic, form in _MAGIC:
        if data.startswith(magic):
            raise BinaryFile(name, form)
    text = _marked(data, name)
    if text is None:
        text = _strict(data, "utf-8")
        if text is None or "\x00" in text:
            text = _guessed(data, name)
    if not text.strip():
        raise EmptyFile(name)
    return _printable(text, name)


def _marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise UnknownEncoding(name, (encoding,))
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, name: str) -> str:
    readings = [(text, _plausibility(text)) for e in _UNMARKED if (text := _strict(data, e)) is not None]
    if readings:
        text, score = max(readings, key=lambda reading: reading[1])
        if score >= _PLAUSIBLE:
            return text
    if data.count(b"\x00") > len(data) // 100:
        raise BinaryFile(name)
    raise UnknownEncoding(name, ("UTF-8", "GB18030", "UTF-16"))


def _plausibility(text: str) -> float:
    """Share of characters that office prose uses: ASCII, CJK punctuation, level-1 characters of GB 2312."""
    sample = text[:_SAMPLE]
    good = sum(1 for character in sample if _USUAL.match(character) or _common(character))
    return (good - 5 * len(_CONTROL.findall(sample))) / len(sample) if sample else 0.0


def _common(character: str) -> bool:
    try:
        first = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= first <= 0xD7


def _printable(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) > len(text) // 1000 or "\x00" in text:
        raise BinaryFile(name)
    return text
