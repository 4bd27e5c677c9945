"""The function by which a template draws the rows of its tables, as a diagram and as a list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from partnerskab.documents.diagram.chain import draw_chain
from partnerskab.documents.diagram.elements import (
    Drawing,
    Layer,
    LineStyle,
    Link,
    Node,
    select_connected,
)
from partnerskab.documents.diagram.lanes import draw_lanes
from partnerskab.documents.directives import write_directive
from partnerskab.documents.escaping import escape_line, make_bold
from partnerskab.i18n import Language, Text

_AS_TEXT = Text("Tegningen som tekst", "The diagram as text")
_LEGEND_LINES: tuple[LineStyle, ...] = ("solid", "dashed", "dotted")
_LINE_OF_CONFIDENCE: dict[str, LineStyle] = {"low": "dotted", "medium": "dashed"}


class DiagramFunction:
    """Draws diagrams and keeps them by name for the page that they belong to."""

    def __init__(self, drawings: dict[str, Drawing], language: Language) -> None:
        self.drawings = drawings
        self.language: Language = language

    def draw(
        self,
        kind: str,
        name: str,
        title: str,
        about: str,
        layers: Iterable[dict[str, Any]],
        links: Iterable[dict[str, Any]],
        labels: Sequence[str] = (),
        legend: Iterable[str] = (),
    ) -> Markup:
        """Draw a `chain` or `lanes`, and return the same as a list for the Markdown.

        Each layer has a title, rows and the column that is the text of its boxes; each link is a
        row with the ids it leads from and to. `labels` are the columns that stand on the arrows;
        `legend` is what the lines mean, from sure to unsure.
        """
        boxes = [_make_layer(layer) for layer in layers]
        all_arrows = [
            arrow
            for number, row in enumerate(links, 1)
            for arrow in _make_links(number, row, labels)
        ]
        arrows = select_connected(boxes, all_arrows)
        directive = write_directive("!", name)
        if kind == "chain":
            meanings = list(zip(_LEGEND_LINES, map(str, legend), strict=False))
            svg = draw_chain(name, str(title), str(about), boxes, arrows, meanings)
        elif kind == "lanes":
            svg = draw_lanes(name, str(title), str(about), boxes, arrows)
        else:
            raise ValueError("no such drawing")
        self.drawings[name] = Drawing(svg, _AS_TEXT.in_language(self.language))
        return Markup(f"{directive}\n\n") + _write_list(boxes, arrows)  # noqa: S704


def _make_layer(layer: dict[str, Any]) -> Layer:
    nodes = (Node(str(row["id"]), str(row[layer["text"]])) for row in layer["rows"])
    return Layer(str(layer["title"]), tuple(nodes))


def _make_links(number: int, row: dict[str, Any], labels: Sequence[str]) -> Iterator[Link]:
    """Yield an arrow for each pair of what a row leads from and to."""
    label = ", ".join(str(row[column]) for column in labels if row[column])
    line = _LINE_OF_CONFIDENCE.get(str(row.get("confidence_id", "")), "solid")
    for source in row["from_id"]:
        for target in row["to_id"]:
            yield Link(str(source), str(target), number, label, line)


def _write_list(layers: list[Layer], links: list[Link]) -> Markup:
    """Write a diagram as a list: every layer, its boxes, and where each of them leads."""
    texts = {node.id: node.text for layer in layers for node in layer.nodes}
    lines: list[str] = []
    for layer in layers:
        if layer.nodes:
            lines.append(f"- {make_bold(layer.title)}")
        for node in layer.nodes:
            lines.append(f"  - {escape_line(node.text)}")
            lines += [_write_link(link, texts) for link in links if link.source == node.id]
    return Markup("\n".join(lines))  # noqa: S704


def _write_link(link: Link, texts: dict[str, str]) -> str:
    label = f": {escape_line(link.label)}" if link.label else ""
    return f"    - → {escape_line(texts[link.target])}{label} ({link.number})"
