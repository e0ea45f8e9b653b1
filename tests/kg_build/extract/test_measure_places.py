"""The place a number is about."""

from __future__ import annotations

from collections.abc import Callable

from kg_build.model import Measure

Reader = Callable[..., list[Measure]]


def test_a_number_is_about_the_issuing_place_by_default(read: Reader) -> None:
    (found,) = read("新建校园剧场4个")
    assert (found.place.name, found.place.code) == ("温岭市", "331081")


def test_a_place_named_in_full_in_front_takes_the_number(read: Reader) -> None:
    found = read("椒江区新建校园剧场4个，临海市新建校园剧场2个", place="台州市")
    assert [(m.place.name, m.indicator) for m in found] == [
        ("椒江区", "新建校园剧场"),
        ("临海市", "新建校园剧场"),
    ]


def test_a_place_in_front_takes_all_numbers_of_its_clause(read: Reader) -> None:
    found = read("椒江区投入300万元新建校园剧场4个，校园剧场覆盖率达40%", place="台州市")
    assert [m.place.name for m in found] == ["椒江区", "椒江区", "台州市"]


def test_paired_places_take_their_values(read: Reader) -> None:
    found = read("鹿城区、瓯海区近视率分别为42%、44%", place="温州市")
    assert [(m.place.name, m.indicator, float(m.value)) for m in found] == [
        ("鹿城区", "近视率", 42),
        ("瓯海区", "近视率", 44),
    ]


def test_a_bracket_about_the_whole_province_is_about_the_province(read: Reader) -> None:
    found = read("一所小学成为国家级剧场学校（全省5所）")
    assert [m.place.name for m in found if m.value == 5] == ["浙江省"]


def test_a_school_with_a_place_in_its_name_is_no_place(read: Reader) -> None:
    (found,) = read("台州市第一中学新建校园剧场2个", place="台州市")
    assert found.place.name == "台州市"


def test_of_places_one_behind_the_other_the_innermost_is_meant(read: Reader) -> None:
    found = read("杭州市上城区新建剧场5个，宁波海曙区小学在校生2万人", place="浙江省")
    assert [(m.place.name, m.indicator) for m in found] == [("上城区", "新建剧场"), ("海曙区", "小学在校生")]


def test_a_school_named_after_its_place_is_no_place(read: Reader) -> None:
    (found,) = read("椒江区小学合唱团演出4场", place="台州市")
    assert found.place.name == "台州市"
