"""Which of the rows of a library question a reading asked for: what `narrowing` offers, chosen by cues, bounds, stages."""

from __future__ import annotations

import re

from ontology.terms import JC
from queries.ask import narrowing
from queries.ask.intents import Intent, Match
from queries.ask.numbers import COUNTING
from queries.ask.reached import what_was_reached
from queries.ask.reading import Reading
from queries.ask.text import stem
from queries.ask.words import load_words
from queries.results import Result

_HOW_MOST = re.compile(r"前([一二两三四五六七八九十]|\d+)|\btop (\d+|two|three|five|ten)\b")
MONEY = frozenset({"元", "万元", "亿元", "yuan"})
PARTS = frozenset({"direct-parts", "initiative-parts"})
SERIES = frozenset({"indicator-series", "close-series"})
_SCOPE = re.compile("全省|全国|全市|世界|省内|国内")
_AIMS_AND_MORE = re.compile(r"目标.*[,，、;；?？和与及].|targets.*(?:,|\band\b)")
_OFFICE = re.compile("教育厅|教育局|教育部(?!门)|教体局|教育体育局|政府办公室|人民政府|委员会")
_MONTH = re.compile(r"(?<=\d年)(\d{1,2})月")
_PERCENT = re.compile("%|百分点|percent|per cent")
SHARES = frozenset({"%", "百分点", "percentage points"})
_OF_PROJECTS = re.compile(
    "多少[个万]*学位|学位数?量?(?:是|有|为)?多少|(?:投资额?|资金)(?:是|有|为)?多少|多少(?:投资|资金|[亿万]*元|钱)"
)
_YEARS_LONG = re.compile("(?<!近)([两二三四五])年(?:间|内|里|期间|(?=[建新完要共总累培创投]))")
_SHARE = re.compile(r"占比|比例|比重|百分之几|\b(?:share|proportion|percentage)\b")
_PER_HEAD = re.compile("生均|人均|per |each ")


def narrowed(result: Result, match: Match, reading: Reading) -> Result:
    """Return the rows that answer the reading, put in the order asked or counted; none where none does."""
    intent = match.intent
    result = _years_long(what_was_reached(result, reading), reading)
    result = narrowing.in_tables(result, reading.tables)
    result = narrowing.of_stages(result, intent.staged, _stages(reading))
    result = _dated(_per_head(_placed(result, intent, reading), intent, reading), intent, reading)
    result = _aims(_honoured(_in_percent(result, intent, reading), reading), intent, reading)
    if "money" in reading.cues and intent.place:
        result = narrowing.kept(result, lambda row: narrowing.unit_of(row, result.lang) in MONEY)
    result = _of_scope(result, intent, reading)
    result = _issued(_of_papers(result, intent, reading), intent, reading)
    result = narrowing.in_units(result, reading.text) if intent.slots_of("indicator") else result
    if not intent.amounts:
        shares = not intent.slots_of("indicator") and _SHARE.search(reading.text)
        return narrowing.kept(result, lambda _: False) if shares else _counted(result, intent, reading)
    column = next((column for cue, column in intent.amounts.items() if cue in reading.cues), intent.amounts.get("", ""))
    if intent.query in SERIES and reading.times and not reading.times[0].single:
        likeliest = [thing.iri for found in match.filled.get("indicator", ()) for thing in found.things]
        result = narrowing.one_unit(narrowing.one_a_time(_spanned(result, reading), likeliest))
        if not _reaches_both(result, reading):
            return narrowing.kept(result, lambda _: False)
    if intent.place:
        result = narrowing.preferred(result) if "target" not in reading.cues else result
        result = narrowing.one_unit(result)
    if "which_year" not in reading.cues and not reading.times and intent.place:
        result = _newest(result, match, intent)
    if _distinct(result, intent.each or intent.place) < intent.least:
        return narrowing.kept(result, lambda _: False)
    if not ("whether" in reading.cues and not intent.each):
        result = narrowing.bounded(result, column, reading.bounds)
    return _counted(_superlative(result, column, intent, reading), intent, reading, column)


def _years_long(result: Result, reading: Reading) -> Result:
    """Keep the figures of as many years as a question says without naming them: 三年间."""
    said = _YEARS_LONG.search(reading.text)
    if said is None or reading.times or "period" not in result.solutions.columns:
        return result
    return narrowing.kept(result, lambda row: narrowing.length(row) == COUNTING[said[1]])


