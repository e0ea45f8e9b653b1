"""How fast the pages are: `python benchmarks/web.py [--documents 100 10000] [--folder DIR] [--store DIR] [--no-browser]`.

Builds stores of made-up papers (`papers.py`) where they are not there yet, and measures each kind of page on each of them
in the same run, so that the ratio between a small graph and a large one can be read whatever else the machine does:

- in process: processor milliseconds and milliseconds by the clock of the second call, without a network;
- in a browser (Debian's chromium): from the start of the navigation until the page's main part is there and its search
  box answers a key; for networks until every node stands still; for suggestions from the key to the list.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from papers import PROGRAMMES, SHARES, write_papers
from playwright.sync_api import Page, sync_playwright
from starlette.testclient import TestClient

from kg_build import pipeline
from ontology import iris
from queries.catalog import load_catalog
from queries.rules import derive
from viz.web.app import make_app
from viz.web.links import question_link

CHROMIUM = "/usr/bin/chromium"
PLACE, COUNTY, PROVINCE = "330100", "330102", "330000"
DONE = "() => document.readyState !== 'loading' && document.querySelector('main')?.innerText.trim().length > 0"
STILL = "() => window.jiaoceStill === true || document.body.dataset.ready === 'true'"


def store_of(count: int, folder: Path) -> Path:
    """Return a store of made-up papers, built where it is not there yet."""
    path = folder / f"store-{count}"
    if not (path / "MANIFEST").exists():
        started = time.perf_counter()
        pipeline.build(list(write_papers(folder / f"papers-{count}", count)), path, derive=derive)
        print(f"built {count} documents in {time.perf_counter() - started:.0f} s", flush=True)
    return path


def _entity(iri: object) -> str:
    return f"/entity?iri={quote(str(iri), safe='')}"


def addresses() -> Iterator[tuple[str, str]]:
    """Give the name and the address of each kind of page."""
    share, run = SHARES[0], PROGRAMMES[1]
    yield from {
        "start page": "/", "search, common": "/search?q=公办", "search, rare": "/search?q=没有这样的词", "documents": "/documents?page=1",
        "document": f"/documents/{PLACE}-2012", "place, prefecture": _entity(iris.region(PLACE)), "place, province": _entity(iris.region(PROVINCE)),
        "place, county": _entity(iris.region(COUNTY)), "indicator": _entity(iris.indicator(share)), "initiative": _entity(iris.initiative(run)),
        "school": _entity(iris.school("杭州市第一中学")), "honour": _entity(iris.BASE + "honour/全国文明校园"), "compare": "/compare?place=杭州市&place=上城区&place=拱墅区",
        "library": "/questions", "ask, value": f"/ask?q=杭州市2012年{share}是多少？", "ask, target": f"/ask?q=杭州市2012年{share}的目标完成了吗？",
        "ask, ranking": f"/ask?q=2012年浙江省哪里的{share}最高？", "review": "/review", "graph": "/graph?what=杭州市",
        "csv": f"{_entity(iris.region(PLACE))}&format=csv&table=observations", "xlsx": f"{_entity(iris.region(PLACE))}&format=xlsx&table=observations",
    }.items()  # fmt: skip
    yield from (
        ("network, place", "/network?what=杭州市&limit=300"),
        ("network, indicator", f"/network?what={share}&limit=300"),
    )
    yield from (
        ("network, initiative", f"/network?what={run}&limit=300"),
        ("network, whole", "/network?what=communities&limit=300"),
    )
    yield ("chart", f"/chart/indicator-series?indicator={share}&region=杭州市")
    known = {
        "region": "杭州市",
        "indicator": share,
        "initiative": run,
        "document": f"{PLACE}-2012",
        "year": "2012",
        "text": "公办",
    }
    for name, question in load_catalog().items():
        given = {p.name: p.default or known.get(p.type, "") for p in question.parameters}
        required = {p.name: given[p.name] for p in question.parameters if p.required}
        yield (f"question {name}", question_link(name, required))
        typical = {**required, **{key: value for key, value in given.items() if key in ("region", "year")}}
        if typical != required:
            yield (f"question {name}, place", question_link(name, typical))


def in_process(store: Path, wanted: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return processor milliseconds and milliseconds by the clock of each page's second call."""
    found = {}
    with TestClient(make_app(store)) as client:
        while client.get("/healthz").json()["reading"]:
            time.sleep(0.5)
        for name, address in wanted:
            client.get(address)
            began, clock = time.process_time(), time.perf_counter()
            client.get(address)
            print(".", end="", file=sys.stderr, flush=True)
            found[name] = ((time.process_time() - began) * 1000, (time.perf_counter() - clock) * 1000)
    return found


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve a store in a process of its own and give its address once it answers."""
    command = [sys.executable, "-m", "jiaoce", "serve", "--store", str(store), "--port", "8931"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    base = "http://127.0.0.1:8931"
    try:
        while True:
            try:
                urlopen(f"{base}/healthz").close()
                break
            except OSError:
                time.sleep(0.05)
        print(f"{store.name}: answers {time.perf_counter() - started:.1f} s after its start", flush=True)
        yield base
    finally:
        process.terminate()
        process.wait()


def usable(tab: Page, address: str) -> float:
    """Return the milliseconds from the start of a navigation until the page can be used."""
    began = time.perf_counter()
    tab.goto(address, wait_until="commit", timeout=60_000)
    tab.wait_for_function(STILL if "/network?" in address or "/chart/" in address else DONE, timeout=60_000)
    return (time.perf_counter() - began) * 1000


def suggested(tab: Page, base: str, words: str) -> float:
    """Return the milliseconds from a key to the list of suggestions."""
    tab.goto(f"{base}/documents", wait_until="load")
    tab.fill("#find", words[:-1])
    tab.wait_for_timeout(400)
    tab.evaluate(
        """() => { window.seen = 0; const list = document.querySelector('.site .suggest');
        new MutationObserver(() => { window.seen = performance.now(); }).observe(list, {childList: true});
        document.querySelector('#find').addEventListener('keydown', () => { window.began = performance.now(); }); }"""
    )
    tab.focus("#find")
    tab.keyboard.press("End")
    tab.keyboard.press(words[-1]) if words.isascii() else tab.keyboard.insert_text(words[-1])
    tab.wait_for_function("() => window.seen > 0", timeout=20_000)
    return float(tab.evaluate("() => window.seen - window.began"))


def in_browser(base: str, wanted: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return the milliseconds until each page can be used, the better of two visits with an empty cache."""
    found = {}
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM) as browser:
        tab = browser.new_page()
        while json.load(urlopen(f"{base}/healthz"))["reading"]:
            time.sleep(0.5)
        for name, address in wanted:
            if name not in ("csv", "xlsx"):
                found[name] = min(usable(tab, base + address) for _ in range(2))
        for words in ("公办", "wzs", "没有有"):
            found[f"suggest {words}"] = min(suggested(tab, base, words) for _ in range(3))
    return found


def main() -> None:
    """Build where needed, measure, and print a line for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--folder", type=Path, help="where stores are kept for the next run")
    parser.add_argument(
        "--store", type=Path, nargs="*", default=[], help="stores that are there already, smallest first"
    )
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    wanted = [each for each in addresses() if given.only in each[0]]
    with tempfile.TemporaryDirectory() as spare:
        stores = given.store or [store_of(count, given.folder or Path(spare)) for count in given.documents]
        ours: dict[str, list[str]] = {}
        for store in stores:
            for name, (cpu, clock) in in_process(store, wanted).items():
                ours.setdefault(name, []).append(f"{cpu:7.0f} cpu {clock:7.0f} ms")
            if given.no_browser:
                continue
            with served(store) as base:
                for name, taken in in_browser(base, wanted).items():
                    ours.setdefault(name, []).append(f"{taken:7.0f} ms in the browser")
    print("load", " ".join(f"{each:.1f}" for each in os.getloadavg()), "stores", *(store.name for store in stores))
    for name, columns in ours.items():
        print(f"{name:40}", " | ".join(columns), flush=True)


if __name__ == "__main__":
    main()
