"""Places that reached, plan or failed to reach a certified state: 鹿城、龙湾通过…国家验收.

A clause is read as places, what is said, and the state, in this order; several such groups may stand in
one clause, and a state may be left out when the clause before named it (路桥、玉环完成申报). Counted
places (7个县通过…) are measures and no facts here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.levels import level_of
from kg_build.extract.named.periods import period_at
from kg_build.extract.named.places import Mention, within
from kg_build.extract.named.view import View
from kg_build.extract.named.vocabulary import either, rows, words
from kg_build.model import CertificationState, Outline, Status
from ontology.certifications import canonical_certification
from ontology.regions import Region

_ROWS = rows("statuses")
_STATUS = re.compile(
    "|".join(f"(?P<s{i}>{row[1]})" for i, row in enumerate(_ROWS))
    + rf"|(?<=申报|争创|创建|冲刺)(?P<any>(?:国家|全国|省|自治区)级?[一-鿿]{{2,18}}?{either(words('status_ends'))})"
)
_STATES: dict[str, CertificationState] = {row[0]: row[1] for row in rows("status_verbs")}  # type: ignore[misc]
_VERB = re.compile(either(_STATES))
_MODAL = re.compile(either(words("modals")))
_COUNTED = re.compile(
    r"全部(?:县|的县)|"
    r"(?<![等\d])(?:\d+个(?:国家|省|市)|\d+(?:\.\d+)?%?(?:以上)?(?:的)?个?(?:县|市|区|所|家|地))|(?<![等一二三四五六七八九十两])[一二三四五六七八九十两]+个(?:县|区|市|地)|各地|各县|其余|创建数量|通过率|达成度|工作专班|推进会|督查|指标"
)
_NUMBER = re.compile(r"\d+[个家]|[一二三四五六七八九十]+个")
_COMPLETES = re.compile(
    r"(?:通过|完成|接受|迎接|提交|申请|申报|未通过)[^，。]{0,8}(?:验收|申报|评估|认定|复核|督导|申请)"
)
_TRIAL = re.compile("[^，。、和]{0,10}(?:预评估|预验收|预检|初验|初评|初核)")
_EFFORT = re.compile("[^，。]{0,2}|、[^，。]*")
_OWN_LEVEL = re.compile("(?P<by>国家|全国|省|自治区)")
_GIVER = "(?P<by>国家级?|全国|教育部|中央|部级|省级?|自治区级?|全省|[市州]级|全市|[县区]级)"
_JUDGED_BY = re.compile(
    rf"(?:（[^（）]{{1,8}}）)?[^，。；、]{{0,14}}?{_GIVER}[^，。；、]{{0,6}}?(?:验收|评估|评审|督导|复核|复查|核查|审核|认定|考核|初验|初评)"
)
_OF_LEVEL = re.compile(rf"{_GIVER}(?:第?[首一二三四五六七八九十]+批|示范性?)?$")
NEAR = 24
_OFFICE = re.compile(
    r"教育局|市?委|党|人大|政协|政府|教体局|教育工委|大学|[一二三四五六七八九十]?中|学院|职业|小学|幼儿园"
)
_LIST_GAP = re.compile(
    r"^(?:、|和|与|及|以及|等|等地|等?[\d一二三四五六七八九十两]+个(?:县|市|区|县区|县市区|县（市、区）)|（[^（）]*）|率先|已|均|全部|分别|先后|顺利|成功|相继|也|力争|争取|要|将|全力|努力)*$"
)


def status_facts(
    view: View, read: Sequence[Clause], outline: Outline, home: Region | None, places: Sequence[Mention]
) -> tuple[Status, ...]:
    """Return the certified states of a document, one fact for each place, state and kind of statement."""
    facts: dict[tuple[str, ...], Status] = {}
    previous: tuple[int, str] | None = None
    for clause in read:
        text = view.plain[clause.start : clause.end]
        found = [
            s for s in _STATUS.finditer(view.plain, clause.start, clause.end) if not _NUMBER.match(view.plain, s.end())
        ]
        near = previous is not None and clause.start - previous[0] <= NEAR
        if not found and not near:
            continue
        inherited = previous[1] if previous and near else None
        if not _COUNTED.search(text):
            for fact in _read(view, outline, home, within(places, clause.start, clause.end), clause, found, inherited):
                facts.setdefault((fact.place.name, fact.status_of, fact.level, fact.state, fact.period), fact)
        if found:
            previous = (clause.end, _name(found[-1]))
    return tuple(facts.values())


def is_county_state(words: str) -> bool:
    """Whether some words name a state that counties are certified in, which is no honour beside.

    >>> is_county_state("全国义务教育优质均衡发展县"), is_county_state("全国文明校园")
    (True, False)
    """
    found = _STATUS.search(words)
    return found is not None and found.lastgroup != "any" and _ROWS[int(str(found.lastgroup)[1:])][-1] == "county"


def is_state(words: str) -> bool:
    """Whether some words name a listed certified state of counties or cities, whoever holds it."""
    found = _STATUS.search(words)
    return found is not None and found.lastgroup != "any"


def _name(found: re.Match[str]) -> str:
    if found.lastgroup == "any":
        return found[0]
    return _ROWS[int((found.lastgroup or "s0")[1:])][0]


def _read(
    view: View,
    outline: Outline,
    home: Region | None,
    named: list[Mention],
    clause: Clause,
    found: list[re.Match[str]],
    inherited: str | None,
) -> Iterator[Status]:
    places = [m for m in named if _holder(view.plain, m)]
    verbs = [v for v in _VERB.finditer(view.plain, clause.start, clause.end) if not _nominal(v, found)]
    floor = clause.start
    group: list[Mention] = []
    verb: re.Match[str] | None = None
    for status in found:
        said = [v for v in verbs if floor <= v.start() < status.start()]
        here = [m for m in places if floor <= m.start and m.end <= status.start()]
        if here:
            group = _listed(view.plain, here, said[-1].start() if said else status.start())
        verb = said[-1] if said else verb or next((v for v in verbs if v.start() >= status.end()), None)
        floor = status.end()
        if verb is not None:
            yield from _facts(view, outline, home, clause, group, verb, _name(status), status)
    if not found and inherited and verbs and places and _COMPLETES.search(view.plain, clause.start, clause.end):
        group = _listed(view.plain, places, verbs[-1].start())
        if group and _LIST_GAP.match(view.plain[clause.start : group[0].start]):
            yield from _facts(view, outline, home, clause, group, verbs[-1], inherited, None)


def _holder(plain: str, mention: Mention) -> bool:
    """Whether a place named can hold a state here: no province, no office, no aside in brackets."""
    if mention.region.level == "province" or _OFFICE.match(plain, mention.end):
        return False
    opened = plain.rfind("（", max(0, mention.start - 20), mention.start)
    return opened < 0 or "）" in plain[opened : mention.start]


def _nominal(verb: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether a verb right behind a state, or behind a list it opens, only names the effort (优质均衡县创建)."""
    return verb[0] in ("创建", "申报", "争创") and any(
        _EFFORT.fullmatch(verb.string, status.end(), verb.start()) for status in found
    )


