"""Which media type to answer with, by an HTTP `Accept` header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def negotiate(accept: str, offers: Sequence[str]) -> str | None:
    """Return the offer that `accept` wants most, the earlier one among equals; None where it wants none of them.

    >>> negotiate("text/html, application/*;q=0.9", ["application/ld+json", "text/turtle"])
    'application/ld+json'
    """
    wanted = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, best_quality = None, 0.0
    for offer in offers:
        quality = _quality(offer, wanted)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def _range(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return media_type.lower(), float(value)
            except ValueError:
                return media_type.lower(), 0.0
    return media_type.lower(), 1.0


def _quality(offer: str, wanted: Sequence[tuple[str, float]]) -> float:
    """The most specific range that covers the offer decides."""
    for pattern in (offer, offer.split("/")[0] + "/*", "*/*"):
        for media_range, quality in wanted:
            if media_range == pattern:
                return quality
    return 0.0
