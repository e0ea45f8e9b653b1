"""Places: by code, by name in the context of whoever speaks, through the years, and as a user types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import iris
from ontology.region_table import LEVELS, Region, from_row, to_row
from ontology.regions import COUNTRY, UnknownRegion, load_regions, zone
from ontology.short_names import short_name

REGIONS = load_regions()
ALL = tuple(REGIONS)
IN_FORCE = tuple(region for region in ALL if not region.valid_to)
any_region = st.sampled_from(ALL)
any_in_force = st.sampled_from(IN_FORCE)


def code(name: str, within: str | None = None, year: str = "") -> str | None:
    found = REGIONS.by_name(name, within, year)
    return found.code if found else None


def test_all_of_china_is_there() -> None:
    count = {level: sum(region.level == level for region in IN_FORCE) for level in LEVELS}
    assert count["country"] == 1
    assert count["province"] == 34
    assert count["prefecture"] == 333
    assert count["county"] > 2800
    assert count["zone"] == 0


def test_a_province_of_the_coast_has_its_counties() -> None:
    counties = [region.code for region in IN_FORCE if region.level == "county" and region.code.startswith("33")]
    assert len(counties) == 90
    assert "330383" in counties


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("温州", None, "330300"), ("鹿城", "330300", "330302"), ("龙港", "330300", "330383"), ("内蒙古", None, "150000"),
        ("恩施", "420000", "422800"), ("恩施州", None, "422800"), ("玉环", "331000", "331083"), ("朝阳", "110000", "110105"),
        ("朝阳", "210000", "211300"), ("海南", None, "460000"), ("海南", "630000", "632500"), ("吉林", None, "220000"),
        ("吉林", "220200", "220200"), ("东莞", None, "441900"), ("中山", "440000", "442000"), ("儋州", None, "460400"),
        ("嘉峪关", None, "620200"), ("济源", "410000", "419001"), ("石河子", None, "659001"), ("浦东", None, "310115"),
        ("城区", "140500", "140502"), ("鼓楼", "320100", "320106"), ("海曙", "330212", "330203"), ("中国", None, COUNTRY),
        ("椒江", "331000-台州湾新区", "331002"), ("博州", None, "652700"), ("阜新", None, "210900"),
    ],
)  # fmt: skip
def test_a_name_means_the_place_nearest_to_the_speaker(name: str, within: str | None, expected: str) -> None:
    assert code(name, within) == expected


@pytest.mark.parametrize("name", ["朝阳", "鼓楼", "西湖", "城区", "不是地名", ""])
def test_a_name_of_several_places_or_none_is_left_open_without_context(name: str) -> None:
    assert code(name) is None


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("洞头", "2010", "330322"),
        ("洞头", "2020", "330305"),
        ("襄樊市", "", "420600"),
        ("即墨市", "2012", "370282"),
        ("巢湖市", "2008", "341400"),
    ],
)
def test_a_name_means_the_place_of_its_year(name: str, year: str, expected: str) -> None:
    assert code(name, None, year) == expected


def test_a_place_that_became_another_names_its_successor() -> None:
    county = REGIONS.by_code("330322")
    assert (county.name, county.valid_to, county.successor) == ("洞头县", "2015", "330305")
    assert REGIONS.by_code("330305").valid_from == "2015"


def test_a_code_of_before_finds_the_place() -> None:
    assert REGIONS.by_code("341424").name == "和县"


@given(any_region)
def test_a_short_name_is_a_head_of_the_name_and_never_one_character(region: Region) -> None:
    assert region.short == short_name(region.name)
    assert len(region.short) >= 2
    assert region.name.startswith(region.short)


@given(any_in_force)
def test_every_place_in_force_lies_in_one_that_is_and_ends_in_the_country(region: Region) -> None:
    above = REGIONS.ancestors(region.code)
    assert region.code == COUNTRY or above[-1].code == COUNTRY
    assert not any(other.valid_to for other in above)
    order = [LEVELS.index(place.level) for place in (region, *above)]
    assert order == sorted(order, reverse=True)


@given(any_in_force)
def test_a_full_name_seen_from_its_parent_is_never_ambiguous(region: Region) -> None:
    if region.parent:
        assert REGIONS.by_name(region.name, region.parent) == region


@given(any_in_force)
def test_a_short_name_seen_from_its_parent_is_never_a_place_elsewhere(region: Region) -> None:
    found = REGIONS.by_name(region.short, region.parent or None)
    assert found is None or region.parent in (found.code, found.parent)


@given(any_region)
def test_resolving_what_a_place_is_called_by_its_identifiers_gives_the_place(region: Region) -> None:
    assert REGIONS.resolve(region.code) == region
    assert REGIONS.resolve(str(iris.region(region.code))) == region


@given(any_in_force)
def test_a_path_from_the_province_finds_the_place(region: Region) -> None:
    assert REGIONS.resolve(REGIONS.path(region.code)) == region


@given(any_region)
def test_a_row_holds_all_of_a_place(region: Region) -> None:
    assert from_row("\t".join(to_row(region))) == region


@given(st.text(max_size=12))
def test_any_text_resolves_or_is_refused_in_a_sentence(text: str) -> None:
    if text.strip() in REGIONS.names():
        return
    with pytest.raises(UnknownRegion) as refused:
        REGIONS.resolve(text)
    assert repr(text) in str(refused.value)


def test_a_slip_of_the_ear_is_offered_the_place_that_sounds_alike() -> None:
    with pytest.raises(UnknownRegion, match="温州市"):
        REGIONS.resolve("温洲")


def test_an_ambiguous_name_is_answered_with_the_places_it_could_be() -> None:
    with pytest.raises(UnknownRegion, match=r"北京市朝阳区 \(110105\)"):
        REGIONS.resolve("朝阳")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Wenzhou", "温州市"), ("浙江省温州市鹿城区", "鹿城区"), ("温州鹿城", "鹿城区"), (" 温州 ", "温州市"), ("331000-台州湾新区", "台州湾新区"), ("inner mongolia", "内蒙古自治区")],
)  # fmt: skip
def test_users_may_type_english_paths_and_zones(typed: str, name: str) -> None:
    assert REGIONS.resolve(typed).name == name


def test_a_zone_stands_under_its_parent() -> None:
    made = zone("台州湾新区", "331000")
    assert (made.code, made.short, made.level) == ("331000-台州湾新区", "台州湾", "zone")
    assert [place.name for place in REGIONS.ancestors(made.code)] == ["台州市", "浙江省", "中国"]


def test_parts_of_any_city_are_no_names_to_scan_a_text_for() -> None:
    names = REGIONS.names()
    assert not {"城区", "郊区", "矿区"} & names.keys()
    assert names["鹿城"] == ("330302",)
    assert names["洞头"] == ("330305", "330322")


def test_everyday_words_among_short_names_are_marked() -> None:
    assert {"新建", "合作", "公安", "同心"} <= {region.short for region in ALL if region.common}
    assert not REGIONS.by_code("330300").common


def test_most_places_have_a_point_inside_china() -> None:
    points = [(r.latitude, r.longitude) for r in IN_FORCE if r.latitude is not None and r.longitude is not None]
    assert len(points) > 0.95 * len(IN_FORCE)
    assert all(3 < latitude < 54 and 73 < longitude < 136 for latitude, longitude in points)
    assert REGIONS.by_code("330383").latitude
