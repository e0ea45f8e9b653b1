"""The seeing face of the command line: graph and chart write pages, serve opens the web application."""

from __future__ import annotations

from pathlib import Path

import click

from kg_build.options import store_option
from queries.graph import open_graph
from queries.options import endpoint_option, given_parameters, values_text
from queries.run import run
from viz.charts import KINDS
from viz.charts import chart as chart_page
from viz.files import write_page
from viz.networks.choose import VIEWS, draw
from viz.networks.pages import page
from viz.web.commands import COMMANDS as WEB_COMMANDS


@click.command()
@store_option
@click.argument("what", metavar="NAME|ENTITY|FILE.rq")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page to write."
)
@click.option("--view", type=click.Choice(VIEWS), help="What to draw of an entity (default: its surroundings).")
@click.option("--with", "other", metavar="ENTITY", help="The other thing, for the views shared and path.")
@click.option("--hops", type=click.IntRange(1, 2), default=2, show_default=True, help="How far from the entity to go.")
@click.option(
    "--limit", type=click.IntRange(2, 300), default=60, show_default=True, help="Draw at most so many things."
)
@click.option("--param", "given", multiple=True, metavar="K=V", help="A parameter of a view.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@endpoint_option
def graph(
    store: Path, what: str, output: Path, view: str | None, other: str | None, hops: int, limit: int,
    given: tuple[str, ...], lang: str, endpoint: str | None,
) -> None:  # fmt: skip
    """Draw a network: what stands around an entity, a view by name, or a CONSTRUCT query of yours.

    NAME is a view of the library, or communities for the whole graph.

    Example: jiaoce graph 温州市 -o wenzhou.html
    """
    with open_graph(endpoint or store) as opened:
        title, drawn = draw(
            opened, what, view=view, other=other, hops=hops, limit=limit, given=given_parameters(given), lang=lang
        )
    write_page(output, page(drawn, title, language=lang))
    left_out = drawn.graph.get("left_out", 0)
    more = f"; {left_out} more are counted, not drawn" if left_out else ""
    click.echo(f"{output}: {drawn.number_of_nodes()} things, {drawn.number_of_edges()} relations{more}.", err=True)


@click.command()
@store_option
@click.argument("name", metavar="NAME|FILE.rq")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page to write."
)
@click.option("--param", "given", multiple=True, metavar="K=V", help="A parameter of the question.")
@click.option("--kind", type=click.Choice(KINDS), help="Which chart (default: what the question says is best).")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@endpoint_option
def chart(
    store: Path, name: str, output: Path, given: tuple[str, ...], kind: str | None, lang: str, endpoint: str | None
) -> None:
    """Draw the answer to a question of the library as a chart.

    Example: jiaoce chart indicator-series --param indicator=公办园在园幼儿占比 -o chart.html
    """
    with open_graph(endpoint or store) as opened:
        chosen = given_parameters(given)
        result = run(opened, name, chosen, lang=lang)
        about = result.question.title_zh if lang == "zh" else result.question.title_en
        title = ": ".join(filter(None, (about, values_text(chosen.values()))))
        text = chart_page(result, opened, language=lang, kind=kind, title=title)
    write_page(output, text)
    click.echo(f"{output}: {len(result)} rows.", err=True)


COMMANDS = [graph, chart, *WEB_COMMANDS]
