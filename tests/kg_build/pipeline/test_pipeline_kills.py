"""Atomicity (DESIGN 3.6): a writer killed at any moment leaves the state before or after, and the next command goes on."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import jiaoce
from kg_build import review
from kg_build.link.sssom import Decision, from_tsv
from kg_build.review import UnknownName
from kg_build.store import open_store
from kg_build.store.errors import NoStore
from ontology import iris
from tests.kg_build.pipeline.small_world import ACTS, NAMES, build, decide, exported, write_documents

# Each act is killed so often; JIAOCE_KILLS=13 makes the fifty and more of a full run.
RELABELLED = [Decision("relabel", str(iris.initiative("县中崛起")), "县域高中振兴", "县中崛起")]
KILLS = int(os.environ.get("JIAOCE_KILLS", "3"))
CONTEXT = multiprocessing.get_context("forkserver")
# The rules are installed by the composing module; a writer that is killed concludes what this process would.
CONTEXT.set_forkserver_preload([jiaoce.__name__])


LONG = 600.0


def act(name: str, store: Path, given: Any) -> None:
    ACTS[name](store, given)


def killed(name: str, store: Path, given: Any, after: float) -> bool:
    """Do an act in a process of its own and kill it after some seconds; say whether it was still running."""
    child = CONTEXT.Process(target=act, args=(name, store, given))
    child.start()
    child.join(after)
    running = child.is_alive()
    if running and child.pid:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return running


def decision(store: Path) -> list[Decision]:
    with open_store(store) as opened:
        found = review.pending(opened)
        return [review.accepted(opened, found[0].number)]


def prepared(name: str, folder: Path) -> tuple[Path, Any]:
    """Return a store to act on and what to act with."""
    paths = write_documents(folder / "documents", NAMES[:6])
    store = folder / "start"
    build(store, paths[:4])
    given = {"build": paths[2:], "link": paths[4:], "remove": list(NAMES[1:3])}
    return store, given[name] if name in given else decision(store)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["build", "link", "remove", "review"])
def test_a_killed_writer_leaves_the_state_before_or_after(name: str, tmp_path: Path) -> None:
    start, given = prepared(name, tmp_path)
    before = exported(start)
    done = shutil.copytree(start, tmp_path / "done")
    killed(name, shutil.copytree(start, tmp_path / "warm"), given, LONG)  # imports what a first child imports
    began = time.monotonic()
    assert not killed(name, done, given, LONG)
    lasts, after = time.monotonic() - began, exported(done)
    dice, running, changed = random.Random(name), 0, 0
    for attempt in range(KILLS):
        store = shutil.copytree(start, tmp_path / f"killed{attempt}")
        running += killed(name, store, given, lasts * dice.uniform(0, 1.4))
        state = exported(store)
        assert state in (before, after)
        changed += state == after
        if state == before:
            act(name, store, given)
        assert exported(store) == after
        shutil.rmtree(store)
    logging.getLogger(__name__).info("%s: %d of %d killed, %d changed all", name, running, KILLS, changed)


def names_it(store: Path) -> bool:
    """Say whether a graph holds what the curators of this test decide about."""
    with open_store(store) as opened, contextlib.suppress(UnknownName):
        return bool(review.entity(opened, "initiative/县中崛起"))
    return False


@pytest.mark.slow
@settings(
    max_examples=max(2, KILLS // 3),
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_whatever_is_killed_on_the_way_the_graph_is_that_of_its_documents_and_decisions(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name), Path(name) / "graph"
        held = data.draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True), "first")
        build(store, write_documents(folder / "documents", held))
        for _ in range(4):
            what = data.draw(st.sampled_from(["link", "remove", "review"]), "act")
            chosen = data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True), "documents")
            if what == "remove" and not (set(held) - set(chosen) and set(chosen) <= set(held)):
                continue
            if what == "review" and not names_it(store):
                continue
            given = {"link": write_documents(folder / "documents", chosen), "remove": chosen, "review": RELABELLED}[
                what
            ]
            killed(what, store, given, data.draw(st.floats(0, 0.6), "seconds"))
            exported(store)
            with open_store(store) as opened:
                if what != "remove" or set(chosen) <= opened.documents().keys():
                    act(what, store, given)
            held = sorted({*held, *chosen} if what == "link" else set(held) - set(chosen) if what == "remove" else held)
        with open_store(store) as opened:
            rows = from_tsv(opened.decisions()) if opened.decisions() else ()
        if rows:
            build(folder / "anew", write_documents(folder / "every", NAMES))
            decide(folder / "anew", rows)
        build(folder / "anew", [folder / "documents" / f"{one}.txt" for one in held])
        assert exported(store) == exported(folder / "anew")


@pytest.mark.slow
def test_a_first_build_that_was_killed_can_be_done_again(tmp_path: Path) -> None:
    paths = write_documents(tmp_path / "documents", NAMES[:4])
    store, dice = tmp_path / "graph", random.Random(1)
    for _ in range(KILLS):
        killed("build", store, paths, dice.uniform(0, 0.4))
    with contextlib.suppress(NoStore):
        exported(store)
    build(store, paths)
    with open_store(store) as opened:
        assert sorted(opened.documents()) == sorted(NAMES[:4])
