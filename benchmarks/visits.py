"""What a browser sees of one page: when it can be used, when its picture stands still; never longer than a limit."""

from __future__ import annotations

import time
from dataclasses import dataclass

from playwright.sync_api import Error, Frame, Page

USED = "() => document.readyState !== 'loading' && document.body && document.body.innerText.trim().length > 0"
STILL = "() => window.jiaoceStill === true || document.body?.dataset.ready === 'true' || (document.readyState === 'complete' && !document.querySelector('#picture, #chart'))"
COME = "() => !document.querySelector('[data-later]')"
PICTURES = ("/network?", "/chart/")


@dataclass(frozen=True)
class Seen:
    """Milliseconds until a page could be used and until all of it stood; None where that did not come within the limit."""

    used: float | None
    drawn: float | None
    said: str = ""

    def __str__(self) -> str:
        """Show both, right-aligned."""
        return " ".join("   none" if each is None else f"{each:7.0f}" for each in (self.used, self.drawn))

    def slower(self, bar: float, *, drawn: bool = False) -> bool:
        """Say whether the page, or all that is drawn on it, came later than a bar of milliseconds."""
        taken = self.drawn if drawn else self.used
        return taken is None or taken > bar


def visited(tab: Page, address: str, limit: float) -> Seen:
    """Open a page and wait, for at most `limit` seconds each, until it can be used and until all of it stands."""
    began = time.perf_counter()
    used: float | None = None
    try:
        answer = tab.goto(address, wait_until="commit", timeout=limit * 1000)
        picture = any(part in address for part in PICTURES)
        tab.wait_for_function(STILL if picture else USED, timeout=limit * 1000)
        tab.wait_for_function(
            "() => new Promise(requestAnimationFrame)", timeout=limit * 1000
        )  # of the next page, where one came
        used = (time.perf_counter() - began) * 1000
        said = "" if answer is None or answer.ok else f"status {answer.status}"
        tab.wait_for_function(COME, timeout=limit * 1000)
        if picture:
            tab.wait_for_function(STILL, timeout=limit * 1000)
        for frame in tab.frames[1:]:
            _wait(frame, limit)
        return Seen(used, (time.perf_counter() - began) * 1000, said)
    except Error as error:
        said = error.message.splitlines()[0][:60]
        tab.goto("about:blank")
        return Seen(used, None, said)


def _wait(frame: Frame, limit: float) -> None:
    frame.wait_for_load_state("domcontentloaded", timeout=limit * 1000)
    frame.wait_for_function(STILL, timeout=limit * 1000)


def suggested(tab: Page, base: str, words: str) -> float:
    """Return the milliseconds from a key to the list of suggestions."""
    tab.goto(f"{base}/documents", wait_until="load")
    tab.fill("#find", words[:-1])
    tab.wait_for_timeout(400)
    tab.evaluate(
        """() => { window.seen = 0; const list = document.querySelector('.site .suggest');
        new MutationObserver(() => { window.seen = performance.now(); }).observe(list, {childList: true});
        const key = () => { window.began ??= performance.now(); };
        document.querySelector('#find').addEventListener('keydown', key);
        document.querySelector('#find').addEventListener('input', key, true); }"""
    )
    tab.focus("#find")
    tab.keyboard.press("End")
    tab.keyboard.press(words[-1]) if words.isascii() else tab.keyboard.insert_text(words[-1])
    try:
        tab.wait_for_function("() => window.seen > 0", timeout=5_000)
    except Error:
        return float("inf")
    return float(tab.evaluate("() => window.seen - window.began"))
