"""How well and how fast prose is read: the score per document and per field, and the time against jieba.

    JIAOCE_SHARED=DIR python benchmarks/extraction.py [--all]

DIR holds `corpus/` and `gold/` with its `score.py`. The time is that of reading the text through
extraction (bytes to facts), best of three, as a ratio to `jieba.posseg` cutting the same text in the
same run. `--all` adds the eleven reports of `gold/reports-2026`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from kg_build.extract import extract
from kg_build.facts import to_json
from kg_build.model import Document, Fact, Source
from kg_build.read import read, sources
from kg_build.structure import outline

ROUNDS = 3
SCORES = ("detect", "core", "strict", "initiative", "school", "status", "recognition")


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def facts_of(source: Source) -> tuple[Document, tuple[Fact, ...]]:
    document = read(source)
    return document, extract(document, outline(document))[0]


def best(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def speed(found: list[Source]) -> None:
    import jieba.posseg

    jieba.setLogLevel(60)
    texts = [read(source).text for source in found]
    list(jieba.posseg.cut("预热"))
    for source in found:
        facts_of(source)
    ours = best(lambda: [facts_of(source) for source in found])
    theirs = best(lambda: [sum(1 for _ in jieba.posseg.cut(text)) for text in texts])
    characters = sum(map(len, texts))
    print(
        f"read and extract {ours:.2f} s, jieba.posseg {theirs:.2f} s for {characters} characters: ratio {ours / theirs:.2f}"
    )


def score(shared: Path, corpus: Path, gold: Path) -> list[Source]:
    manifest = corpus / "manifest.csv"
    names = {path.stem for path in gold.glob("*.jsonl") if not path.name.endswith(".tables.jsonl")}
    paths = sorted(path for path in corpus.glob("*.txt") if path.stem in names)
    found = sources(paths, manifest if manifest.exists() else None)
    rows = [to_json(fact, document) for source in found for document, facts in [facts_of(source)] for fact in facts]
    report, _ = scorer(shared).score(gold, rows)
    print(f"\n{gold.name}: {len(found)} documents")
    for name in SCORES:
        r = report[name]
        print(
            f"  {name:12s} precision {r['precision']:.3f}  recall {r['recall']:.3f}  F1 {r['f1']:.3f}  gold {r['gold']}"
        )
    print("  fields  " + "  ".join(f"{name} {value:.3f}" for name, value in report["fields"].items()))
    for name, r in report["documents"].items():
        print(f"  {name:34s} " + "  ".join(f"{part} {r[part]['f1']:.3f}" for part in ("detect", "core", "strict")))
    return found


def main() -> int:
    if "JIAOCE_SHARED" not in os.environ:
        print("Set JIAOCE_SHARED to the folder that holds corpus/ and gold/.", file=sys.stderr)
        return 2
    shared = Path(os.environ["JIAOCE_SHARED"])
    found = score(shared, shared / "corpus", shared / "gold")
    if "--all" in sys.argv:
        score(shared, shared / "corpus" / "reports-2026", shared / "gold" / "reports-2026")
    speed(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
