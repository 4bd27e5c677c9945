"""Tables on a terminal: a spare column is dropped only where there is no room for it."""

import io
from contextlib import redirect_stdout

import pytest

from partnerskab.cli.tables import Cell, Sheet, Table, write_sheet

INDENT = 2
BETWEEN = 2


class Terminal(io.StringIO):
    """Standard output as a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(table: Table, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a terminal of some width shows of a table."""
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stdout(Terminal()) as terminal:
        write_sheet(Sheet([], [table]))
    return terminal.getvalue()


@pytest.mark.parametrize(("missing", "is_shown"), [(0, True), (-1, True), (1, False)])
def test_a_spare_column_stands_where_it_just_fits(
    missing: int, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = [Cell("1. januar 2027"), Cell("Ring til skolen"), Cell("Tema")]
    table = Table("Opgaver", ["Frist", "Opgave", "Emne"], [row], whole=(0,), dropped=(2,))
    needed = INDENT + sum(len(cell.text) for cell in row) + BETWEEN * (len(row) - 1)
    page = shown(table, needed - missing, monkeypatch)
    assert ("Emne" in page and "Tema" in page) is is_shown
    assert "Ring til skolen" in page
