"""Diagram: drawings as accessible SVG, the same bytes every time; every text in them is escaped text.

Two sorts: a chain of columns with arrows from left to right, and lanes, where actors stand side by side
and every row is one arrow between two of them. All measures are in the drawing's own units, one CSS pixel each.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from markupsafe import escape

Line = Literal["solid", "dashed", "dotted"]
Point: TypeAlias = tuple[float, float]

NODE, GAP, PAD, ROOM = 176, 78, 10, 16
"""A box's width, the gap between two columns, the padding in a box, and the room between two boxes."""
HEAD, LEAD, EDGE = 32, 18, 12
"""The height of a column's head, from one line of text to the next, and from the drawing's edge."""
LANE = 158
"""The width of one actor's lane."""
BADGE = 10
"""The radius of an arrow's number."""

_DASHES: dict[Line, str] = {"solid": "", "dashed": "9 5", "dotted": "2 5"}
_PAINT = (
    ("#eef1f4", "#4a5560"), ("#e4f0f7", "#0b4a63"), ("#e9f3e4", "#2f5d1e"),
    ("#fff6e0", "#7a4b00"), ("#fdeaca", "#7a4b00"), ("#f9dcae", "#6b3f00"), ("#f3e8f5", "#5b2a68"),
)  # fmt: skip
_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled where a drawing is made: that takes a while
_WIDE, _USUAL, _NARROW = 13, 8.3, 5.4


class Node(NamedTuple):
    """A box: its id and what stands in it."""

    id: str
    text: str


class Layer(NamedTuple):
    """Boxes that belong together, under one title."""

    title: str
    nodes: tuple[Node, ...]


class Link(NamedTuple):
    """An arrow from one box to another: its number, what stands on it, and how it is drawn."""

    source: str
    target: str
    number: int
    label: str = ""
    line: Line = "solid"


class Drawing(NamedTuple):
    """A drawing for a page: its SVG, and what the button before its text is called."""

    svg: str
    as_text: str


def known(layers: Iterable[Layer], links: Iterable[Link]) -> list[Link]:
    """The arrows both ends of which are boxes."""
    ids = {node.id for layer in layers for node in layer.nodes}
    return [one for one in links if one.source in ids and one.target in ids]


def wrap(text: str, width: float) -> list[str]:
    """The lines of a text in so much room; a word too long for a line goes on in the next."""
    lines: list[str] = []
    for word in text.split():
        if lines and _length(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        while _length(word) > width:
            cut = next(
                end for end in range(len(word), 0, -1) if end == 1 or _length(word[:end]) <= width
            )
            lines.append(word[:cut])
            word = word[cut:]
        lines.append(word) if word else None
    return lines or [""]


def _length(text: str) -> float:
    """About how wide a text is in sans-serif letters of fourteen units."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if ord(letter) > 0x2E7F:
        return 15
    if letter in "iljtfr.,:;'|!()[] -":
        return _NARROW
    return _WIDE if letter in "mw@%" or letter.isupper() else _USUAL


# What both sorts are drawn with.


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(lines: Sequence[str], x: float, y: float, more: str = "") -> str:
    """Lines of text centred on `x`, the first one's foot at `y`."""
    spans = " ".join(
        f'<tspan x="{_n(x)}" y="{_n(y + LEAD * place)}">{escape(re.sub(_NOT_XML, "", one))}</tspan>'
        for place, one in enumerate(lines)
    )
    return f'<text text-anchor="middle" fill="#1b1f24"{more}>{spans}</text>'


def _svg(name: str, title: str, about: str, size: Point, parts: Iterable[str]) -> str:
    width, height = map(_n, size)
    said = [
        f'<{tag} id="{name}-{tag}">{escape(re.sub(_NOT_XML, "", text))}</{tag}>'
        for tag, text in (("title", title), ("desc", about))
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="Segoe UI, system-ui, '
        'Liberation Sans, Arial, sans-serif" font-size="14">',
        *said, *parts, "</svg>",
    ])  # fmt: skip


def _path(points: str, line: Line, colour: str) -> str:
    dashes = f' stroke-dasharray="{_DASHES[line]}"' if _DASHES[line] else ""
    return f'<path class="link" d="{points}" fill="none" stroke="{colour}" stroke-width="1.8"{dashes}/>'


