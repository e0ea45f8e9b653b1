"""What can go wrong when a graph is asked, each with the sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.errors import DataError, InputError, JiaoceError


class BadSparql(InputError):
    """A query that is no SPARQL 1.1 query; the message says where and what may be meant."""

    def __init__(self, problem: str, hint: str = "") -> None:
        super().__init__(f"This is not a SPARQL query: {problem.strip().rstrip('.')}.{' ' + hint if hint else ''}")


class NotAQuery(InputError):
    """An update where only queries are answered."""

    def __init__(self) -> None:
        super().__init__(
            "This is a SPARQL update; the graph is read-only here. Change it with 'jiaoce link' and 'remove'."
        )


class TooSlow(InputError):
    """A query stopped because its time was up; `served` where a server did so, whose user has no command line."""

    def __init__(self, seconds: float, *, served: bool = False) -> None:
        self.seconds = seconds
        longer = "this server gives no longer time" if served else "a longer time is given by --timeout"
        super().__init__(
            f"The query was stopped after {seconds:g} s. Name a place, an indicator or a year in it, put the most "
            f"selective pattern first, or add LIMIT; {longer}."
        )


class ServiceRefused(InputError):
    """A query that would make this program call another server."""

    def __init__(self) -> None:
        super().__init__(
            "SERVICE is refused: a query here reads this graph only. Ask the other endpoint by --endpoint."
        )


class TooMuch(InputError):
    """An answer with more rows than are allowed."""

    def __init__(self, rows: int) -> None:
        super().__init__(
            f"The answer has more than {rows} rows. Ask for fewer, or page with ORDER BY, LIMIT and OFFSET."
        )


class NotAcceptable(InputError):
    """The client accepts none of the formats this kind of answer has."""

    def __init__(self, accept: str, offers: Iterable[str]) -> None:
        super().__init__(f"Nothing here can be sent as '{accept}'. This answer comes as: {', '.join(offers)}.")


class NoDataset(InputError):
    """An rdflib Dataset wanted of an endpoint, whose triples are elsewhere."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"graph.rdflib is for a store's folder; {url} is an endpoint. Ask it with graph.query(…), with "
            "graph.backend.select(sparql), or with graph.backend.construct(sparql), which gives an rdflib graph."
        )


class EndpointError(DataError):
    """A remote endpoint that did not answer as one should."""

    def __init__(self, url: str, problem: str, advice: str) -> None:
        super().__init__(f"The endpoint {url} {problem}. {advice}")


class Busy(DataError):
    """No process was free to evaluate a query."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many queries run at once; none ended within {seconds:g} s. Try again in a moment.")


class BrokenWorker(DataError):
    """The process that evaluates a query ended without an answer."""

    def __init__(self) -> None:
        super().__init__("The query's process ended before it answered, perhaps for want of memory. Ask for less.")


def revived(name: str, message: str, exit_code: int) -> JiaoceError:
    """Return an error that was raised in another process, with its sentence; of its own class where that is known here."""
    family = {kind.__name__: kind for kind in (BadSparql, NotAQuery, ServiceRefused, TooMuch, NotAcceptable)}
    kind = family.get(name, InputError if exit_code == InputError.exit_code else DataError)
    error = kind.__new__(kind)
    JiaoceError.__init__(error, message)
    return error
