"""HTML: one accessible page from a document's Markdown, to read on a phone and to print on A4."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from partnerskab.documents.diagram import Drawing
from partnerskab.documents.sandbox import Loader, Sandbox, fill
from partnerskab.i18n import Language, Text

PAGE = "page.html.j2"
LONG_WORD = 32
"""Letters from which a word may be broken, so that a table stays inside its page."""

_DIRECTIVE = re.compile(r"<!-- ([#.!])([a-z0-9][a-z0-9_-]{0,127}) -->")
_LINK = re.compile(r"(?i)(?:https?://|mailto:|tel:|#)")
_GAP = re.compile(r"\[(?:mangler|missing): ")
_SIGNS = {"●": "going", "▲": "watch", "■": "stop"}
_CSS_PLAIN = re.compile(r"[^A-Za-z0-9 ,.]")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


class Heading(NamedTuple):
    """A heading that can be linked to."""

    level: int
    id: str
    text: str


class Body(NamedTuple):
    """A document's HTML: what stands before its first section, the sections, and the headings with ids."""

    lead: Markup
    sections: Markup
    headings: list[Heading]


def body(markdown: str, drawings: Mapping[str, Drawing] | None = None) -> Body:
    """The HTML of a document's Markdown; no raw HTML comes through but `<br>` and our own drawings, by their names."""
    reader, env = _reader(), dict[str, Any](drawings=drawings or {})
    tokens = reader.parse(markdown, env)
    heads = (
        place for place, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h2"
    )
    cut = next(heads, len(tokens))
    lead, sections = (
        Markup(reader.renderer.render(part, reader.options, env))  # noqa: S704
        for part in (tokens[:cut], tokens[cut:])
    )
    return Body(lead, sections, env["headings"])


def page(body: Body, view: Mapping[str, Any], loader: Loader, language: Language) -> str:
    """Return the whole page around a document's HTML."""

    def t(danish: str, english: str) -> str:
        return Text(danish, english).in_language(language)

    environment = Sandbox(loader, {"t": t}, {"css": css_text})
    contents = [one._asdict() for one in body.headings if one.level == 2]
    filled = {"lead": body.lead, "sections": body.sections, "contents": contents}
    return fill(environment, PAGE, {**view, **filled})


def css_text(text: str) -> Markup:
    """A text as a CSS string, quotes included, every unusual character written as its number."""
    return Markup('"' + _CSS_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text) + '"')  # noqa: S704


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    reader.disable(["image", "autolink", "html_inline", "html_block"])
    reader.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    reader.inline.ruler.before("link", "br", _br)
    reader.block.ruler.before("paragraph", "directive", _directive, {"alt": ["paragraph"]})
    reader.core.ruler.push("dress", _dress)
    return reader


def _br(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("<br>", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 4
    return True


def _directive(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    found = _DIRECTIVE.fullmatch(state.src[start : state.eMarks[line]].rstrip())
    if not found:
        return False
    if not silent:
        token = state.push("directive", "", 0)
        token.hidden, token.info, token.content = True, found[1], found[2]
        state.line = line + 1
    return True


def _dress(state: StateCore) -> None:
    """Give headings their ids, tables their classes, scopes, roles and labels, gaps their mark, drawings their place."""
    headings: list[Heading] = []
    kept: list[Token] = []
    waiting: dict[str, str] = {}
    drawings: Mapping[str, Drawing] = state.env["drawings"]
    drawn = False
    table: _Table | None = None
    for place, token in enumerate(state.tokens):
        if token.type == "directive":
            waiting[token.info] = token.content
            continue
        if token.type == "bullet_list_open" and (drawing := drawings.get(waiting.pop("!", ""))):
            kept.append(_raw(_figure(drawing)))
            drawn = True
        kept.append(token)
        if token.type == "bullet_list_close" and token.level == 0 and drawn:
            kept.append(_raw("</details>\n"))
            drawn = False
        if token.type == "heading_open" and (name := waiting.pop("#", "")):
            token.attrSet("id", name)
            text = _plain(state.tokens[place + 1])
            headings.append(Heading(int(token.tag[1]), name, text))
        elif token.type == "table_open":
            table = _Table(waiting.pop(".", ""), headings[-1].id if headings else "")
            table.open(token)
        elif token.type == "inline":
            _mark(token)
        elif table is not None:
            table.part(token, state.tokens[place + 1] if place + 1 < len(state.tokens) else token)
    state.tokens = kept
    state.env["headings"] = headings


def _figure(drawing: Drawing) -> str:
    """A drawing that scrolls where the page is narrow; the list after it folds away as its text."""
    summary = escape(drawing.as_text)
    return (
        f'<div class="diagram" tabindex="0">\n{drawing.svg}\n</div>\n'
        f'<details class="diagram-text">\n<summary>{summary}</summary>\n'
    )


def _raw(text: str) -> Token:
    """Our own HTML as it stands."""
    return Token("html_block", "", 0, content=text, block=True)


class _Table:
    """One table on its way to HTML: which column is next, and what the columns are called."""

    def __init__(self, style: str, heading: str) -> None:
        self.style = style
        self.heading = heading
        self.labels: list[str] = []
        self.column = 0
        self.row_head = False

    def open(self, token: Token) -> None:
        """The table itself: its class, and the heading above as its name."""
        token.attrSet("role", "table")
        if self.style:
            token.attrSet("class", self.style)
        if self.heading:
            token.attrSet("aria-labelledby", self.heading)

    def part(self, token: Token, following: Token) -> None:
        """A row or a cell: roles stay valid where the phone's layout makes cards of the rows."""
        if token.type == "tr_open":
            self.column = 0
        if token.type in ("thead_open", "tbody_open", "tr_open"):
            token.attrSet("role", _ROLES[token.tag])
        elif token.type in ("th_open", "td_open"):
            self._cell(token, following)
        elif token.type in ("th_close", "td_close"):
            token.tag = "th" if self.row_head else token.tag
            self.column += 1

    def _cell(self, token: Token, inline: Token) -> None:
        text = _plain(inline)
        if token.attrs.pop("style", "") == "text-align:right":
            token.attrSet("class", "right")
        elif max(map(len, text.split()), default=0) > LONG_WORD:
            token.attrSet("class", "long")
        self.row_head = token.type == "td_open" and self.column == 0 and bool(text)
        if token.type == "th_open":
            self.labels.append(text)
            token.attrSet("scope", "col")
            token.attrSet("role", "columnheader")
            return
        token.tag = "th" if self.row_head else "td"
        token.attrSet("role", "rowheader" if self.row_head else "cell")
        if self.row_head:
            token.attrSet("scope", "row")
        elif self.column < len(self.labels):
            token.attrSet("data-label", self.labels[self.column])


def _plain(inline: Token) -> str:
    parts = (one.content if one.type == "text" else " " for one in inline.children or ())
    return " ".join("".join(parts).split())


def _mark(inline: Token) -> None:
    """Classes for what is missing, for how things stand, and for a question with an empty line after it to write on."""
    children = inline.children or []
    breaks = [one.type == "hardbreak" for one in children] + [True]
    opened = inline
    for place, one in enumerate(children):
        if one.type == "strong_open" and _GAP.match(children[place + 1].content):
            one.attrSet("class", "gap")
        elif one.type == "strong_open" and (sign := _SIGNS.get(children[place + 1].content[:1])):
            one.attrSet("class", sign)
        elif one.type == "em_open":
            opened = one
        elif one.type == "em_close" and breaks[place + 1 : place + 3] == [True, True]:
            opened.attrSet("class", "room")
