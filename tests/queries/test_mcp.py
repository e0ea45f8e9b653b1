"""The MCP server answers as the library does, through the SDK's own client, and can only read."""

from __future__ import annotations

import asyncio
import importlib.util
from typing import Any

import pytest

from queries.catalog import load_catalog
from queries.embedded import EmbeddedGraph
from queries.mcp_tools import NoMcp, make_server

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")


def call(graph: EmbeddedGraph, tool: str, **arguments: Any) -> Any:
    async def called() -> Any:
        async with mcp.Client(make_server(graph)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(called())


def tools(graph: EmbeddedGraph) -> Any:
    async def listed() -> Any:
        async with mcp.Client(make_server(graph)) as client:
            return (await client.list_tools()).tools

    return asyncio.run(listed())


def test_every_tool_says_that_it_only_reads(derived_world: EmbeddedGraph):
    offered = tools(derived_world)
    assert {tool.name for tool in offered} == {"list_questions", "query", "ask", "entity", "evidence"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in offered)


def test_the_whole_library_is_listed_with_its_parameters(derived_world: EmbeddedGraph):
    listed = call(derived_world, "list_questions").structured_content["questions"]
    assert {question["name"] for question in listed} == set(load_catalog())
    ranking = next(question for question in listed if question["name"] == "ranking")
    assert [p["name"] for p in ranking["parameters"] if p["required"]] == ["indicator"]


@pytest.mark.parametrize("year", ["2023", 2023])
def test_a_query_gives_the_library_s_rows_and_their_quotes(derived_world: EmbeddedGraph, year: str | int):
    said = call(
        derived_world, "query", name="values", parameters={"indicator": "公办园在园幼儿占比", "year": year}
    ).structured_content
    assert {row["value"] for row in said["rows"]} == {63.7, 58}
    assert len(said["evidence"]) == len(said["rows"]) == said["all"]
    assert "公办园里的孩子占63.7%" in {quote["quote"] for quote in said["evidence"]}


def test_a_plain_question_is_answered_or_declined_with_the_reason(derived_world: EmbeddedGraph):
    answered = call(derived_world, "ask", question="温州市2023年公办园占比是多少？").structured_content
    assert answered["query"] == "figures-by-place"
    declined = call(derived_world, "ask", question="温州的房价是多少？").structured_content
    assert "房价" in declined["error"]
    assert "rows" not in declined


def test_an_entity_is_found_by_its_short_name(derived_world: EmbeddedGraph):
    said = call(derived_world, "entity", name="温州").structured_content
    assert said["iri"].endswith("330300")
    assert any(statement["direction"] == "in" for statement in said["statements"])


def test_evidence_of_a_fact_is_its_quote(derived_world: EmbeddedGraph):
    rows = call(derived_world, "query", name="values", parameters={"indicator": "公办园在园幼儿占比"})
    facts = [quote["fact"] for quote in rows.structured_content["evidence"]]
    quotes = call(derived_world, "evidence", facts=facts[:1]).structured_content["evidence"]
    assert quotes == rows.structured_content["evidence"][:1]


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("query", {"name": "no-such-question"}, "no-such-question"),
        ("query", {"name": "values", "parameters": {"indicator": "} DROP ALL #"}}, "knows no indicator"),
        ("entity", {"name": "阿克苏斯坦"}, "阿克苏斯坦"),
    ],
)
def test_a_wrong_call_is_one_sentence(derived_world: EmbeddedGraph, tool: str, arguments: Any, sentence: str):
    said = call(derived_world, tool, **arguments)
    assert said.is_error
    assert sentence in said.content[0].text
    assert "Traceback" not in said.content[0].text


def test_a_missing_sdk_is_said_with_what_to_install(derived_world: EmbeddedGraph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(NoMcp, match=r"pip install 'jiaoce\[mcp\]'"):
        make_server(derived_world)
