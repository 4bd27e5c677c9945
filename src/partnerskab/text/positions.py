"""Lines and columns of the offsets in a text."""

import re
from bisect import bisect_right
from functools import cached_property

from partnerskab.diagnostics import Span


class LineIndex:
    """Converts offsets in a text to lines and columns; the text is searched at the first use."""

    def __init__(self, text: str) -> None:
        self._text = text

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(*self._locate(start), *self._locate(end))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(newline.end() for newline in re.finditer("\n", self._text))]

    def _locate(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
