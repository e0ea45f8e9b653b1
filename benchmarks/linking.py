"""What linking one document costs, in a graph of 100 documents and in one of 10,000.

    python benchmarks/linking.py [--documents 100 10000] [--folder DIR] [--no-rules] [--command]

Documents are made up: a quarter as many counties as documents, each of which reports four years, with indicators,
targets and programmes that repeat across years and places and some that do not. Prints one line of JSON for each size:
seconds and processor seconds for the build, for linking one document more (the next year of a county that is there;
the median of five, in this process, rules included) and for removing it, the largest memory so far in MB, and what the
store holds. `--command` also times the commands `jiaoce link` and `jiaoce --version`, start of the process included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg_build import pipeline
from kg_build.derivation import install
from kg_build.store import open_store
from ontology.regions import Region, load_regions
from queries.rules import derive

YEARS = 4
FIRST_YEAR = 2021
LINKED = 5
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
    "智慧教室",
    "录播教室",
    "实验室",
    "运动场",
    "食堂",
    "宿舍",
    "名师工作室",
    "研学基地",
    "图书馆",
    "心理辅导室",
    "足球场",
    "校园农场",
)
SYLLABLES = (
    "春夏秋冬山川湖海云雨风雪松竹梅兰晨曦星辰明德至善博雅启航筑梦青禾育才远志弘文润泽同心向阳清溪翠微金桥玉泉长虹飞鸿"
    "锦绣繁华朝晖暮鼓素履芳华嘉木良田沃野新苗乐知敏行求真务本怀瑾握瑜凌云步月"
)


def words(region: Region, year: int) -> str:
    """Return a short work report of a county: what it reached in a year, and what it plans for the next."""
    here, now, then = random.Random(region.code), random.Random(f"{region.code} {year}"), year + 1
    place = f"{load_regions().by_code(region.parent).name if region.parent else ''}{region.name}"
    thing, other, own = *here.sample(THINGS, 2), "".join(now.choices(SYLLABLES, k=4))
    programme, share = now.choice(PROGRAMMES), here.randint(40, 70) + 3 * (year - FIRST_YEAR)
    return (
        f"{place}教育局{year}年工作总结和{then}年工作要点\n\n一、{year}年工作总结\n"
        f"实施“{programme}”工程和“{own}”行动，新增公办学位{now.randint(100, 9000)}个，"
        f"公办幼儿园在园幼儿占比达{share}.{now.randint(0, 9)}%，新建{thing}{now.randint(2, 90)}个。\n"
        f"改造{other}{now.randint(2, 90)}个，投入资金{now.randint(2, 90)}万元，{region.name}第一中学通过验收。\n"
        f"二、{then}年工作要点\n力争公办幼儿园在园幼儿占比达到{share + now.randint(1, 5)}%。\n"
        f"新增公办学位{now.randint(100, 9000)}个。\n新建{thing}{now.randint(2, 90)}个。\n"
    )


def counties() -> list[Region]:
    """Return the counties of today by code, each province's spread over the list."""
    found = [region for region in load_regions() if region.level == "county" and not region.valid_to]
    return sorted(found, key=lambda region: (region.code[4:], region.code))


def write(folder: Path, region: Region, year: int) -> Path:
    path = folder / f"{region.code}-{year}.txt"
    path.write_text(words(region, year), "utf-8")
    return path


def documents(folder: Path, count: int) -> Iterator[Path]:
    """Write `count` documents and yield their paths: four years of one county, then the next county."""
    places = counties()
    for number in range(count):
        region, year = places[number // YEARS % len(places)], number % YEARS + number // (YEARS * len(places)) * YEARS
        yield write(folder, region, FIRST_YEAR + year)


@dataclass(frozen=True)
class Cost:
    """What a piece of work took: seconds by the clock, and seconds of the processors (of child processes too)."""

    seconds: float
    processor: float

    @classmethod
    def of(cls, work: Callable[[], object]) -> Cost:
        """Do the work and return what it took."""
        began, used = time.perf_counter(), _processor()
        work()
        return cls(time.perf_counter() - began, _processor() - used)


def _processor() -> float:
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def median(costs: list[Cost]) -> dict[str, float]:
    found = {"wall": statistics.median(c.seconds for c in costs), "cpu": statistics.median(c.processor for c in costs)}
    return {name: round(seconds, 3) for name, seconds in found.items()}


def jiaoce(*words: str | Path) -> Callable[[], object]:
    """Return a run of the command line in a process of its own."""
    call = [sys.executable, "-m", "jiaoce", *map(str, words)]
    return lambda: subprocess.run(call, check=True, capture_output=True)


def next_years(folder: Path, count: int) -> list[Path]:
    """Write the next year's reports of the first counties."""
    folder.mkdir(parents=True, exist_ok=True)
    places = counties()[: min(LINKED, max(1, count // YEARS))]
    return [write(folder, places[n % len(places)], FIRST_YEAR + YEARS + n // len(places)) for n in range(LINKED)]


def measure_linking(store: Path, more: list[Path], *, command: bool) -> dict[str, object]:
    """Link each document and remove it again; return the medians."""
    pipeline.link(more[:1], store)
    pipeline.remove([more[0].stem], store)
    linked, removed, started = [], [], []
    for path in more:
        linked.append(Cost.of(lambda path=path: pipeline.link([path], store)))
        removed.append(Cost.of(lambda path=path: pipeline.remove([path.stem], store)))
    found: dict[str, object] = {"link": median(linked), "remove": median(removed)}
    if command:
        for path in more:
            started.append(Cost.of(jiaoce("link", path, "--store", store)))
            pipeline.remove([path.stem], store)
        found |= {
            "jiaoce link": median(started),
            "jiaoce --version": median([Cost.of(jiaoce("--version")) for _ in more]),
        }
    return found


def measure(folder: Path, count: int, workers: int | None, *, command: bool) -> dict[str, object]:
    """Build a graph of `count` documents, link more and remove them again, and return what it took."""
    source, store = folder / f"documents-{count}", folder / f"store-{count}"
    source.mkdir(parents=True, exist_ok=True)
    paths = list(documents(source, count))
    building = Cost.of(lambda: pipeline.build(paths, store, workers=workers))
    found = measure_linking(store, next_years(folder / "more", count), command=command)
    with open_store(store) as opened:
        quads = len(opened.index)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"documents": count, "quads": quads, "load": round(os.getloadavg()[0], 1), "memory": memory,
            "build": median([building]), **found}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--no-rules", action="store_true", help="leave derived knowledge out")
    parser.add_argument("--command", action="store_true", help="time the commands too, as processes of their own")
    given = parser.parse_args()
    if not given.no_rules:
        install(derive)
    with tempfile.TemporaryDirectory() as made:
        for count in given.documents:
            found = measure(given.folder or Path(made), count, given.workers, command=given.command)
            print(json.dumps(found, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
