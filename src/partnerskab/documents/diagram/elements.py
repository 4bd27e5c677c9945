"""What a diagram consists of: boxes in layers, and arrows between them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

LineStyle: TypeAlias = Literal["solid", "dashed", "dotted"]
Point: TypeAlias = tuple[float, float]


class Node(NamedTuple):
    """A box: its id and its text."""

    id: str
    text: str


class Layer(NamedTuple):
    """Boxes that belong together under one title."""

    title: str
    nodes: tuple[Node, ...]


class Link(NamedTuple):
    """An arrow between two boxes, given by their ids, with its number, label and line style."""

    source: str
    target: str
    number: int
    label: str = ""
    line: LineStyle = "solid"


class Drawing(NamedTuple):
    """A finished diagram: its SVG, and the summary of the foldable list that says the same."""

    svg: str
    as_text: str


def select_connected(layers: Iterable[Layer], links: Iterable[Link]) -> list[Link]:
    """Return the arrows whose both ends are boxes of the layers."""
    ids = {node.id for layer in layers for node in layer.nodes}
    return [link for link in links if link.source in ids and link.target in ids]
