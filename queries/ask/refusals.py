"""What `ask` says where it does not answer: why, and what could be asked instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ontology.errors import DataError
from queries.ask.intents import Intent, load_intents
from queries.ask.lexicon import Lexicon
from queries.ask.reading import Reading
from queries.ask.text import asked_in_chinese
from queries.catalog import find_question

SUGGESTIONS = 5
EMPTY = re.compile(r"〔|\[")
CLASSES = frozenset({"region", "indicator", "initiative", "certification", "school"})
NO_OPINIONS = (
    "图中只有文件说了什么，没有原因、建议和预测。",
    "The graph holds what documents say: no reasons, advice or forecasts.",
)


class DontKnow(DataError):
    """The graph has no answer to this question, or the question was not understood."""

    def __init__(self, question: str, reason: str, suggestions: Sequence[str] = (), *, final: bool = False) -> None:
        near = f" {'可以问' if asked_in_chinese(question) else 'Try'}: {'; '.join(suggestions)}" if suggestions else ""
        super().__init__(f"{reason}{near}")
        self.question = question
        self.reason = reason
        self.suggestions = tuple(suggestions)
        self.final = final  # whether fewer words would ask the same in vain: a reason, a place or a year is wanted

    def to_json(self) -> dict[str, Any]:
        """Return the refusal in the shape of the public contract."""
        return {"question": self.question, "error": self.reason, "suggestions": list(self.suggestions)}


def refuse(question: str, reading: Reading, *, zh: bool) -> None:
    """Raise DontKnow for what no graph of documents answers: reasons, and years that are not named."""
    if "refused" in reading.cues:
        raise DontKnow(question, NO_OPINIONS[0 if zh else 1], final=True)
    for time in reading.times:
        if time.relative:
            word = reading.text[time.start : time.end]
            said = f"请写明是哪一年，而不是“{word}”。" if zh else f"Which year is '{word}'? Name it."
            raise DontKnow(question, said, final=True)


def refuse_places(question: str, reading: Reading, *, zh: bool) -> None:
    """Raise DontKnow where a question names a place of which the graph says nothing."""
    for found in reading.of_kind("region"):
        if not any(thing.known for thing in found.things):
            name = found.things[0].label
            said = f"图中没有关于{name}的事实。" if zh else f"The graph says nothing about {name}."
            raise DontKnow(question, said, final=True)


def declined(question: str, reading: Reading, lexicon: Lexicon, *, zh: bool) -> DontKnow:
    """Return the refusal of a question that has no answer: a word is unknown, nothing asks this, or no fact says it."""
    if reading.unknown:
        return _unknown(question, reading, lexicon, zh=zh)
    if not any(_takes(intent, reading) for intent in load_intents()) or not reading.found:
        return DontKnow(question, *_not_in_library(reading, zh=zh))
    return DontKnow(question, _no_rows(reading, zh=zh), _examples(reading, zh=zh))


def _unknown(question: str, reading: Reading, lexicon: Lexicon, *, zh: bool) -> DontKnow:
    marks = ("“", "”、“", "”") if zh else ("'", "', '", "'")
    words = f"{marks[0]}{marks[1].join(reading.unknown)}{marks[2]}"
    near = [n.thing.label for phrase in reading.unknown for n in lexicon.near(phrase, CLASSES, SUGGESTIONS)]
    reason = f"图中没有叫{words}的东西。" if zh else f"The graph has nothing called {words}."
    return DontKnow(question, reason, list(dict.fromkeys(near))[:SUGGESTIONS])


def _not_in_library(reading: Reading, *, zh: bool) -> tuple[str, list[str]]:
    names = "、".join(thing.label for found in reading.found for thing in found.things[:1])
    examples = _examples(reading, zh=zh)
    if zh:
        return f"没有看懂要问什么{f'（看懂了：{names}）' if names else ''}。", examples
    return f"It is not clear what is asked{f' (understood: {names})' if names else ''}.", examples


def _examples(reading: Reading, *, zh: bool) -> list[str]:
    """Return questions of the library that take what was understood."""
    fitting = [intent for intent in load_intents() if _takes(intent, reading)] if reading.found else load_intents()
    examples = dict.fromkeys(_example(intent, reading, zh=zh) for intent in fitting)
    whole = [example for example in examples if not EMPTY.search(example)]
    return (whole or list(examples))[:SUGGESTIONS]


def _takes(intent: Intent, reading: Reading) -> bool:
    """Say whether an intent has room for all that was named: one year is no span."""
    if intent.time_required and "first" in intent.times and any(time.single for time in reading.times):
        return False
    return all(any(slot.kinds & found.kinds for slot in intent.slots) for found in reading.found)


def _example(intent: Intent, reading: Reading, *, zh: bool) -> str:
    """Fill the library's wording of a question with what was named, the rest with the parameter's own name."""
    question = find_question(intent.query)
    filled = {}
    for parameter in question.parameters:
        kinds = next((slot.kinds for slot in intent.slots if slot.parameter == parameter.name), frozenset())
        named = [found.things[0].label for found in reading.found if kinds & found.kinds]
        label = parameter.label.zh if zh else parameter.label.en
        years = [str(time.single) for time in reading.times if time.single]
        if parameter.type == "year" and years:
            named = years
        filled[parameter.name] = named[0] if named else f"〔{label}〕" if zh else f"[{label}]"
    return (question.question_zh if zh else question.question_en).format_map(filled)


def _no_rows(reading: Reading, *, zh: bool) -> str:
    names = [thing.label for found in reading.found for thing in found.things[:1]]
    about = "、".join(names + [reading.text[time.start : time.end] for time in reading.times])
    if zh:
        return f"不知道：图中没有这方面的事实{f'（{about}）' if about else ''}。"
    return f"Don't know: the graph has no such fact{f' ({about})' if about else ''}."
