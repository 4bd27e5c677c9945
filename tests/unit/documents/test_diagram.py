"""Diagrams: every box and arrow is drawn, texts keep to their boxes, and only templates draw."""

import re
import xml.etree.ElementTree as ET

import pytest

from partnerskab.documents import html
from partnerskab.documents.diagram.chain import draw_chain
from partnerskab.documents.diagram.elements import Drawing, Layer, Link, Node
from partnerskab.documents.diagram.lanes import draw_lanes
from partnerskab.documents.diagram.layout import ChainLayout
from partnerskab.documents.diagram.measures import BADGE_RADIUS, BOX_GAP, measure_text, wrap_text

SVG = "{http://www.w3.org/2000/svg}"


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_drawing_takes_every_sort_of_arrow() -> None:
    layers = [
        Layer("Et", (Node("a", "A"), Node("b", "B " * 60))), Layer("Tomt", ()), Layer("To", (Node("c", "x" * 200),)),
        Layer("Tre", (Node("d", "\x00&<"), Node("e", "")))]  # fmt: skip
    ends = [
        ("a", "c"),
        ("a", "d"),
        ("d", "a"),
        ("d", "e"),
        ("e", "d"),
        ("c", "c"),
        ("a", "c"),
        ("a", "nobody"),
    ]
    links = [Link(one, other, number, "et ord") for number, (one, other) in enumerate(ends, 1)]
    for drawn in (
        draw_chain("x", "T", "O", layers, links),
        draw_lanes("x", "T", "O", layers, links),
    ):
        svg = ET.fromstring(drawn)
        assert sum(one.get("class") == "link" for one in svg.iter(f"{SVG}path")) == len(links) - 1
        assert "x" * 200 in "".join(words(svg).split())
        assert not re.search(r"nan|inf\b", drawn)
    assert ET.fromstring(draw_chain("x", "T", "O", [], [])) is not None
    assert ET.fromstring(draw_lanes("x", "T", "O", [], [])) is not None


@pytest.mark.parametrize(
    "text", ["", " ", "ord", "a" * 500, "mange korte ord " * 30, "漢字" * 40, "🙂" * 50]
)
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str) -> None:
    lines = wrap_text(text, 150)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure_text(line) <= 150 for line in lines)


def test_nobody_but_the_template_makes_a_drawing() -> None:
    drawing = Drawing("<svg></svg>", "Tekst")
    for source in (
        "<!-- !x -->\n\nIngen liste",
        "\\<!-- !x --\\>\n\n- a",
        "<!-- !y -->\n\n- a",
        "`<!-- !x -->`\n\n- a",
    ):
        made = html.render_body(source, {"x": drawing})
        assert "<svg" not in made.lead + made.sections
    made = html.render_body("<!-- !x -->\n\n- a\n  - b\n\nEfter", {"x": drawing})
    assert re.fullmatch(
        r"(?s)<div class=\"diagram\".*<svg></svg>.*<summary>Tekst</summary>.*</details>\n<p>Efter</p>\n",
        made.lead,
    )


def make_layout(columns: dict[str, str], links: list[tuple[str, str]]) -> ChainLayout:
    """A chain of one-letter boxes, such as `{"Et": "ab", "To": "c"}`."""
    layers = [
        Layer(title, tuple(Node(name, name) for name in ids)) for title, ids in columns.items()
    ]
    return ChainLayout(layers, [Link(*ends, number) for number, ends in enumerate(links, 1)])


def test_boxes_of_a_column_stand_apart_and_columns_are_centred() -> None:
    layout = make_layout({"Et": "abc", "To": "d"}, [("a", "d")])
    first, second, third, single = (layout.positions[name] for name in "abcd")
    assert second.y == first.y + first.height + BOX_GAP
    assert single.y == second.y
    assert third.y + third.height - first.y == layout.height


def test_boxes_are_ordered_by_what_leads_to_them() -> None:
    crossed = make_layout({"Et": "ab", "To": "cd"}, [("a", "d"), ("b", "c")])
    assert crossed.positions["d"].y < crossed.positions["c"].y


def test_a_longer_arrow_passes_through_a_place_of_its_own() -> None:
    layout = make_layout({"Et": "a", "To": "b", "Tre": "c"}, [("a", "c")])
    (arrow,) = layout.place_arrows()
    assert len(arrow.points) == 4
    height = arrow.points[1][1]
    box = layout.positions["b"]
    assert arrow.points[2][1] == height
    assert not box.y <= height <= box.y + box.height


def test_arrows_share_the_side_of_a_box_and_numbers_do_not_meet() -> None:
    layout = make_layout({"Et": "ab", "To": "c"}, [("a", "c"), ("b", "c"), ("a", "c")])
    arrows = layout.place_arrows()
    ends = sorted(arrow.points[-1][1] for arrow in arrows)
    assert len(set(ends)) == 3
    for index, arrow in enumerate(arrows):
        for other in arrows[:index]:
            distances = (abs(a - b) for a, b in zip(arrow.badge, other.badge, strict=True))
            assert sum(distances) > 2 * BADGE_RADIUS


def test_an_arrow_back_has_its_head_at_the_left() -> None:
    layout = make_layout({"Et": "a", "To": "b"}, [("b", "a"), ("a", "b")])
    back, forth = layout.place_arrows()
    assert (back.backward, forth.backward) == (True, False)
    assert back.points[0][0] < back.points[-1][0]


def test_a_legend_keeps_its_words() -> None:
    drawn = draw_chain("x", "T", "O", [Layer("Et", (Node("a", "A"),))], [], [("solid", "middle")])
    assert "middle" in words(ET.fromstring(drawn))
