"""Escaping for Markdown: users' text made safe for where it lands."""

import re
from collections.abc import Iterator
from typing import Any, SupportsIndex

from markupsafe import Markup

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=[#\w])|(?<=[A-Za-z]):(?=\S)")
_WWW = re.compile(r"(?i)\b(www)\.")
_LINE_START = re.compile(r"^( ?)([-+](?=[\s:-]|$)|=|:)", re.MULTILINE)
_NUMBER_START = re.compile(r"^( ?[0-9]{1,9})([.)])(?= |$)", re.MULTILINE)


def escape_text(text: str) -> str:
    """Escape a text so that Markdown shows it letter for letter; line ends are kept.

    Two line ends still begin a new paragraph; see `escape_inline`, `escape_block`, `escape_line`.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = re.sub(r" ?\n ?", "\n", text)
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _WWW.sub(r"\1\\.", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    return _NUMBER_START.sub(r"\1\\\2", text)


def escape_inline(text: str) -> Markup:
    """Escape a text for a line, a list item or a table cell: its line ends become `<br>`."""
    # At the ends they are dropped: a line with nothing but `<br>` would be a block of raw HTML.
    inner = escape_text(text).strip("\n")
    return Markup(re.sub(r"\n+", lambda ends: "<br>" * min(len(ends[0]), 2), inner))  # noqa: S704


def escape_line(text: str) -> Markup:
    """Escape a text for a place that has one line only, such as a heading."""
    return Markup(escape_text(text.strip()).replace("\n", " "))  # noqa: S704


def escape_block(text: str) -> Markup:
    """Escape a text as paragraphs of its own."""
    paragraphs = re.split(r"\n{2,}", escape_text(text.strip()))
    broken = (paragraph.replace("\n", "<br>\n") for paragraph in paragraphs)
    return Markup("\n\n".join(broken))  # noqa: S704


def make_bold(text: str) -> Markup:
    """Escape a text as one bold line; an empty text stays empty."""
    line = escape_line(text)
    return Markup(f"**{line}**") if line else line  # noqa: S704


def join_cell_lines(text: object) -> Markup:
    """Make a table cell of a template's lines, leaving out the empty ones."""
    if not isinstance(text, Markup):
        return escape_inline(str(text))
    lines = (line.strip() for line in str(text).split("\n"))
    return Markup("<br>".join(line for line in lines if line))  # noqa: S704


class UserText(str):
    """A text that somebody wrote: it comes out escaped wherever a template puts it."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return escape_inline(self)

    def __getitem__(self, key: SupportsIndex | slice) -> "UserText":
        return UserText(super().__getitem__(key))

    def __iter__(self) -> Iterator["UserText"]:
        return map(UserText, super().__iter__())


def mark_user_text(view: Any) -> Any:
    """Return a view whose texts are all `UserText`."""
    if isinstance(view, dict):
        return {UserText(name): mark_user_text(value) for name, value in view.items()}
    if isinstance(view, list):
        return [mark_user_text(value) for value in view]
    return UserText(view) if isinstance(view, str) else view
