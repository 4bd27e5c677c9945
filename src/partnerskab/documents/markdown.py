"""Markdown: users' text made safe for where it lands, and the functions that templates write with."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, SupportsIndex

from jinja2 import Undefined
from markupsafe import Markup

from partnerskab.documents import diagram
from partnerskab.documents.diagram import Drawing, Layer, Line, Link, Node
from partnerskab.documents.sandbox import Loader, Sandbox
from partnerskab.i18n import Language, Text, join_with_and

_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=[#\w])|(?<=[A-Za-z]):(?=\S)")
_WWW = re.compile(r"(?i)\b(www)\.")
_LINE_START = re.compile(r"^( ?)([-+](?=[\s:-]|$)|=|:)", re.MULTILINE)
_NUMBER_START = re.compile(r"^( ?[0-9]{1,9})([.)])(?= |$)", re.MULTILINE)
_ANCHOR = re.compile(r"[a-z0-9][a-z0-9_-]{0,127}")
_LINES: dict[str, Line] = {"low": "dotted", "medium": "dashed"}


def escape(text: str) -> str:
    """A user's text such that Markdown shows it letter for letter; line ends stay line ends.

    Two line ends still begin a new paragraph: `inline`, `block` and `line` decide what becomes of them.
    """
    text = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    text = re.sub(r" ?\n ?", "\n", text)
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _WWW.sub(r"\1\\.", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    return _NUMBER_START.sub(r"\1\\\2", text)


def inline(text: str) -> Markup:
    """A text inside a line, a list item or a table cell: its line ends become `<br>`, none of them outermost."""
    inner = escape(text).strip("\n")  # a line with nothing but `<br>` would be a block of raw HTML
    return Markup(re.sub(r"\n+", lambda found: "<br>" * min(len(found[0]), 2), inner))  # noqa: S704


def line(text: str) -> Markup:
    """A text in one line, as headings need it."""
    return Markup(escape(text.strip()).replace("\n", " "))  # noqa: S704


def block(text: str) -> Markup:
    """A text as paragraphs of its own."""
    paragraphs = re.split(r"\n{2,}", escape(text.strip()))
    return Markup("\n\n".join(one.replace("\n", "<br>\n") for one in paragraphs))  # noqa: S704


def strong(text: str) -> Markup:
    """A text in bold, in one line; nothing where there is no text."""
    bold = line(text)
    return Markup(f"**{bold}**") if bold else bold  # noqa: S704


def cell(text: object) -> Markup:
    """What a table cell holds: a line of the template that says something is a line of the cell."""
    if not isinstance(text, Markup):
        return inline(str(text))
    return Markup("<br>".join(one for one in map(str.strip, str(text).split("\n")) if one))  # noqa: S704


class UserText(str):
    """A text that somebody wrote: wherever a template puts it, it comes out escaped."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return inline(self)

    def __getitem__(self, place: SupportsIndex | slice) -> "UserText":
        return UserText(super().__getitem__(place))

    def __iter__(self) -> Iterator["UserText"]:
        return map(UserText, super().__iter__())


def wrapped(view: Any) -> Any:
    """A view with every text in it made one that escapes itself."""
    if isinstance(view, dict):
        return {UserText(name): wrapped(value) for name, value in view.items()}
    if isinstance(view, list):
        return [wrapped(one) for one in view]
    return UserText(view) if isinstance(view, str) else view


def environment(
    loader: Loader,
    language: Language,
    view: dict[str, Any],
    drawings: dict[str, Drawing] | None = None,
) -> Sandbox:
    """Where the Markdown templates of a document run; what they draw is put in `drawings` by its name."""
    functions = _functions(language, view)
    functions["diagram"] = _Drawer({} if drawings is None else drawings, language).diagram
    filters: dict[str, Callable[..., Any]] = {
        "block": _unless_done(block),
        "line": _unless_done(line),
        "strong": _unless_done(strong),
        "cell": cell,
        "listed": lambda items: UserText(join_with_and(map(str, items), language)),
        "lines": lambda items: Markup("<br>").join(map(_finalize, items)),
    }
    return Sandbox(loader, functions, filters, finalize=_finalize)


