"""What linking one document costs, in a graph of 100 documents and in one of 10,000.

    python benchmarks/linking.py [--documents 100 10000] [--folder DIR] [--no-rules]

Documents are made up: every county of China reports several years, with indicators and programmes that repeat across
documents and some that do not. Prints one line of JSON for each size: seconds for the build, for linking one document
(the median of five, in this process, rules included) and for removing it, and what the store holds.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg_build import pipeline
from kg_build.derivation import install
from kg_build.store import open_store
from ontology.regions import load_regions
from queries.rules import derive

PROGRAMMES = (
    "优教强城",
    "县中崛起",
    "名师引领",
    "智慧校园",
    "强基固本",
    "扩优提质",
    "薄改提升",
    "暖心护苗",
    "学前普惠",
    "阳光体育",
)
THINGS = (
    "学位",
    "公办幼儿园",
    "智慧教室",
    "录播教室",
    "实验室",
    "运动场",
    "食堂",
    "宿舍",
    "骨干教师",
    "名师工作室",
    "研学基地",
    "图书馆",
)


def words(place: str, year: int, dice: random.Random) -> str:
    """Return a short work report of a place."""
    programme, thing = dice.choice(PROGRAMMES), dice.sample(THINGS, 3)
    own = "".join(dice.choices("春夏秋冬山川湖海云雨风雪松竹梅兰", k=4))
    return (
        f"{place}教育局{year}年工作总结和{year + 1}年工作要点\n\n一、{year}年工作总结\n"
        f"实施“{programme}”工程和“{own}”行动，新增学位{dice.randint(100, 9000)}个，"
        f"公办幼儿园在园幼儿占比达{dice.randint(40, 90)}.{dice.randint(0, 9)}%，新建{thing[0]}{dice.randint(2, 90)}个。\n"
        f"改造{thing[1]}{dice.randint(2, 90)}个，投入资金{dice.randint(2, 90)}万元，{place}第一中学通过验收。\n"
        f"二、{year + 1}年工作要点\n力争公办幼儿园在园幼儿占比达到{dice.randint(50, 95)}%，新增{thing[2]}{dice.randint(2, 90)}个。\n"
    )


def documents(folder: Path, count: int) -> Iterator[Path]:
    """Write `count` documents and yield their paths."""
    dice = random.Random(7)
    places = [region for region in load_regions() if region.level == "county"]
    for number in range(count):
        place, year = places[number % len(places)], 2015 + number // len(places)
        path = folder / f"{place.code}-{year}.txt"
        path.write_text(words(place.name, year, dice), "utf-8")
        yield path


def timed(work: object, *given: object, **named: object) -> float:
    began = time.perf_counter()
    work(*given, **named)  # type: ignore[operator]
    return time.perf_counter() - began


def measure(folder: Path, count: int, workers: int | None) -> dict[str, object]:
    """Build a graph of `count` documents, link one more several times, and return what it took."""
    source, store = folder / f"documents-{count}", folder / f"store-{count}"
    source.mkdir(parents=True)
    paths = list(documents(source, count))
    building = timed(pipeline.build, paths, store, workers=workers)
    more = folder / "more"
    more.mkdir(exist_ok=True)
    linking, removing = [], []
    for number in range(5):
        path = more / f"one-more-{number}.txt"
        path.write_text(words("杭州市西湖区", 2030, random.Random(number)), "utf-8")
        linking.append(timed(pipeline.link, [path], store))
        removing.append(timed(pipeline.remove, [path.stem], store))
    with open_store(store) as opened:
        quads = len(opened.index)
    return {
        "documents": count, "quads": quads, "build": round(building, 2),
        "link": round(statistics.median(linking), 3), "link_all": [round(t, 3) for t in linking],
        "remove": round(statistics.median(removing), 3),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--no-rules", action="store_true", help="leave derived knowledge out")
    given = parser.parse_args()
    if not given.no_rules:
        install(derive)
    with tempfile.TemporaryDirectory() as made:
        for count in given.documents:
            print(json.dumps(measure(given.folder or Path(made), count, given.workers)), flush=True)


if __name__ == "__main__":
    main()
