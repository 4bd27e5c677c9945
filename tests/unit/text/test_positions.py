"""Lines and columns of offsets."""

import pytest

from partnerskab.diagnostics import Span
from partnerskab.text.positions import LineIndex

TEXT = "æøå\r\n\nx y\n"


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 3, Span(1, 1, 1, 4)),
        (5, 5, Span(2, 1, 2, 1)),
        (6, 9, Span(3, 1, 3, 4)),
        (2, 7, Span(1, 3, 3, 2)),
        (10, 10, Span(4, 1, 4, 1)),
    ],
)
def test_span(start: int, end: int, span: Span) -> None:
    assert LineIndex(TEXT).span(start, end) == span
