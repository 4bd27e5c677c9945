"""The environment that Markdown templates run in, and the functions they write with."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import BaseLoader, Undefined
from markupsafe import Markup

from partnerskab.documents.diagram.elements import Drawing
from partnerskab.documents.diagram_function import DiagramFunction
from partnerskab.documents.directives import write_directive
from partnerskab.documents.escaping import (
    UserText,
    escape_block,
    escape_inline,
    escape_line,
    join_cell_lines,
    make_bold,
    mark_user_text,
)
from partnerskab.documents.sandbox import Sandbox
from partnerskab.i18n import Language, Text, join_with_and


def make_environment(
    loader: BaseLoader,
    language: Language,
    view: Mapping[str, Any],
    drawings: dict[str, Drawing] | None = None,
) -> Sandbox:
    """Return the environment of a document's Markdown templates.

    What the templates draw is put in `drawings` by its name.
    """
    functions = TemplateFunctions(language, view).by_name()
    functions["diagram"] = DiagramFunction({} if drawings is None else drawings, language).draw
    filters: dict[str, Callable[..., Any]] = {
        "block": _pass_markup(escape_block),
        "line": _pass_markup(escape_line),
        "strong": _pass_markup(make_bold),
        "cell": join_cell_lines,
        "listed": lambda items: UserText(join_with_and(map(str, items), language)),
        "lines": lambda items: Markup("<br>").join(map(_escape_printed, items)),
    }
    return Sandbox(loader, functions, filters, finalize=_escape_printed)


def _escape_printed(value: object) -> Markup:
    """Escape what `{{ }}` prints; TypeError for anything but a text or a number."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return escape_inline(str(value))  # raises, except for an `if` without `else`
    if value is None or isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("not a text")
    return escape_inline(str(value))


def _pass_markup(escape: Callable[[str], Markup]) -> Callable[[object], Markup]:
    """Return a filter that escapes texts and passes on what is escaped already."""
    return lambda value: value if isinstance(value, Markup) else escape(str(value))


class TemplateFunctions:
    """The functions that Markdown templates may call, over the view they are filled with."""

    def __init__(self, language: Language, view: Mapping[str, Any]) -> None:
        self.language: Language = language
        self.view = view

    def by_name(self) -> dict[str, Callable[..., Any]]:
        """The functions by the names that templates call them by."""
        return {
            "t": self.translate,
            "gap": self.mark_gap,
            "show": self.show_field,
            "sentence": self.write_sentence,
            "find_question": self.find_question,
            "anchor": self.write_anchor,
            "style": self.write_style,
        }

    def translate(self, danish: str, english: str) -> UserText:
        """Return the text in the document's language."""
        return UserText(Text(danish, english).in_language(self.language))

    def mark_gap(self, title: str) -> Markup:
        """Mark what is missing in a draft; a dash once all have signed."""
        if not self.view["draft"]:
            return Markup("–")
        missing = Text("mangler", "missing").in_language(self.language)
        return Markup(f"**\\[{missing}: {escape_line(title)}\\]**")  # noqa: S704

    def show_field(self, path: str) -> UserText | Markup:
        """Return the value of an agreement field, or the mark of a gap."""
        field = self.view["fields"][path]
        if field["needed"] and not field["filled"]:
            return self.mark_gap(field["title"])
        return UserText(field["value"])

    def write_sentence(self, parts: Iterable[dict[str, str]]) -> Markup:
        """Join the parts of a sentence, marking those that are missing."""
        return Markup("").join(
            self.mark_gap(part["missing"]) if part["missing"] else escape_inline(part["text"])
            for part in parts
        )

    def find_question(self, name: str) -> Any:
        """Return a question with its answer, named as `form:stage.theme.question`."""
        form, _, path = name.partition(":")
        stage_id, theme_id, question_id = path.split(".")
        stage = _find_by_id(self.view["forms"][form]["stages"], stage_id)
        theme = _find_by_id(stage["themes"], theme_id)
        return mark_user_text(_find_by_id(theme["questions"], question_id))

    def write_anchor(self, *names: str) -> Markup:
        """Write the id of the next heading."""
        return write_directive("#", "-".join(names))

    def write_style(self, name: str) -> Markup:
        """Write the class of the next table."""
        return write_directive(".", name)


def _find_by_id(items: Iterable[dict[str, Any]], wanted: str) -> dict[str, Any]:
    for item in items:
        if item["id"] == wanted:
            return item
    raise LookupError(wanted)
