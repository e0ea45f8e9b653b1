"""What the rules conclude, and that concluding group by group comes to the same as concluding at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import URIRef

from kg_build.derivation import Concerned
from ontology import iris
from ontology.terms import DCTERMS, JC, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, XSD
from ontology.units import unit_iri
from queries.rules import derive, load_rules
from tests.queries.conftest import read_world

DUE = "2024"


def say(index: Store, subject: URIRef, predicate: URIRef, said: URIRef | Literal) -> None:
    """Put one statement of a document into a store."""
    graph = NamedNode(str(iris.graph("document", "test")))
    index.add(
        Quad(
            NamedNode(str(subject)),
            NamedNode(str(predicate)),
            said if isinstance(said, Literal) else NamedNode(str(said)),
            graph,
        )
    )


def state(
    index: Store,
    name: str,
    kind: URIRef,
    value: str,
    comparator: URIRef,
    unit: str,
    period: str = DUE,
    document: str = "",
) -> NamedNode:
    """Put one observation of the indicator 甲 in 温州市 into a store, from a document of its own unless one is named."""
    subject = NamedNode(str(iris.hashed("observation", name)))
    graph = NamedNode(str(iris.graph("document", "test")))
    said = (
        (RDF.type, kind),
        (JC.indicator, iris.indicator("甲")),
        (SDMX_DIMENSION.refArea, iris.region("330300")),
        (SDMX_DIMENSION.refPeriod, iris.period(period)),
        (JC.comparator, comparator),
        (SDMX_ATTRIBUTE.unitMeasure, unit_iri(unit)),
        (JC.reportedIn, iris.document(document or name)),
    )
    index.extend(Quad(subject, NamedNode(str(p)), NamedNode(str(o)), graph) for p, o in said)
    number = Literal(value, datatype=NamedNode(str(XSD.decimal)))
    index.add(Quad(subject, NamedNode(str(SDMX_MEASURE.obsValue)), number, graph))
    return subject


def concluded(index: Store, kind: URIRef, name: URIRef) -> list[str]:
    """Return what is said by `name` of everything of a class that the rules conclude."""
    added = derive(index).add
    subjects = {quad.subject for quad in added if quad.object == NamedNode(str(kind))}
    found = (quad.object for quad in added if quad.subject in subjects and quad.predicate == NamedNode(str(name)))
    return sorted(str(term.value).rsplit("#", 1)[-1] for term in found)


VERDICTS = [
    (JC.AtLeast, "90", JC.Equal, "91", "%", "Met", "1"),
    (JC.AtLeast, "90", JC.Equal, "90", "%", "Met", "0"),
    (JC.MoreThan, "90", JC.Equal, "90", "%", "Missed", "0"),
    (JC.Equal, "73", JC.Equal, "70.77", "%", "Missed", "-2.23"),
    (JC.Equal, "2000", JC.Equal, "1997", "人", "Missed", "-3"),
    (JC.Equal, "121", JC.Equal, "136", "个", "Met", "15"),
    (JC.AtMost, "45", JC.Equal, "46", "人", "Missed", "-1"),
    (JC.LessThan, "45", JC.Equal, "45", "人", "Missed", "0"),
    (JC.Equal, "3", JC.Equal, "2", "位", "Met", "1"),
    (JC.Equal, "3", JC.Equal, "5", "位", "Missed", "-2"),
    (JC.AtLeast, "90", JC.AtLeast, "91", "%", "Met", "1"),
    (JC.AtLeast, "90", JC.MoreThan, "89", "%", "Undetermined", "-1"),
    (JC.AtLeast, "90", JC.LessThan, "95", "%", "Undetermined", "5"),
    (JC.AtMost, "45", JC.MoreThan, "46", "人", "Missed", "-1"),
    (JC.Equal, "170000", JC.About, "170000", "人次", "Undetermined", "0"),
    (JC.Equal, "100", JC.About, "200", "个", "Met", "100"),
    (JC.About, "2000", JC.Equal, "1997", "人", "Undetermined", "-3"),
]


@pytest.mark.parametrize(("required", "aim", "reported", "reached", "unit", "verdict", "margin"), VERDICTS)
def test_a_verdict_heeds_both_comparators_and_which_way_is_better(
    required, aim, reported, reached, unit, verdict, margin
):
    index = Store()
    state(index, "aim", JC.Target, aim, required, unit)
    state(index, "result", JC.Outcome, reached, reported, unit)
    assert concluded(index, JC.Assessment, JC.verdict) == [verdict]
    assert concluded(index, JC.Assessment, JC.margin) == [margin]


@pytest.mark.parametrize(
    ("reached", "unit", "verdict", "margin"),
    [("6", "所", "Met", "4"), ("3", "所", "Met", "1"), ("1", "所", "Missed", "-1"), ("3", "位", "Met", "1")],
)
def test_a_range_is_judged_once_by_the_end_that_must_be_reached(reached, unit, verdict, margin):
    index = Store()
    for name, value, comparator in (("from", "2", JC.AtLeast), ("to", "4", JC.AtMost)):
        end = state(index, name, JC.Target, value, comparator, unit, document="plan")
        say(index, URIRef(end.value), JC.evidence, iris.hashed("evidence", "words"))
    state(index, "result", JC.Outcome, reached, JC.Equal, unit)
    assert concluded(index, JC.Assessment, JC.verdict) == [verdict]
    assert concluded(index, JC.Assessment, JC.margin) == [margin]


def test_lower_is_better_where_the_vocabulary_says_so():
    index = Store()
    state(index, "aim", JC.Target, "45", JC.Equal, "人")
    state(index, "result", JC.Outcome, "44", JC.Equal, "人")
    better = (NamedNode(str(iris.indicator("甲"))), NamedNode(str(JC.better)), NamedNode(str(JC.LowerIsBetter)))
    index.add(Quad(*better, DefaultGraph()))
    graph = NamedNode(str(iris.graph("vocabulary")))
    index.add(Quad(*better, graph))
    assert concluded(index, JC.Assessment, JC.verdict) == ["Met"]


def test_things_counted_by_different_words_compare_and_money_with_people_does_not():
    index = Store()
    state(index, "aim", JC.Target, "20", JC.Equal, "个")
    state(index, "schools", JC.Outcome, "21", JC.Equal, "所")
    state(index, "money", JC.Outcome, "22", JC.Equal, "元")
    assert concluded(index, JC.Assessment, JC.margin) == ["1"]


def test_an_outcome_of_another_year_judges_nothing():
    index = Store()
    state(index, "aim", JC.Target, "20", JC.Equal, "个")
    state(index, "late", JC.Outcome, "21", JC.Equal, "个", "2025")
    assert concluded(index, JC.Assessment, JC.verdict) == []


def test_one_year_of_a_span_cannot_fail_a_count_for_the_span():
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个", "2022/2024")
    state(index, "result", JC.Outcome, "40", JC.Equal, "个", "2024")
    assert concluded(index, JC.Assessment, JC.verdict) == ["Undetermined"]


def test_what_was_reached_by_june_cannot_miss_the_year_and_gives_way_to_its_result():
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个")
    state(index, "june", JC.Outcome, "60", JC.Equal, "个", "2024-06")
    assert concluded(index, JC.Assessment, JC.verdict) == ["Undetermined"]
    state(index, "year", JC.Outcome, "98", JC.Equal, "个")
    assert concluded(index, JC.Assessment, JC.verdict) == ["Missed"]


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [("2024-07-01", "Undetermined"), ("2023", "Undetermined"), ("2024", "Missed"), ("2024-12-30", "Missed"),
     ("2025-02", "Missed")],
)  # fmt: skip
def test_a_document_older_than_the_end_of_the_year_cannot_say_that_a_target_was_missed(issued, verdict):
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个")
    state(index, "result", JC.Outcome, "60", JC.Equal, "个", document="report")
    say(index, iris.document("report"), DCTERMS.issued, Literal(issued))
    assert concluded(index, JC.Assessment, JC.verdict) == [verdict]


def test_each_document_that_reports_the_year_judges_the_target():
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个")
    state(index, "city", JC.Outcome, "101", JC.Equal, "个")
    state(index, "province", JC.Outcome, "99", JC.Equal, "个")
    assert concluded(index, JC.Assessment, JC.verdict) == ["Met", "Missed"]


@pytest.mark.parametrize(
    ("figures", "verdicts"),
    [
        (("101", "30"), ["Undetermined", "Undetermined"]),
        (("101", "130"), ["Met", "Met"]),
        (("9", "30"), ["Missed"] * 2),
    ],
)
def test_figures_of_one_document_that_differ_in_scope_decide_only_what_they_agree_on(figures, verdicts):
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个")
    for figure in figures:
        state(index, figure, JC.Outcome, figure, JC.Equal, "所", document="report")
    assert concluded(index, JC.Assessment, JC.verdict) == verdicts


def test_of_figures_that_differ_in_scope_the_one_of_the_same_initiative_decides():
    index = Store()
    aim = state(index, "aim", JC.Target, "100", JC.Equal, "个")
    inside = state(index, "inside", JC.Outcome, "101", JC.Equal, "个", document="report")
    state(index, "outside", JC.Outcome, "30", JC.Equal, "个", document="report")
    for node in (aim, inside):
        say(index, URIRef(node.value), JC.initiative, iris.initiative("扩优"))
    assert concluded(index, JC.Assessment, JC.verdict) == ["Met", "Undetermined"]


@pytest.mark.parametrize(("reached", "verdict"), [("150", "Undetermined"), ("80", "Missed")])
def test_a_count_over_more_years_than_the_target_cannot_meet_it(reached, verdict):
    index = Store()
    state(index, "aim", JC.Target, "100", JC.Equal, "个")
    state(index, "result", JC.Outcome, reached, JC.Equal, "个", "2020/2024")
    assert concluded(index, JC.Assessment, JC.verdict) == [verdict]


CHANGES = [("63.7", "70.77", "7", "%", "百分点", "Consistent"), ("63.7", "70.77", "9", "%", "百分点", "Inconsistent"),
           ("200", "150", "50", "所", "所", "Consistent"), ("200", "150", "25", "所", "%", "Consistent"),
           ("200", "150", "25.4", "所", "%", "Inconsistent")]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "change", "unit", "change_unit", "verdict"), CHANGES)
def test_a_change_fits_the_values_it_connects_within_its_rounding(before, after, change, unit, change_unit, verdict):
    index = Store()
    state(index, "before", JC.Outcome, before, JC.Equal, unit, "2023")
    state(index, "after", JC.Outcome, after, JC.Equal, unit, "2024")
    state(index, "change", JC.Change, change, JC.Equal, change_unit, "2024")
    assert concluded(index, JC.Reconciliation, JC.verdict) == [verdict]


CONFLICTS = [(JC.Equal, "70.77", JC.Equal, "70.8", False), (JC.Equal, "142", JC.Equal, "140", True),
             (JC.AtLeast, "90", JC.Equal, "91", False), (JC.AtLeast, "90", JC.Equal, "85", True),
             (JC.About, "170000", JC.Equal, "168000", False), (JC.AtMost, "45", JC.AtLeast, "50", True)]  # fmt: skip


@pytest.mark.parametrize(("one", "value", "other", "second", "conflict"), CONFLICTS)
def test_figures_conflict_only_where_both_cannot_hold(one, value, other, second, conflict):
    index = Store()
    state(index, "one", JC.Outcome, value, one, "%")
    state(index, "other", JC.Outcome, second, other, "%")
    assert len(concluded(index, JC.Conflict, JC.between)) == (2 if conflict else 0)


def rate(index: Store, name: str, rating: URIRef, caption: str, document: str, period: str = DUE) -> None:
    """Put a state that 甲 has in 温州市 by a document's table into a store."""
    subject, evidence = iris.hashed("observation", name), iris.evidence(document, 1, 2)
    for predicate, said in (
        (RDF.type, JC.Rating), (JC.indicator, iris.indicator("甲")), (SDMX_DIMENSION.refArea, iris.region("330300")),
        (SDMX_DIMENSION.refPeriod, iris.period(period)), (JC.rating, rating), (JC.reportedIn, iris.document(document)),
        (JC.evidence, evidence),
    ):  # fmt: skip
        say(index, subject, predicate, said)
    say(index, evidence, JC.table, Literal(caption))


