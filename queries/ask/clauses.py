"""The clauses of a question that ask something each, as 有多少所小学实施了课后托管？覆盖多少学生？ has two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from queries.ask.paint import Paint
from queries.ask.reading import Reading, drop_filler
from queries.ask.text import CJK, in_english, is_chinese, pieces
from queries.ask.words import load_words

LIKELY = 0.6
HEADS = (3, 2)
ASKING = ("how_many", "what", "whether", "when", "how_is")
NO_PREAMBLE = ("target", "change", "which_document", "evidence")
_PREAMBLE = re.compile(
    r"(?:(?:请问|您好|你好|据悉|据了解|据介绍|据报道)[,，、:：]?)*"
    r"(?:(?:根据|按照|依据|依照)[^,，。?？]{2,40}?(?:的?(?:部署|要求|规定|精神|安排|文件|通知))+[,，]?|according to [^,]{2,80},)?\s*"
)
_OF_PREAMBLE = re.compile(r"(?:中|里|内|方面|当中|其中)$")
CHANGING = ("change", "year_on_year")
HOW = ("target", "reached", "change", "year_on_year", "compare", "difference", "each")
_NEXT = re.compile(
    r"[?;]|,?\s+(?:and|but)\s+(?=(?:by |in |to )?(?:how|what|which|when|where|who|did|was|were|is|are|has|have)\b)"
)
_LONG = re.compile(r"[一两二三四五六七八九十]年(?:之?内|间|期间|里)?(?=[^级段制])")
_OF_THEM = re.compile(r"其中的?|\b(?:of|among) (?:them|these|those|which)\b|\bthey\b")
_SHARE = re.compile(r"\bwhat (?:share|percentage|proportion|rate|number|amount)\b")
_PREDICATE = re.compile(r"(?<=[a-z]) (?:is|are|was|were|do|does|did|has|have|had|will|be)\b.*?(?= how (?:many|much)\b)")
_BREAK = re.compile(r"[?？;；,，。、]|\band\b|\bbut\b")


def clauses(reading: Reading, question: str) -> tuple[str, ...]:
    """Return the clauses that ask something, each with what it leaves to the others to say; () where it is one clause.

    A clause without a place or an initiative, or without a time, is of those the others name; one that names nothing to
    count asks of what the clause before it counts: 培育校2024年有多少所，2025年要建多少所.
    """
    places, initiatives = (
        [reading.text[f.start : f.end] for f in reading.of_kind(kind) if not f.near or f.near[0].score >= LIKELY]
        for kind in ("region", "initiative")
    )
    when = [reading.text[t.start : t.end] for t in reading.times] or _LONG.findall(reading.text)[:1]
    apart = (_apart(reading.text, places), _apart(reading.text, when))
    asking: list[str] = []
    subject = before = ""
    for said in _parted(reading.text):
        clause = said
        named = [word for word in initiatives if word in before or not before]
        counted = _counted(clause, (*places, *named, *when))
        if clause and any(load_words().cues[cue].search(clause) for cue in (*ASKING, "change")):
            if asking and not counted and _only_apart(clause, (*places, *when)):
                continue
            words = [] if any(word in clause for word in places) else places[: 1 if apart[0] else None]
            words += [word for word in initiatives if word not in clause and word in before]
            words += [] if any(word in clause for word in when) else when[: 1 if apart[1] else None]
            words += [subject] if subject and (not counted or _OF_THEM.search(clause)) else []
            clause = _OF_THEM.sub("", clause) if subject else clause
            asking.append((" " if in_english(question) else "").join((*words, clause)))
        before += said
        subject = subject if subject and _OF_THEM.search(said) else counted or subject
    return tuple(asking) if len(asking) > 1 else ()


def _only_apart(clause: str, known: Iterable[str]) -> bool:
    """Say whether a clause asks only how far apart the figures of the others are: 相差多少, 哪个高."""
    words = load_words().cues
    apart = words["difference"].search(clause) or words["compare"].search(clause)
    return bool(apart) and not words["change"].search(clause) and not any(word in clause for word in known)


def _parted(text: str) -> list[str]:
    """Return the clauses of a folded question; an English one parts where the next question word begins, if it does."""
    parts = _NEXT.split(text) if in_english(text) else []
    return [part.strip() for part in (parts if len(parts) > 1 else _BREAK.split(text))]


def _apart(text: str, words: list[str]) -> bool:
    """Say whether the places or the times of a question stand in several clauses."""
    return sum(any(word in part for word in words) for part in _parted(text)) > 1


def _counted(clause: str, known: Iterable[str]) -> str:
    """Return the words of a clause that say what it counts, without those that ask, place and date it; "" for none."""
    paint = Paint(clause)
    for word in known:
        for match in re.finditer(re.escape(word), clause):
            paint.take(*match.span())
    for cue in (*ASKING, *HOW):
        for match in load_words().cues[cue].finditer(clause):
            paint.take(*match.span())
    bare = paint.copy()
    drop_filler(clause, bare)
    runs = [clause[start:end].strip() for start, end in paint.runs() if not all(bare.taken[start:end])]
    if in_english(clause):
        return " ".join(runs) if not _said_of_all(" ".join(runs)) else ""
    return max((run for run in runs if len(run) > 1), key=len, default="")


def with_nouns(part: str) -> Iterator[str]:
    """Yield an English clause that took its subject from the one before without what that one says of it.

    >>> list(with_nouns("kindergartens were built how many opened"))
    ['kindergartens how many opened']
    """
    noun = _PREDICATE.sub("", part)
    yield from [noun] if noun != part else []


def _said_of_all(words: str) -> bool:
    """Say whether English words are all such as may be said of any figure: were bought."""
    return pieces(words) <= load_words().said_of_all


def with_heads(clause: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a clause that leaves what it counts to the figure before it, with the end of that figure's name.

    >>> list(with_heads("2023年投用多少所", ["新改扩建公办园"]))
    ['2023年投用公办园多少所', '2023年投用办园多少所']
    """
    many = load_words().cues["how_many"].search(clause)
    if many and is_chinese(clause):
        yield from (
            f"{clause[: many.start()]}{name[-most:]}{clause[many.start() :]}" for name in names for most in HEADS
        )


