"""Sentence to indicator names: before the number, behind it, shared, left out, completed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_build.extract.distribute import enumerated
from kg_build.model import Measure

Reader = Callable[..., list[Measure]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the noun stands before the number
        ("全市已累计建成示范食堂30家", [("示范食堂", 30)]),
        ("本学期新增寄宿床位420张", [("新增寄宿床位", 420)]),
        ("家长满意度达到95.2%", [("家长满意度", 95.2)]),
        # the noun stands behind it
        ("建成12所山区寄宿制学校", [("山区寄宿制学校", 12)]),
        ("新增2所海岛高中", [("新增海岛高中", 2)]),
        ("9所乡镇学校通过市级验收", [("通过市级验收的乡镇学校", 9)]),
        ("安排300万元海岛教师津贴", [("海岛教师津贴", 3000000)]),
        ("实施9处塑胶操场翻新工程", [("塑胶操场翻新工程", 9)]),
        ("加快建设渭河小学（东校区）等6个校园", [("校园", 6)]),
        ("完成对18所村小的食品安全抽查", [("食品安全抽查的村小", 18)]),
        ("完成1.1万考生体检", [("考生体检", 11000)]),
        ("升级培育地理、生物2个教研基地", [("教研基地", 2)]),
        ("选派33名园长赴省（境）外跟岗学习", [("赴省（境）外跟岗学习的园长", 33)]),
        ("6所村小通过评估，3所接受复核", [("通过评估的村小", 6), ("接受复核的村小", 3)]),
        ("9所中心学校均开设滑冰课", [("开设滑冰课的中心学校", 9)]),
        ("惠及16个乡镇88所学校", [("惠及乡镇", 16), ("学校", 88)]),
        # on both sides
        ("有午餐需求的86所小学开放食堂", [("有午餐需求的小学开放食堂", 86)]),
        ("开设编程课的村小比例达到64%", [("开设编程课的村小比例", 64)]),
        ("为留守儿童提供亲情视频服务3万次", [("为留守儿童提供亲情视频服务", 30000)]),
        ("市委市政府表彰6位乡村园丁", [("乡村园丁", 6)]),
        ("书院联盟覆盖全市30%以上的初中", [("书院联盟覆盖初中比例", 30)]),
        ("新市民学历提升1.2万人", [("新市民学历提升", 12000)]),
        # one verb or one level for several
        ("培训园长60名、保育员240名", [("培训园长", 60), ("培训保育员", 240)]),
        ("评出省级书香校园4所、县级11所", [("省级书香校园", 4), ("县级书香校园", 11)]),
        # a list of counts, each with its grade: what stands around the grade is shared
        ("新增2个县级5A书屋、3个4A书屋", [("新增县级5A书屋", 2), ("新增县级4A书屋", 3)]),
        ("新创建3所3A学校、5所2A学校和8所1A学校", [("新创建3A学校", 3), ("新创建2A学校", 5), ("新创建1A学校", 8)]),
        ("评定五星级社团5个、四星级8个", [("五星级社团", 5), ("四星级社团", 8)]),
        # pairs
        ("海岛、山区学校宽带接入率分别达96%、88%", [("海岛学校宽带接入率", 96), ("山区学校宽带接入率", 88)]),
        ("小学、初中巩固率分别为99.9%和98.7%", [("小学巩固率", 99.9), ("初中巩固率", 98.7)]),
        ("教师达标率小学99%、初中97%", [("小学教师达标率", 99), ("初中教师达标率", 97)]),
        ("午托率、晚托率均达100%", [("午托率", 100), ("晚托率", 100)]),
        # left out or bare
        ("在线课堂接入率达80%，较上年提高6个百分点", [("在线课堂接入率", 80), ("在线课堂接入率", 6)]),
        ("建成校园气象站45个，覆盖率达60%", [("校园气象站", 45), ("校园气象站覆盖率", 60)]),
        ("实施校舍加固工程21个，总投资1.3亿元", [("校舍加固工程", 21), ("校舍加固工程总投资", 130000000)]),
        ("乡村教师宿舍缺口由120间减少到35间", [("乡村教师宿舍缺口", 120), ("乡村教师宿舍缺口", 35)]),
        ("校车事故下降12%", [("校车事故下降", 12)]),
        ("书院联盟覆盖面达97%，紧密型占比62%", [("书院联盟覆盖面", 97), ("书院联盟紧密型占比", 62)]),
        # its subject stands in an earlier clause, though another number came between
        ("推行山村夜校，41所村小参与，惠及家长2.2万人", [("参与的村小", 41), ("山村夜校惠及家长", 22000)]),
        ("落实边远教师交通补贴，每人每月不低于200元", [("边远教师交通补贴每人每月", 200)]),
        # or in the clause behind: money says what it is for
        ("投入90余万元，为30多所村小添置了保温餐柜52台", [
            ("保温餐柜投入", 900000), ("添置了保温餐柜的村小", 30), ("保温餐柜", 52),
        ]),
        # or is announced by a sentence of its own, or by the schools that a paragraph counts
        ("三是特殊教育扩面提质。学前段、高中段入学率分别达91%、80%", [
            ("特殊教育学前段入学率", 91), ("特殊教育高中段入学率", 80),
        ]),
        ("小学92所，比上年减少3所；招生1.4万人", [("小学", 92), ("小学减少", 3), ("小学招生", 14000)]),
        ("建成温馨食堂40所，其中小学25所", [("温馨食堂", 40), ("小学", 25)]),
        ("建成达标学校40所，其中初中15所", [("达标学校", 40), ("初中达标学校", 15)]),
        # parts of a whole, and what is told of the whole after them
        ("落实书屋经费80万元，其中县级财政50万元、社会捐助30万元", [
            ("书屋经费", 800000), ("县级财政书屋经费", 500000), ("社会捐助书屋经费", 300000),
        ]),
        ("维修村小宿舍60间，其中已完工45间，总投资300万元", [
            ("维修村小宿舍", 60), ("完工村小宿舍", 45), ("维修村小宿舍总投资", 3000000),
        ]),
        ("技工招生900人，完成省定计划的110%", [("技工招生", 900), ("技工招生完成省定计划比例", 110)]),
        ("职高对口升学300人，升学率达71%", [("职高对口升学", 300), ("职高对口升学率", 71)]),
        ("在校盲童40人、聋童90人", [("在校盲童", 40), ("在校聋童", 90)]),
        ("园长参训人均不少于36学时", [("园长参训人均", 36)]),
        ("消除61人以上超大班额", [("超大班额", 61)]),
        ("安定小学、渭河小学等4所村小开设滑冰课", [("开设滑冰课的村小", 4)]),
        ("戏曲社团参与学生900人，参与率74%", [("戏曲社团参与学生", 900), ("戏曲社团参与率", 74)]),
        ("职高招录人数600人，招录率由61%提高到70%", [("职高招录人数", 600), ("职高招录率", 61), ("职高招录率", 70)]),
        ("对33家托管点开展抽查，合格30家、不合格3家", [
            ("开展抽查的托管点", 33), ("合格的托管点", 30), ("不合格的托管点", 3),
        ]),
        ("安排校车资金2亿元，占财政支出的3%，增幅达9%", [
            ("校车资金", 200000000), ("校车资金占财政支出比例", 3), ("校车资金", 9),
        ]),
        ("惠及儿童4000人，完成16个项目", [("惠及儿童", 4000), ("项目", 16)]),
        ("小学生师比由19:1降到17:1，初中由15:1降到13:1", [
            ("小学生师比", 19), ("小学生师比", 17), ("初中生师比", 15), ("初中生师比", 13),
        ]),
        ("新建牧区幼儿园9所、牧区小学4所，分别新增床位700张、300张", [
            ("新建牧区幼儿园", 9), ("新建牧区小学", 4), ("牧区幼儿园新增床位", 700), ("牧区小学新增床位", 300),
        ]),
        ("全县寄宿制学校共有生活教师70名", [("生活教师", 70)]),
        ("惠及9个县（市、区）的61所村小", [("惠及县（市、区）", 9), ("村小", 61)]),
        ("截至11月底，建成球场80处", [("球场", 80)]),
        # brackets
        ("书法比赛获奖20项（一等奖3项）", [("书法比赛获奖", 20), ("书法比赛一等奖", 3)]),
        # counts of a stage
        ("小学92所，招生1.4万人，在校生8.1万人", [("小学", 92), ("小学招生", 14000), ("小学在校生", 81000)]),
        ("在校学生5200名，其中寄宿学生1300名，占学生总数的25%", [
            ("在校学生", 5200), ("寄宿学生", 1300), ("寄宿学生占学生总数比例", 25),
        ]),
    ],
)  # fmt: skip
def test_a_number_gets_the_name_of_what_it_measures(read: Reader, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(m.indicator, float(m.value)) for m in read(text)] == expected


def test_a_rank_shared_by_two_counts_is_a_record_for_each(read: Reader) -> None:
    found = read("新增名师9人、名校长4人，均居全省第三")
    assert [(m.indicator, m.value, m.unit) for m in found if m.unit == "位"] == [
        ("新增名师", 3, "位"),
        ("新增名校长", 3, "位"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("███同学在国际化学奥赛中取得实验世界第三、总分世界第四", [("国际化学奥赛实验", 3), ("国际化学奥赛总分", 4)]),
        ("我市代表队在全省学生运动会中获得团体总分第五名", [("全省学生运动会团体总分", 5)]),
    ],
)
def test_a_rank_won_in_a_contest_names_the_contest_and_no_person(
    read: Reader, text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(m.indicator, float(m.value)) for m in read(text)] == expected


def test_a_fall_stands_in_the_name(read: Reader) -> None:
    found = read("学生肥胖率下降2个百分点，培训机构减少30家，辍学率下降到1%")
    assert [m.indicator for m in found] == ["学生肥胖率下降", "培训机构减少", "辍学率"]


def test_both_ends_of_a_range_are_records(read: Reader) -> None:
    found = read("每个学区设3至4个教研点")
    assert [(m.indicator, m.value, m.comparator) for m in found] == [
        ("每个学区设教研点", 3, ">="),
        ("每个学区设教研点", 4, "<="),
    ]


def test_the_occasion_of_a_sentence_completes_what_was_won(read: Reader) -> None:
    (found,) = read("在全省航模比赛中，我市学生获金牌5枚")
    assert found.indicator.startswith("全省航模比赛")
    assert found.indicator.endswith("金牌")


def test_names_hold_no_year_and_no_own_place(read: Reader) -> None:
    found = read("2024年，全市新建校园驿站7个；截至年底，我市校园驿站达到19个")
    assert [m.indicator for m in found] == ["新建校园驿站", "校园驿站"]


def test_an_enumeration_of_another_length_is_none() -> None:
    assert enumerated("入园率", 2) is None


def test_shared_heads_are_found_without_a_shared_character() -> None:
    assert enumerated("小学、初中巩固率", 2) == ("小学巩固率", "初中巩固率")
    assert enumerated("残疾儿童学前段、义务段、高中段入学率", 3) == (
        "残疾儿童学前段入学率",
        "残疾儿童义务段入学率",
        "残疾儿童高中段入学率",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a bracket is part of its name, and 中小学 is no 小学
        ("实施中小学迁（扩）建工程16个，新增学位900个", ["中小学迁（扩）建工程", "新增学位"]),
        # what qualifies a noun stays with it
        ("全县各级各类学校240所", ["各级各类学校"]),
        ("消除初中大班额18个", ["消除初中大班额"]),
        # no money is spent on a rate
        ("学前入园率达到85%，完成投资3亿元", ["学前入园率", "完成投资"]),
        # a sum that says what it is for
        ("投资60万元为9所村小添置了课桌", ["村小添置课桌投资", "添置了课桌的村小"]),
        # what the counted ones do stands in the clause before
        ("深入实施晚到校、晚熄灯，41所小学实施", ["实施晚到校、晚熄灯的小学"]),
        # one rank said of two counts, one head for two ranks
        ("8所学校获评省书香校园，5个项目入选省阅读案例，获评数量均居全省第一", 4),
        ("器乐类获奖数和占比均居全省第二", ["器乐类获奖数", "器乐类获奖占比"]),
        # what heads a list is no count, and a threshold no share
        ("办好六件实事：建成球馆3个", ["球馆"]),
        ("4个学科进入全国前5%", 1),
    ],
)
def test_words_of_a_clause_keep_to_their_own_name(read: Reader, text: str, expected: list[str] | int) -> None:
    found = [m.indicator for m in read(text)]
    assert (len(found) if isinstance(expected, int) else found) == expected
