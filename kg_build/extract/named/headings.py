"""Initiatives that a heading or a list item is: （一）学科竞赛行动。 一、“优教供给”持续扩大. 附件2 …行动方案.

A heading that tells what is done (推进…工程) is a clause like others and read by the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.vocabulary import either, rows, words

_HEADS = {
    row[0]: row[1] for row in rows("heads") if row[1] in ("programme", "action", "campaign", "plan", "reform", "paper")
}
_ITEM = re.compile(
    r"^[ \t]*(?:附件[：:\d]*)?(?:第[一二三四五六七八九十]+[章节部分]+|（?[一二三四五六七八九十]{1,3}[、）.]|（?\d{1,2}(?:[、）]|\.(?!\d))|[⑴-⒇①-⑳])[、 ]*"
    r"(?P<title>[^\n\t。；！？]{2,60})",
    re.M,
)
_TITLE_LINE = re.compile(r"^ *(?:\d{1,2}[.、．] *(?!\d))?(?P<title>[^\n\t。，；：！？、]{6,60}) *$", re.M)
_PAPER = re.compile(rf"(?:{either(words('title_ends'))})(?:（[^（）]*）)?$")
_NAME = re.compile(rf"^(?P<name>.{{2,40}}(?P<head>{either(_HEADS)}))(?P<rest>（[^（）]*）)?$")
_QUOTED = re.compile(r"^“(?P<name>(?!十[一-鿿]?五”)[^“”，]{2,12})”(?!理念|精神|时期)")
_STARTS_WITH_VERB = re.compile(
    f"(?:{either(words('lead_words'))}|科学|统筹|加快)?"
    + either((*words("verbs"), "关于", "根据", "组织", "加大", "做"))
)
_YEARLY = re.compile(f"{either(words('no_paper_ends'))}(?:（[^（）]*）)?$")


def _rule(kind: str) -> str:
    return "heading-name" if kind in ("programme", "action", "campaign", "plan") else "heading-other"


def heading_names(plain: str) -> Iterator[Candidate]:
    """Yield the initiatives that headings and list items are names of."""
    for item in _ITEM.finditer(plain):
        title, start = item["title"].rstrip(), item.start("title")
        quoted = _QUOTED.match(title)
        name = _NAME.match(title)
        if quoted:
            yield Candidate(quoted["name"], start, start + quoted.end(), "programme", "heading-quoted")
        elif name and not _STARTS_WITH_VERB.match(title) and not re.search(r"[，：]", title):
            text = re.sub(r"[“”]", "", name[0])
            yield Candidate(text, start, start + len(title), _HEADS[name["head"]], _rule(_HEADS[name["head"]]))
    for line in _TITLE_LINE.finditer(plain):
        title = line["title"].strip()
        if _PAPER.search(title) and not _YEARLY.search(title) and not _STARTS_WITH_VERB.match(title):
            yield Candidate(re.sub(r"[“”]", "", title), line.start("title"), line.end("title"), "paper", "title-line")
