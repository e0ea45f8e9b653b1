import re
from importlib.resources import files

import pytest

from kg_build.extract.named.vocabulary import either, rows

LISTS = sorted(path.name.removesuffix(".tsv") for path in (files("kg_build.extract.named") / "data").iterdir())


@pytest.mark.parametrize("name", LISTS)
def test_each_list_says_what_its_columns_mean_and_has_no_entry_twice(name: str) -> None:
    text = (files("kg_build.extract.named") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    first = [row[0] for row in rows(name)]
    assert len(first) == len(set(first))
    assert all(first)


def test_the_longest_entry_of_a_list_is_tried_first() -> None:
    assert re.match(either(["行动", "行动计划"]), "行动计划") is not None
    assert re.match(either(["行动", "行动计划"]), "行动计划")[0] == "行动计划"
