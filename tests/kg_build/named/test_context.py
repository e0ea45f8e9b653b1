from collections.abc import Callable

import pytest

Under = Callable[[str, str], str | None]

REPORTS = [
    ("实施“青禾强校”工程，新增学位1200个。", "1200", "青禾强校工程"),
    ("全年新增学位1200个。", "1200", None),
    ("举行30场“科学家来了”活动。", "30场", "科学家来了活动"),
    ("推进教师成长提升工程，培训教师800人，覆盖面达到90%。", "90%", "教师成长提升工程"),
    ("推进教师成长提升工程。2022年，培训教师800人。", "800", "教师成长提升工程"),
    ("推进教师成长提升工程。抓好食堂管理，改造食堂45个。", "45", None),
    ("打造“茶乡少年”品牌，评选少年之星60名，新建场馆9个。", "9个", None),
    ("一、“青禾强校”持续发力\n新建学校18所。", "18", "青禾强校"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), REPORTS)
def test_a_clause_reports_under_the_nearest_initiative(under: Under, text: str, words: str, name: str | None) -> None:
    assert under(text, words) == name
