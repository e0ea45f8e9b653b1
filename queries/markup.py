"""A result as a small HTML table, for notebooks; everything from the graph is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.results import Result

MOST_ROWS = 200


def html_table(result: Result) -> str:
    """Return the answer as one `<table>`, links on entities, at most 200 rows with a note of how many there are."""
    if result.graph is not None:
        return f"<p>{len(result.graph)} triples</p>"
    head = "".join(f"<th>{escape(title)}</th>" for title in result.titles)
    pairs = list(zip(result.rows, result.links, strict=True))
    body = "".join(f"<tr>{_cells(row, links)}</tr>" for row, links in pairs[:MOST_ROWS])
    note = f"<p>{MOST_ROWS} / {len(pairs)}</p>" if len(pairs) > MOST_ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _cells(row: tuple[object, ...], links: tuple[object, ...]) -> str:
    return "".join(f"<td>{_cell(value, link)}</td>" for value, link in zip(row, links, strict=True))


def _cell(value: object, link: object) -> str:
    text = "" if value is None else escape(str(value))
    return text if link is None else f'<span title="{escape(str(link), quote=True)}">{text}</span>'
