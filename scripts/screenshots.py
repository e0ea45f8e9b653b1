"""Make the pictures of docs/tour.md from the samples: `python scripts/screenshots.py`. Needs chromium.

Builds a store of samples/, serves it to a headless browser and takes one picture of each page of the tour, so
that the pictures show what the program does and nothing else.
"""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from kg_build import pipeline
from queries.rules import derive
from viz.web.app import make_app

ROOT = Path(__file__).parent.parent
TOUR = ROOT / "docs" / "tour"
WIDE, NARROW = (1440, 900), (390, 844)
PICTURES = {
    "start": ("/", WIDE),
    "suggestions": ("/", WIDE),
    "search": ("/search?q=公办", WIDE),
    "ask": ("/ask?q=温州市2024年公办园在园幼儿占比的目标完成了吗？", WIDE),
    "questions": ("/questions", WIDE),
    "question": ("/questions/indicator-series?indicator=公办园在园幼儿占比", WIDE),
    "map": ("/questions/place-map?indicator=初中在校生", WIDE),
    "heatmap": ("/questions/monitoring-matrix?region=台州市", WIDE),
    "document": ("/documents/wenzhou-2024-review-2025-plan", WIDE),
    "document-table": ("/documents/taizhou-2023-action-plan", WIDE),
    "place": ("/entity?iri=region/330300", WIDE),
    "indicator": ("/entity?iri=indicator/公办园在园幼儿占比", WIDE),
    "initiative": ("/entity?iri=initiative/优教强城", WIDE),
    "compare": ("/compare?place=温州市&place=台州市", WIDE),
    "network": ("/graph?what=温州市", WIDE),
    "review": ("/review", WIDE),
    "editor": ("/editor", WIDE),
    "phone-place": ("/entity?iri=region/330300", NARROW),
    "phone-document": ("/documents/wenzhou-2024-review-2025-plan", NARROW),
    "phone-start": ("/", NARROW),
    "phone-heatmap": ("/questions/monitoring-matrix?region=台州市", NARROW),
    "phone-map": ("/questions/place-map?indicator=初中在校生", NARROW),
}


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve a store on a free port of this machine; give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(store, edit=True), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def prepared(tab: Page, name: str) -> None:
    """Do on a page what the picture is to show."""
    if name == "suggestions":
        tab.keyboard.press("/")
        tab.keyboard.type("wz")
        tab.wait_for_selector(".site .suggest li")
    if name in ("document", "phone-document"):
        tab.locator("mark.k-target").nth(2).click()
        tab.locator("mark.on").first.evaluate("mark => mark.scrollIntoView({block: 'center', behavior: 'instant'})")
    tab.wait_for_selector("[data-later]", state="detached")  # an answer that comes after its page
    if tab.locator("iframe").count():
        tab.locator("iframe").evaluate("frame => frame.scrollIntoView({block: 'start', behavior: 'instant'})")
        tab.frame_locator("iframe").locator("body[data-ready]").wait_for()
        if not name.endswith(("map", "heatmap")):
            tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    if name == "document-table":
        tab.locator(".text .scroll").first.evaluate("box => box.scrollIntoView({block: 'center', behavior: 'instant'})")
    if name == "editor":
        tab.click("form button:has-text('运行')")
        tab.wait_for_selector("#result table")
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(800)


def take(browser: Browser, address: str) -> None:
    """Take all pictures."""
    shutil.rmtree(TOUR, ignore_errors=True)
    TOUR.mkdir(parents=True)
    for name, (path, (width, height)) in PICTURES.items():
        tab = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
        tab.set_default_timeout(90_000)
        answer = tab.goto(address + path)
        if answer is None or not answer.ok:
            raise SystemExit(f"{path} does not answer; nothing is pictured")
        prepared(tab, name)
        tab.screenshot(path=TOUR / f"{name}.png")
        tab.close()
        print(f"docs/tour/{name}.png")


def main() -> None:
    """Build, serve, take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build([ROOT / "samples"], Path(folder) / "store", derive=derive)
        with served(Path(folder) / "store") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            take(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
