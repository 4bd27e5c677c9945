"""Where everything stands in a chain: its boxes, its arrows and the arrows' numbers."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from partnerskab.documents.diagram.elements import Layer, Link, Point
from partnerskab.documents.diagram.measures import (
    BADGE_RADIUS,
    BOX_GAP,
    BOX_PADDING,
    COLUMN_GAP,
    HEAD_HEIGHT,
    MARGIN,
    NODE_WIDTH,
    box_height,
    wrap_text,
)

Station: TypeAlias = str
"""The id of a box, or the name of a place where a longer arrow passes through a column."""

_BADGE_STEPS = (0.5, 0.36, 0.64, 0.24, 0.76, 0.43, 0.57, 0.3, 0.7)
"""How far along an arrow's first stretch its number may stand, best first."""


class Position(NamedTuple):
    """Where a station stands: its top left corner, its height and its column."""

    x: float
    y: float
    height: float
    column: int


class Arrow(NamedTuple):
    """An arrow's points from left to right, how it runs, and the middle of its number's badge."""

    link: Link
    points: list[Point]
    within_column: bool
    backward: bool
    badge: Point


def column_x(index: int) -> float:
    """Return the left edge of a column."""
    return MARGIN + index * (NODE_WIDTH + COLUMN_GAP)


class ChainLayout:
    """The positions of the boxes and arrows of a chain."""

    def __init__(self, layers: Sequence[Layer], links: Sequence[Link]) -> None:
        self.layers = layers
        self.links = links
        self.columns = {
            node.id: index for index, layer in enumerate(layers) for node in layer.nodes
        }
        self.text_lines = {
            node.id: wrap_text(node.text, NODE_WIDTH - 2 * BOX_PADDING - 6)
            for layer in layers
            for node in layer.nodes
        }
        self.routes = [self._find_route(index, link) for index, link in enumerate(links)]
        ordered = self._order_columns()
        heights = [_column_height(column) for column in ordered]
        self.height = max(heights, default=0)
        self.positions = self._stack_columns(ordered, heights)

    def _find_route(self, index: int, link: Link) -> list[Station]:
        """Return an arrow's stations from left to right, one in every column it passes through."""
        first, last = sorted((link.source, link.target), key=self.columns.__getitem__)
        between = range(self.columns[first] + 1, self.columns[last])
        return [first, *(f"{index} {column}" for column in between), last]

    def _order_columns(self) -> list[dict[Station, float]]:
        """Order each column's stations by those that lead to them; return their heights."""
        ranks: dict[Station, float] = {}
        columns: list[dict[Station, float]] = []
        for index, layer in enumerate(self.layers):
            heights = {
                node.id: float(box_height(len(self.text_lines[node.id]))) for node in layer.nodes
            }
            heights |= dict.fromkeys(self._find_passages(index), float(BOX_GAP))
            wanted = {
                station: self._mean_rank(station, ranks, rank)
                for rank, station in enumerate(heights)
            }
            stations = sorted(heights, key=wanted.__getitem__)
            ranks |= {station: float(rank) for rank, station in enumerate(stations)}
            columns.append({station: heights[station] for station in stations})
        return columns

    def _find_passages(self, column: int) -> list[Station]:
        return [
            station
            for route in self.routes
            for station in route[1:-1]
            if station.endswith(f" {column}")
        ]

    def _mean_rank(self, station: Station, ranks: dict[Station, float], own_rank: int) -> float:
        """Return the mean rank of the stations that lead to this one, or its own."""
        before = [
            ranks[route[index - 1]]
            for route in self.routes
            for index in range(1, len(route))
            if route[index] == station and route[index - 1] in ranks
        ]
        return sum(before) / len(before) if before else float(own_rank)

    def _stack_columns(
        self, columns: list[dict[Station, float]], column_heights: list[float]
    ) -> dict[Station, Position]:
        positions: dict[Station, Position] = {}
        for index, stations in enumerate(columns):
            y = HEAD_HEIGHT + MARGIN + (self.height - column_heights[index]) / 2
            for station, height in stations.items():
                positions[station] = Position(column_x(index), y, height, index)
                y += height + BOX_GAP
        return positions

    def place_arrows(self) -> list[Arrow]:
        """Return every arrow with its points, and its number where no other number stands."""
        badges: list[Point] = []
        arrows: list[Arrow] = []
        for index, (link, route) in enumerate(zip(self.links, self.routes, strict=True)):
            within_column = self._is_within_column(route)
            points = self._find_points(index, route)
            badges.append(_place_badge(points, within_column, badges))
            arrows.append(Arrow(link, points, within_column, route[0] != link.source, badges[-1]))
        return arrows

    def _is_within_column(self, route: list[Station]) -> bool:
        return self.positions[route[0]].column == self.positions[route[-1]].column

    def _find_points(self, index: int, route: list[Station]) -> list[Point]:
        """Return the points an arrow runs through: its ends, and both edges of columns between."""
        first, last = self.positions[route[0]], self.positions[route[-1]]
        points: list[Point] = [(first.x + NODE_WIDTH, self._find_port(route[0], 1, index))]
        for station in route[1:-1]:
            x, y = self.positions[station].x, self._find_port(station, 1, index)
            points += [(x, y), (x + NODE_WIDTH, y)]
        if self._is_within_column(route):
            points.append((last.x + NODE_WIDTH, self._find_port(route[-1], 1, index)))
        else:
            points.append((last.x, self._find_port(route[-1], -1, index)))
        return points

    def _find_port(self, station: Station, side: int, link_index: int) -> float:
        """Return the height at which an arrow meets a side of a box, shared evenly by its arrows.

        The side is 1 for the right and -1 for the left.
        """
        position = self.positions[station]
        if station not in self.text_lines:
            return position.y + position.height / 2
        neighbours: list[tuple[float, int]] = []
        for index, route in enumerate(self.routes):
            if side > 0 and route[0] == station:
                neighbours.append((self.positions[route[1]].y, index))
            elif route[-1] == station and (side < 0) is not self._is_within_column(route):
                neighbours.append((self.positions[route[-2]].y, index))
        port = [index for _, index in sorted(neighbours)].index(link_index)
        return position.y + position.height * (port + 1) / (len(neighbours) + 1)


