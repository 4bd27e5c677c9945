"""The accessible page of HTML around a document, to read on a phone and to print on A4."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from jinja2 import BaseLoader
from markupsafe import Markup

from partnerskab.documents.diagram.elements import Drawing
from partnerskab.documents.html_tokens import Heading, make_reader
from partnerskab.documents.sandbox import Sandbox, fill_template
from partnerskab.i18n import Language, Text

PAGE = "page.html.j2"

_UNUSUAL_IN_CSS = re.compile(r"[^A-Za-z0-9 ,.]")


class Body(NamedTuple):
    """A document's HTML: what stands before its first section, the sections, and the headings."""

    lead: Markup
    sections: Markup
    headings: list[Heading]


def render_body(markdown: str, drawings: Mapping[str, Drawing] | None = None) -> Body:
    """Render a document's Markdown; no raw HTML comes through but `<br>` and the named drawings."""
    reader, env = make_reader(), dict[str, Any](drawings=drawings or {})
    tokens = reader.parse(markdown, env)
    section_starts = (
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    )
    start = next(section_starts, len(tokens))
    lead, sections = (
        Markup(reader.renderer.render(part, reader.options, env))  # noqa: S704
        for part in (tokens[:start], tokens[start:])
    )
    return Body(lead, sections, env["headings"])


def render_page(body: Body, view: Mapping[str, Any], loader: BaseLoader, language: Language) -> str:
    """Render the whole page around a document's HTML."""

    def translate(danish: str, english: str) -> str:
        return Text(danish, english).in_language(language)

    environment = Sandbox(loader, {"t": translate}, {"css": quote_css})
    contents = [heading._asdict() for heading in body.headings if heading.level == 2]
    parts = {"lead": body.lead, "sections": body.sections, "contents": contents}
    return fill_template(environment, PAGE, {**view, **parts})


def quote_css(text: str) -> Markup:
    """Quote a text as a CSS string, with every unusual character written as its number."""
    escaped = _UNUSUAL_IN_CSS.sub(lambda unusual: f"\\{ord(unusual[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704
