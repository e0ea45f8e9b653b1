"""Lists that belong to a named whole: 实施优教供给、优校兴乡等“五优”工程, 立德树人工程和扩优提质等“九大行动”.

Each member is an initiative and a part of the whole that the list ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.vocabulary import either, words

_WHOLE = re.compile(
    rf"等“(?P<count>[一二三四五六七八九十\d]{{1,3}}[大项]?)(?P<name>[^“”，。]{{1,8}})”(?P<head>{either(words('quoted_heads', 'name'))})?"
)
_LIST = re.compile(
    r"(?:[^，。；：、“”等的]{2,24}|“[^“”]{2,20}”)(?:(?:、|和|与)(?:[^，。；：、“”等的]{2,24}|“[^“”]{2,20}”))+$"
)
_LEAD = re.compile(rf"^(?:{either((*words('verbs'), *words('lead_words')))})+")


def enclosed_names(plain: str, clause: Clause) -> Iterator[Candidate]:
    """Yield the members of lists in a clause that end with a named whole."""
    for match in _WHOLE.finditer(plain, clause.start, clause.end):
        listed = _LIST.search(plain[clause.start : match.start()])
        whole = match["count"] + match["name"] + (match["head"] or "")
        if listed is None or not (match["head"] or re.search(r"(?:工程|行动|计划|改革)$", match["name"])):
            continue
        begin = clause.start + listed.start()
        for part in re.finditer(r"[^、和与]+", listed[0]):
            lead = _LEAD.match(part[0])
            name = (part[0][lead.end() :] if lead else part[0]).strip("“”")
            start = begin + part.start() + (lead.end() if lead else 0)
            if len(name) >= 3:
                yield Candidate(name, start, begin + part.end(), "programme", "enclosed", enclosing=whole)
