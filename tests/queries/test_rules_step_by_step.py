"""Derived knowledge does not depend on the steps that led to the documents a graph holds.

Documents of two places and three years, with a table that adds up or not, a programme in rounds, targets, changes on the
year before and indicators that are close: linked, replaced and removed in any order, then compared with a build at once.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from kg_build import derivation, pipeline
from kg_build.export import sorted_nquads
from kg_build.store import open_store, write
from ontology import iris
from ontology.terms import JC, SDO
from queries.rules import derive

PLACES = {
    "330300": ("温州市", "330302", "鹿城区", "330303", "龙湾区"),
    "331000": ("台州市", "331002", "椒江区", "331004", "路桥区"),
}
NAMES = [f"{code}-{year}" for code in PLACES for year in (2022, 2023, 2024)]
ROUNDS = {2022: "一", 2023: "二", 2024: "三"}


def words(name: str, revision: int) -> str:
    """Return a report as a web page; a revision has other figures, and another name for one."""
    code, year = name.split("-")[0], int(name.split("-")[1])
    place, _, first, _, second = PLACES[code]
    share = 55 + 3 * (year - 2022) + revision
    close = ("双师云课开出率", "云课开出率")[revision]
    return (
        f"<html><body><h1>{place}教育局{year}年工作总结和{year + 1}年工作要点</h1><h2>一、{year}年工作总结</h2>"
        f"<p>实施“名师培养第{ROUNDS[year]}轮行动”，公办园在园幼儿占比达{share}.5%，比上年提高3个百分点，{close}达{80 + revision}%，新建录播教室{12 + revision}个。</p>"
        f"<p>{year}年各地新增学位情况表</p><table><tr><th>地区</th><th>新增学位（个）</th></tr>"
        f"<tr><td>{place}</td><td>300</td></tr><tr><td>{first}</td><td>{100 + revision}</td></tr>"
        f"<tr><td>{second}</td><td>200</td></tr></table>"
        f"<h2>二、{year + 1}年工作要点</h2><p>力争公办园在园幼儿占比达到{share + 4}%，双师云课开出率达到81%，新建录播教室{20 - revision}个。</p></body></html>"
    )


def containment() -> Iterator[Quad]:
    graph = NamedNode(str(iris.graph("vocabulary")))
    for code, (_, first, _, second, _) in PLACES.items():
        for inner in (first, second):
            place, around = iris.region(inner), iris.region(code)
            yield Quad(NamedNode(str(place)), NamedNode(str(SDO.containedInPlace)), NamedNode(str(around)), graph)


@contextlib.contextmanager
def with_rules() -> Iterator[None]:
    """Install the rules, and leave all of the vocabulary but the places out of the indexes made inside."""
    whole, before = write.quads, derivation.installed()
    write.quads = containment
    derivation.install(derive)
    try:
        yield
    finally:
        write.quads = whole
        derivation.install(before)


def written(folder: Path, name: str, revision: int) -> Path:
    path = folder / f"{name}.html"
    path.write_text(words(name, revision), "utf-8")
    return path


def exported(store: Path) -> bytes:
    with open_store(store) as opened:
        return sorted_nquads(opened)


steps = st.lists(st.tuples(st.booleans(), st.sampled_from(NAMES), st.integers(0, 1)), min_size=2, max_size=7)


@settings(max_examples=12, deadline=None)
@given(steps=steps)
def test_any_steps_conclude_what_one_build_of_the_same_documents_concludes(steps: list[tuple[bool, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as made, with_rules():
        folder, held = Path(made), {NAMES[0]: 0}
        pipeline.build([written(folder, NAMES[0], 0)], folder / "by-steps", workers=1)
        for taken_out, name, revision in steps:
            if taken_out and name in held:
                del held[name]
                pipeline.remove([name], folder / "by-steps")
            else:
                held[name] = revision
                pipeline.link([written(folder, name, revision)], folder / "by-steps", workers=1)
        paths = [written(folder, name, revision) for name, revision in held.items()]
        pipeline.build(paths, folder / "at-once", workers=1)
        assert exported(folder / "by-steps") == exported(folder / "at-once")


def test_the_documents_of_these_steps_fire_every_rule(tmp_path: Path) -> None:
    with with_rules():
        paths = [written(tmp_path, name, revision) for revision, name in enumerate(NAMES[:2])]
        paths.append(written(tmp_path, NAMES[2], 0))
        pipeline.build(paths, tmp_path / "store", workers=1)
    said = exported(tmp_path / "store").decode()
    for fired in (JC.Assessment, JC.CloseIndicator, JC.ChangeOfValues, JC.TotalOfParts, JC.successorOf):
        assert str(fired) in said
