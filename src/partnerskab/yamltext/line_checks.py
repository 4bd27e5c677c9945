"""Tabs and comments: what only the written lines show, told apart by the texts that the parser found."""

import re
from bisect import bisect_right
from typing import NamedTuple

from partnerskab.diagnostics import Diagnostic
from partnerskab.text.positions import LineIndex
from partnerskab.yamltext.diagnostic_types import DIAGNOSTIC_TYPES, MAX_FAULTS

_TABS = r"\t(?:[ \t]*\t)?"
_NOT_BLANK = r"[^ \t]"
_HASH = re.compile(r"""#(?:(?<=["'\]},{\[]#)|(?<= #)(?=[^\s#]))""")


class ScalarSpan(NamedTuple):
    """Where the parser found a text: two offsets, and the sign that its style begins with."""

    start: int
    end: int
    style: str


def find_tabs(text: str, texts: list[ScalarSpan], stop: int | None) -> list[Diagnostic]:
    """Return every tab that is not inside quotes, a block of text or a comment.

    What follows the offset `stop` was not parsed: of the tabs there, only indentation is refused.
    """
    faults, places, lines = [], LineIndex(text), _Lines(text, texts)
    for found in re.finditer(_TABS, text):
        place = found.start()
        line = lines.get_line(place)
        indented = place < line.first
        inside = lines.find_text(place)
        if stop is not None and place >= stop:
            allowed = not indented
        elif inside is None:
            allowed = place > line.comment
        else:
            in_block = inside.style in ("|", ">") and inside.start < line.start
            allowed = inside.style in ("'", '"') or (in_block and not indented)
        if not allowed:
            faults.append(DIAGNOSTIC_TYPES["tab_outside_quotes"].at(places.span(*found.span())))
            if len(faults) == MAX_FAULTS:
                break
    return faults


def may_cut_text(text: str) -> bool:
    """Whether some comment may have begun where somebody meant to write on."""
    return bool(_HASH.search(text))


def find_cut_texts(text: str, texts: list[ScalarSpan], stop: int) -> list[Diagnostic]:
    """Return every comment before `stop` that takes away a text or the end of one."""
    faults, places, lines = [], LineIndex(text), _Lines(text, texts)
    for found in _HASH.finditer(text, 0, stop):
        place = found.start()
        line = lines.get_line(place)
        if place != line.comment or lines.find_text(place):
            continue
        gap = text[line.gap : place]
        content = gap.strip(" ")
        open_end = content.endswith((":", "-", ",", "[", "{")) and content != "---"
        after_plain = not content and line.gap > line.start and not line.quoted
        if text[place - 1] != " " or open_end or after_plain:
            end = place + len(text[place : line.end].rstrip())
            faults.append(DIAGNOSTIC_TYPES["text_cut_by_hash"].at(places.span(place, end)))
            if len(faults) == MAX_FAULTS:
                break
    return faults


class _Line(NamedTuple):
    """Offsets in a line: its ends, first letter and comment, and where the text before that ends."""

    start: int
    end: int
    first: int
    comment: int
    gap: int
    quoted: bool


class _Lines:
    """The lines of a text, each looked at once, told apart by the texts that the parser found."""

    def __init__(self, text: str, texts: list[ScalarSpan]) -> None:
        self._text = text
        self._texts = texts
        self._starts = [found.start for found in texts]
        self._line = _Line(0, -1, 0, 0, 0, quoted=False)

    def get_line(self, place: int) -> _Line:
        """Return the line that an offset is in; offsets must come in order."""
        if place > self._line.end:
            start = self._text.rfind("\n", 0, place) + 1
            end = self._text.find("\n", place)
            end = len(self._text) if end < 0 else end
            found = re.compile(_NOT_BLANK).search(self._text, start, end)
            comment, gap, quoted = self._find_comment(start, end)
            self._line = _Line(start, end, found.start() if found else end, comment, gap, quoted)
        return self._line

    def find_text(self, place: int) -> ScalarSpan | None:
        """Return the text that an offset is inside of, if any."""
        number = bisect_right(self._starts, place) - 1
        text = self._texts[number] if number >= 0 else None
        return text if text and text.start < place < text.end else None

    def _find_comment(self, start: int, end: int) -> tuple[int, int, bool]:
        """Return the first # outside texts, where the text before ends, and whether that is quoted."""
        number = max(0, bisect_right(self._starts, start) - 1)
        gap, quoted = start, False
        for text in self._texts[number : bisect_right(self._starts, end)]:
            if text.end <= start:
                continue
            found = self._text.find("#", gap, text.start) if gap < text.start else -1
            if found >= 0:
                return found, gap, quoted
            gap, quoted = text.end, bool(text.style)
        found = self._text.find("#", gap, end) if gap < end else -1
        return (end if found < 0 else found), gap, quoted
