"""Figures: what each kind of chart shows; every one is valid to plotly's own checks."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects
import pytest

from ontology import iris
from viz.charts.bars import bars, goals
from viz.charts.choose import kind_of, worth_drawing
from viz.charts.heatmap import heatmap
from viz.charts.places import places
from viz.charts.point import Point
from viz.charts.series import series

HOSTILE = "<a href='javascript:alert(1)'>甲</a>\u202e" + "长" * 10_000


def checked(figure: dict[str, Any]) -> dict[str, Any]:
    plotly.graph_objects.Figure(figure)
    return figure


def outcome(place: str, year: int, value: float, **more: Any) -> Point:
    return Point(place, more.pop("place_iri", ""), more.pop("indicator", "占比"), str(year), value, "%", **more)


LINE = [outcome("温州市", year, 60.0 + year - 2020, observation=f"urn:{year}") for year in range(2020, 2025)]
MISSED = outcome("温州市", 2024, 70.0, kind="Target", verdict="Missed", observation="urn:target")


EACH = [outcome("温州市", 2024, 70.0), outcome("台州市", 2024, 60.0)]


def test_a_series_has_a_line_for_outcomes_and_a_red_cross_for_a_missed_target() -> None:
    figure = checked(series([*LINE, MISSED], "zh"))
    line, target, key = figure["data"]
    assert line["x"] == [2020, 2021, 2022, 2023, 2024]
    assert target["marker"]["symbol"] == ["x"]
    assert target["marker"]["color"] == ["#b3261e"]
    assert key["name"] == "目标，未完成"


def test_a_mark_leads_to_its_observation() -> None:
    assert series([*LINE, MISSED], "zh")["data"][0]["customdata"][0] == "urn:2020"


def test_several_indicators_become_small_multiples() -> None:
    sizes = [outcome("温州市", year, 5.0, indicator="班额") for year in (2023, 2024)]
    figure = checked(series([*LINE, *sizes], "zh"))
    assert {trace.get("yaxis") for trace in figure["data"]} == {"y", "y2"}
    assert len(figure["layout"]["annotations"]) == 2


def test_more_panels_than_fit_are_counted() -> None:
    many = [outcome("温州市", 2023, 5.0, indicator=f"指标{number}") for number in range(20)]
    assert series(many, "en")["layout"]["meta"]["note"] == "8 more not drawn"


def test_bars_rank_the_latest_value_of_each_place() -> None:
    found = [outcome("甲县", 2023, 90.0), outcome("甲县", 2024, 50.0), outcome("乙县", 2024, 70.0)]
    bar = checked(bars(found, "zh"))["data"][0]
    assert bar["y"] == ["甲县", "乙县"]
    assert bar["x"] == [50.0, 70.0]


def test_a_year_that_all_bars_share_is_said_once_beside_the_unit() -> None:
    figure = bars([outcome("甲县", 2024, 50.0), outcome("乙县", 2024, 70.0)], "zh")
    assert figure["layout"]["xaxis"]["title"]["text"] == "2024 · %"
    assert bars([outcome("甲县", 2023, 50.0), outcome("乙县", 2024, 70.0)], "zh")["data"][0]["y"] == [
        "甲县 2023",
        "乙县 2024",
    ]


def test_bars_of_one_indicator_among_several_say_whose_values_they_are() -> None:
    found = [*EACH, outcome("温州市", 2024, 5.0, indicator="班额")]
    assert bars(found, "zh")["layout"]["xaxis"]["title"]["text"] == "占比 · 2024 · %"
    assert "占比" not in bars(EACH, "zh")["layout"]["xaxis"]["title"]["text"]


def test_a_few_states_among_many_numbers_make_no_heat_map() -> None:
    assert kind_of("table", [*LINE, Point("甲", "", "乙", "2022", None, rating="Attained")]) == "series"


def test_names_that_are_alike_at_the_beginning_keep_a_bar_and_a_row_each() -> None:
    long = [f"{'每百名学生拥有的' * 3}{end}" for end in ("教室", "骨干教师")]
    found = [outcome(name, 2024, 5.0) for name in long]
    assert len(set(bars(found, "zh")["data"][0]["y"])) == 2
    assert len(set(heatmap([outcome("甲县", 2024, 5.0, indicator=name) for name in long], "zh")["data"][0]["y"])) == 2


def test_bars_keep_to_one_unit() -> None:
    found = [outcome("甲县", 2023, 90.0), outcome("乙县", 2023, 80.0), Point("丙县", "", "占比", "2023", 5000.0, "人")]
    figure = checked(bars(found, "zh"))
    assert figure["data"][0]["x"] == [80.0, 90.0]
    assert figure["layout"]["meta"]["note"] == "另有 1 项未画出"


def test_a_heat_map_marks_states_with_more_than_colour() -> None:
    rated = [
        Point("椒江区", "", "生均面积", "2022", None, rating="NotAttained", observation="urn:1"),
        Point("黄岩区", "", "生均面积", "2022", None, rating="Attained"),
    ]
    figure = checked(heatmap(rated, "zh"))
    assert sorted(figure["data"][0]["text"][0]) == sorted(["✓", "✗"])
    assert [entry["words"] for entry in figure["layout"]["meta"]["key"]] == ["达标", "未达标", "未列出"]


def test_a_heat_map_has_what_is_missed_most_on_top_and_to_the_left() -> None:
    states = {
        ("甲县", "班额"): "Attained",
        ("乙县", "班额"): "Attained",
        ("甲县", "师资"): "Attained",
        ("乙县", "师资"): "NotAttained",
    }
    drawn = heatmap(
        [Point(place, "", name, "2022", None, rating=state) for (place, name), state in states.items()], "zh"
    )
    assert drawn["data"][0]["y"][-1] == "师资"
    assert drawn["data"][0]["x"][0] == "乙县"


def test_a_heat_map_leaves_out_what_is_reached_everywhere_and_says_so() -> None:
    rated = [
        Point("甲县", "", f"标准{n:02}", "2022", None, rating="NotAttained" if n > 60 else "Attained")
        for n in range(70)
    ]
    drawn = heatmap(rated, "zh")
    assert "标准69" in drawn["data"][0]["y"]
    assert drawn["layout"]["meta"]["note"] == "另有 10 项没有不达标的，未画出"


def test_a_heat_map_of_numbers_is_shaded() -> None:
    figure = checked(heatmap([outcome("甲县", 2023, 1.0), outcome("乙县", 2023, 2.0)], "zh"))
    assert sorted(figure["data"][0]["z"][0]) == [1.0, 2.0]


def test_a_map_shades_places_in_their_boundaries_among_their_neighbours() -> None:
    found = [
        outcome("温州市", 2023, 70.0, place_iri=str(iris.region("330300"))),
        outcome("台州市", 2023, 65.0, place_iri=str(iris.region("331000"))),
        outcome("无名", 2023, 1.0, place_iri="urn:nowhere"),
    ]
    figure = checked(places(found, "zh"))
    *shapes, names = figure["data"]
    south, north = names["y"]
    assert south < north, "台州 lies north of 温州"
    shaded = [shape for shape in shapes if "no figure" not in shape["text"] and "没有数值" not in shape["text"]]
    assert len({shape["fillcolor"] for shape in shaded}) == len(shaded) == 2
    assert any("宁波市" in shape["text"] for shape in shapes), "the other cities of the province stand around in grey"
    assert figure["layout"]["meta"]["note"] == "另有 1 项未画出 · 边界仅作示意"


def test_a_zone_without_a_boundary_is_a_point_among_the_counties() -> None:
    found = [
        outcome("温岭市", 2023, 70.0, place_iri=str(iris.region("331081"))),
        outcome("台州湾新区", 2023, 65.0, place_iri=str(iris.region("331000-台州湾新区"))),
    ]
    *shapes, names = checked(places(found, "zh"))["data"]
    assert names["marker"]["size"][0] < names["marker"]["size"][1]
    assert not any("台州湾新区" in shape["text"] for shape in shapes)


def test_a_citys_total_does_not_hide_its_counties_on_a_map() -> None:
    counties = [outcome(f"县{n}", 2023, n, place_iri=str(iris.region(f"33108{n}"))) for n in (1, 2)]
    figure = checked(places([*counties, outcome("台州市", 2023, 99.0, place_iri=str(iris.region("331000")))], "zh"))
    assert [text.partition("<br>")[0] for text in figure["data"][-1]["text"]] == ["县1", "县2"]


def test_goals_show_what_share_of_a_target_was_reached_the_missed_on_top() -> None:
    pairs = [
        outcome("甲县", 2024, 50.0, kind="Target", verdict="Met"), outcome("甲县", 2024, 60.0),
        outcome("乙县", 2024, 80.0, kind="Target", verdict="Missed"), outcome("乙县", 2024, 40.0),
    ]  # fmt: skip
    bar = checked(goals(pairs, "zh"))["data"][0]
    assert bar["x"] == [120.0, 50.0]
    assert bar["marker"]["color"][-1] == "#b3261e"


@pytest.mark.parametrize("draw", [series, bars, heatmap, places])
def test_hostile_names_stay_text_and_short(draw: Any) -> None:
    figure = checked(
        draw([outcome(HOSTILE, 2023, 1.0, place_iri=str(iris.region("330300"))), outcome("甲", 2024, 2.0)], "zh")
    )
    written = str(figure)
    assert "<a href" not in written
    assert "\u202e" not in written
    assert "长" * 40 not in written


@pytest.mark.parametrize(
    ("best", "found", "kind"),
    [
        ("bars", LINE, "series"), ("table", LINE, "series"), ("table", LINE[:1], "bars"), ("table", [MISSED, LINE[0]], "goals"),
        ("series", [Point("甲", "", "乙", "2022", None, rating="Attained")], "heatmap"), ("bars", EACH, "bars"),
        ("series", EACH, "bars"), ("series", [*EACH, MISSED], "bars"),
    ],
)  # fmt: skip
def test_the_kind_of_chart_fits_the_points(best: str, found: list[Point], kind: str) -> None:
    assert kind_of(best, found) == kind


@pytest.mark.parametrize(
    ("best", "found"),
    [
        ("bars", LINE[:1]),
        ("table", LINE[:1]),
        ("series", [outcome("温州市", 2024, 5.0, indicator=name) for name in ("占比",)]),
        ("series", [Point("温州市", "", name, "2024", 5.0, unit) for name, unit in (("学位", "个"), ("占比", "%"))]),
    ],
)
def test_a_mark_alone_is_not_worth_a_picture(best: str, found: list[Point]) -> None:
    assert not worth_drawing(best, found)


@pytest.mark.parametrize(
    ("best", "found"), [("bars", EACH), ("series", LINE), ("table", [MISSED, LINE[-1]]), ("bars", LINE)]
)
def test_marks_to_be_compared_are_worth_a_picture(best: str, found: list[Point]) -> None:
    assert worth_drawing(best, found)


def test_a_panel_of_one_mark_is_counted_where_others_have_lines() -> None:
    figure = series([*LINE, outcome("温州市", 2023, 5.0, indicator="班额")], "zh")
    assert {trace.get("yaxis") for trace in figure["data"]} == {"y"}
    assert figure["layout"]["meta"]["note"] == "另有 1 项未画出"
