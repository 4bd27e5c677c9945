"""Tables: in columns and colour on a terminal (rich), in plain columns when piped."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from partnerskab.cli.console import fold_text, is_terminal, terminal_width, write_line
from partnerskab.i18n import Language, Text, format_value
from partnerskab.text.safe_text import make_safe

READABLE_WIDTH = 26  # what the widest column of a table needs at least to be read with ease
NOTHING = "–"
UNTITLED = Text("", "")

Item = TypeVar("Item")


class TableColumn(NamedTuple, Generic[Item]):
    """A column, declared once: its title and what it says of an item, `""` for nothing.

    `style` is rich's name for a style. A column that is `whole` is never folded. Where a terminal
    is too narrow, the column with `drop_order` 1 goes first, then 2; a column with 0 never goes.
    A spreadsheet has `data` in place of `value`, and also the columns that are not `in_table`.
    """

    title: Text
    value: Callable[[Item], Text | str]
    style: Callable[[Item], str] | str = ""
    whole: bool = False
    drop_order: int = 0
    data: Callable[[Item], Text | str] | None = None
    in_table: bool = True

    def cell(self, item: Item, language: Language) -> "Cell":
        """Return what the column shows of an item in a table."""
        style = self.style if isinstance(self.style, str) else self.style(item)
        return Cell(format_value(self.value(item), language) or NOTHING, style)

    def csv_cell(self, item: Item, language: Language) -> str:
        """Return what the column says of an item in a spreadsheet."""
        return format_value((self.data or self.value)(item), language)


class Cell(NamedTuple):
    """A piece of text in a table, with rich's name for its style."""

    text: str
    style: str = ""


class Table(NamedTuple):
    """A table with a heading; `empty` says what having no rows means, `more` stands below them.

    `whole` and `dropped` are places of columns: those never folded, and those left out, in that
    order, where a terminal is too narrow.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = ""
    more: str = ""
    whole: Sequence[int] = ()
    dropped: Sequence[int] = ()


class Sheet(NamedTuple):
    """What a command shows: opening lines, the first a title; tables; closing lines; a warning."""

    opening: Sequence[str]
    tables: Sequence[Table]
    closing: Sequence[str] = ()
    warning: str = ""


def build_table(
    title: str,
    columns: Sequence[TableColumn[Item]],
    items: Iterable[Item],
    language: Language,
    *,
    empty: str = "",
    more: str = "",
) -> Table:
    """Return a table with a row for each item."""
    shown = [column for column in columns if column.in_table]
    titles = [column.title.in_language(language) for column in shown]
    droppable = [place for place, column in enumerate(shown) if column.drop_order]
    return Table(
        title,
        titles if any(titles) else [],
        [[column.cell(item, language) for column in shown] for item in items],
        empty,
        more,
        whole=[place for place, column in enumerate(shown) if column.whole],
        dropped=sorted(droppable, key=lambda place: shown[place].drop_order),
    )


def build_csv(
    columns: Sequence[TableColumn[Item]], items: Iterable[Item], language: Language
) -> tuple[list[str], list[list[str]]]:
    """Return the headings and the rows of a spreadsheet with a row for each item."""
    headings = [column.title.in_language(language) for column in columns]
    return headings, [[column.csv_cell(item, language) for column in columns] for item in items]


def write_sheet(sheet: Sheet) -> None:
    """Write a sheet with tables and colour on a terminal, in plain columns when piped."""
    if is_terminal():
        _write_rich(sheet)
    else:
        _write_plain(sheet)


def _write_plain(sheet: Sheet) -> None:
    for line in sheet.opening:
        write_line(make_safe(line))
    for place, table in enumerate(sheet.tables):
        if place or sheet.opening:
            write_line("")
        if table.title:
            write_line(make_safe(table.title))
        _write_plain_rows(table)
    for place, line in enumerate(sheet.closing):
        write_line(make_safe(line) if place else f"\n{make_safe(line)}")
    if sheet.warning:
        write_line(f"\n{make_safe(sheet.warning)}")


def _write_plain_rows(table: Table) -> None:
    if not table.rows:
        write_line(f"  {make_safe(table.empty)}")
        return
    rows = [[make_safe(cell.text) for cell in row] for row in table.rows]
    if any(table.columns):
        rows.insert(0, [make_safe(column) for column in table.columns])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        write_line(f"  {'  '.join(padded)}".rstrip())
    if table.more:
        write_line(f"  {make_safe(table.more)}")


def _write_rich(sheet: Sheet) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, width=terminal_width())
    for place, line in enumerate(sheet.opening):
        _write_styled(console, line, "dim" if place else "bold")
    for place, table in enumerate(sheet.tables):
        if place or sheet.opening:
            console.print()
        _write_rich_table(console, table)
    for place, line in enumerate(sheet.closing):
        if place == 0:
            console.print()
        _write_styled(console, line, "dim" if place else "bold green")
    if sheet.warning:
        console.print()
        _write_styled(console, sheet.warning, "yellow")


def _write_styled(console: Any, text: str, style: str, indent: str = "") -> None:
    from rich.text import Text as RichText

    for line in fold_text(text, indent):
        console.print(RichText(line, style), soft_wrap=True)


def _write_rich_table(console: Any, table: Table) -> None:
    _write_styled(console, table.title, "bold cyan")
    if table.rows:
        console.print(_build_rich_table(table))
    else:
        _write_styled(console, table.empty, "green", "  ")
    if table.more:
        _write_styled(console, table.more, "dim", "  ")


def _build_rich_table(table: Table) -> Any:
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    headed = any(table.columns)
    shown = RichTable(
        box=None, show_header=headed, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0)
    )
    kept = choose_columns(table, terminal_width() - 2)
    for place in kept:
        title = RichText(make_safe(table.columns[place])) if headed else ""
        shown.add_column(title, overflow="fold", no_wrap=place in table.whole)
    for row in table.rows:
        shown.add_row(*(RichText(make_safe(row[place].text), row[place].style) for place in kept))
    return Padding(shown, (0, 0, 0, 2))


def choose_columns(table: Table, width: int) -> list[int]:
    """Return the places of the columns to show on `width` characters, so that all can be read."""
    rows = [*table.rows, [Cell(title) for title in table.columns]] if table.columns else table.rows
    widths = [max(len(row[place].text) for row in rows) for place in range(len(rows[0]))]
    kept = list(range(len(widths)))
    for place in table.dropped:
        needed = sum(min(widths[column], READABLE_WIDTH) + 2 for column in kept) - 2
        if needed > width:
            kept.remove(place)
    return kept
