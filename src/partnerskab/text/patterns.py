"""Helpers for the regular expressions of this package."""

import re
from functools import cache


@cache
def compile_once(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern that ignores case; few files need one, and compiling is slow."""
    return re.compile(pattern, re.IGNORECASE)


def blank(match: re.Match[str]) -> str:
    """Return a replacement of the same length that no pattern matches, for `re.sub`."""
    return "\0" * len(match[0])
