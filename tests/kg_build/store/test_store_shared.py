"""What documents say alike stands once: with the one document that says it, or with the links of all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg_build.store.shared import SharedStatements
from kg_build.triples.quads import LINKS


def said(*names: str) -> str:
    return "".join(f"<http://x/{name}> <http://x/is> <http://x/School> <{LINKS}> .\n" for name in names)


def standing(quads: list[Quad]) -> dict[str, str]:
    """Which thing's statement stands in which graph."""
    places = {
        str(quad.subject)[len("<http://x/") : -1]: str(quad.graph_name)[1:-1].rpartition("/")[2] for quad in quads
    }
    assert len(places) == len(quads)
    return places


@pytest.fixture
def shared(tmp_path: Path) -> SharedStatements:
    made = SharedStatements(tmp_path, fresh=True)
    made.count("a", said("one", "two"))
    made.count("b", said("two"))
    return made


def test_a_statement_stands_with_its_only_document_and_one_of_several_among_the_links(shared: SharedStatements) -> None:
    assert shared.settle() == ([], [])
    assert standing(list(shared.all())) == {"one": "a", "two": "links"}
    assert standing(shared.of_several()) == {"two": "links"}
    shared.close()


def test_a_statement_goes_back_to_the_last_document_that_makes_it(shared: SharedStatements) -> None:
    shared.replace("a", "")
    old, now = shared.settle()
    assert (standing(old), standing(now)) == ({"one": "a", "two": "links"}, {"two": "b"})
    assert standing(list(shared.all())) == {"two": "b"}
    shared.close()


def test_a_second_document_takes_a_statement_from_the_first(shared: SharedStatements) -> None:
    shared.replace("b", said("one", "three"))
    old, now = shared.settle()
    assert standing(old) == {"one": "a", "two": "links"}
    assert standing(now) == {"one": "links", "two": "a", "three": "b"}
    shared.close()


def test_two_changes_at_once_are_settled_as_one(shared: SharedStatements) -> None:
    shared.replace("a", said("two"))
    shared.replace("b", said("one"))
    old, now = shared.settle()
    assert standing(old) == {"one": "a", "two": "links"}
    assert standing(now) == {"one": "b", "two": "a"}
    shared.close()


def test_counts_last_and_are_missed_where_they_are_not(shared: SharedStatements, tmp_path: Path) -> None:
    shared.close()
    again = SharedStatements(tmp_path, fresh=False)
    assert standing(list(again.all())) == {"one": "a", "two": "links"}
    again.close()
    with pytest.raises(LookupError):
        SharedStatements(tmp_path / "elsewhere", fresh=False)
