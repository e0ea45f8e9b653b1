"""Every bad file gets a sentence that names it, and nothing else."""

from __future__ import annotations

import io
import os
import zipfile

import docx
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from kg_build.model import Source
from kg_build.read import errors as read_errors
from kg_build.read import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return stream.getvalue()


def word_parts() -> dict[str, bytes]:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as source:
        return {name: source.read(name) for name in source.namelist()}


def with_entity() -> bytes:
    parts = word_parts()
    body = parts["word/document.xml"].split(b"?>", 1)[1]
    parts["word/document.xml"] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + body
    return package(parts)


def locked_pdf() -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream, encrypt=pdfencrypt.StandardEncryption("secret"))
    page.drawString(50, 50, "x")
    page.save()
    return stream.getvalue()


BAD = {
    "an empty file": ("a.txt", b"", read_errors.EmptyFile),
    "a file of blank lines": ("b.txt", b"\n\n \n", read_errors.EmptyFile),
    "a picture called text": ("c.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), read_errors.BinaryFile),
    "a program called text": ("d.txt", b"\x7fELF" + bytes(500), read_errors.BinaryFile),
    "noise": ("e.txt", bytes(range(128, 256)) * 9, read_errors.UnknownEncoding),
    "another country's encoding": ("f.txt", "Maßnahmen für Übergänge".encode("latin-1"), read_errors.UnknownEncoding),
    "a torn .docx": ("g.docx", b"PK\x03\x04torn", read_errors.BrokenFile),
    "a .docx without its text": ("h.docx", package({"a.xml": b"<a/>"}), read_errors.BrokenFile),
    "a .docx of broken XML": (
        "i.docx",
        package(word_parts() | {"word/document.xml": b"<torn"}),
        read_errors.BrokenFile,
    ),
    "a .docx that says nothing": ("j.docx", package(word_parts()), read_errors.EmptyFile),
    "a zip bomb": ("k.docx", package({"word/document.xml": b"<w>" + b" " * 70_000_000}), read_errors.DangerousFile),
    "external entities": ("l.docx", with_entity(), read_errors.DangerousFile),
    "a locked .docx": ("m.docx", OLE + bytes(99) + "EncryptedPackage".encode("utf-16-le"), read_errors.EncryptedFile),
    "a locked .pdf": ("n.pdf", locked_pdf(), read_errors.EncryptedFile),
    "a torn .pdf": ("o.pdf", b"%PDF-1.4 torn", read_errors.BrokenFile),
    "a torn .xlsx": ("p.xlsx", b"PK\x03\x04", read_errors.BrokenFile),
    "a page without words": ("q.html", b"<html></html>", read_errors.EmptyFile),
    "a page nested without end": ("r.html", b"<div>" * 5000 + b"x", read_errors.DangerousFile),
    "a kind nobody reads": ("s.rtf", b"{}", read_errors.UnknownFormat),
}


@pytest.mark.parametrize("case", BAD, ids=list(BAD))
def test_a_bad_file_gets_a_sentence_that_names_it(case: str) -> None:
    name, data, error = BAD[case]
    with pytest.raises(error) as raised:
        read(Source(name, data))
    assert name in str(raised.value)
    assert str(raised.value).endswith((".", ")"))


def test_noise_of_any_length_never_ends_in_another_error() -> None:
    for size in (1, 2, 3, 50, 999):
        with pytest.raises(read_errors.InputError):
            read(Source("noise.txt", os.urandom(size).replace(b"\x00", b"\x01") + b"\xff\xff\xff\x80"))


def test_old_word_files_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg_build.read.convert.shutil.which", lambda _: None)
    with pytest.raises(read_errors.MissingProgram, match="libreoffice-writer"):
        read(Source("old.doc", OLE + bytes(400)))


def test_a_conversion_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho no such filter >&2\nexit 77\n")
    program.chmod(0o755)
    monkeypatch.setattr("kg_build.read.convert.shutil.which", lambda _: str(program))
    with pytest.raises(read_errors.FailedConversion, match="no such filter"):
        read(Source("old.doc", OLE + bytes(400)))


def test_an_old_word_file_is_read_through_the_converter(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    document = docx.Document()
    document.add_paragraph("旧格式的文件")
    document.save(str(tmp_path / "converted"))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp {tmp_path}/converted "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr("kg_build.read.convert.shutil.which", lambda _: str(program))
    assert read(Source("old.doc", OLE + bytes(400))).text == "旧格式的文件\n"