def _column_height(stations: dict[Station, float]) -> float:
    return sum(stations.values()) + BOX_GAP * (len(stations) - 1)


def _place_badge(points: list[Point], within_column: bool, taken: list[Point]) -> Point:
    """Return a point on an arrow's first stretch that is clear of the other badges, if any is."""
    tries = [_point_on_curve(points[0], points[1], part, within_column) for part in _BADGE_STEPS]
    free = (
        (x, y)
        for x, y in tries
        if all(
            abs(x - other_x) + abs(y - other_y) > 2.2 * BADGE_RADIUS for other_x, other_y in taken
        )
    )
    return next(free, tries[0])


def curve_controls(start: Point, end: Point, within_column: bool) -> tuple[Point, Point]:
    """Return the two control points of the curve between two points."""
    if within_column:
        reach = COLUMN_GAP * 0.7
        return (start[0] + reach, start[1]), (end[0] + reach, end[1])
    half = (end[0] - start[0]) / 2
    return (start[0] + half, start[1]), (end[0] - half, end[1])


def _point_on_curve(start: Point, end: Point, part: float, within_column: bool) -> Point:
    """Return the point at a part (0 to 1) of the Bézier curve between two points."""
    rest = 1 - part
    weights = (rest**3, 3 * part * rest**2, 3 * part**2 * rest, part**3)
    corners = (start, *curve_controls(start, end, within_column), end)
    x, y = (
        sum(weight * corner[axis] for weight, corner in zip(weights, corners, strict=True))
        for axis in (0, 1)
    )
    return x, y
