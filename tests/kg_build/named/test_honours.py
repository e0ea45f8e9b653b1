import pytest

from .conftest import Read

GIVEN = [
    ("临沧一中入选全国中小学科学教育实验校。", ("临沧一中", "全国中小学科学教育实验校", "国家级")),
    ("市教育局获评全省教育系统先进单位。", ("临沧市教育局", "全省教育系统先进单位", "省级")),
    ("凤庆县被评为云南省教育工作先进县。", ("凤庆县", "云南省教育工作先进县", "省级")),
    ("5所学校被认定为省级绿色学校。", ("5所学校", "省级绿色学校", "省级")),
    ("经验在全国乡村教育论坛上作典型发言。", ("临沧市", "在全国乡村教育论坛上作典型发言", "国家级")),
    ("做法获《中国教师报》整版刊发。", ("临沧市", "获《中国教师报》整版刊发", "国家级")),
    ("云县一中被省教育厅命名为省级绿色示范学校。", ("云县一中", "省级绿色示范学校", "省级")),
    ("凤庆县第二小学创建为省级示范学校。", ("凤庆县第二小学", "省级示范学校", "省级")),
    ("云县一中在全国中学生机器人大赛中获一等奖。", ("云县一中", "全国中学生机器人大赛一等奖", "国家级")),
    ("控辍保学做法受到省教育厅通报表扬。", ("临沧市", "省教育厅通报表扬", "省级")),
    ("9名教师入选云南名校长培养对象。", ("9名教师", "云南名校长培养对象", "省级")),
    ("2人入选“青竹英才”人选。", ("2人", "“青竹英才”人选", "")),
    ("云县一中入选全国首批阅读基地名单（全省3所）。", ("云县一中", "全国首批阅读基地", "国家级")),
    ("省运动会比赛有收获，市教育局获优秀组织奖。", ("临沧市教育局", "省运动会优秀组织奖", "省级")),
    ("教育部在云县召开国家县管校聘改革试点工作交流会，凤庆县入选试点。", ("凤庆县", "国家县管校聘改革试点", "国家级")),
    ("推进云县劳动教育改革省级试点。", ("云县", "劳动教育改革省级试点", "省级")),
    ("立足云南省人工智能教育实验区建设，完善课程。", ("临沧市", "云南省人工智能教育实验区", "省级")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "honour"), GIVEN)
def test_an_honour_has_a_name_a_level_and_someone_who_received_it(
    read: Read, text: str, honour: tuple[str, ...]
) -> None:
    found = [(f.recipient, f.honour, f.level) for f in read(text, "recognition")]
    assert found == [honour]


def test_what_an_initiative_is_praised_for_goes_to_the_initiative(read: Read) -> None:
    (fact,) = read("深化“青禾强校”工程，改革经验在全省教育大会上作经验交流。", "recognition")
    assert fact.recipient == "青禾强校工程"


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        # the thing itself stands before the verb
        ("“茶乡少年”获评全省校外教育优秀案例。", ["茶乡少年"]),
        # an experience is that of the initiative told of, never of the section's heading
        ("打造“茶乡少年”品牌，惠及学生3万人，做法入选省级典型案例。", ["茶乡少年"]),
        ("一、“青禾强校”持续发力\n开展教研，经验获《中国教师报》刊发。", ["临沧市"]),
        # who was honoured in the clause before goes on being it, but not beyond the full stop
        ("云县一中获评省级文明校园，入选全国足球特色学校名单。", ["云县一中", "云县一中"]),
        ("云县一中获评省级文明校园。入选全国书香城市名单。", ["云县一中", "临沧市"]),
    ],
)
def test_who_is_honoured_is_told_by_the_clause_or_the_one_before(read: Read, text: str, recipients: list[str]) -> None:
    assert [fact.recipient for fact in read(text, "recognition")] == recipients


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        ("凤庆县入选国家级、省级书香校园。", ["国家级书香校园", "省级书香校园"]),
        ("3人入选青竹乡村校长、教师成长计划。", ["青竹乡村校长、教师成长计划"]),
        ("参加全省爱鸟诗词大赛并夺得中学组第一名。", ["全省爱鸟诗词大赛中学组第一名"]),
        ("市教育局在省教育大会上介绍先进经验。", ["在省教育大会上介绍先进经验"]),
    ],
)
def test_an_honour_is_told_whole(read: Read, text: str, honours: list[str]) -> None:
    assert [fact.honour for fact in read(text, "recognition")] == honours


def test_each_member_of_a_list_is_an_honour_and_each_named_receiver_has_it(read: Read) -> None:
    honours = read("临沧一中、云县一中入选省级文明校园、全国国防教育示范学校。", "recognition")
    assert len(honours) == 4
    talks = read("经验在全省教育大会、西部教育论坛上作典型介绍。", "recognition")
    assert [f.honour for f in talks] == ["在全省教育大会作典型介绍", "在西部教育论坛上作典型介绍"]


@pytest.mark.parametrize(
    "text",
    [
        "力争入选国家级教学成果奖。",
        "争创全国文明校园，申报省级实验区。",
        "学校获得社会捐款80万元，教师工资获得保障。",
        "全市增长率成为全省增速最快的地区之一。",
        "入选数量居全省第一，入选率达到95%。",
    ],
)
def test_what_is_aimed_at_or_no_honour_is_none(read: Read, text: str) -> None:
    assert read(text, "recognition") == ()


def test_a_list_has_the_level_its_first_member_says(read: Read) -> None:
    honours = read("云县一中入选国家级教学成果奖2项、精品课程奖9项。", "recognition")
    assert [(f.honour, f.level) for f in honours] == [("国家级教学成果奖", "国家级"), ("精品课程奖", "国家级")]


def test_what_stands_above_the_issuer_receives_nothing(read: Read) -> None:
    honours = read("“云南省劳动教育实验区”“云南省美育教育实验区”落户我市。", "recognition")
    assert {(f.recipient, f.honour.strip("“”")) for f in honours} == {
        ("临沧市", "云南省劳动教育实验区"),
        ("临沧市", "云南省美育教育实验区"),
    }


def test_a_pupils_honour_names_no_pupil(read: Read) -> None:
    (fact,) = read("临沧一中李晓晴同学获全国中学生物理竞赛一等奖。", "recognition")
    assert (fact.recipient, fact.honour) == ("临沧一中", "全国中学生物理竞赛一等奖")


def test_a_state_that_counties_are_certified_in_is_no_honour_beside(read: Read) -> None:
    facts = read("凤庆县被认定为全国义务教育优质均衡发展县。")
    assert [fact.type for fact in facts] == ["status"]


def test_what_was_judged_completes_an_honour_of_one_word(read: Read) -> None:
    (fact,) = read("在全市教育质量年度考核中，被评为优秀。", "recognition")
    assert fact.honour == "全市教育质量年度考核优秀"


def test_a_designation_in_quotation_marks_is_one_honour(read: Read) -> None:
    (fact,) = read("凤庆县入选“全国中小学劳动教育实验区”。", "recognition")
    assert (fact.recipient, fact.honour.strip("“”")) == ("凤庆县", "全国中小学劳动教育实验区")
