"""How fast the pages are, in a real browser: `python benchmarks/web.py STORE… [--only WORDS] [--limit SECONDS] [--views N]`.

Asks each kind of page, each question of the library and each picture of a served store, filled with what the store speaks
of most, and prints a line for each as soon as it is known:

- until it can be used: from the start of the navigation until the page's main part is there and the browser reads keys;
- until it is drawn: until its chart or network stands still, and what comes after the page itself is there too;
- the processor seconds that the server took for it, its evaluating processes included.

First the start, and pages asked of a server that has just answered for the first time; then every page, twice, in a
browser that keeps what it may keep. A page that is not there within the limit is said and left. `--made N` builds a store
of made-up papers (`papers.py`) in the folder named by STORE where it holds none yet.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from addresses import addresses
from papers import write_papers
from playwright.sync_api import Page, sync_playwright
from served import Server
from visits import Seen, suggested, visited

from kg_build import pipeline
from queries.rules import derive

CHROMIUM = "/usr/bin/chromium"
AT_ONCE = (
    "start page",
    "ask, value",
    "ask, all counties",
    "place, prefecture",
    "network, communities",
    "question figures",
)
BAR = 1000.0
DRAWN_BAR = 2000.0


def made(count: int, folder: Path) -> None:
    """Build a store of made-up papers, where it is not there yet."""
    if not (folder / "MANIFEST").exists():
        started = time.perf_counter()
        pipeline.build(list(write_papers(folder.with_name(f"papers-{count}"), count)), folder, derive=derive)
        print(f"built {count} documents in {time.perf_counter() - started:.0f} s", flush=True)


def line(name: str, first: Seen, second: Seen, cost: float) -> str:
    """Return what was seen of a page in one line; a star where it is above the bar."""
    network = name.startswith("network")
    shown = f"{first} | {second} | {cost:6.2f} s"
    return f"{'*' if first.slower(DRAWN_BAR if network else BAR, drawn=network) else ' '} {name:44} {shown}{f'  {first.said or second.said}'}"


def measure(store: Path, wanted: dict[str, str], limit: float, *, at_once: bool) -> None:
    """Print what a browser sees of one store."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM) as browser:
        for name in AT_ONCE if at_once else ():
            if name not in wanted:
                continue
            with Server(store) as server:
                tab = browser.new_page()
                seen = visited(tab, server.base + wanted[name], limit)
                print(f"  right after the start (answers after {server.answers:.1f} s): {name:24} {seen}", flush=True)
                tab.close()
        with Server(store) as server:
            print(
                f"answers after {server.answers:.1f} s, names and texts are read after {server.whole():.1f} s",
                flush=True,
            )
            time.sleep(5)  # what is read after that
            tab = browser.new_page()
            for name, address in wanted.items():
                visit(tab, name, server, address, limit)
            for words in ("公办", "wzs", "没有有"):
                print(
                    f"  suggestions after {words}: {min(suggested(tab, server.base, words) for _ in range(3)):.0f} ms",
                    flush=True,
                )


def visit(tab: Page, name: str, server: Server, address: str, limit: float) -> None:
    """Look at a page twice and print it."""
    spent = server.spent()
    first = visited(tab, server.base + address, limit)
    cost = server.spent() - spent
    second = visited(tab, server.base + address, limit)
    print(line(name, first, second, cost), flush=True)


def main() -> None:
    """Measure, and print a line for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stores", type=Path, nargs="+")
    parser.add_argument("--made", type=int, default=0, help="build such a store of so many papers where there is none")
    parser.add_argument("--only", default="", help="pages whose name contains one of these words, apart by |")
    parser.add_argument("--limit", type=float, default=25.0, help="seconds after which a page is given up")
    parser.add_argument("--no-start", action="store_true", help="leave out the pages asked right after the start")
    given = parser.parse_args()
    for store in given.stores:
        if given.made:
            made(given.made, store)
        wanted = {n: a for n, a in addresses(store).items() if any(word in n for word in given.only.split("|"))}
        print(f"{store.name}: load {os.getloadavg()[0]:.1f}; used, drawn (ms) at the first view | at the second | server", flush=True)  # fmt: skip
        measure(store, wanted, given.limit, at_once=not given.no_start)
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
