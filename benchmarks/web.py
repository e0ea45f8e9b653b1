"""How fast the pages are on a graph of many documents: `python benchmarks/web.py [DOCUMENTS] [STORE]`.

Reads twenty short reviews of one place, copies them under the names of others until there are that many documents
(kept at STORE for the next run), and asks each kind of page and the suggestions several times through the application,
without a network. Prints the median and the slowest time of each in milliseconds.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from kg_build import pipeline
from kg_build.progress import silent
from kg_build.store import open_store
from kg_build.store.records import Bundle, DocumentRecord
from kg_build.store.state import bundle_path, lock, parse_manifest, read_manifest_text, read_part
from kg_build.store.write import Change, commit
from ontology import iris
from ontology.regions import Region, load_regions
from queries.rules import derive
from viz.web.app import make_app

TIMES = 5
PATTERN = "330300"
YEARS = range(2005, 2025)
_HASHED = re.compile(r"/(observation|activity|certification|recognition)/([0-9a-f]{14})[0-9a-f]{6}")
INDICATORS = ("公办园在园幼儿占比", "普惠性幼儿园覆盖率", "九年义务教育巩固率", "高中阶段毛入学率", "高等教育毛入学率")
INITIATIVES = ("春苗", "强基", "扬帆", "启明", "润泽", "登高")


def paper(place: Region, year: int, dice: random.Random) -> str:
    """Return one review and plan in our own words."""
    shares = "，".join(f"{name}达{dice.uniform(40, 99):.2f}%" for name in INDICATORS)
    goals = "，".join(f"力争{name}达{dice.uniform(50, 99):.1f}%以上" for name in INDICATORS[:3])
    named = dice.choice(INITIATIVES)
    return (
        f"{place.name}教育局关于印发{year}年工作总结和{year + 1}年工作要点的通知\n{year}年工作总结\n"
        f"一、“{named}”工程有了进展\n{shares}。新增学位{dice.randint(800, 30_000)}个，完成中小学新改扩建项目{dice.randint(3, 150)}个。\n"
        f"{year + 1}年工作要点\n一、“{named}”工程继续\n{goals}。计划新增学位{dice.randint(1, 3)}.5万个。\n"
    )


def papers(folder: Path) -> Path:
    """Write the papers of one place through the years: what all others are cut from."""
    folder.mkdir(parents=True)
    dice, place = random.Random(20251), load_regions().by_code(PATTERN)
    for year in YEARS:
        (folder / f"{PATTERN}-{year}.txt").write_text(paper(place, year, dice), encoding="utf-8")
    return folder


def store_of(count: int, path: Path) -> Path:
    """Build the store where it is not there yet: one place is read, the others are copies under their own names."""
    if not path.exists():
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            pipeline.build([papers(Path(folder) / "papers")], path, derive=derive)
        with open_store(path) as read:
            patterns = [_bundle(path, record) for record in read.documents().values()]
        named = load_regions().by_code(PATTERN)
        places = [p for p in load_regions() if len(p.name) == len(named.name) and p.code.isdecimal() and not p.valid_to]
        copies = [_copied(pattern, place) for place in places for pattern in patterns][:count]
        with lock(path):
            commit(path, parse_manifest(path, read_manifest_text(path)), Change(put=tuple(copies), anew=True), silent)
        print(f"built {len(copies)} documents in {time.perf_counter() - started:.0f} s")
    return path


def _bundle(path: Path, record: DocumentRecord) -> Bundle:
    return Bundle.of(
        record, {part.name: read_part(path, record, part.name) for part in bundle_path(path, record).iterdir()}
    )


def _copied(pattern: Bundle, place: Region) -> Bundle:
    """Return a document of another place whose name is as long: slug, code, name and hashed IRIs change, offsets hold."""
    named = load_regions().by_code(PATTERN)
    own = pattern.record

    def copied(text: str) -> str:
        moved = text.replace(PATTERN, place.code).replace(named.name, place.name)
        return _HASHED.sub(lambda match: f"/{match[1]}/{match[2]}{place.code}", moved)

    record = replace(own, slug=copied(own.slug), title=copied(own.title), place=place.code, place_name=place.name)
    return Bundle.of(record, {name: copied(text) for name, text in pattern.parts.items()})


def addresses() -> Iterator[tuple[str, str]]:
    """Give the name and the address of each kind of page."""
    place, share = quote(str(iris.region("330300")), safe=""), quote(str(iris.indicator(INDICATORS[0])), safe="")
    country, run = quote(str(iris.region("330000")), safe=""), quote(str(iris.initiative("强基工程")), safe="")
    yield from {
        "start page": "/", "search": "/search?q=公办", "search, rare words": "/search?q=没有这样的词", "suggest, two characters": "/suggest?q=公办",
        "suggest, pinyin": "/suggest?q=wzs", "suggest, text": "/suggest?q=有了进展", "documents": "/documents?page=3",
        "document": "/documents/330300-2012", "place": f"/entity?iri={place}", "province": f"/entity?iri={country}",
        "indicator": f"/entity?iri={share}", "initiative": f"/entity?iri={run}", "compare": "/compare?place=温州市&place=宁波市&place=杭州市",
        "question": "/questions/target-vs-outcome?region=温州市", "series": "/questions/indicator-series?indicator=公办园在园幼儿占比&region=温州市",
        "ask": "/ask?q=温州市2012年公办园在园幼儿占比的目标完成了吗？", "network": "/network?what=温州市", "review": "/review",
    }.items()  # fmt: skip


def measure(client: TestClient) -> None:
    """Print how long each page takes, after one call that warms nothing but itself."""
    for name, address in addresses():
        taken = []
        for _ in range(TIMES):
            started = time.perf_counter()
            answer = client.get(address)
            taken.append((time.perf_counter() - started) * 1000)
        print(
            f"{name:24} {answer.status_code} median {statistics.median(taken[1:]):7.1f} ms, first {taken[0]:7.1f} ms, {len(answer.content):8} bytes"
        )


def main() -> None:
    """Build where needed, open, measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as spare:
        store = store_of(count, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(spare) / "store")
        started = time.perf_counter()
        with TestClient(make_app(store)) as client:
            print(f"opened in {time.perf_counter() - started:.1f} s")
            measure(client)


if __name__ == "__main__":
    main()
