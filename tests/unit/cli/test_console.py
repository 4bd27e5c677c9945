"""Reports: what reaches a terminal, a pipe, a spreadsheet and a build log, whatever people have written."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout

import pytest

from partnerskab.cli import console, tables
from partnerskab.cli.tables import (
    UNTITLED,
    Cell,
    Sheet,
    Table,
    TableColumn,
    build_csv,
    build_table,
    choose_columns,
)
from partnerskab.diagnostics import Finding, Span
from partnerskab.i18n import NBSP, Text
from partnerskab.reporters import format_finding
from partnerskab.text.safe_text import CONTROL, make_safe

NASTY = [
    "\x1b[2J\x1b]0;ejet\x07",
    "\x9b31m",
    "a\r\nb",
    "\u202edcba",
    "\u2066x\u2069",
    "\u200bx\ufeff",
    "[bold]x[/bold] [/x] [link=file:///etc]y[/link] :smiley:",
    "::error file=x::y",
    "  ::set-output name=x::y",
    "##[error]x",
    "\U000e0041\ud800",
    "x\ty\vz\0",
]


Shown = Callable[[Callable[[], None]], str]


class Terminal(io.StringIO):
    """Standard output as a terminal of some width."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What something prints on a terminal of 80 columns."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def shown(act: Callable[[], None]) -> str:
        stream = Terminal()
        with redirect_stdout(stream):
            act()
        return stream.getvalue()

    return shown


