"""SVG elements as text; every text in them is escaped."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from markupsafe import escape

from partnerskab.documents.diagram.elements import LineStyle, Point
from partnerskab.documents.diagram.measures import BOX_PADDING, LINE_HEIGHT

BOLD = ' font-weight="700"'
TEXT_COLOUR = "#1b1f24"
_FONT = "Segoe UI, system-ui, Liberation Sans, Arial, sans-serif"
_DASHES: dict[LineStyle, str] = {"solid": "", "dashed": "9 5", "dotted": "2 5"}
_PALETTE = (
    ("#eef1f4", "#4a5560"),
    ("#e4f0f7", "#0b4a63"),
    ("#e9f3e4", "#2f5d1e"),
    ("#fff6e0", "#7a4b00"),
    ("#fdeaca", "#7a4b00"),
    ("#f9dcae", "#6b3f00"),
    ("#f3e8f5", "#5b2a68"),
)
"""The fill and the ink of each layer."""
_CUT_CORNER, _BAR = 2, 3
"""The layer whose boxes have a cut corner, and the first whose boxes have a bar on the left."""
_CORNER_RADII = (0, 12, 0)
_BAR_WIDTH = 5


@cache
def _not_xml() -> re.Pattern[str]:
    """Return the pattern of characters that XML forbids; compiling it takes a while."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def layer_ink(layer_index: int) -> str:
    """Return the colour of a layer's lines and arrows."""
    return _PALETTE[layer_index % len(_PALETTE)][1]


def format_number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def escape_xml(text: str) -> str:
    """Escape a text for XML, leaving out characters that XML forbids."""
    return str(escape(_not_xml().sub("", text)))


def draw_text(
    lines: Sequence[str], x: float, y: float, attributes: str = "", anchor: str = "middle"
) -> str:
    """Draw lines of text anchored at `x`, the first baseline at `y`."""
    spans = " ".join(
        f'<tspan x="{format_number(x)}" y="{format_number(y + LINE_HEIGHT * index)}">'
        f"{escape_xml(line)}</tspan>"
        for index, line in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}" fill="{TEXT_COLOUR}"{attributes}>{spans}</text>'


def draw_line(path: str, line: LineStyle, ink: str, attributes: str = "") -> str:
    """Draw a line along a path in a line style."""
    dashes = f' stroke-dasharray="{_DASHES[line]}"' if _DASHES[line] else ""
    return f'<path{attributes} d="{path}" fill="none" stroke="{ink}" stroke-width="1.8"{dashes}/>'


def draw_link(path: str, line: LineStyle, ink: str) -> str:
    """Draw the line of an arrow."""
    return draw_line(path, line, ink, ' class="link"')


def draw_arrowhead(point: Point, direction: int, ink: str) -> str:
    """Draw an arrow's head at a point, pointing right (1) or left (-1)."""
    x, y = point
    corners = (point, (x - 9 * direction, y - 5), (x - 9 * direction, y + 5))
    points = " ".join(f"{format_number(x)},{format_number(y)}" for x, y in corners)
    return f'<polygon points="{points}" fill="{ink}"/>'


def draw_box(
    layer_index: int, corner: Point, width: float, height: float, lines: Sequence[str]
) -> str:
    """Draw a box in its layer's colour and shape: square, round, cut at a corner, or with a bar."""
    x, y = corner
    fill, ink = _PALETTE[layer_index % len(_PALETTE)]
    paint = f'fill="{fill}" stroke="{ink}" stroke-width="1.5"'
    if layer_index == _CUT_CORNER:
        shape = _draw_cut_rectangle(corner, x + width, y + height, paint)
    else:
        radius = _CORNER_RADII[layer_index] if layer_index < _BAR else 4
        shape = _draw_rectangle(corner, width, height, f'rx="{radius}" {paint}')
    bar_width = _BAR_WIDTH if layer_index >= _BAR else 0
    if bar_width:
        shape += _draw_rectangle(corner, bar_width, height, f'fill="{ink}"')
    text = draw_text(lines, x + (width + bar_width) / 2, y + BOX_PADDING + 14)
    return f'<g class="node">{shape}{text}</g>'


def _draw_rectangle(corner: Point, width: float, height: float, attributes: str) -> str:
    x, y, wide, high = map(format_number, (*corner, width, height))
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" {attributes}/>'


def _draw_cut_rectangle(corner: Point, right: float, bottom: float, paint: str) -> str:
    x, y = corner
    corners = (corner, (right - 12, y), (right, y + 12), (right, bottom), (x, bottom))
    points = " ".join(f"{format_number(x)},{format_number(y)}" for x, y in corners)
    return f'<polygon points="{points}" {paint}/>'


def write_svg(name: str, title: str, about: str, size: Point, parts: Iterable[str]) -> str:
    """Write a whole SVG document whose title and description are read aloud in its place."""
    width, height = map(format_number, size)
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{_FONT}" font-size="14">'
    )
    described = (
        f'<title id="{name}-title">{escape_xml(title)}</title>',
        f'<desc id="{name}-desc">{escape_xml(about)}</desc>',
    )
    return "\n".join([opening, *described, *parts, "</svg>"])
