"""What kind of initiative a name tells of: programme, action, plan, reform, mechanism, campaign, paper or brand."""

from __future__ import annotations

from kg_build.extract.named.candidate import Candidate
from kg_build.extract.named.vocabulary import rows

_BY_HEAD = sorted(((row[0], row[1]) for row in (*rows("heads"), *rows("more_kinds"))), key=lambda pair: -len(pair[0]))


def kind_of(candidate: Candidate) -> str:
    """Return the local name of a candidate's kind in the ontology; the end of its name tells, else its rule."""
    if candidate.rule == "quoted-drop":
        return "brand"
    if candidate.kind != "programme":
        return candidate.kind
    name = candidate.name.split("（", 1)[0]
    return next((kind for head, kind in _BY_HEAD if name.endswith(head)), "programme")