def _tip(x: float, y: float, way: int, colour: str) -> str:
    """An arrow's tip at a point, pointing right (1) or left (-1)."""
    corners = ((x, y), (x - 9 * way, y - 5), (x - 9 * way, y + 5))
    drawn = " ".join(f"{_n(one)},{_n(other)}" for one, other in corners)
    return f'<polygon points="{drawn}" fill="{colour}"/>'


def _box(
    place: int, x: float, y: float, height: float, lines: Sequence[str], width: float = NODE
) -> str:
    """A box in its layer's colour and shape: square, round, with a cut corner, or with a bar."""
    fill, ink = _PAINT[place % len(_PAINT)]
    paint = f'fill="{fill}" stroke="{ink}" stroke-width="1.5"'
    right, bottom = x + width, y + height
    if place == 2:
        cut = f"{_n(right - 12)},{_n(y)} {_n(right)},{_n(y + 12)} {_n(right)},{_n(bottom)}"
        shape = f'<polygon points="{_n(x)},{_n(y)} {cut} {_n(x)},{_n(bottom)}" {paint}/>'
    else:
        turn = (0, 12, 0)[place] if place < 3 else 4
        shape = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{turn}" {paint}/>'
    if place >= 3:
        shape += f'<rect x="{_n(x)}" y="{_n(y)}" width="5" height="{_n(height)}" fill="{ink}"/>'
    return f'<g class="node">{shape}{_text(lines, x + (width + (5 if place >= 3 else 0)) / 2, y + PAD + 14)}</g>'


# A chain of columns.


class _Spot(NamedTuple):
    """Where something stands in its column: its top left corner, its height, and whether it is only passed through."""

    x: float
    y: float
    height: float
    column: int


