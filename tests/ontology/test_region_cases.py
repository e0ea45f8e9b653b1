"""Names of places of all China, as offices write them in a year, against the codes a reader would give.

`region_cases.tsv` was written from general knowledge before the table was asked: counties made districts, cities merged
(莱芜 into 济南, 闸北 into 静安), new ones (龙港, 临平), cities renamed (襄樊), and names that many places bear (鼓楼区).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.regions import load_regions

ROWS = (Path(__file__).parent / "region_cases.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in ROWS if not line.startswith("#")]


@pytest.mark.parametrize(("name", "within", "year", "code"), CASES, ids=lambda text: text or "-")
def test_a_name_means_the_place_of_its_context_and_year(name: str, within: str, year: str, code: str) -> None:
    found = load_regions().by_name(name, within or None, year)
    assert (found.code if found else "") == code


def test_a_former_county_lies_in_its_city() -> None:
    regions = load_regions()
    assert regions.by_code("330104").parent == "330100"
    assert regions.by_code("330103").successor == "330105"
