"""Policy papers named in 《》 that the issuing body made or will make.

Papers of others, laws, newspapers, books and yearly reports are left out: a paper counts where a verb
of issuing governs it, or where it is carried out and its title begins with the issuer's own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.clauses import TITLED, Clause
from kg_build.extract.named.verbs import governing, verbs
from kg_build.extract.named.vocabulary import either, words

_TITLE = re.compile(TITLED)
_OTHERS = re.compile(f"^(?:{either(words('foreign_titles'))})")
_YEARLY = re.compile(
    f"{either(words('no_paper_ends', 'always'))}(?:（[^（）]*）)?$"
    f"|(?:\\d{{4}}年|年度).*{either(words('no_paper_ends'))}(?:（[^（）]*）)?$"
)
_NOTICE = re.compile(r"^.{0,30}关于(?:印发|下发|发布|转发)《?(?P<title>.+?)》?的通知$")
_NAME_END = re.compile(f"{either(words('paper_ends'))}(?:（[^（）]*）|[\\d“”—-]|条)*$")


def paper_names(plain: str, clause: Clause, own: tuple[str, ...]) -> Iterator[Candidate]:
    """Yield the papers that a clause says are issued, planned or carried out; `own` are names of the issuer's place."""
    found = verbs(plain, clause.start, clause.end)
    for match in _TITLE.finditer(plain, clause.start, clause.end):
        title = match[0][1:-1]
        notice = _NOTICE.match(title)
        title = re.sub(r"[“”]", "", notice["title"] if notice else title)
        verb = governing(found, match.start())
        ours = title.startswith(own) or (notice is not None and match[0][1:-1].startswith(own))
        if (_OTHERS.match(title) and not ours) or _YEARLY.search(title) or len(title) < 5:
            continue
        if verb and "issue" in verb.classes:
            yield Candidate(title, match.start(), match.end(), "paper", "paper-issued")
        elif ours and _NAME_END.search(title):
            yield Candidate(title, match.start(), match.end(), "paper", "paper-own")
