"""Lanes: actors side by side, and below them one row for every arrow between two of them."""

from collections.abc import Sequence
from typing import NamedTuple

from partnerskab.documents.diagram.elements import Layer, Link, Node, select_connected
from partnerskab.documents.diagram.measures import (
    HEAD_HEIGHT,
    LANE_WIDTH,
    LINE_HEIGHT,
    MARGIN,
    box_height,
    wrap_text,
)
from partnerskab.documents.diagram.svg import (
    BOLD,
    draw_arrowhead,
    draw_box,
    draw_link,
    draw_text,
    format_number,
    layer_ink,
    write_svg,
)

BOX_TOP = HEAD_HEIGHT + MARGIN
_HALO = ' stroke="#fff" stroke-width="5" stroke-linejoin="round" paint-order="stroke"'


class Lane(NamedTuple):
    """An actor, the index of its layer, and the middle of its lane."""

    node: Node
    layer_index: int
    centre: float


class DrawnRow(NamedTuple):
    """An arrow's row: its drawing and its height."""

    svg: str
    height: float


def draw_lanes(
    name: str, title: str, about: str, layers: Sequence[Layer], links: Sequence[Link]
) -> str:
    """Draw actors and the arrows between them as SVG; `name` prefixes its ids."""
    layers = [layer for layer in layers if layer.nodes]
    lanes = _place_lanes(layers)
    text_lines = [wrap_text(lane.node.text, LANE_WIDTH - 44) for lane in lanes]
    height = box_height(max(map(len, text_lines), default=1))
    boxes = [
        draw_box(
            lane.layer_index,
            (lane.centre - LANE_WIDTH / 2 + 8, BOX_TOP),
            LANE_WIDTH - 16,
            height,
            lines,
        )
        for lane, lines in zip(lanes, text_lines, strict=True)
    ]
    rows, bottom = _draw_rows(lanes, select_connected(layers, links), BOX_TOP + height + 8.0)
    posts = [_draw_post(lane.centre, BOX_TOP + height, bottom + 8) for lane in lanes]
    size = (2 * MARGIN + LANE_WIDTH * max(len(lanes), 1), bottom + 8 + MARGIN)
    return write_svg(name, title, about, size, [*posts, *_draw_heads(layers), *boxes, *rows])


def _place_lanes(layers: Sequence[Layer]) -> list[Lane]:
    actors = [(node, index) for index, layer in enumerate(layers) for node in layer.nodes]
    return [
        Lane(node, layer_index, MARGIN + LANE_WIDTH * (number + 0.5))
        for number, (node, layer_index) in enumerate(actors)
    ]


def _draw_post(x: float, top: float, bottom: float) -> str:
    path = f"M{format_number(x)} {format_number(top)} V{format_number(bottom)}"
    return f'<path d="{path}" stroke="#b9c1c9" stroke-width="1.5"/>'


def _draw_heads(layers: Sequence[Layer]) -> list[str]:
    """Draw each layer's title over its lanes, with a bar in the layer's colour below it."""
    heads: list[str] = []
    x = float(MARGIN)
    for index, layer in enumerate(layers):
        width = LANE_WIDTH * len(layer.nodes)
        lines = wrap_text(layer.title, width - 16)[:2]
        heads.append(draw_text(lines, x + width / 2, MARGIN + 10, BOLD))
        path = f"M{format_number(x + 8)} {format_number(BOX_TOP - 8)} h{format_number(width - 16)}"
        heads.append(f'<path d="{path}" stroke="{layer_ink(index)}" stroke-width="3"/>')
        x += width
    return heads


def _draw_rows(lanes: list[Lane], links: list[Link], top: float) -> tuple[list[str], float]:
    """Draw a row for every arrow; return them with the bottom of the last."""
    by_id = {lane.node.id: lane for lane in lanes}
    rows: list[str] = []
    for link in links:
        row = _draw_row(link, by_id[link.source], by_id[link.target], top)
        rows.append(row.svg)
        top += row.height
    return rows, top


def _draw_row(link: Link, source: Lane, target: Lane, top: float) -> DrawnRow:
    """Draw an arrow with its number and its label above it."""
    start, end = source.centre, target.centre
    ink = layer_ink(source.layer_index)
    words = wrap_text(f"{link.number}. {link.label}", max(abs(end - start) - 24, LANE_WIDTH - 12))
    y = top + len(words) * LINE_HEIGHT + 12
    text = draw_text(words, (start + end) / 2, top + LINE_HEIGHT, _HALO)
    if start == end:
        path = f"M{format_number(start)} {format_number(y - 2)} c44 2 44 20 9 18"
        loop = draw_link(path, link.line, ink) + draw_arrowhead((end, y + 16), -1, ink)
        return DrawnRow(text + loop, y + 26 - top)
    direction = 1 if end > start else -1
    path = f"M{format_number(start)} {format_number(y)} H{format_number(end - 7 * direction)}"
    dot = f'<circle cx="{format_number(start)}" cy="{format_number(y)}" r="4" fill="{ink}"/>'
    arrow = draw_link(path, link.line, ink) + dot + draw_arrowhead((end, y), direction, ink)
    return DrawnRow(text + arrow, y + 10 - top)
