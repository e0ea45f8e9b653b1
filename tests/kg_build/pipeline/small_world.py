"""A small world to build graphs of: short documents of invented sentences, and stores without the big vocabulary.

The vocabulary's 40,000 quads are left out of these stores (a build takes a fraction of a second then); what a
document's graph, the links and the plain state hold does not change by it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from click.testing import CliRunner, Result

import jiaoce
from kg_build import pipeline, review
from kg_build.export import sorted_nquads
from kg_build.link.sssom import Decision
from kg_build.store import open_store, write

PLACES = {"wenzhou": "温州市", "taizhou": "台州市", "wenling": "温岭市", "ningbo": "宁波市"}
PROGRAMMES = ("优教强城", "明眸护航", "县中崛起", "优治升级", "优质升级")
SAMPLES = {
    path.name: path for path in sorted((Path(__file__).parents[3] / "samples").iterdir()) if path.suffix != ".csv"
}
NAMES = tuple(f"{place}-{year}" for place in PLACES for year in (2022, 2023, 2024))


def text_of(name: str, revision: int = 0) -> str:
    """Return the words of a document: what a place did in a year and means to do in the next."""
    place, year = PLACES[name.split("-")[0]], int(name.split("-")[1])
    seed = sum(map(ord, name)) + revision
    programme, school = PROGRAMMES[seed % 5], ("实验小学", "第二中学", "台州职业技术学院")[seed % 3]
    return (
        f"{place}教育局{year}年工作总结和{year + 1}年工作要点\n\n一、{year}年工作总结\n"
        f"（一）实施“{programme}”工程。新增学位{1000 + seed % 70}个，公办幼儿园在园幼儿占比达{60 + seed % 30}.{seed % 10}%，"
        f"{school}通过验收，投入资金{seed % 9 + 1}.5亿元。入选全国教育改革典型案例。\n"
        f"（二）学前教育普及普惠县。{place}通过学前教育普及普惠县国家验收，建成乡村小规模学校{seed % 40 + 2}所。\n"
        f"二、{year + 1}年工作要点\n继续实施“{PROGRAMMES[(seed + 1) % 5]}”行动，"
        f"力争公办园在园幼儿占比达到{70 + seed % 20}%以上，新增学位{2000 + seed % 50}个。\n"
    )


def write_documents(folder: Path, names: Sequence[str], revision: int = 0) -> list[Path]:
    """Write documents to a folder and return their paths, in the order of the names; a sample is copied there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / (name if name in SAMPLES else f"{name}.txt") for name in names]
    for name, path in zip(names, paths, strict=True):
        if name in SAMPLES:
            shutil.copyfile(SAMPLES[name], path)
        else:
            path.write_text(text_of(name, revision), "utf-8")
    return paths


@contextlib.contextmanager
def without_vocabulary() -> Iterator[None]:
    """Leave the ontology and the vocabulary out of the indexes made inside."""
    whole = write.quads
    write.quads = lambda: iter(())
    try:
        yield
    finally:
        write.quads = whole


def exported(store: Path) -> bytes:
    """Return a graph in the form in which two graphs are compared."""
    with without_vocabulary(), open_store(store) as opened:
        return sorted_nquads(opened)


def build(store: Path, paths: Sequence[Path], workers: int = 1) -> None:
    with without_vocabulary():
        pipeline.build(paths, store, workers=workers)


def link(store: Path, paths: Sequence[Path], workers: int = 1) -> None:
    with without_vocabulary():
        pipeline.link(paths, store, workers=workers)


def remove(store: Path, slugs: Sequence[str]) -> None:
    with without_vocabulary():
        pipeline.remove(slugs, store)


def decide(store: Path, rows: Sequence[Decision]) -> None:
    with without_vocabulary():
        review.decide(store, rows, author="Ann", date="2026-01-02")


ACTS: dict[str, Callable[..., None]] = {"build": build, "link": link, "remove": remove, "review": decide}


def command(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(jiaoce.cli, [str(word) for word in words])