class _Chain:
    """A chain on its way to being drawn: columns of boxes, and the places where longer arrows pass between them."""

    def __init__(self, layers: Sequence[Layer], links: Sequence[Link]) -> None:
        self.layers = layers
        self.links = links
        self.column = {node.id: place for place, layer in enumerate(layers) for node in layer.nodes}
        self.lines = {
            node.id: wrap(node.text, NODE - 2 * PAD - 6) for layer in layers for node in layer.nodes
        }
        self.ways = [self._way(place, one) for place, one in enumerate(links)]
        self.spots = self._spots()
        self.badges: list[Point] = []

    def _way(self, place: int, link: Link) -> list[str]:
        """The stations of an arrow from left to right: its two boxes and a place to pass in every column between."""
        first, last = sorted((link.source, link.target), key=lambda one: self.column[one])
        between = range(self.column[first] + 1, self.column[last])
        return [first, *(f"{place} {column}" for column in between), last]

    def _spots(self) -> dict[str, _Spot]:
        """Every station's place: in each column ordered by what leads to it, the columns centred on each other."""
        order: dict[str, float] = {}
        columns: list[list[tuple[str, float]]] = []
        for place, layer in enumerate(self.layers):
            passing = [
                way[at]
                for way in self.ways
                for at in range(1, len(way) - 1)
                if way[at].endswith(f" {place}")
            ]
            heights = {node.id: len(self.lines[node.id]) * LEAD + 2 * PAD for node in layer.nodes}
            stations = [*heights, *passing]
            wanted = {one: self._pull(one, order, number) for number, one in enumerate(stations)}
            stations.sort(key=lambda one, wanted=wanted: wanted[one])  # type: ignore[misc]
            order |= {one: float(number) for number, one in enumerate(stations)}
            columns.append([(one, float(heights.get(one, ROOM))) for one in stations])
        return self._stacked(columns)

    def _pull(self, station: str, order: dict[str, float], own: int) -> float:
        before = [
            order[way[at - 1]]
            for way in self.ways
            for at in range(1, len(way))
            if way[at] == station and way[at - 1] in order
        ]
        return sum(before) / len(before) if before else float(own)

    def _stacked(self, columns: list[list[tuple[str, float]]]) -> dict[str, _Spot]:
        heights = [sum(height for _, height in one) + ROOM * (len(one) - 1) for one in columns]
        self.height = max(heights, default=0)
        spots: dict[str, _Spot] = {}
        for place, stations in enumerate(columns):
            y = HEAD + EDGE + (self.height - heights[place]) / 2
            for name, height in stations:
                spots[name] = _Spot(EDGE + place * (NODE + GAP), y, height, place)
                y += height + ROOM
        return spots

    def drawn(self) -> list[str]:
        """The heads, the arrows, the boxes, and the arrows' numbers on top."""
        arrows = [self._arrow(place) for place in range(len(self.links))]
        heads = [
            _text(
                [layer.title],
                EDGE + place * (NODE + GAP) + NODE / 2,
                EDGE + 14,
                ' font-weight="700"',
            )
            for place, layer in enumerate(self.layers)
        ]
        boxes = [
            _box(spot.column, spot.x, spot.y, spot.height, self.lines[name])
            for name, spot in self.spots.items() if name in self.lines
        ]  # fmt: skip
        return [*heads, *(one for one, _ in arrows), *boxes, *(number for _, number in arrows)]

    def _port(self, station: str, side: int, link: int) -> float:
        """Where on a box's side an arrow begins or ends: the arrows of a side share it between them."""
        spot = self.spots[station]
        if station not in self.lines:
            return spot.y + spot.height / 2
        others: list[tuple[float, int]] = []
        for place, way in enumerate(self.ways):
            level = self.spots[way[0]].column == self.spots[way[-1]].column
            if side > 0 and way[0] == station:
                others.append((self.spots[way[1]].y, place))
            elif way[-1] == station and (side < 0) is not level:
                others.append((self.spots[way[-2]].y, place))
        others.sort()
        at = [place for _, place in others].index(link)
        return spot.y + spot.height * (at + 1) / (len(others) + 1)

    def _arrow(self, place: int) -> tuple[str, str]:
        link, way = self.links[place], self.ways[place]
        first, last = self.spots[way[0]], self.spots[way[-1]]
        level, back = first.column == last.column, way[0] != link.source
        ends: list[Point] = [(first.x + NODE, self._port(way[0], 1, place))]
        for one in way[1:-1]:
            ends += [
                (self.spots[one].x, self._port(one, 1, place)),
                (self.spots[one].x + NODE, self._port(one, 1, place)),
            ]
        ends.append(
            (last.x + (NODE if level else 0), self._port(way[-1], 1 if level else -1, place))
        )
        ink = _PAINT[self.column[link.source] % len(_PAINT)][1]
        tip = _tip(*ends[0], -1, ink) if back else _tip(*ends[-1], -1 if level else 1, ink)
        path = _path(_curve(ends, level), link.line, ink)
        return path + tip, self._badge(link.number, ends, level, ink)

    def _badge(self, number: int, ends: list[Point], level: bool, ink: str) -> str:
        """The arrow's number on its first stretch, where no other number stands."""
        tries = [
            _along(ends[0], ends[1], at, level)
            for at in (0.5, 0.36, 0.64, 0.24, 0.76, 0.43, 0.57, 0.3, 0.7)
        ]
        free = [
            one
            for one in tries
            if all(abs(one[0] - x) + abs(one[1] - y) > 2.2 * BADGE for x, y in self.badges)
        ]
        x, y = (free or tries)[0]
        self.badges.append((x, y))
        circle = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{BADGE}" fill="#fff" stroke="{ink}" stroke-width="1.2"/>'
        return circle + _text([str(number)], x, y + 4, ' font-size="12" font-weight="700"')


def _curve(ends: list[Point], level: bool) -> str:
    """A path through the points: a curve over every gap, a straight line through every column passed."""
    path = f"M{_n(ends[0][0])} {_n(ends[0][1])}"
    for place, (one, other) in enumerate(pairwise(ends)):
        if place % 2:
            path += f" L{_n(other[0])} {_n(other[1])}"
            continue
        (ax, ay), (bx, by) = _pulls(one, other, level)
        path += f" C{_n(ax)} {_n(ay)} {_n(bx)} {_n(by)} {_n(other[0])} {_n(other[1])}"
    return path


def _pulls(one: Point, other: Point, level: bool) -> tuple[Point, Point]:
    if level:
        return (one[0] + GAP * 0.7, one[1]), (other[0] + GAP * 0.7, other[1])
    half = (other[0] - one[0]) / 2
    return (one[0] + half, one[1]), (other[0] - half, other[1])


def _along(one: Point, other: Point, at: float, level: bool) -> Point:
    """The point so far along the curve between two points."""
    first, second = _pulls(one, other, level)
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    corners = (one, first, second, other)
    x, y = (
        sum(weight * corner[axis] for weight, corner in zip(weights, corners, strict=True))
        for axis in (0, 1)
    )
    return x, y


