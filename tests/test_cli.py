"""The command line as its users meet it: what goes wrong is one sentence on stderr and an exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

import jiaoce

NOTE = "海州市教育局2024年工作总结\n一、2024年工作总结\n全市新增学位1200个，学前教育普惠率达到95.2%。\n"


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIAOCE_STORE", raising=False)
    monkeypatch.delenv("JIAOCE_DEBUG", raising=False)

    def called(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["jiaoce", *arguments])
        code = 0
        try:
            jiaoce.main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return called


@pytest.fixture
def built(run: Run) -> Run:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    assert run("build", "note.txt").code == 0
    return run


def not_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")


BAD_FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "missing": ("missing.txt", lambda path: None),
    "empty": ("empty.txt", lambda path: path.write_bytes(b"")),
    "picture called text": ("picture.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(900))),
    "broken Word": ("broken.docx", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 400)),
    "archive called Word": ("archive.docx", not_word),
    "broken PDF": ("broken.pdf", lambda path: path.write_bytes(b"%PDF-1.4\n garbage")),
    "unknown encoding": ("odd.txt", lambda path: path.write_bytes("日本語の文章です。".encode("shift_jis") * 20)),
    "unknown kind": ("photo.jpg", lambda path: path.write_bytes(b"\xff\xd8\xff\xe0")),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_file_that_cannot_be_read_is_named_and_leaves_no_store(what: str, run: Run) -> None:
    name, make = BAD_FILES[what]
    make(Path(name))
    said = run("build", name)
    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert run("facts").code == 2


def test_one_bad_file_stops_a_build_and_keep_going_builds_the_rest(run: Run) -> None:
    Path("papers").mkdir()
    Path("papers/good.txt").write_text(NOTE, encoding="utf-8")
    Path("papers/bad.docx").write_bytes(b"PK\x03\x04" + b"x" * 400)
    assert run("build", "papers").code == 2
    kept = run("build", "papers", "--keep-going")
    assert kept.code == 1
    assert "bad.docx" in kept.err
    assert "95.2" in run("facts", "good").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("fcts",), 2, "fcts"),
        (("facts", "nothing-like-it"), 2, "nothing-like-it"),
        (("remove", "nothing-like-it"), 2, "nothing-like-it"),
        (("query", "target-vs-outcom"), 2, "target-vs-outcome"),
        (("query", "target-vs-outcome", "--param", "regio=温州"), 2, "region"),
        (("query", "target-vs-outcome", "--param", "year=soon"), 2, "soon"),
        (("query", "target-vs-outcome", "--param", "region=温州", "--param", "region=台州"), 2, "one value"),
        (("query", "target-vs-outcome", "--param", 'region=温州" } ; DROP ALL #'), 2, "DROP ALL"),
        (("query", "target-vs-outcome", "--endpoint", "no-address"), 2, "no-address"),
        (("graph", "温州市", "-o", "a.html", "--endpoint", "ftp://host/"), 2, "ftp://host/"),
        (("ask", "温州市的学位", "--endpoint", "no-address"), 2, "no-address"),
        (("export", "-o", "graph.unknown"), 2, ".nq"),
        (("export", "-o", "no/such/folder/graph.nq"), 2, "no/such/folder"),
        (("build", "note.txt", "--store", "note.txt"), 2, "note.txt"),
        (("review", "--accept", "none"), 2, "none"),
    ],
)
def test_a_wrong_call_says_which_value_is_wrong(arguments: tuple[str, ...], code: int, words: str, built: Run) -> None:
    said = built(*arguments)
    assert said.code == code
    assert words in said.err
    assert said.out == ""


def test_a_manifests_unknown_place_is_told_and_a_code_is_a_place(run: Run) -> None:
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("manifest.csv").write_text("file,issuer_region\nnote.txt,亚特兰蒂斯\n", encoding="utf-8")
    assert "The place '亚特兰蒂斯' is not a place of the table" in run("build", "note.txt").err
    Path("manifest.csv").write_text("file,issuer_region\nnote.txt,330300\n", encoding="utf-8")
    run("build", "note.txt")
    assert "温州市" in run("facts").out


def test_the_statistics_count_what_documents_speak_of(built: Run) -> None:
    said = built("stats", "--format", "json").out
    assert '"Region": 1' in said
    assert '"Indicator": 2' in said


def test_a_bug_is_a_sentence_with_exit_code_three(built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by no fault of yours")

    monkeypatch.setattr(jiaoce.cli, "main", broken)
    said = built("facts")
    assert said.code == 3
    assert "JIAOCE_DEBUG=1" in said.err


def test_looking_for_the_version_loads_no_layer() -> None:
    heavy = ("rdflib", "networkx", "pdfplumber", "openpyxl", "pypinyin", "pyvis", "starlette")
    code = f"import sys, jiaoce; sys.exit(', '.join(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("name", jiaoce.COMMANDS)
def test_each_command_is_where_the_list_says(name: str) -> None:
    assert name in {command.name for command in import_module(jiaoce.COMMANDS[name][0]).COMMANDS}
