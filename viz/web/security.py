"""The headers every answer carries: no outside source, no sniffing, no framing by strangers.

A page that brings its own inline scripts (a network, a chart) names them to `allow_inline`, and
only these very scripts may run.
"""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def content_policy(script_sources: str = "'self'", style_sources: str = "'self'") -> str:
    """Return a content security policy that knows this server and nothing else."""
    return (
        f"default-src 'none'; script-src {script_sources}; style-src {style_sources}; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    )


def allow_inline(html: str) -> str:
    """Return the policy under which exactly the inline scripts of `html` may run."""
    digests = {
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") + "'"
        for script in _INLINE_SCRIPT.findall(html)
    }
    return content_policy(" ".join(["'self'", *sorted(digests)]), "'self' 'unsafe-inline'")


class SecurityHeaders:
    """ASGI middleware that adds the headers, and the strict policy where a page set none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on; complete the headers of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", content_policy())
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, complete)
