"""Excerpts: free text in a form that is safe to show in a list of changes or a table."""

from partnerskab.i18n import Text
from partnerskab.text.personal_data import find_cpr_numbers

MAX_LENGTH = 80


def excerpt(text: str) -> Text:
    """Return the text on one line, with CPR numbers masked and at most `MAX_LENGTH` characters."""
    line = " ".join(text.split())
    for number in reversed(list(find_cpr_numbers(line))):
        start, end = number.span.column - 1, number.span.end_column - 1
        line = f"{line[:start]}{number.masked}{line[end:]}"
    if len(line) > MAX_LENGTH:
        line = f"{line[: MAX_LENGTH - 1].rstrip()}…"
    return Text(line, line)