def _aims(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the targets of an initiative where its targets are asked, of the years asked, first those with a verdict.

    Asked which were met or missed, only those with a verdict answer; asked for the targets and what came of them, all.
    """
    if intent.query != "initiative-report":
        return result
    result = narrowing.kept(result, lambda row: all(narrowing.said_of(row, time) for time in reading.times))
    if "target" not in reading.cues:
        return result
    aims = narrowing.kept(result, lambda row: row.get("kind") == JC.Target)
    judged = narrowing.kept(aims, lambda row: "verdict" in row)
    if not len(judged) or not reading.cues & {"reached", "missed", "whether"}:
        return aims
    which = reading.cues & {"which_met", "missed"} and not _AIMS_AND_MORE.search(reading.text)
    return judged if which else narrowing.together([judged, aims])


def _in_percent(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the figures in percent where a number is quoted in percent, the others where it has another unit."""
    cited = [reading.text[found.start : found.end] for found in reading.of_kind("number")]
    percent = {bool(_PERCENT.search(said)) for said in cited if not said[-1].isdigit()}
    if intent.query != "evidence" or len(percent) != 1:
        return result
    return narrowing.kept(result, lambda row: (narrowing.unit_of(row, result.lang) in SHARES) in percent)


def _issued(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the papers issued in the year and month asked, by the kind of office asked."""
    if intent.query != "papers-issued":
        return result
    offices = {match[0] for match in _OFFICE.finditer(reading.text)}
    years = {f"{time.single}-" for time in reading.times}
    months = {f"-{int(match[1]):02}-" for match in _MONTH.finditer(reading.text)}
    return narrowing.kept(
        result,
        lambda row: (
            all(year in narrowing.text_of(row, "issued") for year in years)
            and all(month in narrowing.text_of(row, "issued") for month in months)
            and all(office in narrowing.text_of(row, "issuer") for office in offices)
        ),
    )


def _of_papers(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the parts of an initiative that a paper of the year asked names."""
    if intent.query not in PARTS or not reading.times:
        return result
    years = {str(time.single) for time in reading.times}
    return narrowing.kept(result, lambda row: all(year in narrowing.text_of(row, "documentLabel") for year in years))


def _of_scope(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the ranks whose sentence says the scope that is asked: 居全省第二."""
    scopes = {match[0] for match in _SCOPE.finditer(reading.text)}
    if intent.query != "ranks" or not scopes:
        return result
    return narrowing.kept(result, lambda row: any(scope in narrowing.text_of(row, "quote") for scope in scopes))


def _honoured(result: Result, reading: Reading) -> Result:
    """Keep the honours of the kinds that the question names: 试点, 实验区."""
    if "which_school" in reading.cues and "recipient" in result.columns:
        result = narrowing.kept(result, lambda row: "/school/" in str(row.get("recipient", "")))
    kinds = {match[0] for match in load_words().honours.finditer(reading.text)}
    kinds |= {kind for word, kind in load_words().honours_english if word.search(reading.text)}
    if "honour" not in result.columns or not kinds:
        return result
    fitting = narrowing.kept(result, lambda row: any(kind in narrowing.text_of(row, "honour") for kind in kinds))
    return fitting if len(fitting) else result


def _stages(reading: Reading) -> list[tuple[str, ...]]:
    stages = load_words().stages
    return [stages[found.things[0].iri][1] for found in reading.of_kind("stage")]


def _placed(result: Result, intent: Intent, reading: Reading) -> Result:
    if not intent.place or intent.place not in result.columns:
        return result
    if "small_places" in reading.cues and reading.cues & {"county", "which_county", "all_counties"}:
        return narrowing.inside(result, intent.place)
    if "which_county" in reading.cues and (named := {t.iri for f in reading.of_kind("region") for t in f.things}):
        return narrowing.kept(result, lambda row: str(row.get(intent.place)) not in named)
    if "whole" in reading.cues and not reading.of_kind("region"):
        return narrowing.inside(result, intent.place, whole=True)
    return result


def _per_head(result: Result, intent: Intent, reading: Reading) -> Result:
    """Tell sums from amounts per head, where an answer holds both: the question says 生均 or it does not."""
    if "gaps" not in intent.constants:
        return result
    asked = "per_head" in reading.cues
    fitting = narrowing.kept(result, lambda row: bool(_PER_HEAD.search(narrowing.text_of(row, "indicator"))) == asked)
    return fitting if len(fitting) else result


def _dated(result: Result, intent: Intent, reading: Reading) -> Result:
    """Keep the projects that start, or are finished, in the years asked."""
    if "investment" not in result.columns or not reading.times:
        return result
    column = "end" if "finish" in reading.cues and "begin" not in reading.cues else "start"
    low, high = (str(year or default) for year, default in zip(reading.times[0].years, ("0", "9999"), strict=True))
    return narrowing.kept(result, lambda row: low <= narrowing.text_of(row, column)[:4] <= high)


def _newest(result: Result, match: Match, intent: Intent) -> Result:
    """Keep the figures of places named that are nearest in time, of all places those of one time, of one put the last first."""
    named = match.filled.get("place", ())
    if len(named) > 1:
        last = narrowing.comparable(result, intent.place)
        return last if _distinct(last, intent.place) >= len(named) else narrowing.kept(last, lambda _: False)
    return narrowing.latest(result) if intent.each else narrowing.newest_first(result)


def _spanned(result: Result, reading: Reading) -> Result:
    """Cut a series to the years asked."""
    low, high = (str(year or default) for year, default in zip(reading.times[0].years, ("0", "9999"), strict=True))
    return narrowing.kept(result, lambda row: low <= narrowing.text_of(row, "period")[:4] <= high)


def _reaches_both(result: Result, reading: Reading) -> bool:
    """Say whether a series has the first and the last year asked, as far as the question names them."""
    aimed = "target" in reading.cues
    reached = [row for row in result.solutions if aimed or row.get("kind") != JC.Target]
    years = {narrowing.text_of(row, "period")[:4] for row in reached}
    named = [str(year) for year in reading.times[0].years if year]
    return len(years) > 1 and (len(named) < 2 or bool({named[0], named[1]} & years))


def _superlative(result: Result, column: str, intent: Intent, reading: Reading) -> Result:
    """Put the rows in the order of their figures, and keep only the first where one is asked."""
    lowest = "bottom" in reading.cues
    if not reading.cues & {"top", "bottom", "rank"} or not column:
        return result
    if intent.place and len(reading.of_kind("region")) < 2:
        result = narrowing.without_wholes(result, intent.place)
    if _is_shortfall(result, reading, column):
        result = narrowing.bounded(result, column, narrowing.BELOW_ZERO) if not lowest else result
        lowest = not lowest
    result = narrowing.ordered(result, column, lowest=lowest)
    if match := _HOW_MOST.search(reading.text):
        said = match[1] or match[2]
        return narrowing.first(result, column, COUNTING.get(said) or int(said))
    return result if "rank" in reading.cues else narrowing.first(result, column, 1)


def _is_shortfall(result: Result, reading: Reading, column: str) -> bool:
    """Say whether figures tell what is missing, as negative numbers: the largest gap is the lowest of them."""
    pattern = load_words().shortfall
    told = "gap" in reading.cues or any(pattern.search(narrowing.text_of(r, "indicator")) for r in result.solutions)
    return told and any((narrowing.number(row, column) or 0) < 0 for row in result.solutions)


def _counted(result: Result, intent: Intent, reading: Reading, column: str = "") -> Result:
    """Answer how many there are, or their sum or mean, where that is asked of what the rows list."""
    each = intent.each or intent.place
    if not len(result) or not each or reading.cues & {"top", "bottom"}:
        return result
    if column and reading.cues & {"sum", "mean"} and len(result) > 1:
        return narrowing.added(result, column, each, mean="mean" in reading.cues)
    if intent.query == "projects" and _OF_PROJECTS.search(reading.text):
        return narrowing.kept(result, lambda _: False)
    if "how_many" in reading.cues and (intent.counts == "always" or (intent.counts == "bounded" and reading.bounds)):
        return narrowing.counted(result, each)
    return result


def _distinct(result: Result, column: str) -> int:
    return len({narrowing.text_of(row, column) for row in result.solutions}) if column else len(result)


def with_words(result: Result, phrases: tuple[str, ...]) -> Result:
    """Keep the figures whose names have all of these phrases, as they are or as names call them."""
    called = load_words().called
    if phrases and all(phrase.isascii() for phrase in phrases):
        words = [word for phrase in phrases for word in phrase.split()]
        phrases = tuple(word for word in words if stem(word) not in load_words().said_of_all)

    def has(name: str, phrase: str) -> bool:
        names = [word for pattern, words in called if pattern.fullmatch(phrase) for word in words]
        return any(word in name for word in (phrase, *names))

    return narrowing.kept(
        result, lambda row: all(has(narrowing.text_of(row, "indicator"), phrase) for phrase in phrases)
    )


def speaks_of_all(result: Result, match: Match) -> bool:
    """Say whether there is a row for each of several figures that a question names: half an answer is none."""
    named = [found for slot in match.intent.slots_of("indicator") for found in match.filled.get(slot.parameter, ())]
    told = {str(row.get(column, "")) for row in result.solutions for column in ("indicator", "measured")}
    return len(named) < 2 or all(any(thing.iri in told for thing in found.things) for found in named)
