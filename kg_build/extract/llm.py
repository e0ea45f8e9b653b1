"""An optional second reader: a language model behind an OpenAI-compatible chat endpoint proposes measures.

It is asked only about sentences with numbers that the grammar did not understand. A proposal becomes a
measure only if its quote stands in that sentence and its number in the quote, read by the same grammar of
numerals; it carries the model's name as its `reader`. Off unless a caller makes an `Endpoint`. Tested
against a stub of the protocol, not against real models. What to do with the measures is the caller's affair.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, cast, get_args
from urllib.error import URLError
from urllib.request import Request, urlopen

from kg_build.extract.masks import masks
from kg_build.extract.quantities import Quantity, quantities
from kg_build.model import Document, Kind, Measure, Outline, Span, Unread
from kg_build.structure.fold import fold
from ontology.errors import DataError

CONFIDENCE = 0.5
MAX_PASSAGES = 40
MAX_PASSAGE = 400
MAX_ANSWER = 1 << 20
_END = re.compile(r"[。！？；\n]")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:/(?:19|20)\d\d|-\d\d)?")


class EndpointFailed(DataError):
    """The chat endpoint gave no answer that can be used."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"The language model at {url} gave no usable answer ({why}). Check --llm, or leave it out.")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask: the address up to /chat/completions, the model's name, seconds to wait.

    A key is read from the environment variable JIAOCE_LLM_KEY and never kept.
    """

    url: str
    model: str
    timeout: float = 60.0


def second_reading(
    document: Document, outline: Outline, left: Iterable[Unread], endpoint: Endpoint
) -> tuple[Measure, ...]:
    """Return the measures a model reads in the sentences whose numbers were not understood.

    Raises EndpointFailed where the endpoint does not answer in its protocol.
    """
    passages = tuple(_passages(document.text, left))
    found: dict[tuple[int, int], Measure] = {}
    for first in range(0, len(passages), MAX_PASSAGES):
        batch = passages[first : first + MAX_PASSAGES]
        for proposal in _ask(document.text, batch, endpoint):
            measure = _checked(document, outline, batch, proposal, endpoint.model)
            if measure and measure.number:
                found.setdefault((measure.number.start, measure.number.end), measure)
    return tuple(found[key] for key in sorted(found))


def _passages(text: str, left: Iterable[Unread]) -> Iterator[Span]:
    """Yield the sentences that hold numbers not understood, each once."""
    last = -1
    for item in sorted(left, key=lambda unread: unread.span):
        if item.reason != "not understood" or item.span.start < last:
            continue
        begin = max(item.span.start - MAX_PASSAGE, 0)
        marks = [mark.end() for mark in _END.finditer(text, begin, item.span.start)]
        start = marks[-1] if marks else begin
        mark = _END.search(text, item.span.end, item.span.end + MAX_PASSAGE)
        last = mark.start() if mark else min(len(text), item.span.end + MAX_PASSAGE)
        yield Span(start, last)


def _ask(text: str, passages: tuple[Span, ...], endpoint: Endpoint) -> list[dict[str, Any]]:
    prompt = (files("kg_build.extract") / "data" / "llm_prompt.txt").read_text(encoding="utf-8")
    question = json.dumps(
        [{"passage": i, "text": span.of(text)} for i, span in enumerate(passages)], ensure_ascii=False
    )
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "messages": [{"role": "system", "content": prompt}, {"role": "user", "content": question}],
    }
    headers = {"Content-Type": "application/json"}
    if key := os.environ.get("JIAOCE_LLM_KEY"):
        headers["Authorization"] = f"Bearer {key}"
    url = endpoint.url.rstrip("/") + "/chat/completions"
    if not url.startswith(("http:", "https:")):
        raise EndpointFailed(endpoint.url, "not a web address")
    request = Request(url, json.dumps(body).encode(), headers)
    try:
        with urlopen(request, timeout=endpoint.timeout) as answer:
            return _facts(answer.read(MAX_ANSWER))
    except (URLError, TimeoutError, OSError) as error:
        raise EndpointFailed(endpoint.url, str(getattr(error, "reason", error))) from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise EndpointFailed(endpoint.url, "its answer is not the JSON asked for") from error


def _facts(answer: bytes) -> list[dict[str, Any]]:
    """Return the proposals in an answer of the chat protocol, inside a code fence or not."""
    content = str(json.loads(answer)["choices"][0]["message"]["content"])
    proposed = json.loads(content[content.index("{") : content.rindex("}") + 1])["facts"]
    return [proposal for proposal in proposed if isinstance(proposal, dict)]


def _number(printed: str) -> Quantity | None:
    """Return a number as the grammar reads it; one with an unknown unit or none is read without it."""
    values = quantities(printed, masks(printed))[0]
    bare = re.fullmatch(r"(\d[\d.]{0,14}[万亿]?)([一-鿿]{0,3})", printed)
    if not values and bare:
        values = [replace(read, unit=bare[2]) for read in quantities(bare[1] + "个", ())[0]]
    return values[0] if len(values) == 1 else None


def _checked(
    document: Document, outline: Outline, passages: tuple[Span, ...], proposal: dict[str, Any], model: str
) -> Measure | None:
    """Return the measure a proposal makes, or None where the text does not bear it out."""
    quote, printed = str(proposal.get("quote", "")), str(proposal.get("number", ""))
    name, kind = str(proposal.get("indicator", "")).strip(), str(proposal.get("kind", ""))
    index = proposal.get("passage")
    if not isinstance(index, int) or not 0 <= index < len(passages) or not printed or kind not in get_args(Kind):
        return None
    passage = passages[index]
    start = document.text.find(quote, passage.start, passage.end) if quote else -1
    at = document.text.find(printed, start, start + len(quote)) if start >= 0 else -1
    if at < 0 or not 2 <= len(name) <= 60 or re.search(r"\d%|[。；！？\n]", name):
        return None
    read = _number(fold(printed))
    if read is None:
        return None
    section, period = outline.section_at(at), str(proposal.get("period", ""))
    return Measure(
        span=Span(start, start + len(quote)),
        confidence=CONFIDENCE,
        indicator=name,
        value=read.value,
        unit=read.unit,
        comparator=read.comparator,
        kind=cast(Kind, kind),
        place=outline.place,
        period=period if _PERIOD.fullmatch(period) else section.period,
        printed=printed,
        number=Span(at, at + len(printed)),
        reader=model,
    )
