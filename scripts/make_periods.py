"""Write `ontology/vocabularies/periods.ttl` from the years and plans that `ontology.periods` knows.

Run by hand after a change there: `python scripts/make_periods.py`; a test holds the file to it.
"""

from __future__ import annotations

from pathlib import Path

from ontology.periods import FIRST_YEAR, LAST_YEAR, instants, plan_starts, span

TARGET = Path(__file__).parent.parent / "ontology" / "vocabularies" / "periods.ttl"
HEAD = """@base <https://w3id.org/jiaoce/id/> .
# Years and the spans of the five-year plans, with the days they begin and end on. Written by scripts/make_periods.py.
@prefix jc: <https://w3id.org/jiaoce/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle() -> str:
    """Return the whole file."""
    years = [str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    plans = [span(start) for start in plan_starts()]
    days = sorted({day for period in (*years, *plans) for day in instants(period) or ()})
    return HEAD + "".join([*map(_period, (*years, *plans)), *map(_instant, days)])


def _period(period: str) -> str:
    first, last = instants(period) or ("", "")
    label = period.replace("/", "–")
    return (
        f"\n<period/{period.replace('/', '--')}> a time:Interval, time:ProperInterval ;\n"
        f'    skos:prefLabel "{label}"@zh, "{label}"@en ;\n    rdfs:label "{label}" ;\n'
        f'    jc:startYear "{first[:4]}"^^xsd:gYear ;\n    jc:endYear "{last[:4]}"^^xsd:gYear ;\n'
        f"    time:hasBeginning <instant/{first}> ;\n    time:hasEnd <instant/{last}> .\n"
    )


def _instant(day: str) -> str:
    return f'\n<instant/{day}> a time:Instant ; time:inXSDDate "{day}"^^xsd:date .\n'


if __name__ == "__main__":
    TARGET.write_text(turtle(), encoding="utf-8")
