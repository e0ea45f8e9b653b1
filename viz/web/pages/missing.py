"""What a caller sees where there is no answer: not here, a wrong call, or a fault of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from viz.web.page import Link, Page, plain


@dataclass(frozen=True)
class Missing(Page):
    """Why there is no page, and what may be meant; `detail` is what programs get instead."""

    template: ClassVar[str] = "missing.html"
    error: str
    status: int
    near: tuple[Link, ...] = ()
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return `{"error", "suggestions"}`, the one shape of refusals."""
        return {"error": self.detail or self.error, "suggestions": plain(self.near)}
