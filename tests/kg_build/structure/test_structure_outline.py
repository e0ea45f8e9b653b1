"""What a document says of itself, and its sections with mode and period."""

from __future__ import annotations

import pytest

from kg_build.model import Block, Document, ManifestEntry, Outline, Span
from kg_build.structure import outline
from kg_build.structure.fold import fold
from kg_build.structure.gazetteer import place_named


def outlined(text: str, entry: ManifestEntry | None = None) -> Outline:
    blocks = (Block(Span(0, len(text))),)
    return outline(Document("own", text, blocks, (), "own.txt", "text/plain", "0", entry))


NOTICE = """长教发〔2019〕12号

长沙市教育局关于印发2018年
工作总结和2019年工作要点的通知
各区县（市）教育局：
长沙市教育局
2019年2月15日

长沙市教育局2018年工作总结
一、办学条件持续改善。新建校舍。
（一）学前教育
文字。

长沙市教育局2019年工作要点
一、总体要求
1.加强师德建设。文字。
"""


def test_a_notice_tells_title_number_date_issuer_and_place() -> None:
    found = outlined(NOTICE)
    assert found.title == "长沙市教育局关于印发2018年工作总结和2019年工作要点的通知"
    assert found.number == "长教发〔2019〕12号"
    assert found.issued == "2019-02-15"
    assert found.issuer == "长沙市教育局"
    assert (found.place.name, found.place.code) == ("长沙市", "430100")
    assert found.year == "2019"


def test_a_document_points_at_the_words_by_which_it_names_itself() -> None:
    words = ["".join(span.of(NOTICE).split()) for span in outlined(NOTICE).said]
    assert words == ["长教发〔2019〕12号", "长沙市教育局关于印发2018年工作总结和2019年工作要点的通知", "2019年2月15日"]


def test_sections_report_the_old_year_and_plan_the_new_one() -> None:
    found = outlined(NOTICE)
    by_heading = {section.heading: (section.mode, section.period) for section in found.sections}
    assert by_heading["学前教育"] == ("reporting", "2018")
    assert by_heading["加强师德建设"] == ("planning", "2019")


def test_the_path_of_a_section_names_the_headings_above_it() -> None:
    found = outlined(NOTICE)
    section = next(section for section in found.sections if section.heading == "加强师德建设")
    assert section.path == ("长沙市教育局2019年工作要点", "总体要求", "加强师德建设")


def test_sections_cover_the_text_without_gaps() -> None:
    found = outlined(NOTICE)
    assert found.sections[0].span.start == 0
    assert found.sections[-1].span.end == len(NOTICE)
    assert all(a.span.end == b.span.start for a, b in zip(found.sections, found.sections[1:], strict=False))


def test_the_manifest_decides_over_the_text() -> None:
    found = outlined(NOTICE, ManifestEntry("own.txt", "另一个题目", "湘潭市", "2017", "方案"))
    assert (found.title, found.place.name, found.year, found.kind) == ("另一个题目", "湘潭市", "2017", "方案")


def test_a_government_report_reviews_the_year_before_it() -> None:
    found = outlined("2016年岷县人民政府工作报告\n一、2015年工作回顾\n文字。\n二、2016年工作安排\n文字。\n")
    assert [(s.mode, s.period) for s in found.sections[-2:]] == [("reporting", "2015"), ("planning", "2016")]


def test_a_paragraph_opens_a_time_frame_where_headings_do_not() -> None:
    text = "2018年岷县人民政府工作报告\n过去的五年，我们办了许多实事。\n教育有了起色。\n今年，要抓好校舍。\n"
    modes = [(section.mode, section.period) for section in outlined(text).sections]
    assert ("reporting", "2013/2017") in modes
    assert modes[-1] == ("planning", "2018")


def test_a_plan_aims_at_the_end_of_its_five_years() -> None:
    found = outlined("岷县“十三五”教育发展规划\n第一章 发展目标\n文字。\n")
    assert found.year == "2016"
    assert found.sections[-1].mode == "planning"
    assert found.sections[-1].period == "2020"


def test_weak_words_of_a_heading_do_not_turn_a_plan_into_a_report() -> None:
    found = outlined("岷县2019年教育工作要点\n一、推动办学取得突破\n文字。\n")
    assert found.sections[-1].mode == "planning"


def test_abbreviations_of_the_text_are_kept() -> None:
    found = outlined("加快建设示范性寄宿制学校（以下简称示范校）。\n")
    assert found.abbreviations == (("示范校", "加快建设示范性寄宿制学校"),)


def test_an_empty_text_is_one_section_of_the_country() -> None:
    found = outlined("")
    assert len(found.sections) == 1
    assert found.place.name == "中国"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("2024 温岭教育这一年", "温岭市"),
        ("湖南省长沙市教育局", "长沙市"),
        ("黔东南苗族侗族自治州2010年工作总结", "黔东南苗族侗族自治州"),
        ("阿鲁科尔沁旗教育局", "阿鲁科尔沁旗"),
        ("锡林郭勒盟教育局", "锡林郭勒盟"),
        ("2015年全国教育事业发展统计公报", "中国"),
    ],
)
def test_the_place_of_a_title_is_found(words: str, name: str) -> None:
    place = place_named(words)
    assert place is not None
    assert place.name == name


def test_folding_keeps_every_offset() -> None:
    text = "占比（不含民办）５0％,增3,400人\u200b;①"
    folded = fold(text)
    assert len(folded) == len(text)
    assert "50%，增3,400人" in folded


PAGE = """当前位置：首页
 > 政务公开 > 计划总结
株洲市教育局2016年工作要点
发布时间：2016-03-02 浏览次数：12

根据（湘教发〔2015〕8号）文件精神，制定要点。
"""


def test_what_a_web_page_says_around_a_document_is_not_its_title() -> None:
    found = outlined(PAGE)
    assert (found.title, found.issuer) == ("株洲市教育局2016年工作要点", "株洲市教育局")


def test_a_number_inside_a_sentence_is_another_papers() -> None:
    assert outlined(PAGE).number == ""


def test_what_a_review_plans_is_for_the_year_after_it() -> None:
    found = outlined("岷县2017年教育工作总结\n一、主要成绩\n文字。\n二、下一步打算\n文字。\n")
    assert [(s.mode, s.period) for s in found.sections[-2:]] == [("reporting", "2017"), ("planning", "2018")]


def test_what_a_five_year_plan_starts_from_is_the_year_before_it() -> None:
    found = outlined("岷县“十四五”教育发展规划\n第一章 发展基础\n文字。\n")
    assert (found.sections[-1].mode, found.sections[-1].period) == ("reporting", "2020")
