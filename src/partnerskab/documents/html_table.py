"""Classes, scopes, roles and labels that keep a table readable, also as cards on a phone."""

from markdown_it.token import Token

LONG_WORD = 32
"""Letters from which a word may be broken, so that a table stays inside its page."""

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


def plain_text(inline: Token) -> str:
    """Return an inline token's text without its markup."""
    children = inline.children or ()
    parts = (child.content if child.type == "text" else " " for child in children)
    return " ".join("".join(parts).split())


class TableMarker:
    """Marks the tokens of a table, one after the other."""

    def __init__(self, style: str, heading_id: str) -> None:
        self.style = style
        self.heading_id = heading_id
        self.labels: list[str] = []
        self.column = 0
        self.is_row_head = False

    def mark_table(self, token: Token) -> None:
        """Give the table its class, and the heading above it as its name."""
        token.attrSet("role", "table")
        if self.style:
            token.attrSet("class", self.style)
        if self.heading_id:
            token.attrSet("aria-labelledby", self.heading_id)

    def mark_part(self, token: Token, following: Token | None) -> None:
        """Mark a row or a cell; roles stay valid where a phone's layout makes cards of the rows."""
        if token.type == "tr_open":
            self.column = 0
        if token.type in ("thead_open", "tbody_open", "tr_open"):
            token.attrSet("role", _ROLES[token.tag])
        elif token.type in ("th_open", "td_open") and following:
            self._mark_cell(token, plain_text(following))
        elif token.type in ("th_close", "td_close"):
            token.tag = "th" if self.is_row_head else token.tag
            self.column += 1

    def _mark_cell(self, token: Token, text: str) -> None:
        if token.attrs.pop("style", "") == "text-align:right":
            token.attrSet("class", "right")
        elif max(map(len, text.split()), default=0) > LONG_WORD:
            token.attrSet("class", "long")
        self.is_row_head = token.type == "td_open" and self.column == 0 and bool(text)
        if token.type == "th_open":
            self.labels.append(text)
            token.attrSet("scope", "col")
            token.attrSet("role", "columnheader")
        else:
            self._mark_body_cell(token)

    def _mark_body_cell(self, token: Token) -> None:
        token.tag = "th" if self.is_row_head else "td"
        token.attrSet("role", "rowheader" if self.is_row_head else "cell")
        if self.is_row_head:
            token.attrSet("scope", "row")
        elif self.column < len(self.labels):
            token.attrSet("data-label", self.labels[self.column])
