"""An initiative that reports figures under a second heading is told there too."""

from __future__ import annotations

from collections.abc import Callable

from kg_build.extract import extract
from kg_build.model import Document, Initiative, Outline

TEXT = """一、“扩容惠民”成效明显
深化“新苗”入学改革，惠及学生300人。
二、实施“强园兴乡”工程
深化“新苗”入学改革，新增学位500个。深化村小联片教研改革，建成基地4个。
"""


def test_an_initiative_under_two_headings_is_a_part_of_both(
    outlined: Callable[..., tuple[Document, Outline]],
) -> None:
    facts, _ = extract(*outlined(TEXT))
    told = [(f.name, f.parent) for f in facts if isinstance(f, Initiative) and f.name != "强园兴乡工程"]
    assert told == [
        ("扩容惠民", None),
        ("新苗入学改革", "扩容惠民"),
        ("新苗入学改革", "强园兴乡工程"),
        ("村小联片教研改革", "强园兴乡工程"),
    ]
