"""A language model as second reader of a graph: its facts carry its name, and go when it is not asked again."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_build.commands import COMMANDS
from ontology.errors import JiaoceError
from tests.kg_build.pipeline.small_world import exported, without_vocabulary

MODEL = "stub/model-1"
TEXT = "温州市教育局2024年工作总结\n\n2024年，全市新增学位1200个。学童步行上学均程 1350，较远者另有校车。\n"


class _Stub(BaseHTTPRequestHandler):
    """Proposes one fact about every passage with 1350 in it."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        facts = [
            {"passage": item["passage"], "quote": "步行上学均程 1350", "number": "1350", "indicator": "步行上学均程", "kind": "actual", "period": "2024"}
            for item in json.loads(asked["messages"][1]["content"])
            if "1350" in item["text"]
        ]  # fmt: skip
        said = json.dumps({"facts": facts}, ensure_ascii=False)
        body = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Return the address of a stub of the chat protocol."""
    with HTTPServer(("127.0.0.1", 0), _Stub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "wenzhou-2024.txt"
    path.write_text(TEXT, "utf-8")
    return path


def _run(name: str, *arguments: str) -> Result:
    command = next(command for command in COMMANDS if command.name == name)
    with without_vocabulary():
        return CliRunner().invoke(command, arguments)


def test_what_a_model_read_carries_its_name_and_goes_when_it_is_not_asked(
    tmp_path: Path, paper: Path, endpoint: str
) -> None:
    plain, store = tmp_path / "plain", tmp_path / "store"
    assert _run("build", "--store", str(plain), str(paper)).exit_code == 0
    asked = _run("build", "--store", str(store), "--llm", endpoint, "--llm-model", MODEL, str(paper))
    assert asked.exit_code == 0, asked.output
    with_model = exported(store).decode()
    more = [line for line in with_model.splitlines() if line not in exported(plain).decode()]
    attributed = [line for line in more if "wasAttributedTo" in line]
    assert len(attributed) == 1
    assert "stub%2Fmodel-1" in attributed[0]
    assert any("步行上学均程" in line for line in more)
    again = _run("link", "--store", str(store), "--llm", endpoint, "--llm-model", MODEL, str(paper))
    assert exported(store).decode() == with_model
    assert "unchanged" in again.output
    assert _run("link", "--store", str(store), str(paper)).exit_code == 0
    assert exported(store) == exported(plain)


def test_an_endpoint_that_does_not_answer_changes_nothing(tmp_path: Path, paper: Path) -> None:
    store = tmp_path / "store"
    assert _run("build", "--store", str(store), str(paper)).exit_code == 0
    before = exported(store)
    failed = _run("link", "--store", str(store), "--llm", "http://127.0.0.1:9/v1", "--llm-model", MODEL, str(paper))
    assert isinstance(failed.exception, JiaoceError)
    assert exported(store) == before


def test_half_of_a_second_reader_is_refused(tmp_path: Path, paper: Path) -> None:
    refused = _run("build", "--store", str(tmp_path / "store"), "--llm-model", MODEL, str(paper))
    assert refused.exit_code == 2
    assert "--llm URL" in refused.output
