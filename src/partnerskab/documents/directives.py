"""Directives: the comments by which a template's Markdown tells the HTML about ids and classes."""

import re
from typing import Literal, TypeAlias

from markupsafe import Markup

Sign: TypeAlias = Literal["#", ".", "!"]
"""`#`: the id of the next heading; `.`: the class of the next table; `!`: the next list's diagram."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,127}")
PATTERN = re.compile(rf"<!-- ([#.!])({_NAME.pattern}) -->")


def write_directive(sign: Sign, name: str) -> Markup:
    """Write a directive as a comment; ValueError if the name is not plain."""
    if not _NAME.fullmatch(name):
        raise ValueError("not a name")
    return Markup(f"<!-- {sign}{name} -->")  # noqa: S704