RATINGS = [(JC.NotAttained, "监测表", "other", DUE, True), (JC.NotAttained, "另一张表", "other", DUE, False),
           (JC.NotAttained, "监测表", "one", DUE, False), (JC.NotAttained, "监测表", "other", "2023", False),
           (JC.NotCounted, "监测表", "other", DUE, False), (JC.Attained, "监测表", "other", DUE, False)]  # fmt: skip


@pytest.mark.parametrize(("rating", "caption", "document", "period", "conflict"), RATINGS)
def test_states_conflict_where_two_documents_tables_of_one_name_say_yes_and_no_of_a_year(
    rating, caption, document, period, conflict
):
    index = Store()
    rate(index, "one", JC.Attained, "监测表", "one")
    rate(index, "other", rating, caption, document, period)
    assert len(concluded(index, JC.Conflict, JC.between)) == (2 if conflict else 0)


def certify(index: Store, name: str, state: URIRef, period: str, level: str, place: str = "330303") -> None:
    """Put a certification of 龙湾区, or another place, into a store."""
    subject = iris.hashed("certification", name)
    say(index, subject, JC.certifiedAs, iris.concept("certification", "普惠县"))
    say(index, subject, JC.region, iris.region(place))
    say(index, subject, JC.state, state)
    say(index, subject, SDMX_DIMENSION.refPeriod, iris.period(period))
    if level:
        say(index, subject, JC.level, Literal(level))


