"""Named schools, kindergartens, colleges and universities, also by short names (温医大).

A name is what stands between the last word that cannot belong to it (a verb, a preposition, a mark) and
a school's ending, if something of its own remains: 锦园小学 is one, 普通高中 and 标准化学校 are kinds.
Which class a school is of, its ending tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg_build.extract.named.places import Mention, within
from kg_build.extract.named.view import View
from kg_build.extract.named.vocabulary import either, rows, words
from kg_build.model import Place, School
from ontology.regions import load_regions

_CLASS = {row[0]: row[1] for row in (*rows("school_suffixes"), *rows("school_short"))}
_LAST = (
    ("职业高级中学", "VocationalSchool"),
    ("高级中学", "SeniorHighSchool"),
    ("初级中学", "JuniorMiddleSchool"),
    ("幼儿园", "Kindergarten"),
    ("幼", "Kindergarten"),
    ("小学", "PrimarySchool"),
    ("小", "PrimarySchool"),
    ("职", "VocationalSchool"),
)
_ORDINAL = (
    r"第?[一二三四五六七八九十]{1,3}(?:中|小|高|职|幼)"
    r"(?![学心国央型式部时批步低度级段层年个届期组块片升新性考校地]|共(?![有计同])|等(?![\d一二三四五六七八九十，。、学多]|$)|全会|校区|[一-鿿]?[中小]全会)"
)
_SUFFIX = re.compile(
    rf"(?:{either(words('school_suffixes'))}|(?<=[一-鿿、])第[一二三四五六七八九十百\d]{{1,3}}(?:(?:职业)?高级中学|初级中学|实验(?:小学|中学)|中学|小学|幼儿园)|(?<=[一-鿿]){_ORDINAL})"
)
_BEHIND = re.compile(
    r"[生者城路派位科组业]|排名|学术排名|业|(?<=[学院])校(?![舍区园长友])|校长|阶段|段|毛?入学|学历|文化|学[习科段]|(?<!大学)(?<!学院)在[校园]|\d+[所个]|班额|建设标准|一体化"
)
_CONTINUED = re.compile(rf"(?:附属|附设)?[一-鿿]{{0,6}}?{_SUFFIX.pattern}")
_NOT_CONTINUED = re.compile("创|获|升|级|全国|全省|一流|入选|承办|联合|率先")
_SAID_OF_ONE = re.compile(
    r"、[^，。]{0,12}(?:学校|中学|小学|幼儿园|学院)|获|被|入选|荣|建成|投[入用]|[揭挂授]牌|招生|开学|开工|等|（|成立|更名|迁|新校区|正式|校长|在|$"
)
_LEFT_RUN = re.compile(r"[一-鿿A-Za-z·]{1,24}$")
_LEFT_WORD = re.compile(either((*words("school_left"), *words("verbs"))))
_COMMON_VERBS = frozenset(words("common_verbs"))
_KIND = re.compile(
    f"(?:{either((*words('school_generic'), *words('school_left')))}|[一二三四五六七八九十百千万两几多余\\d]+)*"
)
_KIND_END = re.compile(f"(?:{either(w for w in words('school_generic') if len(w) > 1)})$")
_OF_ALL = re.compile("全[国省市州盟旗县区镇乡](?!县)|各|每")
_OF_TOWN = re.compile("(?!各|每|全|该|乡镇|重点)[一-鿿]{2,4}(?:街道|镇|乡)(?:社区|成人(?:文化)?(?:技术)?|中心)")
_NO_END = ("中", "各", "全", "每", "该", "世界")
_NO_COLLEGE = re.compile("产业|二级|马克思|继续教育|[省市部]属|直属|[在驻各等]|全国|世界|一流")
_SEAT = re.compile(r"（(?:(?P<part>[一-鿿]{2,8}(?:校区|分校|分园|小学部|初中部|高中部))|(?P<place>[一-鿿]{2,4}))）")
_NEARLY_PLAIN = ("实验学校", "国际学校")
_NUMERAL = re.compile("[一二三四五六七八九十〇]{2,4}")
_PLAIN = ("学校", "幼儿园", "小学", "中学", "大学", "学院", "初中", "分校", "完小")
_KEPT_TOGETHER = re.compile(
    r"应用科学|应用技术|向[明阳东荣群红前]|为[民公]|和[平睦县美谐]|同[济仁德文心]|经[纬济]|合作|协和|共和|建设路|建设街|创新|新建区|和田|共青|对外|外语|公安|工程"
)
_KNOWN_SHORT = re.compile(
    rf"(?:(?<![一-鿿A-Za-z])|(?<=[与和及在到]|合|持|请)){either(words('school_short'))}(?![学附院])"
)
_NOT_SHORT = frozenset(("法院", "医院", "学院", "科院", "师院", "职院"))
_KNOWN_START = re.compile(either(words("school_short")))
MAX_NAME = 24


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    start: int
    end: int
    school_type: str
    rule: str
    place: Place | None


def school_facts(view: View, places: list[Mention], place: Place) -> tuple[School, ...]:
    """Return the schools of a document, one fact for each name at its first mention."""
    found = sorted((*_by_suffix(view.plain, places), *_short(view.plain, place)), key=lambda f: (f.start, -f.end))
    kept: dict[str, _Found] = {}
    last = 0
    for item in found:
        if item.start >= last:
            last = item.end
            kept.setdefault(item.name, item)
    full = [f.name for f in kept.values() if f.rule != "short"]
    return tuple(
        School(
            span=view.span(f.start, f.end),
            confidence={"place": 0.95, "known": 0.9, "own": 0.85, "short": 0.85}[f.rule],
            name=f.name,
            place=f.place or (place if f.school_type != "HigherEducationInstitution" else None),
            school_type=f.school_type,
        )
        for f in kept.values()
        if f.rule != "short" or not any(_abbreviates(f.name, name) for name in full)
    )


def _by_suffix(plain: str, places: list[Mention]) -> Iterator[_Found]:
    at = 0
    for match in _SUFFIX.finditer(plain):
        if match.start() < at or _BEHIND.match(plain, match.end()) or _quoted_kind(plain, match):
            continue
        run = _LEFT_RUN.search(plain, max(at, match.start() - MAX_NAME), match.start())
        if run is None and not match[0].startswith("第"):
            continue
        begin = run.start() if run else match.start()
        start, rule = _name_start(plain, begin, match.start(), places)
        end, ending = _longest(plain, match, start)
        name = plain[start:end]
        if end - start > MAX_NAME or (rule == "own" and ending == "学校" and not _SAID_OF_ONE.match(plain, end)):
            continue
        if not _is_own(plain[start : match.start()], match[0], rule, places, start):
            continue
        at = end
        inside = within(places, start, end)
        where = inside[-1].place if inside else None
        yield _Found(name, start, end, _class_of(ending), rule, where)


def _quoted_kind(plain: str, match: re.Match[str]) -> bool:
    """Whether a school's ending closes a quotation that names a kind (“幸福学校”), or belongs to an academy (科学院)."""
    quoted = plain[match.end() : match.end() + 1] == "”" and plain.rfind("“", match.start() - 6, match.start()) >= 0
    return quoted or (match[0] == "学院" and plain[match.start() - 1 : match.start()] == "科")


