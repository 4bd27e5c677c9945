"""Text that is safe to show: nothing in it is obeyed by a terminal or a build server."""

import re

from partnerskab.i18n import NBSP

_TAGS = "\U000e0000"
# What a terminal obeys or hides: controls, directions, zero widths, halves of letters, tags.
# The zero-width joiner that holds an emoji together may stay.
CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COMMAND = r"##(?=\w*\[)"


def make_safe(text: str) -> str:
    """Return the text on one line, with control characters written as escapes."""
    spaced = text.replace(NBSP, " ")
    # Nearly every text is printable, and the pattern takes long to compile.
    # Some of the tags count as printable.
    if spaced.isprintable() and max(spaced, default="") < _TAGS:
        return spaced
    return escape_controls(text).replace(NBSP, " ")


def escape_controls(text: str) -> str:
    """Return the text on one line with control characters as escapes; no-break spaces stay."""
    shown = re.sub(CONTROL, lambda match: escape_character(match[0]), text)
    return shown.replace("\n", " ").replace("\t", " ")


def escape_character(character: str) -> str:
    """Return a character's escape, such as `\\u200b`."""
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def break_commands(text: str) -> str:
    """Break up what a build server that reads whole lines would take for a command to itself."""
    return re.sub(_COMMAND, "# #", text)


def break_command_line(line: str) -> str:
    """Break up a line that a build server would take for a command to itself."""
    if line.lstrip().startswith("::"):
        line = line.replace("::", ": :", 1)
    return break_commands(line)
