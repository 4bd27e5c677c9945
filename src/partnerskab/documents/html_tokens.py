"""Reading a document's Markdown into tokens that make accessible HTML."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

from partnerskab.documents import directives
from partnerskab.documents.diagram.elements import Drawing
from partnerskab.documents.html_table import TableMarker, plain_text

_LINK = re.compile(r"(?i)(?:https?://|mailto:|tel:|#)")
_GAP = re.compile(r"\[(?:mangler|missing): ")
_CLASS_OF_SIGN = {"●": "going", "▲": "watch", "■": "stop"}


class Heading(NamedTuple):
    """A heading that can be linked to."""

    level: int
    id: str
    text: str


@cache
def make_reader() -> MarkdownIt:
    """Return a reader of CommonMark and tables, with our directives and without raw HTML.

    The headings that have ids are left in the `headings` of what is given as `env`.
    """
    reader = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    reader.disable(["image", "autolink", "html_inline", "html_block"])
    reader.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    reader.inline.ruler.before("link", "br", _read_br)
    reader.block.ruler.before("paragraph", "directive", _read_directive, {"alt": ["paragraph"]})
    reader.core.ruler.push("accessibility", _mark_tokens)
    return reader


def _read_br(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("<br>", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 4
    return True


def _read_directive(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    match = directives.PATTERN.fullmatch(state.src[start : state.eMarks[line]].rstrip())
    if not match:
        return False
    if not silent:
        token = state.push("directive", "", 0)
        token.hidden, token.info, token.content = True, match[1], match[2]
        state.line = line + 1
    return True


def _mark_tokens(state: StateCore) -> None:
    """Apply the directives, and add what makes headings, tables and gaps accessible."""
    marker = _TokenMarker(state.env["drawings"])
    for token, following in zip_longest(state.tokens, state.tokens[1:]):
        marker.mark(token, following)
    state.tokens = marker.tokens
    state.env["headings"] = marker.headings


class _TokenMarker:
    """Goes through a document's tokens once, each directive waiting for what it belongs to."""

    def __init__(self, drawings: Mapping[str, Drawing]) -> None:
        self.drawings = drawings
        self.tokens: list[Token] = []
        self.headings: list[Heading] = []
        self.directives: dict[str, str] = {}
        self.in_drawing = False
        self.table: TableMarker | None = None

    def mark(self, token: Token, following: Token | None) -> None:
        """Mark a token and keep it, together with the drawing that a list stands for."""
        if token.type == "directive":
            self.directives[token.info] = token.content
            return
        if token.type == "bullet_list_open":
            self._open_drawing()
        self.tokens.append(token)
        if token.type == "bullet_list_close" and token.level == 0 and self.in_drawing:
            self.tokens.append(_raw_html("</details>\n"))
            self.in_drawing = False
        self._mark_attributes(token, following)

    def _open_drawing(self) -> None:
        if drawing := self.drawings.get(self.directives.pop("!", "")):
            self.tokens.append(_raw_html(_write_figure(drawing)))
            self.in_drawing = True

    def _mark_attributes(self, token: Token, following: Token | None) -> None:
        if token.type == "heading_open" and following and (name := self.directives.pop("#", "")):
            token.attrSet("id", name)
            self.headings.append(Heading(int(token.tag[1]), name, plain_text(following)))
        elif token.type == "table_open":
            heading_id = self.headings[-1].id if self.headings else ""
            self.table = TableMarker(self.directives.pop(".", ""), heading_id)
            self.table.mark_table(token)
        elif token.type == "inline":
            _mark_inline(token)
        elif self.table is not None:
            self.table.mark_part(token, following)


def _write_figure(drawing: Drawing) -> str:
    """Write a drawing that scrolls on narrow pages; the list after it folds away as its text."""
    summary = escape(drawing.as_text)
    return (
        f'<div class="diagram" tabindex="0">\n{drawing.svg}\n</div>\n'
        f'<details class="diagram-text">\n<summary>{summary}</summary>\n'
    )


def _raw_html(text: str) -> Token:
    return Token("html_block", "", 0, content=text, block=True)


def _mark_inline(inline: Token) -> None:
    """Add classes for gaps, for status signs, and for a question with empty lines to write on."""
    children = inline.children or []
    breaks = [child.type == "hardbreak" for child in children] + [True]
    opened = inline
    for index, child in enumerate(children):
        if child.type == "strong_open":
            _mark_strong(child, children[index + 1].content)
        elif child.type == "em_open":
            opened = child
        elif child.type == "em_close" and breaks[index + 1 : index + 3] == [True, True]:
            opened.attrSet("class", "room")


def _mark_strong(token: Token, text: str) -> None:
    if _GAP.match(text):
        token.attrSet("class", "gap")
    elif sign_class := _CLASS_OF_SIGN.get(text[:1]):
        token.attrSet("class", sign_class)
