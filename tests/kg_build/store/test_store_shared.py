"""What documents say alike stands once while one of them says it, and goes with the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg_build.store.shared import SharedStatements

LINE = "<http://x/{}> <http://x/is> <http://x/School> <http://x/links> ."


def said(*names: str) -> str:
    return "".join(LINE.format(name) + "\n" for name in names)


@pytest.fixture
def shared(tmp_path: Path) -> SharedStatements:
    made = SharedStatements(tmp_path, fresh=True)
    made.count("a", said("one", "two"))
    made.count("b", said("two"))
    return made


def subjects(quads: list[Quad]) -> list[str]:
    return [quad.subject.value.removeprefix("http://x/") for quad in quads]


def test_counting_touches_nothing_and_each_statement_stands_once(shared: SharedStatements) -> None:
    assert shared.settle() == ([], [])
    assert subjects(shared.all()) == ["one", "two"]
    shared.close()


def test_a_statement_stays_while_another_document_makes_it(shared: SharedStatements) -> None:
    shared.replace("a", "")
    gone, held = shared.settle()
    assert (subjects(gone), subjects(held)) == (["one"], ["two"])
    assert subjects(shared.all()) == ["two"]
    shared.close()


def test_a_changed_document_changes_only_its_own_statements(shared: SharedStatements) -> None:
    shared.replace("b", said("two", "three"))
    gone, held = shared.settle()
    assert (gone, subjects(held)) == ([], ["three"])
    shared.replace("b", said("three"))
    assert subjects(shared.settle()[1]) == ["two"]
    shared.close()


def test_counts_last_and_are_missed_where_they_are_not(shared: SharedStatements, tmp_path: Path) -> None:
    shared.close()
    again = SharedStatements(tmp_path, fresh=False)
    assert subjects(again.all()) == ["one", "two"]
    again.close()
    with pytest.raises(LookupError):
        SharedStatements(tmp_path / "elsewhere", fresh=False)
