"""Chains: columns of boxes with numbered arrows from left to right."""

from collections.abc import Sequence
from itertools import pairwise

from partnerskab.documents.diagram.elements import (
    Layer,
    LineStyle,
    Link,
    Point,
    select_connected,
)
from partnerskab.documents.diagram.layout import Arrow, ChainLayout, column_x, curve_controls
from partnerskab.documents.diagram.measures import (
    BADGE_RADIUS,
    COLUMN_GAP,
    HEAD_HEIGHT,
    MARGIN,
    NODE_WIDTH,
    measure_text,
)
from partnerskab.documents.diagram.svg import (
    BOLD,
    draw_arrowhead,
    draw_box,
    draw_line,
    draw_link,
    draw_text,
    format_number,
    layer_ink,
    write_svg,
)

LEGEND_HEIGHT = 34


def draw_chain(
    name: str,
    title: str,
    about: str,
    layers: Sequence[Layer],
    links: Sequence[Link],
    legend: Sequence[tuple[LineStyle, str]] = (),
) -> str:
    """Draw a chain as SVG, with a legend of the line styles below it; `name` prefixes its ids."""
    layers = [layer for layer in layers if layer.nodes]
    layout = ChainLayout(layers, select_connected(layers, links))
    gaps_width = max(len(layers) - 1, 0) * COLUMN_GAP + COLUMN_GAP / 2
    width = 2 * MARGIN + len(layers) * NODE_WIDTH + gaps_width
    height = HEAD_HEIGHT + 2 * MARGIN + layout.height
    keys, legend_width = _draw_legend(legend, height + 16)
    size = max(width, legend_width), height + (LEGEND_HEIGHT if legend else 0)
    return write_svg(name, title, about, size, [*_draw_layout(layout), *keys])


def _draw_layout(layout: ChainLayout) -> list[str]:
    """Draw the heads, the arrows, the boxes, and the arrows' numbers on top."""
    arrows = layout.place_arrows()
    inks = {node_id: layer_ink(column) for node_id, column in layout.columns.items()}
    heads = [
        draw_text([layer.title], column_x(index) + NODE_WIDTH / 2, MARGIN + 14, BOLD)
        for index, layer in enumerate(layout.layers)
    ]
    boxes = [
        draw_box(position.column, (position.x, position.y), NODE_WIDTH, position.height, lines)
        for station, position in layout.positions.items()
        if (lines := layout.text_lines.get(station))
    ]
    lines_and_tips = [_draw_arrow(arrow, inks[arrow.link.source]) for arrow in arrows]
    badges = [_draw_badge(arrow, inks[arrow.link.source]) for arrow in arrows]
    return [*heads, *lines_and_tips, *boxes, *badges]


def _draw_arrow(arrow: Arrow, ink: str) -> str:
    if arrow.backward:
        tip = draw_arrowhead(arrow.points[0], -1, ink)
    else:
        tip = draw_arrowhead(arrow.points[-1], -1 if arrow.within_column else 1, ink)
    return draw_link(_write_path(arrow), arrow.link.line, ink) + tip


def _write_path(arrow: Arrow) -> str:
    """Return an arrow's SVG path: a curve over every gap, a straight line through every column."""
    path = f"M{_write_point(arrow.points[0])}"
    for index, (start, end) in enumerate(pairwise(arrow.points)):
        if index % 2:
            path += f" L{_write_point(end)}"
        else:
            first, second = curve_controls(start, end, arrow.within_column)
            path += f" C{_write_point(first)} {_write_point(second)} {_write_point(end)}"
    return path


def _write_point(point: Point) -> str:
    return " ".join(map(format_number, point))


def _draw_badge(arrow: Arrow, ink: str) -> str:
    x, y = arrow.badge
    circle = (
        f'<circle cx="{format_number(x)}" cy="{format_number(y)}" r="{BADGE_RADIUS}" '
        f'fill="#fff" stroke="{ink}" stroke-width="1.2"/>'
    )
    return circle + draw_text([str(arrow.link.number)], x, y + 4, f' font-size="12"{BOLD}')


def _draw_legend(legend: Sequence[tuple[LineStyle, str]], y: float) -> tuple[list[str], float]:
    """Draw a stretch of each line style with its meaning; return them with their full width."""
    parts: list[str] = []
    x = float(MARGIN)
    for line, meaning in legend:
        parts.append(draw_line(f"M{format_number(x)} {format_number(y)} h44", line, "#4a5560"))
        parts.append(draw_text([meaning], x + 52, y + 5, anchor="start"))
        x += 78 + measure_text(meaning)
    return parts, x
