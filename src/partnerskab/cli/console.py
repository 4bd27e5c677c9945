"""The terminal: lines, findings, documents, JSON and CSV on standard output and standard error."""

import codecs
import os
import re
import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import IO, Any

from partnerskab.diagnostics import LEVEL_NAMES, Finding, Level
from partnerskab.i18n import NBSP, Language
from partnerskab.reporters import format_finding
from partnerskab.text.safe_text import (
    CONTROL,
    break_command_line,
    break_commands,
    escape_character,
    escape_controls,
    make_safe,
)

MAX_WIDTH = 120

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_COLOURS: dict[Level, str] = {"error": "31;1", "warning": "33", "note": "36"}
_PLAIN_SIGNS = {
    "█": "#",
    "░": ".",
    "─": "-",
    "·": "-",
    "…": "...",
    "–": "-",
    "—": "-",
    "»": '"',
    "«": '"',
    "’": "'",
    NBSP: " ",
}


def prepare_streams() -> bool:
    """Make the streams replace characters they lack; return False without a standard output."""
    codecs.register_error("partnerskab", _replace_characters)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="partnerskab")
    return sys.stdout is not None


def _replace_characters(error: UnicodeError) -> tuple[str, int]:
    """Return a plain character that looks like each one the stream lacks, else its number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    plain = (_PLAIN_SIGNS.get(each) or escape_character(each) for each in characters)
    return "".join(plain), error.end


def is_terminal() -> bool:
    """Return whether people are reading: a terminal that has not said it is dumb."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def has_colour() -> bool:
    """Return whether colour is wanted (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def terminal_width() -> int:
    """Return the width to write to, in characters."""
    from shutil import get_terminal_size

    return max(20, min(get_terminal_size((80, 24)).columns, MAX_WIDTH))


def fold_text(text: str, indent: str = "") -> list[str]:
    """Return the text in lines that fit the terminal; a no-break space holds two words together."""
    width = terminal_width() - len(indent)
    lines = [
        part
        for line in text.split("\n")
        for part in wrap(
            escape_controls(line), width, break_on_hyphens=False, break_long_words=False
        )
        or [""]
    ]
    return [f"{indent}{make_safe(line)}" for line in lines]


def write_line(text: str, stream: IO[str] | None = None) -> None:
    """Write one line, broken up where a build server would take it for a command to itself."""
    (stream or sys.stdout).write(f"{break_command_line(text)}\n")


def write_lines(lines: Iterable[str], stream: IO[str] | None = None) -> None:
    """Write lines of text, folded between words on a terminal, as they are when piped."""
    for line in lines:
        for part in fold_text(line) if is_terminal() else [make_safe(line)]:
            write_line(part, stream)


def write_findings(findings: Iterable[Finding], language: Language) -> None:
    """Write every finding on a line, on a terminal folded and with its level in colour."""
    for finding in findings:
        line = format_finding(finding, language)
        if not is_terminal():
            write_line(line)
            continue
        width = terminal_width()
        first, *others = wrap(line, width, subsequent_indent="    ", break_on_hyphens=False)
        if has_colour():
            level = LEVEL_NAMES[finding.level].in_language(language)
            coloured = f": \x1b[{_COLOURS[finding.level]}m{level}\x1b[0m:"
            first = first.replace(f": {level}:", coloured, 1)
        for part in (first, *others):
            write_line(part)


def write_document(text: str) -> None:
    """Write a whole document as UTF-8 bytes, whatever the stream's own encoding and line ends."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None or sys.stdout.isatty():
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    binary.write(text.encode("utf-8", "backslashreplace"))


def write_json(data: dict[str, Any]) -> None:
    """Write data as JSON in the order given; only escapes on a stream that is not UTF-8."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")
    text = json.dumps(data, ensure_ascii=not utf8, indent=2).replace("##[", "#\\u0023[")
    sys.stdout.write(f"{re.sub(CONTROL, _escape_for_json, text)}\n")


def _escape_for_json(match: re.Match[str]) -> str:
    """Return a character as JSON's own escape, which no terminal obeys."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows as Danish Excel opens them: semicolons, a byte order mark, no formulas."""
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_disarm_formula(make_safe(cell)) for cell in row])
    write_document(f"\ufeff{text.getvalue()}")


def _disarm_formula(cell: str) -> str:
    cell = break_commands(cell)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_SIGNS) else cell
