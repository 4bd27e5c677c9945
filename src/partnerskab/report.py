"""Reports: the one place that knows terminals; findings, sheets and data as text, tables, JSON and CSV."""

import codecs
import os
import re
import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import IO, Any, NamedTuple

from partnerskab.diagnostics import LEVEL_NAMES, Finding, Level, counts
from partnerskab.i18n import NBSP, Language, Text, count, write_list

WIDEST = 120
READABLE = 26  # so many signs the widest column of a table needs at least to be read with ease

# What a terminal obeys or hides: controls, directions, zero widths, halves of letters, tags. An emoji's joiner may stay.
_TAGS = "\U000e0000"
_CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_COLOURS: dict[Level, str] = {"error": "31;1", "warning": "33", "note": "36"}
_PLAIN_SIGNS = {
    "█": "#", "░": ".", "─": "-", "·": "-", "…": "...", "–": "-", "—": "-", "»": '"', "«": '"', "’": "'",
    NBSP: " ",
}  # fmt: skip


class Cell(NamedTuple):
    """A piece of text in a table, with rich's name for its style."""

    text: str
    style: str = ""


class Table(NamedTuple):
    """A table with a heading; `empty` says what it means that there are no rows, `more` stands below them.

    Columns in `whole` are never folded; those in `spare` are left out, in that order, where a terminal is too narrow.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = ""
    more: str = ""
    whole: Sequence[int] = ()
    spare: Sequence[int] = ()


class Sheet(NamedTuple):
    """What a command shows: opening lines, the first of them the title; tables; closing lines; a warning."""

    opening: Sequence[str]
    tables: Sequence[Table]
    closing: Sequence[str] = ()
    warning: str = ""


def prepare_streams() -> bool:
    """Let streams write something readable for signs they lack; False where there is no standard output."""
    codecs.register_error("partnerskab", _replaced)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="partnerskab")
    return sys.stdout is not None


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """What a stream writes for a sign it lacks: a plain one that looks like it, else the sign's number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN_SIGNS.get(one) or _number(one) for one in letters), error.end