def chain(
    name: str,
    title: str,
    about: str,
    layers: Sequence[Layer],
    links: Sequence[Link],
    legend: Sequence[tuple[Line, str]] = (),
) -> str:
    """Columns of boxes with numbered arrows from left to right, and below them what the lines mean."""
    layers = [one for one in layers if one.nodes]
    drawn = _Chain(layers, known(layers, links))
    width = 2 * EDGE + len(layers) * NODE + max(len(layers) - 1, 0) * GAP + GAP / 2
    height = HEAD + 2 * EDGE + drawn.height
    parts = drawn.drawn()
    x = float(EDGE)
    for line, text in legend:
        foot = height + 16
        parts.append(
            _path(f"M{_n(x)} {_n(foot)} h44", line, "#4a5560").replace(' class="link"', "")
        )
        parts.append(_text([text], x + 52, foot + 5).replace("middle", "start"))
        x += 78 + _length(text)
    return _svg(name, title, about, (max(width, x), height + (34 if legend else 0)), parts)


# Lanes.


def lanes(name: str, title: str, about: str, layers: Sequence[Layer], links: Sequence[Link]) -> str:
    """Actors side by side under their level's head, and below them one row for every arrow between two of them."""
    layers = [one for one in layers if one.nodes]
    actors = [(node, place) for place, layer in enumerate(layers) for node in layer.nodes]
    middle = {node.id: EDGE + LANE * (number + 0.5) for number, (node, _) in enumerate(actors)}
    lines = {node.id: wrap(node.text, LANE - 44) for node, _ in actors}
    tall = max(map(len, lines.values()), default=1) * LEAD + 2 * PAD
    y = HEAD + EDGE + tall + 8.0
    rows: list[str] = []
    for one in known(layers, links):
        drawn, used = _row(
            one, middle, y, next(place for node, place in actors if node.id == one.source)
        )
        rows.append(drawn)
        y += used
    foot = y + 8
    posts = [
        f'<path d="M{_n(x)} {_n(HEAD + EDGE + tall)} V{_n(foot)}" stroke="#b9c1c9" stroke-width="1.5"/>'
        for x in middle.values()
    ]
    boxes = [
        _box(place, middle[node.id] - LANE / 2 + 8, HEAD + EDGE, tall, lines[node.id], LANE - 16)
        for node, place in actors
    ]
    size = (2 * EDGE + LANE * max(len(actors), 1), foot + EDGE)
    return _svg(name, title, about, size, [*posts, *_heads(layers), *boxes, *rows])


def _heads(layers: Sequence[Layer]) -> list[str]:
    heads: list[str] = []
    x = float(EDGE)
    for place, layer in enumerate(layers):
        width, ink = LANE * len(layer.nodes), _PAINT[place % len(_PAINT)][1]
        heads.append(
            _text(wrap(layer.title, width - 16)[:2], x + width / 2, EDGE + 10, ' font-weight="700"')
        )
        heads.append(
            f'<path d="M{_n(x + 8)} {_n(HEAD + EDGE - 8)} h{_n(width - 16)}" stroke="{ink}" stroke-width="3"/>'
        )
        x += width
    return heads


def _row(link: Link, middle: dict[str, float], y: float, place: int) -> tuple[str, float]:
    """One arrow with its number and its words above it, and how much height it took."""
    start, end = middle[link.source], middle[link.target]
    ink = _PAINT[place % len(_PAINT)][1]
    words = wrap(f"{link.number}. {link.label}", max(abs(end - start) - 24, LANE - 12))
    foot = y + len(words) * LEAD + 12
    halo = ' stroke="#fff" stroke-width="5" stroke-linejoin="round" paint-order="stroke"'
    text = _text(words, (start + end) / 2, y + LEAD, halo)
    if start == end:
        curve = f"M{_n(start)} {_n(foot - 2)} c44 2 44 20 9 18"
        return text + _path(curve, link.line, ink) + _tip(end, foot + 16, -1, ink), foot + 26 - y
    way = 1 if end > start else -1
    path = _path(f"M{_n(start)} {_n(foot)} H{_n(end - 7 * way)}", link.line, ink)
    dot = f'<circle cx="{_n(start)}" cy="{_n(foot)}" r="4" fill="{ink}"/>'
    return text + path + dot + _tip(end, foot, way, ink), foot + 10 - y