def _is_own(own: str, ending: str, rule: str, places: list[Mention], start: int) -> bool:
    """Whether the words before a school's ending are a name of its own and no kind of school."""
    placed = any(mention.end == start + len(own) for mention in within(places, start, start + len(own)))
    if "届" in own or _OF_ALL.match(own) or (own.endswith(_NO_END) and ending in _PLAIN and not placed):
        return False
    if _OF_TOWN.fullmatch(own):
        return True
    if rule == "known" or _KNOWN_START.match(own) or (not own and ending.startswith("第")):
        return True
    if rule == "place":
        named = within(places, start, start + len(own))[0]
        rest = own[named.end - start :]
        return _own_of_place(rest, ending, named.region.name == own[: named.end - start])
    if own in ("市", "县", "区", "旗", "州", "盟"):
        return ending not in (*_PLAIN, *_NEARLY_PLAIN)
    if ending in ("大学", "学院"):
        return 2 <= len(own) <= 10 and not _KIND.fullmatch(own) and not _NO_COLLEGE.search(own)
    longest = 7 if ending == "学校" else 10
    kind = _KIND.fullmatch(own) or (ending in _PLAIN and _KIND_END.search(own))
    return 2 <= len(own) <= longest and not kind


def _own_of_place(rest: str, ending: str, full: bool) -> bool:
    """Whether what stands between a place and a school's ending makes a name; `full` tells a place's full name (…市)."""
    if ending in ("大学", "学院"):
        return not _NO_COLLEGE.search(rest)
    if rest.startswith("级"):
        return False
    if not rest:
        return ending not in _PLAIN or (not full and ending != "学校")
    named = _NUMERAL.fullmatch(rest) or not _KIND.fullmatch(rest)
    return bool(named) or ending not in (*_PLAIN, *_NEARLY_PLAIN)