def _finalize(value: object) -> Markup:
    """What `{{ }}` prints: a text or a number, and nothing else by accident."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return inline(str(value))  # raises, except for an `if` without `else`
    if value is None or isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("not a text")
    return inline(str(value))


def _unless_done(escaping: Callable[[str], Markup]) -> Callable[[object], Markup]:
    return lambda value: value if isinstance(value, Markup) else escaping(str(value))


def _functions(language: Language, view: dict[str, Any]) -> dict[str, Callable[..., Any]]:
    missing = Text("mangler", "missing").in_language(language)

    def t(danish: str, english: str) -> UserText:
        return UserText(Text(danish, english).in_language(language))

    def gap(title: str) -> Markup:
        if not view["draft"]:
            return Markup("–")
        return Markup(f"**\\[{missing}: {line(title)}\\]**")  # noqa: S704

    def show(path: str) -> UserText | Markup:
        field = view["fields"][path]
        return (
            gap(field["title"])
            if field["needed"] and not field["filled"]
            else UserText(field["value"])
        )

    def sentence(parts: Iterable[dict[str, str]]) -> Markup:
        pieces = (gap(one["missing"]) if one["missing"] else inline(one["text"]) for one in parts)
        return Markup("").join(pieces)

    def asked(name: str) -> Any:
        """A question with its answer, by form, stage, theme and question: `form:stage.theme.question`."""
        form, _, rest = name.partition(":")
        stage, theme, question = rest.split(".")
        for one in _named(_named(view["forms"][form]["stages"], stage)["themes"], theme)[
            "questions"
        ]:
            if one["id"] == question:
                return wrapped(one)
        raise LookupError

    def anchor(*names: str) -> Markup:
        return _directive("#", "-".join(names))

    def style(name: str) -> Markup:
        return _directive(".", name)

    return {
        "t": t, "gap": gap, "show": show, "sentence": sentence, "anchor": anchor, "style": style, "asked": asked,
    }  # fmt: skip


def _named(items: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in items if one["id"] == name)


class _Drawer:
    """What templates draw with: one drawing for the page, and the same as a list for the Markdown."""

    def __init__(self, drawings: dict[str, Drawing], language: Language) -> None:
        self.drawings = drawings
        self.language: Language = language

    def diagram(
        self,
        kind: str,
        name: str,
        title: str,
        about: str,
        layers: Iterable[dict[str, Any]],
        links: Iterable[dict[str, Any]],
        labels: Iterable[str] = (),
        legend: Iterable[str] = (),
    ) -> Markup:
        """A `chain` or `lanes` of rows: `layers` say which rows and which column of them, `links` are rows from-to.

        `labels` are the columns that stand on the arrows; `legend` is what the lines mean, from sure to unsure.
        """
        boxes = [_layer(one) for one in layers]
        arrows = diagram.known(
            boxes, [one for row in enumerate(links, 1) for one in _links(*row, list(labels))]
        )
        place = _directive("!", name)
        said = str(title), str(about)
        if kind == "chain":
            lines: tuple[Line, ...] = ("solid", "dashed", "dotted")
            meaning = list(zip(lines, map(str, legend), strict=False))
            svg = diagram.chain(name, *said, boxes, arrows, meaning)
        elif kind == "lanes":
            svg = diagram.lanes(name, *said, boxes, arrows)
        else:
            raise ValueError("no such drawing")
        as_text = Text("Tegningen som tekst", "The diagram as text").in_language(self.language)
        self.drawings[name] = Drawing(svg, as_text)
        return Markup(f"{place}\n\n") + _as_list(boxes, arrows)  # noqa: S704


def _layer(layer: dict[str, Any]) -> Layer:
    nodes = (Node(str(row["id"]), str(row[layer["text"]])) for row in layer["rows"])
    return Layer(str(layer["title"]), tuple(nodes))


def _links(number: int, row: dict[str, Any], labels: list[str]) -> Iterator[Link]:
    """The arrows of a row: one for each pair of what it comes from and what it leads to."""
    label = ", ".join(str(row[one]) for one in labels if row[one])
    line = _LINES.get(str(row.get("confidence_id", "")), "solid")
    for source in row["from_id"]:
        for target in row["to_id"]:
            yield Link(str(source), str(target), number, label, line)


def _as_list(layers: list[Layer], links: list[Link]) -> Markup:
    """A drawing as a list: every layer, its boxes, and where each of them leads."""
    names = {node.id: node.text for layer in layers for node in layer.nodes}
    lines: list[str] = []
    for layer in layers:
        if layer.nodes:
            lines.append(f"- {strong(layer.title)}")
        for node in layer.nodes:
            lines.append(f"  - {line(node.text)}")
            for one in links:
                if one.source == node.id:
                    words = f": {line(one.label)}" if one.label else ""
                    lines.append(f"    - → {line(names[one.target])}{words} ({one.number})")
    return Markup("\n".join(lines))  # noqa: S704


def _directive(sign: str, name: str) -> Markup:
    """A comment that the HTML takes as the id of the next heading, or as the class of the next table."""
    if not _ANCHOR.fullmatch(name):
        raise ValueError("not a name")
    return Markup(f"<!-- {sign}{name} -->")  # noqa: S704
