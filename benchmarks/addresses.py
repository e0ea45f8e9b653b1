"""The address of each kind of page, filled with what a store speaks of most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from examples import Spoken, fullest, label, spoken

from kg_build.store import open_store
from ontology import iris
from ontology.regions import load_regions
from queries.catalog import load_catalog
from viz.web.links import question_link


def addresses(store: Path) -> dict[str, str]:
    """Return the addresses of all pages by what to call them, pictures and questions last."""
    folder = open_store(store)
    known = spoken(folder.index)
    slug = fullest(folder)
    names = {name: label(folder.index, iri) for name, iri in _things(known).items()}
    english = label(folder.index, known.value("indicator"), "en")
    return {
        **_plain(known, slug),
        **_asked(known.year, names, english),
        **_pictures(known, slug),
        **dict(_questions(known, slug)),
    }


def _things(known: Spoken) -> dict[str, str]:
    return {
        "city": known.places["prefecture"][0],
        "county": known.places["county"][0],
        "other": known.places["county"][1],
        "share": known.value("indicator"),
        "run": known.value("initiative"),
    }


def _province(city: str) -> str:
    return load_regions().ancestors(city.rpartition("/")[2])[0].code


def _entity(iri: object) -> str:
    return f"/entity?iri={quote(str(iri), safe='')}"


def _plain(known: Spoken, slug: str) -> dict[str, str]:
    things = _things(known)
    city, county = things["city"], things["county"]
    pages = {
        "start page": "/", "search, common": "/search?q=公办", "search, rare": "/search?q=没有这样的词", "search, pinyin": "/search?q=wzs",
        "documents": "/documents", "documents, searched": "/documents?q=公办", "document with most facts": f"/documents/{slug}",
        "place, prefecture": _entity(city), "place, county": _entity(county), "place, country": _entity(iris.region("100000")),
        "place, province": _entity(iris.region(_province(city))), "indicator": _entity(known.value("indicator")),
        "initiative": _entity(known.value("initiative")), "school": _entity(known.value("school")),
        "compare places": f"/compare?place={quote(city)}&place={quote(county)}&place={quote(things['other'])}",
        "compare documents": "/compare?" + "&".join(f"document={quote(iri.rpartition('/')[2])}" for iri in known.things["document"][:2]),
        "review": "/review", "library": "/questions", "editor": "/editor", "graph form": "/graph", "ask form": "/ask", "missing page": "/nowhere/温州",
    }  # fmt: skip
    for kind in ("honour", "certified"):
        if known.value(kind):
            pages[kind] = _entity(known.value(kind))
    for name in ("start page", "place, prefecture", "indicator", "documents"):
        pages[f"{name}, json"] = pages[name] + ("&" if "?" in pages[name] else "?") + "format=json"
    return pages


def _asked(year: str, names: dict[str, str], english: str) -> dict[str, str]:
    city, county, other, share, run = names.values()
    asked = {
        "value": f"{city}{year}年{share}是多少？",
        "target met": f"{city}{year}年{share}的目标完成了吗？",
        "all counties": f"{year}年各县{share}是多少？",
        "ranking": f"{year}年哪个县的{share}最高？",
        "through the years": f"{city}{share}历年变化如何？",
        "two places": f"{county}和{other}{year}年{share}各是多少？",
        "initiatives": f"{city}有哪些举措？",
        "where": f"哪些地方实施{run}？",
        "documents": f"{city}{year}年发布了哪些文件？",
        "missed": f"{city}{year}年哪些目标没有完成？",
        "nonsense": "明天天气怎么样？",
        "english": f"What was the {english} in {year}?",
    }
    return {f"ask, {name}": f"/ask?q={quote(words)}" for name, words in asked.items()}


def _pictures(known: Spoken, slug: str) -> dict[str, str]:
    things = {name: quote(iri) for name, iri in _things(known).items()}
    city, county, share, run = things["city"], things["county"], things["share"], things["run"]
    wishes = {
        "prefecture": f"what={city}&limit=300", "county": f"what={county}&limit=300", "indicator": f"what={share}&limit=300",
        "initiative's surroundings": f"what={run}&limit=300", "initiative": f"what={run}&view=initiative&limit=300",
        "skeleton": f"what={quote(str(iris.document(slug)))}&view=skeleton&limit=300",
        "shared": f"what={county}&view=shared&with={things['other']}&limit=300",
        "path": f"what={county}&view=path&with={share}", "path of places": f"what={county}&view=path&with={things['other']}",
        "communities": "what=communities&limit=300",
    }  # fmt: skip
    charts = {
        "series": question_link("indicator-series", {"indicator": known.value("indicator"), "region": _things(known)["city"]}),
        "bars": question_link("ranking", {"indicator": known.value("indicator"), "year": known.year}),
        "map": question_link("place-map", {"indicator": known.value("indicator"), "year": known.year}),
        "heatmap": question_link("monitoring-matrix", {}),
        "places": question_link("compare-places", {"region": _things(known)["city"], "other": _things(known)["county"]}),
    }  # fmt: skip
    charts = {f"chart, {name}": link.replace("/questions/", "/chart/", 1) for name, link in charts.items()}
    networks = {f"network, {name}": f"/network?{wish}" for name, wish in wishes.items()}
    return {**networks, "page around a network": f"/graph?{wishes['prefecture']}", **charts}


def _questions(known: Spoken, slug: str) -> Iterator[tuple[str, str]]:
    places = {"region": 0, "place": 0, "other": 1}
    for name, question in load_catalog().items():
        given: dict[str, str] = {}
        for each in question.parameters:
            value = {"year": known.year, "period": known.year, "text": "公办", "document": slug}.get(each.type, "")
            value = value or known.value(each.type, places.get(each.name, 0))
            given[each.name] = known.places["prefecture"][places[each.name]] if each.type == "region" and each.name in places else value  # fmt: skip
        required = {p.name: given[p.name] for p in question.parameters if p.required}
        yield f"question {name}", question_link(name, required)
        for which, kinds in (("place and year", ("region", "year")), ("indicator", ("indicator",))):
            more = {p.name: given[p.name] for p in question.parameters if p.type in kinds and p.name != "within" and not p.default}  # fmt: skip
            if {**required, **more} != required:
                yield f"question {name}, {which}", question_link(name, {**required, **more})