def _name_start(plain: str, begin: int, end: int, places: list[Mention]) -> tuple[int, str]:
    """Return where the name that ends at `end` begins, and whether a place or only a boundary tells."""
    start = _after_last(_left_words(plain, begin, end), plain, begin, end, places)
    known = _KNOWN_START.search(plain, start, end)
    for mention in within(places, start, end):
        return (known.start() if known and known.start() < mention.start else mention.start), "place"
    if known and known.end() < end:
        return known.start(), "known"
    return _after_last(_common_verbs(plain, start, end), plain, start, end, places), "own"


def _after_last(cuts: Iterable[tuple[int, int]], plain: str, begin: int, end: int, places: list[Mention]) -> int:
    """Return the end of the last of some words in [begin, end) that is no part of a place or of a common name."""
    kept = [m.span() for m in _KEPT_TOGETHER.finditer(plain, begin, end)]
    kept += [(m.start, m.end) for m in within(places, begin, end)]
    ends = (stop for start, stop in cuts if not any(a <= start and stop <= b for a, b in kept))
    return max(ends, default=begin)


def _left_words(plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    return (m.span() for m in _LEFT_WORD.finditer(plain, begin, end))


def _common_verbs(plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    return ((at, at + 2) for at in range(begin, end - 1) if plain[at : at + 2] in _COMMON_VERBS)


def _longest(plain: str, match: re.Match[str], start: int) -> tuple[int, str]:
    """Return the end of a name that goes on after its first ending (…大学附属中学, …学院温岭学院)."""
    end, ending = match.end(), match[0]
    seat = _SEAT.match(plain, end)
    if seat and (seat["part"] or seat["place"] in load_regions().names()):
        return seat.end(), ending
    while True:
        more = _CONTINUED.match(plain, end, start + MAX_NAME)
        if not more or _NOT_CONTINUED.search(more[0]) or _LEFT_WORD.search(more[0]) or _BEHIND.match(plain, more.end()):
            return end, ending
        tail = _SUFFIX.search(more[0])
        end, ending = more.end(), (tail[0] if tail else ending)


def _short(plain: str, place: Place) -> Iterator[_Found]:
    """Yield schools by short names: those known everywhere, and those made of the issuer's first character."""
    own = re.escape(place.name[:1]) if place.name else "(?!)"
    local = re.compile(
        rf"(?:(?<![一-鿿])|(?<=持|[与和及在]))(?:{own}[医师工理农科财]?大|[一-鿿](?:职|工|科|医|师|汽|理|农|陕)院)(?![一-鿿])"
        rf"|(?:(?<![一-鿿])|(?<=持|[与和及在])){own}[医师工理农科财]?大(?=[争创申建在获入举和与])"
        rf"|(?:(?<![一-鿿])|(?<=持))(?:{own}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋陕吉闽贵粤青藏川宁琼])[医师工理农科财职电警]院(?=[创升晋获入举])"
    )
    for pattern in (_KNOWN_SHORT, local):
        for match in pattern.finditer(plain):
            if match[0] not in _NOT_SHORT:
                yield _Found(match[0], match.start(), match.end(), "HigherEducationInstitution", "short", None)


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order, the first one first."""
    rest = iter(full)
    return full.startswith(short[0]) and all(char in rest for char in short)


def _class_of(ending: str) -> str:
    """Return the class of the ontology that a school's ending tells."""
    if ending in _CLASS:
        return _CLASS[ending]
    return next((kind for end, kind in _LAST if ending.endswith(end)), "School")