CERTIFIED = [(JC.Failed, DUE, "国家级", "330303", True), (JC.Failed, DUE, "", "330303", True),
             (JC.Failed, DUE, "省级", "330303", False), (JC.Failed, "2023", "国家级", "330303", False),
             (JC.Planned, DUE, "国家级", "330303", False), (JC.Failed, DUE, "国家级", "330302", False)]  # fmt: skip


@pytest.mark.parametrize(("state_", "period", "level", "place", "conflict"), CERTIFIED)
def test_a_certification_passed_and_failed_in_one_year_is_a_conflict_that_goes_with_either(
    state_, period, level, place, conflict
):
    index = Store()
    certify(index, "one", JC.Passed, DUE, "国家级")
    certify(index, "other", state_, period, level, place)
    assert len(concluded(index, JC.Conflict, JC.between)) == (2 if conflict else 0)
    derivation = derive(index)
    index.extend(derivation.add)
    group = (str(iris.concept("certification", "普惠县")), str(iris.region("330303")))
    for quad in list(index.quads_for_pattern(NamedNode(str(iris.hashed("certification", "other"))), None, None)):
        index.remove(quad)
    assert set(derive(index, Concerned(frozenset({group}))).remove) == {
        quad for quad in derivation.add if place == "330303"
    }


