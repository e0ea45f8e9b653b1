"""Boundaries: every county of the table of places has one, but for a handful; rings are closed and lie in the country."""

from __future__ import annotations

import pytest

from ontology.regions import load_regions
from viz.charts.boundaries import boundary, widest


@pytest.mark.parametrize("code", ["330000", "330300", "330382", "330383"])
def test_a_province_a_city_and_a_county_have_closed_rings_around_their_point(code: str) -> None:
    rings = boundary(code)
    assert all(ring[0] == ring[-1] for ring in rings)
    across, up, room = widest(rings)
    assert room > 0
    region = load_regions().by_code(code)
    if region.longitude is not None and region.latitude is not None:
        assert abs(across - region.longitude) < 2
        assert abs(up - region.latitude) < 2


def test_hardly_a_county_of_today_is_without_a_boundary() -> None:
    regions = load_regions()
    codes = {code for codes in regions.names().values() for code in codes}
    counties = [r for r in map(regions.by_code, codes) if r.level == "county" and not r.valid_to]
    missing = [region.name for region in counties if not boundary(region.code)]
    assert len(missing) < len(counties) / 100, missing


def test_a_place_that_nobody_drew_has_no_boundary() -> None:
    assert boundary("331000-台州湾新区") == ()
