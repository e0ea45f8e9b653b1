"""Pilots and experimental zones that a place or school is said to be: 三门县…改革省级试点, 浙江省人工智能教育实验区.

Such a designation is an honour although no verb of giving stands with it: it is carried on, led, relied on,
or put in quotation marks. Ones applied for are not told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_build.extract.named.clauses import Clause
from kg_build.extract.named.vocabulary import either, words

_ENDS = either(words("designations"))
_LEVEL_LAST = re.compile(
    r"(?P<name>(?:“[^“”]{2,24}”|[^，。；：、“”的]){2,40}?(?:国家级|省级|自治区级|市级)(?:改革)?(?:综合)?(?:试点|示范))(?=$|[、，。；和与及]|任务|工作|建设)"
)
_LEVEL_FIRST = re.compile(
    rf"(?:立足|发挥|推进|深化|抓好|抓实|作为|完成|依托|建设|扩大|和|、)(?P<name>(?:[一-鿿]{{2,3}}(?:省|市)|[一-鿿]{{2,6}}自治区|国家|全国|省|部省共建)[一-鿿]{{3,26}}?{_ENDS})(?=$|[、，。；”]|建设|任务|工作|作用)"
)
_QUOTED = re.compile(rf"“(?P<name>(?:[一-鿿]{{2,3}}(?:省|市)|[一-鿿]{{2,6}}自治区|国家|全国|省)[^“”]{{4,30}}?{_ENDS})”")
_NO_NAME = re.compile("创建|争创|申报|开展|实施|推进|打造为|成为|作为|列为|一系列|多个|等")
_LEAD = re.compile(
    rf"^(?:{either(words('verbs'))}|谋深|抓实|指导|推动|支持|完善|全力|持续|积极|深入|扎实|大力|加快|统筹|和|与|及)+"
)


def designations(plain: str, clause: Clause) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of the designations of a clause."""
    last = clause.start
    for pattern in (_LEVEL_LAST, _LEVEL_FIRST, _QUOTED):
        for match in pattern.finditer(plain, last, clause.end):
            start, end = match.span("name")
            lead = _LEAD.match(plain[start:end])
            start += lead.end() if lead else 0
            for cut in re.finditer(r"试点(?:和|与|及)", plain[start:end]):
                yield plain[start : start + cut.start() + 2], start, start + cut.start() + 2
                start += cut.end()
            if end - start >= 6 and not _NO_NAME.search(plain, start, end):
                yield plain[start:end], start, end
