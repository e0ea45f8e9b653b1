"""Pages that stand alone as one file: the environment of their templates, and scripts and styles put into the page.

Networks and charts share it; what stands in their pages is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import ChoiceLoader, Environment, PackageLoader, select_autoescape
from markupsafe import Markup


def environment(package: str) -> Environment:
    """Return the environment for a package's `assets` and the frame of all such pages: everything is escaped."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package, "assets"), PackageLoader("viz", "templates")]),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    return made


def inline(assets: Mapping[str, str]) -> dict[str, Markup]:
    """Return scripts and styles as they may stand inside a page."""
    return {name: Markup(text.replace("</script", "<\\/script")) for name, text in assets.items()}
