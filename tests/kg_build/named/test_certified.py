import pytest

from .conftest import Read

STATES = [
    ("临翔区、凤庆县通过国家义务教育优质均衡发展县省级评估。", [("临翔区", "义务教育优质均衡发展县", "省级", "passed"), ("凤庆县", "义务教育优质均衡发展县", "省级", "passed")]),
    ("力争镇康县、永德县通过学前教育普及普惠国家验收。", [("镇康县", "学前教育普及普惠县", "国家级", "planned"), ("永德县", "学前教育普及普惠县", "国家级", "planned")]),
    ("云县接受学前教育普及普惠县省级督导评估。", [("云县", "学前教育普及普惠县", "省级", "applied")]),
    ("镇康县未通过义务教育基本均衡县国家验收。", [("镇康县", "义务教育发展基本均衡县", "国家级", "failed")]),
    ("耿马县义务教育均衡发展通过省级督导评估。", [("耿马傣族佤族自治县", "义务教育发展基本均衡县", "省级", "passed")]),
    ("镇康县、永德县等3个县区创建为省级“双高双普”合格县。", [("镇康县", "双高双普合格县", "省级", "passed"), ("永德县", "双高双普合格县", "省级", "passed")]),
    ("云县义务教育优质均衡发展通过市级督导评估。", [("云县", "义务教育优质均衡发展县", "市级", "passed")]),
    ("云县学前教育普及普惠县创建通过省级初验。", [("云县", "学前教育普及普惠县", "省级", "applied")]),
    ("云县通过省教育基本现代化县预评估。", [("云县", "省教育基本现代化县", "省级", "applied")]),
    ("成功申创全国学习型城市网络城市。", [("临沧市", "全国学习型城市网络城市", "国家级", "passed")]),
    ("云县创建学习型城市、书香校园品牌，抓好学习型城市、示范成校创建。", [("云县", "学习型城市", "省级", "planned")]),
    ("云县创成国家义务教育优质均衡先行创建县。", [("云县", "义务教育优质均衡先行创建县", "国家级", "passed")]),
    ("产教融合试点城市创建以全省第二名推荐国家评审。", [("临沧市", "产教融合试点城市", "国家级", "applied")]),
    ("支持云县创建优质均衡县，争取接受评估。", [("云县", "义务教育优质均衡发展县", "省级", "planned")]),
    ("临翔区通过国家学前教育普及普惠县（市、区）省级核查。", [("临翔区", "学前教育普及普惠县", "省级", "passed")]),
    ("争创国家产教融合试点城市。", [("临沧市", "国家产教融合试点城市", "国家级", "planned")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "states"), STATES)
def test_each_place_of_a_list_has_the_state(read: Read, text: str, states: list[tuple[str, ...]]) -> None:
    assert [(f.place.name, f.status_of, f.level, f.state) for f in read(text, "status")] == states


def test_a_state_left_out_is_the_one_named_before(read: Read) -> None:
    facts = read("临翔区争取通过义务教育优质均衡发展县省级评估，云县、凤庆县完成申报。", "status")
    assert [(f.place.name, f.state) for f in facts] == [
        ("临翔区", "planned"),
        ("云县", "applied"),
        ("凤庆县", "applied"),
    ]


def test_a_state_reached_at_two_levels_is_said_twice(read: Read) -> None:
    facts = read("云县通过义务教育优质均衡发展县省级评估，云县通过义务教育优质均衡发展县国家验收。", "status")
    assert [fact.level for fact in facts] == ["省级", "国家级"]


def test_places_that_are_only_counted_have_no_state_of_their_own(read: Read) -> None:
    assert read("全市6个县通过义务教育优质均衡发展县省级评估，通过率达到75%。", "status") == ()


def test_the_year_is_the_one_the_sentence_says(read: Read) -> None:
    assert [f.period for f in read("2021年，云县通过学前教育普及普惠县省级评估。", "status")] == ["2021"]
    assert [f.period for f in read("云县通过学前教育普及普惠县省级评估。", "status")] == ["2022"]