def plain(text: str) -> str:
    """A terminal's text without the colours that are our own."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def finding(message: str, file: str = "agreement.yaml") -> Finding:
    return Finding(
        file, Span(3, 7, 3, 9), "some_rule", "error", Text(message, message), Text("Ret.", "Mend.")
    )


def sheet(texts: Sequence[str]) -> Sheet:
    rows = [[Cell(text, "red"), Cell(text)] for text in texts]
    tables = [Table(text, ["Frist", text], rows, text, text) for text in texts]
    return Sheet(texts, tables, texts)


def assert_harmless(shown: str) -> None:
    for line in shown.split("\n"):
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line
        assert line.isprintable() or not line.strip(), ascii(line)


@pytest.mark.parametrize("text", NASTY)
def test_safe_text_is_one_line_of_visible_signs(text: str) -> None:
    shown = make_safe(text)
    assert shown.isprintable(), ascii(shown)
    assert "[bold]" not in text or "[bold]x[/bold] [/x]" in shown


def test_safe_keeps_what_people_write() -> None:
    text = "Ærø’s »Blåbær« – 25 % 👩‍👧 é ½ ﬁ 中文"
    assert make_safe(text) == text
    assert make_safe(f"5.{NBSP}maj") == "5. maj"


def test_plain_sheet_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    tables.write_sheet(sheet(NASTY))
    shown = capsys.readouterr().out
    assert_harmless(shown)
    assert "[bold]x[/bold] [/x] [link=file:///etc]y[/link] :smiley:" in shown


def test_rich_sheet_is_harmless(terminal: Shown) -> None:
    shown = terminal(lambda: tables.write_sheet(sheet(NASTY)))
    assert "[bold]x[/bold] [/x] [link=file:///etc]y[/link] :smiley:" in plain(shown)
    for line in plain(shown).split("\n"):
        assert line.isprintable(), ascii(line)


def test_findings_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    console.write_findings([finding(text, text) for text in NASTY], "da")
    assert_harmless(capsys.readouterr().out)


def test_finding_line_is_what_editors_jump_to() -> None:
    line = format_finding(finding("noget er galt."), "da")
    assert line == "agreement.yaml:3:7: fejl: noget er galt. Ret. [some_rule]"


def test_findings_are_folded_and_coloured_for_people(terminal: Shown) -> None:
    shown = terminal(lambda: console.write_findings([finding("ord " * 40)], "da"))
    first, *others = shown.splitlines()
    assert first.startswith("agreement.yaml:3:7: \x1b[31;1mfejl\x1b[0m: ord")
    assert len(others) > 1
    assert all(line.startswith("    ") and len(line) <= 80 for line in others)


def test_no_color_means_none(terminal: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in terminal(lambda: console.write_findings([finding("x")], "da"))


def test_a_dumb_terminal_gets_plain_text(terminal: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    shown = terminal(lambda: tables.write_sheet(Sheet(["Titel"], [long_table()])))
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) > 80  # as in a pipe


def test_json_reads_back_and_reaches_no_terminal_raw(capsys: pytest.CaptureFixture[str]) -> None:
    console.write_json({"texts": NASTY, "æ": 1})
    shown = capsys.readouterr().out
    assert_harmless(shown)
    assert json.loads(shown) == {"texts": NASTY, "æ": 1}
    assert '"æ": 1' in shown


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "utf-8"])
def test_json_is_json_in_every_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    console.prepare_streams()
    data = {"title": "Forældre »på« ø 👩 ✓", "nasty": NASTY}
    console.write_json(data)
    stream.flush()
    assert json.loads(stream.buffer.getvalue().decode(encoding)) == data


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", 'For\\u00e6ldre - "ok" ##... \\U0001f469'),
        ("cp1252", "Forældre – »ok« ##… \\U0001f469"),
        ("utf-8", "Forældre – »ok« ██… 👩"),
    ],
)
def test_a_sign_the_stream_lacks_becomes_a_plain_one(
    encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert console.prepare_streams()
    console.write_line("Forældre – »ok« ██… 👩")
    stream.flush()
    assert stream.buffer.getvalue().decode(encoding) == f"{shown}\n"


FORMULAS = ["=1+1", "+45 12", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1"]


def test_csv_is_what_danish_excel_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stream)
    console.write_csv(["Frist", "Opgave"], [["2027-03-01", 'a;b "c"\nd'], ["", "æ"]])
    stream.flush()
    data = stream.buffer.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text == 'Frist;Opgave\r\n2027-03-01;"a;b ""c"" d"\r\n;æ\r\n'


@pytest.mark.parametrize("text", [*FORMULAS, *NASTY])
def test_no_csv_cell_is_a_formula_or_a_line_of_its_own(
    text: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    console.write_csv(["a", "b"], [["", text]])
    shown = capsysbinary.readouterr().out.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(shown), delimiter=";"))
    assert len(rows) == 2
    assert not rows[1][1].lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert "##[" not in shown
    if text in FORMULAS:
        assert rows[1][1].endswith(make_safe(text).strip())


def long_table() -> Table:
    task = "Sender budgetopfølgning efter første undervisningsgang til styregruppen og baglandet"
    rows = [
        [Cell("30. september 2027"), Cell(task), Cell("Anne-Mette Holm"), Cell("Landsforeningen"), Cell("Tema")]
        for _ in range(3)
    ]  # fmt: skip
    return Table(
        "Opgaver",
        ["Frist", "Opgave", "Ansvarlig", "Partner", "Tema"],
        rows,
        whole=(0,),
        dropped=(4, 3),
    )


@pytest.mark.parametrize("width", [40, 80, 100, 120, 300])
def test_tables_fit_the_terminal(
    width: int, terminal: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = Sheet(["Titel " * 30], [long_table()], ["Næste skridt: " + "ord " * 60])
    lines = plain(terminal(lambda: tables.write_sheet(page))).split("\n")
    assert max(len(line.rstrip()) for line in lines) <= min(width, console.MAX_WIDTH)
    assert sum("30. september 2027" in line for line in lines) == 3  # never folded
    assert ("Partner" in "".join(lines)) == (width >= 100)
    assert ("Tema" in "".join(lines)) == (width >= 100)
    task = [line for line in lines if "Sender" in line]
    assert all("Sender budgetopfølgning" in line for line in task) or width == 40


NAME = TableColumn[str](Text("Navn", "Name"), lambda name: name, whole=True)
LENGTH = TableColumn[str](
    Text("Længde", "Length"),
    lambda name: Text(f"{len(name)} tegn", f"{len(name)} characters") if name else "",
    lambda name: "red" if len(name) > 3 else "",
    drop_order=2,
    data=lambda name: str(len(name)),
)
INITIAL = TableColumn[str](Text("Forbogstav", "Initial"), lambda name: name[:1], drop_order=1)
HASH = TableColumn[str](Text("Bagfra", "Reversed"), lambda name: name[::-1], in_table=False)


def test_a_column_is_declared_once() -> None:
    columns = (NAME, LENGTH, HASH, INITIAL)
    table = build_table("Navne", columns, ["Anne", ""], "da")
    assert table.columns == ["Navn", "Længde", "Forbogstav"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Anne", "4 tegn", "A"],
        ["–", "–", "–"],
    ]
    assert [row[1].style for row in table.rows] == ["red", ""]
    assert (table.whole, table.dropped) == ([0], [2, 1])
    assert build_csv(columns, ["Anne"], "en") == (
        ["Name", "Length", "Reversed", "Initial"],
        [["Anne", "4", "ennA", "A"]],
    )


def test_untitled_columns_give_a_table_without_a_head() -> None:
    columns = (NAME._replace(title=UNTITLED), LENGTH._replace(title=UNTITLED))
    assert build_table("Navne", columns, ["Anne"], "da").columns == []


@pytest.mark.parametrize(
    ("width", "kept"), [(29, [0, 1, 2]), (28, [0, 1]), (17, [0, 1]), (16, [0])]
)
def test_a_column_goes_only_where_it_does_not_fit(width: int, kept: list[int]) -> None:
    table = build_table("", (NAME, LENGTH, INITIAL), ["Anne Vang"], "da")  # 9, 6 and 10 wide
    assert choose_columns(table, width) == kept


def test_commands_and_dates_are_not_folded(terminal: Shown) -> None:
    command = f"partnerskab{NBSP}explain{NBSP}before.target_group.who"
    text = f"{'ord ' * 13}{command} {'ord ' * 20}5.{NBSP}maj{NBSP}2027"
    lines = terminal(lambda: console.write_lines([text])).splitlines()
    assert any("partnerskab explain before.target_group.who" in line for line in lines)
    assert any("5. maj 2027" in line for line in lines)


def test_an_empty_table_says_what_that_means(capsys: pytest.CaptureFixture[str]) -> None:
    tables.write_sheet(Sheet([], [Table("Forfaldne", ["Frist"], [], "Ingen.")]))
    assert capsys.readouterr().out == "Forfaldne\n  Ingen.\n"


def test_there_may_be_nowhere_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert not console.prepare_streams()


def test_a_text_is_safe_whatever_its_letters() -> None:
    """Most texts are let through at a glance: that must be so for no letter that would be shown otherwise."""
    everything = (chr(code) for code in range(sys.maxunicode + 1))
    obeyed = [letter for letter in everything if re.match(CONTROL, letter)]
    assert len(obeyed) > 6000
    assert not [letter for letter in obeyed if letter in make_safe(f"før{letter}efter")]
    assert make_safe(f"3.{NBSP}marts »æøå« 😀") == "3. marts »æøå« 😀"
