"""`jiaoce serve`: what can be wrong with the call is one sentence."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from kg_build.store.errors import NoStore
from viz.web.commands import PortTaken, serve


def test_it_listens_on_this_machine_only_unless_told_otherwise() -> None:
    (host,) = [option for option in serve.params if option.name == "host"]
    assert host.default == "127.0.0.1"


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="There is no graph at"):
        serve.main(["--store", str(tmp_path / "nothing")], standalone_mode=False)


def test_a_port_in_use_is_named_with_what_to_do(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{port} .*Choose another --port"):
            serve.main(["--store", str(store), "--port", port], standalone_mode=False)


def test_the_command_says_where_it_listens_answers_and_ends(store: Path) -> None:
    call = [sys.executable, "-m", "jiaoce", "serve", "--store", str(store), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        said = re.search(r"open (http://127\.0\.0\.1:\d+/)", line)
        assert said is not None, line
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"{said[1]}healthz") as answer:
                    assert answer.status == 200
                break
            except OSError:
                time.sleep(0.1)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) is not None
