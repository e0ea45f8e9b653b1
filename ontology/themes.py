"""The theme and the school stage of an indicator that the vocabulary does not list, told by words of its name.

The words are the hidden labels of the themes and stages in `vocabularies/themes.ttl`. The last of them in a name tells, since the
head of a Chinese name stands at its end: 心理健康教育资格证持证率 is about teachers. What two themes say of everything,
how many take part and who runs it, counts only where nothing else does: 残疾儿童入学率 is about equity. A name without such
a word has no theme, rather than a guessed one. A stage is told where the words of a name agree on one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from ontology import iris
from ontology.normal import normal_form
from ontology.terms import SKOS
from ontology.turtle import parse

_GENERAL = frozenset({str(iris.concept("theme", "普及程度")), str(iris.concept("theme", "普惠与公办"))})
_SPECIAL = str(iris.concept("stage", "特殊教育"))
_GARDENS = re.compile("校园|[乐家公菜花田果]园|[业技创]园|园[区林丁地艺]")  # where 园 is no kindergarten
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")


def theme_of(name: str) -> URIRef | None:
    """Return the theme that an indicator's name tells; None where it tells none.

    >>> str(theme_of("教师心理健康教育资格证持证率")).rpartition("/")[2]
    '教师队伍'
    >>> theme_of("典型案例") is None
    True
    """
    form = normal_form(_ASIDE.sub("", name))
    found = (
        (form.rfind(word) + len(word), len(word), theme) for word, theme in _words("theme").items() if word in form
    )
    best = max(((theme not in _GENERAL, end, length, theme) for end, length, theme in found), default=None)
    return URIRef(best[-1]) if best else None


def stage_of(name: str) -> URIRef | None:
    """Return the school stage that an indicator's name tells; None where it tells none, or more than one.

    Special education is for all ages: beside it the stage of the same name counts for nothing.

    >>> str(stage_of("残疾儿童小学入学率")).rpartition("/")[2], str(stage_of("中小学课后服务")).rpartition("/")[2]
    ('特殊教育', '基础教育')
    >>> stage_of("小学与初中专任教师") is None
    True
    """
    form, found = _GARDENS.sub(" ", normal_form(_ASIDE.sub("", name))), set[str]()
    for word, stage in sorted(_words("stage").items(), key=lambda item: -len(item[0])):
        if word in form:
            found.add(stage)
            form = form.replace(word, " ")
    if _SPECIAL in found:
        return URIRef(_SPECIAL)
    return URIRef(found.pop()) if len(found) == 1 else None


@cache
def _words(scheme: str) -> Mapping[str, str]:
    """Return the normal form of each telling word of a scheme -> the IRI of its theme or stage."""
    within = str(iris.concept(scheme, ""))
    return {
        normal_form(quad.object.value): quad.subject.value
        for quad in parse("vocabularies/themes.ttl")
        if quad.predicate.value == str(SKOS.hiddenLabel)
        and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(within)
    }  # fmt: skip
