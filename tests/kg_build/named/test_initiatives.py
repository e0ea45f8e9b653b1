import pytest

from .conftest import Read

NAMED = [
    # quoted names with what they are
    ("全面实施“青禾强校”工程，改造薄弱学校十二所。", ["青禾强校工程"]),
    ("启动“云岭书声”阅读提升行动。", ["云岭书声阅读提升行动"]),
    ("实施教师素养“345”行动。", ["教师素养345行动"]),
    ("推行“双查双改”机制，打造“智汇课堂”品牌。", ["双查双改机制", "智汇课堂"]),
    ("擦亮“茶乡少年”“边城书院”等品牌。", ["茶乡少年", "边城书院"]),
    ("推进“晨光、晨曦、晨星”三大工程。", ["晨光", "晨曦", "晨星"]),
    ("推进“飞鹰”“飞燕”等骨干成长行动。", ["骨干成长行动", "飞鹰", "飞燕"]),
    # phrases without quotation marks
    ("扎实推进边境学校寄宿条件改善工程。", ["边境学校寄宿条件改善工程"]),
    ("深入实施乡村校长领航三年行动计划和班主任能力提升工程。", ["乡村校长领航三年行动计划", "班主任能力提升工程"]),
    ("持续推进扩园增位、提级创优等工程。", ["扩园增位工程", "提级创优工程"]),
    ("建立校外培训收费联合监管机制。", ["校外培训收费联合监管机制"]),
    ("小学数学思维课程改革稳步推进。", ["小学数学思维课程改革"]),
    ("专栏二：普惠扩容计划、名校倍增计划、强师赋能工程。", ["普惠扩容计划", "名校倍增计划", "强师赋能工程"]),
    ("开展“教育质量提升年”活动，实施第三期学前教育行动计划。", ["教育质量提升年活动", "第三期学前教育行动计划"]),
    ("深化民族学校双语课程建设项目专项整治，组织青年园长高级研修班。", ["民族学校双语课程建设项目专项整治", "青年园长高级研修班"]),
    ("加快国家边疆教育示范区创建步伐。", ["国家边疆教育示范区创建"]),
    # means: 以…为抓手
    ("以“青禾强校”工程为主抓手，以“云岭书声”为引领，补齐短板。", ["青禾强校工程", "云岭书声"]),
    ("以“双查双改”师德教育活动为载体，改进作风。", ["双查双改师德教育活动"]),
    ("以“读书人书院”为空间承载，以“青蓝成长坊”为学习共同体。", ["读书人书院", "青蓝成长坊"]),
    # a quotation of its own that is honoured, run or only numbered
    ("“茶乡少年”获评全省阅读推广优秀案例。", ["茶乡少年"]),
    ("办好“边城书院”“启明班”。", ["边城书院", "启明班"]),
    ("完成“小匠人摇篮工程”种子学校培育。", ["小匠人摇篮工程"]),
    ("升级临沧教育“大脑”建设。", ["临沧教育大脑"]),
    ("推进“四级四类”骨干园长培养体系建设工程。", ["四级四类骨干园长培养体系建设工程"]),
    # papers
    ("制定实施《边境教师安居办法》，印发《推进绿色校园建设工作要点》。", ["边境教师安居办法", "推进绿色校园建设工作要点"]),
    ("出台《临沧市普通高中质量提升行动方案》，印发《教师绩效分配指导意见》。", ["临沧市普通高中质量提升行动方案", "教师绩效分配指导意见"]),
    ("落实《临沧市乡村教师支持办法》精神。", ["临沧市乡村教师支持办法"]),
    # the whole country's
    ("严格落实“双减”政策，组织“国培计划”研修。", ["双减", "国培计划"]),
    # lists that belong to a whole
    ("实施固本强基、提质赋能等“四大”工程。", ["固本强基", "提质赋能", "四大工程"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_an_initiative_is_named_by_its_shape(read: Read, text: str, names: list[str]) -> None:
    assert sorted(fact.name for fact in read(text, "initiative")) == sorted(names)


NOT_NAMED = [
    "印发《临沧市教育体育局2022年工作要点》和《临沧市2023年教育工作计划》。",
    "制定月工作计划和教研组工作计划，落实本工作计划。",
    "以“办好家门口的学校”为目标，以“提质、增效、强基”为主线，以“立德树人”为根本。",
    "全县通过“两基”国家验收。",
    "实施校舍维修改造工程、校园绿化工程。",
    "对有偿补课实行“零容忍”，推动督导“长牙齿”。",
    "坚持“德育为先、能力为重”，树立“人人皆可成才”理念。",
    "完善教师培训管理制度，健全长效机制。",
    "成立教育工作领导小组，召开全市教育大会。",
    "加快临翔区第三中学迁建工程和新校区一期工程建设。",
    "推进云县第一中学校舍改造工程。",
    "落实《中共中央国务院关于深化教育改革的意见》。",
    "认真学习《中华人民共和国教育法》，订阅《中国教育报》。",
    "破解“入园难”问题，做到“零投诉”。",
    "推进五大行动，深化教育改革。",
    "认定“双师型”教师一百名。",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_slogans_upkeep_buildings_and_papers_of_others_are_no_initiatives(read: Read, text: str) -> None:
    assert [fact.name for fact in read(text, "initiative")] == []


def test_a_name_is_told_once_at_its_first_mention(read: Read) -> None:
    text = "实施“青禾强校”工程。\n继续深化“青禾强校”工程，推广“青禾强校”经验。"
    (fact,) = read(text, "initiative")
    assert fact.span.start == len("临沧市教育体育局2022年工作总结\n实施")


def test_a_heading_that_is_a_name_is_the_parent_of_what_stands_under_it(read: Read) -> None:
    text = "一、“青禾强校”持续发力\n推进薄弱学校结对帮扶行动，成效明显。\n二、“雁阵强师”不断深化\n实施名师孵化工程。"
    parents = {fact.name: fact.parent for fact in read(text, "initiative")}
    assert parents["薄弱学校结对帮扶行动"] == "青禾强校"
    assert parents["名师孵化工程"] == "雁阵强师"
    assert parents["青禾强校"] is None


def test_an_initiative_that_is_a_heading_belongs_to_the_heading_around_it(read: Read) -> None:
    text = "一、实施“青禾强校”工程\n（一）学科竞赛行动。组织竞赛。\n1.深化“双减”改革。完善服务。\n"
    found = {f.name: f.parent for f in read(text, "initiative")}
    assert found == {"青禾强校工程": None, "学科竞赛行动": "青禾强校工程", "双减改革": "学科竞赛行动"}


def test_numbers_of_a_list_and_broken_words_are_no_part_of_a_name(read: Read) -> None:
    text = "附件：1.临沧市教研强师行动方案\n2.临沧市书香校园建设行动方案\n"
    assert [f.name for f in read(text, "initiative")] == ["临沧市教研强师行动方案", "临沧市书香校园建设行动方案"]
    (fact,) = read("出台国家级教研成果激励机制。", "initiative")
    assert fact.name == "国家级教研成果激励机制"


def test_the_years_of_a_plan_belong_to_its_name(read: Read) -> None:
    assert [f.name for f in read("启动第三轮书香校园行动（2022—2025年）。", "initiative")] == [
        "第三轮书香校园行动（2022—2025年）"
    ]


def test_a_member_of_an_enclosing_list_belongs_to_its_whole(read: Read) -> None:
    parents = {fact.name: fact.parent for fact in read("推进“飞鹰”“飞燕”等骨干成长行动。", "initiative")}
    assert parents["飞鹰"] == parents["飞燕"] == "骨干成长行动"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("落实“双减”政策。", "中国"),
        ("实施“青禾强校”工程。", "临沧市"),
        ("落实《云南省乡村教师支持计划实施办法》，推进云南省优质高中倍增工程。", "云南省"),
    ],
)
def test_who_runs_an_initiative(read: Read, text: str, place: str) -> None:
    assert {fact.place.name for fact in read(text, "initiative")} == {place}


def test_width_and_invisible_characters_do_not_change_a_name(read: Read) -> None:
    plain = [fact.name for fact in read("实施“青禾强校”工程，出台《教师绩效分配指导意见》。", "initiative")]
    odd = [fact.name for fact in read('实施"青禾\u200b强校"工程,出台《教师 绩效分配指导意见》。', "initiative")]
    assert odd == plain == ["青禾强校工程", "教师绩效分配指导意见"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("实施“青禾强校”工程。", "programme"),
        ("启动“云岭书声”阅读提升行动。", "action"),
        ("实施乡村校长领航三年行动计划。", "plan"),
        ("深化校长职级聘任管理改革。", "reform"),
        ("建立校外培训收费联合监管机制。", "mechanism"),
        ("打造“智汇课堂”品牌。", "brand"),
        ("印发《教师绩效分配指导意见》。", "paper"),
        ("开展“科学家来了”活动。", "campaign"),
    ],
)
def test_the_kind_of_an_initiative_is_what_its_name_says(read: Read, text: str, kind: str) -> None:
    assert [fact.kind for fact in read(text, "initiative")] == [kind]


def test_quotation_marks_around_the_same_words_are_one_initiative(read: Read) -> None:
    text = "打造“茶乡书仓”品牌。优化“茶乡书仓”借阅平台。设立“茶乡书仓”基金。"
    assert [f.name for f in read(text, "initiative")] == ["茶乡书仓", "茶乡书仓基金"]


def test_levels_named_one_by_one_are_no_part_of_a_name(read: Read) -> None:
    assert read("构建县、乡两级研训体系。", "initiative") == ()
