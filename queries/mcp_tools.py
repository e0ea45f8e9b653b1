"""The graph as tools of the Model Context Protocol, so that an assistant can ask it and cite it; read-only.

Five tools: list_questions, query, ask, entity, evidence. Each answers what the library answers, as JSON, with the quotes
behind it. The SDK is the extra `mcp`; without it `make_server` says what to install.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from rdflib import URIRef

from ontology.errors import InputError, JiaoceError
from ontology.regions import UnknownRegion
from queries.ask import Asker, DontKnow
from queries.catalog import load_catalog, packaged
from queries.evidence import evidence_of
from queries.graph import Graph
from queries.header import Parameter
from queries.names import find_entity, find_region
from queries.run import run

if TYPE_CHECKING:
    from mcp.server import MCPServer

MOST_ROWS = 200
MOST_FACTS = 100
ABOUT = (
    "A knowledge graph of Chinese education policy documents. Every figure comes with the document and the words that "
    "say it: cite them. Prefer `ask` with a plain question in Chinese or English; where it says it does not know, look "
    "at `list_questions` and use `query`. Nothing can be changed."
)
P = ParamSpec("P")
Said = dict[str, Any]
Given = str | int | float | list[str | int | float]  # assistants send years as numbers


class NoMcp(InputError):
    """The SDK of the Model Context Protocol is not installed."""

    def __init__(self) -> None:
        super().__init__("'jiaoce mcp' needs the package 'mcp', which is not installed. Do: pip install 'jiaoce[mcp]'")


def make_server(graph: Graph) -> MCPServer[Any]:
    """Return an MCP server whose tools ask this graph. Raises NoMcp where the SDK is missing."""
    if importlib.util.find_spec("mcp") is None:
        raise NoMcp
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    def told(tool: Callable[P, Said]) -> Callable[P, Said]:
        """Turn what the graph refuses into a sentence the assistant may read."""

        @wraps(tool)
        def telling(*args: P.args, **kwargs: P.kwargs) -> Said:
            try:
                return tool(*args, **kwargs)
            except JiaoceError as error:
                raise ToolError(str(error)) from error

        return telling

    server: MCPServer[Any] = MCPServer("jiaoce", title="教策 jiaoce", instructions=ABOUT, log_level="WARNING")
    reading = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in Tools(graph).all():
        server.tool(annotations=reading)(told(tool))
    return server


class Tools:
    """The tools over one graph; their docstrings are what an assistant reads."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._asker: Asker | None = None

    def all(self) -> tuple[Callable[..., Said], ...]:
        """Return the tools in the order in which they are offered."""
        return self.list_questions, self.query, self.ask, self.entity, self.evidence

    def list_questions(self) -> Said:
        """List the questions of the library: name, wording in Chinese and English, parameters, columns."""
        return {
            "questions": [
                {
                    "name": question.name,
                    "zh": question.question_zh,
                    "en": question.question_en,
                    "parameters": [_described(parameter) for parameter in question.parameters],
                    "columns": [column.name for column in question.columns if not column.hidden],
                }
                for question in load_catalog().values()
            ]
        }

    def query(self, name: str, parameters: dict[str, Given] | None = None, lang: str = "zh") -> Said:
        """Ask a question of the library by name. Places may be short names (温州), years four digits.

        Returns the columns, at most 200 rows, how many there are, and the quotes behind the shown rows' facts.
        """
        given = {name: _as_text(value) for name, value in (parameters or {}).items()}
        result = run(self._graph, load_catalog()[name].name, given, lang="en" if lang == "en" else "zh")
        quotes = evidence_of(self._graph, result.observations()[:MOST_FACTS])
        return {
            "query": name,
            "columns": list(result.columns),
            "rows": result.to_json_rows()[:MOST_ROWS],
            "all": len(result),
            "evidence": [quote.to_json() for quote in quotes],
        }

    def ask(self, question: str) -> Said:
        """Ask a question in plain Chinese or English, as "温州市2024年公办园占比目标完成了吗？".

        Returns what was understood, the rows and the evidence; or the reason why the graph does not know, with
        suggestions. It declines rather than guess: do not fill in an answer it did not give.
        """
        self._asker = self._asker or Asker.over(self._graph)
        try:
            said = self._asker.ask(question).to_json()
        except DontKnow as unknown:
            return unknown.to_json()
        return {**said, "rows": said["rows"][:MOST_ROWS], "evidence": said["evidence"][:MOST_ROWS]}

    def entity(self, name: str) -> Said:
        """Describe a place, indicator, initiative, school, project or document, given its name or IRI.

        Returns its IRI and at most 200 statements: property, value, the value's name, and whether the thing is the
        statement's subject (out) or its object (in).
        """
        iri = self._named(name)
        rows = self._graph.select(packaged("lookup")["about"].sparql, {"entity": [iri]})
        said = [{key: str(value) for key, value in row.items() if key != "entity"} for row in rows]
        return {"iri": str(iri), "statements": said[:MOST_ROWS], "all": len(said)}

    def evidence(self, facts: list[str]) -> Said:
        """Return the quotes behind facts, given by the IRIs that answers carry: document, quote, start, end."""
        quotes = evidence_of(self._graph, [URIRef(fact) for fact in facts[:MOST_FACTS]])
        return {"evidence": [quote.to_json() for quote in quotes]}

    def _named(self, name: str) -> URIRef:
        try:
            return find_region(self._graph, name)
        except UnknownRegion:
            return find_entity(self._graph, "entity", name)


def _as_text(given: Given) -> str | list[str]:
    return [str(one) for one in given] if isinstance(given, list) else str(given)


def _described(parameter: Parameter) -> Said:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "zh": parameter.label.zh,
        "en": parameter.label.en,
        "required": parameter.required,
        "many": parameter.many,
        "choices": list(parameter.choices),
    }
