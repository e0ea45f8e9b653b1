import pytest

from .conftest import Read

NAMED = [
    ("临沧市第一中学、凤庆县第二小学新校区开工。", [("临沧市第一中学", "School"), ("凤庆县第二小学", "PrimarySchool")]),
    ("与云南师范大学、华东师范大学签订协议。", [("云南师范大学", "HigherEducationInstitution"), ("华东师范大学", "HigherEducationInstitution")]),
    ("支持滇西科技师范学院办学，镇康县职业高级中学改扩建。", [("滇西科技师范学院", "HigherEducationInstitution"), ("镇康县职业高级中学", "VocationalSchool")]),
    ("云县幸福镇中心幼儿园投入使用。", [("云县幸福镇中心幼儿园", "Kindergarten")]),
    ("北师大临沧附属学校揭牌。", [("北师大临沧附属学校", "School")]),
    ("临沧一中、云县一中高考成绩突出。", [("临沧一中", "School"), ("云县一中", "School")]),
    ("云县八一中学与临沧市第三幼儿园开工。", [("云县八一中学", "School"), ("临沧市第三幼儿园", "Kindergarten")]),
    ("哈尔滨工业大学（威海）来临招生。", [("哈尔滨工业大学（威海）", "HigherEducationInstitution")]),
    ("市特殊教育学校获表彰。", [("市特殊教育学校", "SpecialSchool")]),
    ("县职业技术教育中心迁建，州特殊教育学校、市第二高级中学招生。", [("县职业技术教育中心", "VocationalSchool"), ("州特殊教育学校", "SpecialSchool"), ("市第二高级中学", "SeniorHighSchool")]),
    ("青石桥街道社区学校、白水镇成人文化技术学校获表彰。", [("青石桥街道社区学校", "School"), ("白水镇成人文化技术学校", "School")]),
    ("巴中中学、汉中中学与我市结对。", [("巴中中学", "School"), ("汉中中学", "School")]),
    ("电子科技大学附属中学的经验得到推广。", [("电子科技大学附属中学", "School")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "schools"), NAMED)
def test_a_school_is_told_with_the_class_its_ending_says(read: Read, text: str, schools: list[tuple[str, str]]) -> None:
    assert [(fact.name, fact.school_type) for fact in read(text, "school")] == schools


@pytest.mark.parametrize(
    "text",
    [
        "新建公办幼儿园30所，改善乡镇寄宿制学校条件，加强普通高中建设。",
        "新增普通高中学位2000个，提高中小学教师待遇。",
        "创成省级示范学校12所，培育一批特色学校。",
        "鼓励学校开展研学，支持高职院校与中职学校联合办学。",
        "贯彻党的十九届三中、四中全会精神。",
        "引进中国科学院专家，打造“幸福学校”。",
    ],
)
def test_kinds_of_schools_are_no_schools(read: Read, text: str) -> None:
    assert [fact.name for fact in read(text, "school")] == []


def test_a_short_name_of_a_school_told_in_full_is_the_same_school(read: Read) -> None:
    facts = read("支持临沧职业学院发展。\n临职院、昆明学院新增专业。", "school")
    assert [fact.name for fact in facts] == ["临沧职业学院", "昆明学院"]


def test_a_school_lies_where_its_name_says(read: Read) -> None:
    places = {fact.name: fact.place.name for fact in read("凤庆县第一中学和锦秀中学开学。", "school")}
    assert places == {"凤庆县第一中学": "凤庆县", "锦秀中学": "临沧市"}


def test_a_college_keeps_its_name_before_its_students(read: Read) -> None:
    assert [f.name for f in read("临沧师范学院在校生突破1万人，普通高中在校生4万人。", "school")] == ["临沧师范学院"]


def test_a_numbered_school_before_a_common_count_is_told(read: Read) -> None:
    assert [f.name for f in read("临沧二中共有60人升学，临沧三中等4所学校获奖。", "school")] == ["临沧二中", "临沧三中"]


def test_a_campus_in_brackets_belongs_to_the_school(read: Read) -> None:
    assert [f.name for f in read("建成临沧市凤凰小学（滨河分校）。", "school")] == ["临沧市凤凰小学（滨河分校）"]


def test_numbered_schools_of_the_issuers_own_place_are_told(read: Read) -> None:
    text = "完成第二小学、第五中学操场改造。校舍面积小学7平方米。临沧一中等3所学校开学。"
    assert [f.name for f in read(text, "school")] == ["第二小学", "第五中学", "临沧一中"]