def _number(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def safe(text: str) -> str:
    """Text on one line without anything a terminal would obey: control characters become visible."""
    spaced = text.replace(NBSP, " ")
    # Nearly every text is so, and the pattern takes long to compile. (Some of the tags count as printable.)
    if spaced.isprintable() and max(spaced, default="") < _TAGS:
        return spaced
    return _visible(text).replace(NBSP, " ")


def _visible(text: str) -> str:
    shown = re.sub(_CONTROL, lambda match: _number(match[0]), text)
    return shown.replace("\n", " ").replace("\t", " ")


def say(text: str, stream: IO[str] | None = None) -> None:
    """Print one line; a line that a build server would take for a command to itself is broken up."""
    if text.lstrip().startswith("::"):
        text = text.replace("::", ": :", 1)
    (stream or sys.stdout).write(f"{text.replace('##[', '## [')}\n")


def is_terminal() -> bool:
    """Whether people are reading: a terminal that has not said it is dumb."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def has_colour() -> bool:
    """Whether colour is wanted (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def finding_line(finding: Finding, language: Language) -> str:
    """`file:line:column: level: what is wrong. What to write instead. [rule]`."""
    place = f"{safe(finding.file)}:{finding.span.line}:{finding.span.column}"
    level = LEVEL_NAMES[finding.level].in_language(language)
    words = safe(f"{finding.message.in_language(language)} {finding.hint.in_language(language)}")
    return f"{place}: {level}: {words} [{finding.rule}]"


def counted(found: Iterable[Finding]) -> Text:
    """`2 fejl, 1 advarsel og 3 bemærkninger`; levels without findings are left out."""
    names = {
        "error": (Text("{n} fejl", "{n} error"), Text("{n} fejl", "{n} errors")),
        "warning": (Text("{n} advarsel", "{n} warning"), Text("{n} advarsler", "{n} warnings")),
        "note": (Text("{n} bemærkning", "{n} note"), Text("{n} bemærkninger", "{n} notes")),
    }
    parts = [count(n, *names[level]) for level, n in counts(found).items() if n]
    return Text(
        write_list([part.da for part in parts], "da"), write_list([part.en for part in parts], "en")
    )


def show_findings(found: Iterable[Finding], language: Language) -> None:
    """Every finding on a line of its own, for people folded and with its level in colour."""
    for finding in found:
        line = finding_line(finding, language)
        if not is_terminal():
            say(line)
            continue
        first, *others = wrap(line, _width(), subsequent_indent="    ", break_on_hyphens=False)
        if has_colour():
            level = LEVEL_NAMES[finding.level].in_language(language)
            coloured = f": \x1b[{_COLOURS[finding.level]}m{level}\x1b[0m:"
            first = first.replace(f": {level}:", coloured, 1)
        for part in (first, *others):
            say(part)


def finding_data(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as the JSON formats carry it."""
    line, column, end_line, end_column = finding.span
    return {
        "file": finding.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "level": finding.level,
        "rule": finding.rule,
        "message": finding.message.in_language(language).replace(NBSP, " "),
        "hint": finding.hint.in_language(language).replace(NBSP, " "),
    }


def show_json(data: dict[str, Any]) -> None:
    """Data as JSON, readable and in the order given; only escapes where the stream is not UTF-8."""
    import json

    utf8 = (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")
    text = json.dumps(data, ensure_ascii=not utf8, indent=2).replace("##[", "#\\u0023[")
    sys.stdout.write(f"{re.sub(_CONTROL, _json_escape, text)}\n")


def _json_escape(match: re.Match[str]) -> str:
    """A sign as JSON's own escape: the same to every reader of JSON, and nothing that a terminal obeys."""
    pair = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[place : place + 4]}" for place in range(0, len(pair), 4))


def show_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as Danish Excel opens them: semicolons, a byte order mark, and no cell that is a formula."""
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(safe(cell)) for cell in row])
    show_document(f"\ufeff{text.getvalue()}")


def _harmless(cell: str) -> str:
    cell = cell.replace("##[", "## [")
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def show_document(text: str) -> None:
    """A whole file's text as UTF-8 bytes, whatever the stream's own encoding and line ends."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None or sys.stdout.isatty():
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    binary.write(text.encode("utf-8", "backslashreplace"))


def show_lines(lines: Iterable[str], stream: IO[str] | None = None) -> None:
    """Lines of text, folded between words for people, as they are when piped."""
    for line in lines:
        for part in folded(line) if is_terminal() else [safe(line)]:
            say(part, stream)


def _width() -> int:
    from shutil import get_terminal_size

    return max(20, min(get_terminal_size((80, 24)).columns, WIDEST))


def folded(text: str, indent: str = "") -> list[str]:
    """Text in lines that fit the terminal; a no-break space holds a date or a command together."""
    width = _width() - len(indent)
    lines = [
        part
        for line in text.split("\n")
        for part in wrap(_visible(line), width, break_on_hyphens=False, break_long_words=False)
        or [""]
    ]
    return [f"{indent}{safe(line)}" for line in lines]


def show_sheet(sheet: Sheet) -> None:
    """A sheet with tables and colour for people, in plain columns when piped."""
    if is_terminal():
        _show_rich(sheet)
    else:
        _show_plain(sheet)


def _show_plain(sheet: Sheet) -> None:
    for line in sheet.opening:
        say(safe(line))
    for place, table in enumerate(sheet.tables):
        if place or sheet.opening:
            say("")
        if table.title:
            say(safe(table.title))
        _show_plain_rows(table)
    for place, line in enumerate(sheet.closing):
        say(safe(line) if place else f"\n{safe(line)}")
    if sheet.warning:
        say(f"\n{safe(sheet.warning)}")


def _show_plain_rows(table: Table) -> None:
    if not table.rows:
        say(f"  {safe(table.empty)}")
        return
    rows = [[safe(cell.text) for cell in row] for row in table.rows]
    if any(table.columns):
        rows.insert(0, [safe(column) for column in table.columns])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say(f"  {'  '.join(padded)}".rstrip())
    if table.more:
        say(f"  {safe(table.more)}")


def _show_rich(sheet: Sheet) -> None:
    from rich.console import Console
    from rich.text import Text as RichText

    console = Console(highlight=False, markup=False, emoji=False, width=_width())

    def show(text: str, style: str, indent: str = "") -> None:
        for line in folded(text, indent):
            console.print(RichText(line, style), soft_wrap=True)

    for place, line in enumerate(sheet.opening):
        show(line, "dim" if place else "bold")
    for place, table in enumerate(sheet.tables):
        if place or sheet.opening:
            console.print()
        show(table.title, "bold cyan")
        if table.rows:
            console.print(_rich_table(table))
        else:
            show(table.empty, "green", "  ")
        if table.more:
            show(table.more, "dim", "  ")
    for place, line in enumerate(sheet.closing):
        if place == 0:
            console.print()
        show(line, "dim" if place else "bold green")
    if sheet.warning:
        console.print()
        show(sheet.warning, "yellow")


def _rich_table(table: Table) -> Any:
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    headed = any(table.columns)
    shown = RichTable(
        box=None, show_header=headed, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0)
    )
    kept = _kept(table, _width() - 2)
    for place in kept:
        title = RichText(safe(table.columns[place])) if headed else ""
        shown.add_column(title, overflow="fold", no_wrap=place in table.whole)
    for row in table.rows:
        shown.add_row(*(RichText(safe(row[place].text), row[place].style) for place in kept))
    return Padding(shown, (0, 0, 0, 2))


def _kept(table: Table, width: int) -> list[int]:
    """The columns to show: spare ones go where the widest column would else be hard to read."""
    rows = [*table.rows, [Cell(title) for title in table.columns]] if table.columns else table.rows
    widths = [max(len(row[place].text) for row in rows) for place in range(len(rows[0]))]
    kept = list(range(len(widths)))
    for place in table.spare:
        needed = sum(min(widths[one], READABLE) + 2 for one in kept) - 2
        if needed > width:
            kept.remove(place)
    return kept