def with_commas(question: str) -> str:
    """Return a question with commas where only a space parts what asks from what asks next: 新开园几所 新增学位多少."""
    many = load_words().cues["how_many"].pattern
    return re.sub(rf"((?:{many}))\s+(?=[{CJK}])", r"\1，", question)


def without_preamble(question: str, reading: Reading) -> str:
    """Return a question without the words before it that only say who says so, but with their places and times."""
    text = reading.text
    match = _PREAMBLE.match(text)
    if match is None or match.end() in (0, len(text)) or any(load_words().cues[cue].search(match[0]) for cue in ASKING):
        return question
    spans = [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]
    rest = text[match.end() :]
    said = [text[a:b] for a, b in spans if b <= match.end() and text[a:b] not in rest]
    return (" " if in_english(question) else "").join((*said, rest))


def last_clause(reading: Reading, question: str) -> str:
    """Return the last clause, if only it asks and only a preamble stands before it, with its places and times."""
    words = load_words().cues
    parts = [part.strip() for part in re.split(r"[,，。]", reading.text) if part.strip(" ?？")]
    if len(parts) < 2 or any(words[cue].search(part) for part in parts[:-1] for cue in (*ASKING, *NO_PREAMBLE)):
        return ""
    if any(_OF_PREAMBLE.search(part) for part in parts[:-1]):
        return ""
    spans = [(f.start, f.end) for f in reading.of_kind("region")] + [(t.start, t.end) for t in reading.times]
    missing = [reading.text[start:end] for start, end in spans if reading.text[start:end] not in parts[-1]]
    return (" " if in_english(question) else "").join((*missing, parts[-1]))


def asks_several_numbers(reading: Reading) -> bool:
    """Say whether a question asks how many of several things, one clause each, and not for a target and its outcome.

    So do clauses of several times, and one for a figure beside one for its change.
    """
    words = load_words().cues
    parts = _parted(reading.text)
    asking = [clause for clause in parts if words["how_many"].search(clause) or _SHARE.search(clause)]
    changing = {any(words[cue].search(clause) for cue in CHANGING) for clause in parts if _asks(clause)}
    if len(changing) > 1:
        return True
    if len(asking) < 2:
        return False
    apart = _apart(reading.text, [reading.text[t.start : t.end] for t in reading.times])
    return apart or (not reading.cues & {"reached", "missed"} and len(reading.times) < 2)


def _asks(clause: str) -> bool:
    return any(load_words().cues[cue].search(clause) for cue in ("how_many", "what", *CHANGING))