def _listed(plain: str, here: list[Mention], verb: int) -> list[Mention]:
    """Return the places of the last list before the verb."""
    group: list[Mention] = []
    edge = verb
    for mention in reversed(here):
        if mention.end <= edge and (not group or _LIST_GAP.match(plain[mention.end : edge])):
            group.insert(0, mention)
            edge = mention.start
        elif group:
            break
    return group


def _facts(
    view: View,
    outline: Outline,
    home: Region | None,
    clause: Clause,
    group: list[Mention],
    verb: re.Match[str],
    name: str,
    status: re.Match[str] | None,
) -> Iterator[Status]:
    own = not group
    if own and not _about_issuer(name, status, home):
        return
    start = group[0].start if group else min(verb.start(), status.start() if status else verb.start())
    before = view.plain[clause.start : verb.start()]
    offset = view.origin[clause.start]
    planning = bool(_MODAL.search(before)) or outline.section_at(offset).mode == "planning"
    state = _STATES[verb[0]]
    if planning and state != "failed":
        state = "planned"
    elif state == "passed" and status and _TRIAL.match(view.plain, status.end(), clause.end):
        state = "applied"
    level = _level(view.plain, status, clause)
    for place in [mention.place for mention in group] or [outline.place]:
        yield Status(
            span=view.span(start, clause.end),
            confidence=0.8 if group else 0.65,
            place=place,
            status_of=name,
            level=level,
            state=state,
            period=period_at(view.plain, clause, outline, offset),
        )


def _level(plain: str, status: re.Match[str] | None, clause: Clause) -> str:
    """Return who judges, as the words behind a state say (省级评估), else those before it, else its own name."""
    if status is None:
        return "省级"
    behind = _JUDGED_BY.match(plain, status.end(), clause.end)
    before = _OF_LEVEL.search(plain[max(clause.start, status.start() - 8) : status.start()])
    name = _name(status)
    own = _OWN_LEVEL.match(canonical_certification(name) or name)
    return level_of(next((found["by"] for found in (behind, before, own) if found), "")) or "省级"


def _about_issuer(name: str, status: re.Match[str] | None, home: Region | None) -> bool:
    """Whether a state said of no place can be the issuer's: a county's states are not a city's."""
    only_counties = any(row[0] == name and len(row) > 2 and row[2] == "county" for row in _ROWS)
    if home is None or home.level in ("province", "country"):
        return False
    return status is not None and (not only_counties or home.level in ("county", "zone"))
