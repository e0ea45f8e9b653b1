"""A store built from five small documents of our own words, the application over it, and a server for the browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from kg_build import pipeline
from queries.rules import derive
from viz.web.app import make_app

PAPERS = {
    "ningbo-2023": """宁波市教育局关于印发2023年工作总结和2024年工作要点的通知
2023年工作总结
一、“甬有善育”工程持续推进
全市公办园在园幼儿占比达62.5%,普惠性幼儿园覆盖率达95.1%。新增学位1.2万个,完成中小学新改扩建项目41个。
2024年工作要点
一、“甬有善育”工程继续做实
力争公办园在园幼儿占比达65%以上,普惠性幼儿园覆盖率达96%。计划新增学位1.5万个。
""",
    "ningbo-2024": """宁波市教育局2024年工作总结、2025年工作要点
2024年工作总结
一、“甬有善育”工程见到成效
全市公办园在园幼儿占比达66.1%,普惠性幼儿园覆盖率达95.4%。新增学位1.6万个。
海曙、鄞州通过学前教育普及普惠发展国家验收。
2025年工作要点
一、保障
力争公办园在园幼儿占比达68%以上。
""",
    "shaoxing-2024": """绍兴市教育局关于印发2024年工作总结的通知
2024年工作总结
一、供给
全市公办园在园幼儿占比达58.2%,新增学位8600个,普惠性幼儿园覆盖率达94.8%。
""",
    "jiaxing-2024": """嘉兴市教育局关于印发2024年工作总结的通知
2024年工作总结
一、供给
全市公办园在园幼儿占比达71.3%,新增学位9300个。
""",
    "alike-2024": """宁波市教育局关于印发2024年工作总结的通知
2024年工作总结
一、宁波市“甬有善育”工程见到成效
名师乡村送教行动惠及教师860人,名师下乡村送教行动惠及教师910人。
二、校园足球特色学校新增12所,校园足球特色的学校新增13所。
""",
    "table-2022": """宁波市教育局关于印发2022年县域监测情况的通知
2022年县域义务教育监测情况

\t监测指标
\t海曙区
\t鄞州区

\t生均体育场馆面积
\t√
\t※

\t班额达标
\t√
\t√

\t骨干教师配备
\t※
\t√

注：√表示达标，※表示未达标。
""",
    "nasty-2024": """<script>alert('标题')</script>湖州市2024年教育工作总结
2024年工作总结
一、“<img src=x onerror=alert(1)>”计划与“\u202e反写”行动
全市公办园在园幼儿占比达60.9%,"引号"与'撇号'&符号之外,新增学位5100个。
""",
}

SHOWN = ("ningbo-2023", "ningbo-2024", "shaoxing-2024", "jiaxing-2024", "nasty-2024")


def write_papers(folder: Path, names: tuple[str, ...] = SHOWN) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(PAPERS[name], encoding="utf-8")
    return folder


@pytest.fixture
def papers() -> Callable[..., Path]:
    """What writes papers, for tests that add some."""
    return write_papers


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the five documents; tests read it and never write to it."""
    folder = tmp_path_factory.mktemp("web")
    pipeline.build([write_papers(folder / "papers")], folder / "store", workers=1, derive=derive)
    return folder / "store"


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(make_app(store)) as opened:
        yield opened


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three documents, two of whose names are alike; copied for every test that writes."""
    folder = tmp_path_factory.mktemp("small")
    papers = write_papers(folder / "papers", ("ningbo-2023", "ningbo-2024", "alike-2024"))
    pipeline.build([papers], folder / "store", workers=1, derive=derive)
    return folder / "store"


@pytest.fixture
def own_store(small_store: Path, tmp_path: Path) -> Path:
    """A store that a test may change."""
    return Path(shutil.copytree(small_store, tmp_path / "store"))


@pytest.fixture(scope="session")
def address(store: Path) -> Iterator[str]:
    """The address of a server over the session's store."""
    yield from serving(store)


@pytest.fixture
def editing() -> Iterator[Callable[[Path], str]]:
    """Start a server that takes decisions over a store; returns its address."""
    with ExitStack() as open_servers:
        yield lambda store: open_servers.enter_context(contextmanager(serving)(store, edit=True))


def serving(store: Path, *, edit: bool = False) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(store, edit=edit), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listening.close()
