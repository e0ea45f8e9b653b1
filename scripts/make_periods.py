"""Write `ontology/vocabularies/periods.ttl` from the years and plans that `ontology.periods` knows.

Run by hand after a change there: `python scripts/make_periods.py`; a test holds the file to it.
"""

from __future__ import annotations

from pathlib import Path

from ontology.periods import FIRST_YEAR, LAST_YEAR, plan_starts

TARGET = Path(__file__).parent.parent / "ontology" / "vocabularies" / "periods.ttl"
HEAD = """@base <https://w3id.org/jiaoce/id/> .
# Years and the spans of the five-year plans. Written by scripts/make_periods.py.
@prefix jc: <https://w3id.org/jiaoce/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle() -> str:
    """Return the whole file."""
    spans = [(year, year) for year in range(FIRST_YEAR, LAST_YEAR + 1)] + [
        (start, start + 4) for start in plan_starts()
    ]
    return HEAD + "".join(_period(first, last) for first, last in spans)


def _period(first: int, last: int) -> str:
    name, label = (f"{first}", f"{first}") if first == last else (f"{first}--{last}", f"{first}–{last}")
    return (
        f'\n<period/{name}> rdfs:label "{label}" ;\n'
        f'    jc:startYear "{first}"^^xsd:gYear ;\n    jc:endYear "{last}"^^xsd:gYear .\n'
    )


if __name__ == "__main__":
    TARGET.write_text(turtle(), encoding="utf-8")
