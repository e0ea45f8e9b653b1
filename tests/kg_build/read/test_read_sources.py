"""Which files are documents, in which order, and what a manifest may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_build.read import errors, sources

HEADER = "file,title,issuer_region,year,kind,source\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("乙")
    (tmp_path / "a 1.txt").write_text("甲")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.html").write_text("<p>丙</p>")
    (tmp_path / "picture.gif").write_bytes(b"GIF")
    (tmp_path / ".hidden.txt").write_text("藏")
    (tmp_path / "~$b.docx").write_text("x")
    return tmp_path


def test_documents_come_by_slug_whatever_the_order_given(folder: Path) -> None:
    one = sources([folder / "b.txt", folder])
    two = sources([folder, folder / "b.txt"])
    assert [s.name for s in one] == ["a 1.txt", "b.txt", "c.html"]
    assert one == two


def test_a_manifest_beside_the_files_gives_entries(folder: Path) -> None:
    (folder / "manifest.csv").write_bytes((HEADER + "b.txt,乙文,温州市,2023,总结,网页\n").encode("gb18030"))
    entries = {s.name: s.entry for s in sources([folder])}
    assert entries["b.txt"] is not None
    assert entries["b.txt"].issuer_region == "温州市"
    assert entries["a 1.txt"] is None


def test_columns_but_file_may_be_left_out(folder: Path) -> None:
    (folder / "list.csv").write_text("year,file\n2021,deep/c.html\n")
    entry = next(s.entry for s in sources([folder / "deep"], folder / "list.csv"))
    assert entry is not None
    assert (entry.year, entry.title) == ("2021", "")


@pytest.mark.parametrize(
    ("manifest", "error", "says"),
    [
        ("file,colour\nb.txt,red\n", errors.ManifestColumns, "colour"),
        ("title\nx\n", errors.ManifestColumns, "file"),
        (HEADER + "gone.txt,,,,,\n", errors.ManifestFile, "gone.txt"),
        (HEADER + "b.txt,,,,,\nb.txt,,,,,\n", errors.ManifestFile, "line 3"),
        (HEADER + "b.txt,,,23,,\n", errors.ManifestRow, "'23'"),
        (HEADER + "b.txt,x\n", errors.ManifestRow, "2 fields"),
        (HEADER + ",x,,,,\n", errors.ManifestRow, "line 2"),
    ],
)
def test_a_wrong_manifest_names_line_and_value(folder: Path, manifest: str, error: type[Exception], says: str) -> None:
    (folder / "manifest.csv").write_text(manifest)
    with pytest.raises(error, match=says):
        sources([folder])


def test_a_missing_path_is_named() -> None:
    with pytest.raises(errors.MissingPath, match="nowhere"):
        sources(["nowhere"])


def test_a_missing_manifest_is_named(folder: Path) -> None:
    with pytest.raises(errors.MissingPath, match=r"gone\.csv"):
        sources([folder], folder / "gone.csv")


def test_a_folder_without_documents_says_what_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(errors.NoDocuments, match=r"\.docx"):
        sources([tmp_path])


def test_two_files_of_one_slug_are_refused(folder: Path) -> None:
    (folder / "b.html").write_text("<p>乙</p>")
    with pytest.raises(errors.DuplicateSlug, match=r"b\.html.*b\.txt|b\.txt.*b\.html"):
        sources([folder])


def test_a_file_of_another_kind_must_not_be_named(folder: Path) -> None:
    with pytest.raises(errors.UnknownFormat, match=r"picture\.gif"):
        sources([folder / "picture.gif"])
