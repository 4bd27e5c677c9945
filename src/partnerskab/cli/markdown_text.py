"""What people wrote, as text in Markdown that shows it letter for letter."""

import re

from partnerskab.text.safe_text import make_safe

MAX_CELL_LENGTH = 400

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$@]|&(?=[#\w])|(?<=[A-Za-z]):(?=\S)|:(?=[a-z+_-])")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_START = re.compile(r"^([-+=])|^([0-9]{1,9})([.)])")


def escape_markdown(text: str) -> str:
    """Return what somebody wrote, on one line, such that Markdown shows it letter for letter."""
    plain = make_safe(text).strip()
    if len(plain) > MAX_CELL_LENGTH:
        plain = f"{plain[:MAX_CELL_LENGTH].rstrip()}…"
    return _WWW.sub(r"\1\.", _SPECIAL.sub(r"\\\g<0>", plain))


def escape_list_item(text: str) -> str:
    """Return what somebody wrote as an item of a list, which no list begins within."""

    def escape_start(match: re.Match[str]) -> str:
        return f"{match[2] or ''}\\{match[1] or match[3]}"

    return _START.sub(escape_start, escape_markdown(text))