def programme(index: Store, name: str, *places: str) -> str:
    """Put an initiative of some places into a store and return its IRI."""
    for place in places:
        say(index, iris.initiative(name), RDF.type, JC.Initiative)
        say(index, iris.initiative(name), JC.region, iris.region(place))
    return str(iris.initiative(name))


FOLLOWS = [("学前教育第三轮行动", "学前教育第四轮行动"), ("第1轮课堂变革", "第2轮课堂变革"), ("名师第9期", "名师第十期"),
           ("十三五教育规划", "十四五教育规划"), ("智慧教育1.0", "智慧教育2.0"), ("2023年民生实事", "2024年民生实事")]  # fmt: skip
UNRELATED = [("第1轮课堂变革", "第3轮课堂变革"), ("第1轮课堂变革", "第2轮评价变革"), ("课堂变革", "课堂变革行动"),
             ("2023年民生实事", "2025年民生实事"), ("第1小学结对", "第2小学结对")]  # fmt: skip


def successions(index: Store, concerned: Concerned | None = None) -> list[tuple[str, str]]:
    """Return which initiative is concluded to follow which, by names: (earlier, later)."""
    added = (quad for quad in derive(index, concerned).add if quad.predicate.value == str(JC.successorOf))
    return [(iris.last_part(quad.object.value), iris.last_part(quad.subject.value)) for quad in added]


@pytest.mark.parametrize(("earlier", "later"), FOLLOWS)
def test_an_initiative_follows_the_one_whose_name_counts_one_less(earlier, later):
    index = Store()
    first, second = programme(index, earlier, "330300", "330000"), programme(index, later, "330300")
    assert successions(index) == [(earlier, later)]
    for touched in (first, second):
        assert successions(index, Concerned(initiatives=frozenset({touched}))) == [(earlier, later)]


@pytest.mark.parametrize(("earlier", "later"), UNRELATED)
def test_names_that_do_not_count_on_by_one_do_not_follow_each_other(earlier, later):
    index = Store()
    programme(index, earlier, "330300")
    programme(index, later, "330300")
    assert successions(index) == []


def test_an_initiative_follows_none_of_another_place():
    index = Store()
    programme(index, "智慧教育1.0", "330300")
    programme(index, "智慧教育2.0", "331000")
    assert successions(index) == []


def observations(index: Store) -> list[tuple[NamedNode, tuple[str, str]]]:
    """Return each observation with its group."""
    area = {
        quad.subject: quad.object
        for quad in index.quads_for_pattern(None, NamedNode(str(SDMX_DIMENSION.refArea)), None)
    }
    pairs = index.quads_for_pattern(None, NamedNode(str(JC.indicator)), None)
    return sorted(
        ((quad.subject, (quad.object.value, area[quad.subject].value)) for quad in pairs), key=lambda pair: str(pair[0])
    )


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_deriving_the_touched_groups_equals_deriving_everything(data: st.DataObject):
    index = read_world()
    everything = observations(index)
    taken: Sequence[int] = data.draw(st.lists(st.sampled_from(range(len(everything))), unique=True, max_size=12))
    index.extend(derive(index).add)
    for number in taken:
        for quad in list(index.quads_for_pattern(everything[number][0], None, None)):
            index.remove(quad)
    step = derive(index, Concerned(frozenset(everything[number][1] for number in taken)))
    for quad in step.remove:
        index.remove(quad)
    index.extend(step.add)
    whole = derive(index)
    assert whole.remove == []
    assert whole.add == []


def test_all_rules_but_lineage_judge_an_indicator_in_a_place():
    assert {rule.name for rule in load_rules() if not rule.grouped} == {"lineage"}
    assert len(load_rules()) >= 6
