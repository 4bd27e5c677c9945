"""One small file for each way that a file can be wrong, and for each value that others would misread."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from partnerskab import files
from partnerskab.__main__ import run
from partnerskab.diagnostics import Diagnostic, DiagnosticType, Span
from partnerskab.files import MAX_BYTES, os_fault, read_file, replace, write_new
from partnerskab.i18n import LANGUAGES
from partnerskab.yamltext import DIAGNOSTIC_TYPES, Document, MissingLibyamlError, read
from partnerskab.yamltext.characters import decode, find_bad_character
from partnerskab.yamltext.diagnostic_types import MAX_FAULTS, MAX_NODES, MAX_TEXT
from paths import EXAMPLES

CANARY = "Zebra"  # what a person wrote and no message may repeat

# Each: a name, the file, and rule:line:column of every fault it must give.
REFUSED: list[tuple[str, str | bytes, str]] = [
    ("windows-1252", "title: Zebra\nname: S\xf8ren\n".encode("cp1252"), "not_utf8:2:8"),
    ("dos", "title: Zebra Sørensø\n".encode("cp865"), "not_utf8:1:15"),
    ("cut letter", "title: Zebra \N{LATIN SMALL LETTER AE}".encode()[:-1], "not_utf8:1:14"),
    ("latin and bom", "\ufefftitle: Zebra\n".encode() + b"name: \xe5\n", "not_utf8:2:7"),
    ("utf-16", "title: Zebra\n".encode("utf-16"), "not_utf8:1:1"),
    ("utf-16 without mark", "title: Zebra\n".encode("utf-16-le"), "not_utf8:1:1"),
    ("second bom", "\ufeff\ufefftitle: Zebra\n", "byte_order_mark:1:1"),
    ("bom inside", "title: Zebra\n\ufeffname: x\n", "byte_order_mark:2:1"),
    ("nul tail", b"title: Zebra\nna" + bytes(500), "cut_file:2:3"),
    ("nul inside", b"title: Ze\0bra\n", "cut_file:1:10"),
    ("all nul", bytes(64), "cut_file:1:1"),
    ("old mac", "title: Zebra\rname: x\r", "old_line_end:1:13"),
    ("escape raw", "title: \x1b[2J Zebra\n", "control_character:1:8"),
    ("nel", "title: Zebra\x85name: x\n", "control_character:1:13"),
    ("line separator", "title: Zebra\u2028name: x\n", "control_character:1:13"),
    ("bidi", "title: Zebra \u202etxt\nname: \u2066x\n", "direction_character:1:14 direction_character:2:7"),
    ("zero width", "ti\u200btle: Zebra\n", "invisible_character:1:3"),
    ("soft hyphen", "title: Ze\u00adbra\n", "invisible_character:1:10"),
    ("tag character", "title: Zebra\U000e0041\n", "invisible_character:1:13"),
    ("bad joiner", "title: Ze\u200dbra\n", "invisible_character:1:10"),
    ("lost letter", "title: Zebra S\ufffdren\n", "lost_character:1:15"),
    ("mojibake", "title: Zebra S\u00c3\u00b8ren\n", "garbled_text:1:15"),
    ("all characters at once", "a: \u200b\nb: \u202e\na: Zebra\n",
     "invisible_character:1:4 direction_character:2:4 duplicate_key:3:1"),
    ("escape decoded", 'title: "Zebra \\e[2J"\n', "control_character:1:15"),
    ("return decoded", 'title: "Zebra\\r"\n', "control_character:1:14"),
    ("bidi decoded", 'title: "\\u202eZebra" \n', "direction_character:1:9"),
    ("zero width decoded", 'title: "Zebra \\\\ \\u200b"\n', "invisible_character:1:18"),
    ("surrogate", 'title: "Zebra \\ud800"\n', "bad_escape:1:17"),
    ("beyond unicode", 'title: "Zebra \\U00110000"\n', "bad_escape:1:17"),
    ("windows path", 'title: "C:\\Zebra"\n', "bad_escape:1:11"),
    ("tab indentation", "title:\n\tname: Zebra\n", "tab_outside_quotes:2:1"),
    ("tab after colon", "title:\tZebra\nname: x\t\n", "tab_outside_quotes:1:7 tab_outside_quotes:2:8"),
    ("tab in plain", "title: Ze\tbra\n", "tab_outside_quotes:1:10"),
    ("tab indents block", "title: |\n  Zebra\n\tx\n", "tab_outside_quotes:3:1"),
    ("tab behind an error", 'title: "Zebra\n\tname: x\n', "unclosed_quote:1:8 tab_outside_quotes:2:1"),
    ("conflict", "<<<<<<< HEAD\ntitle: Zebra\n=======\ntitle: x\n>>>>>>> branch\n",
     "conflict_marker:1:1 conflict_marker:3:1 conflict_marker:5:1"),
    ("conflict in quotes", 'title: "Zebra\n<<<<<<< HEAD\n"\n', "conflict_marker:2:1"),
    ("conflict that looks like a field", "<<<<<<< HEAD: Zebra\n", "conflict_marker:1:1"),
    ("diff3 conflict, CRLF", "||||||| base\r\ntitle: Zebra\r\n=======\r\n",
     "conflict_marker:1:1 conflict_marker:3:1"),
    ("directive", "%YAML 1.1\n---\ntitle: Zebra\n", "directive:1:1"),
    ("odd directive", "# x\n%FOO Zebra\n---\ntitle: x\n", "directive:2:1"),
    ("anchor", "title: &Zebra Fonden\nname: & Zebra\n", "anchor_or_alias:1:8 anchor_or_alias:2:7"),
    ("alias", "title: *Zebra\nnote: *Zebra* snart\n", "anchor_or_alias:1:8 anchor_or_alias:2:7"),
    ("anchor on fields", "title: &Zebra\n  name: x\n", "anchor_or_alias:1:8"),
    ("alias bomb", "a: &a [Zebra]\nb: [*a, *a]\n", "anchor_or_alias:1:4 anchor_or_alias:2:5 anchor_or_alias:2:9"),
    ("tags", "title: !vigtigt Zebra\nn: !!int 3\nm: ! x\n", "tag:1:8 tag:2:4 tag:3:4"),
    ("wrong tags", "a: [!Zebra!x, !<y>]\n!!str, b: 1\n", "tag:1:5 tag:2:1"),
    ("merge", "title: {name: Zebra}\n<<: {x: y}\n", "merge_key:2:1"),
    ("duplicate", "title: Zebra\nname: x\ntitle: y\n", "duplicate_key:3:1"),
    ("duplicate, other quotes", "a: {title: Zebra, 'title': y}\n", "duplicate_key:1:19"),
    ("duplicate, other å", "\u00e5r: Zebra\na\u030ar: x\n", "duplicate_key:2:1"),
    ("list as key", "[Zebra]: 1\n", "key_not_text:1:1"),
    ("fields as key", "a:\n  {Zebra: 1}: 2\n", "key_not_text:2:3"),
    ("explicit key", "? Zebra\n: 1\n", "question_mark:1:1"),
    ("question mark in a list", "a: [Hvem?, ?Zebra]\n", "question_mark:1:12"),
    ("question in a value", "title: ? Zebra\n", "question_mark:1:8"),
    ("empty key", '"": Zebra\n', "empty_key:1:1"),
    ("no key", ": Zebra\n", "empty_key:1:1"),
    ("no colon in braces", "cost: {amount: 25.000,50, for: Zebra}\n", "key_without_colon:1:23"),
    ("second document", "title: Zebra\n---\nname: x\n", "second_document:2:1"),
    ("second after end", "title: Zebra\n...\n---\nname: x\n", "second_document:3:1"),
    ("empty", "", "empty_file:1:1"),
    ("only comments", "# Zebra\n\n# x\n", "empty_file:1:1"),
    ("only dashes", "---\n", "empty_file:1:1"),
    ("list", "\n- Zebra\n", "not_a_mapping:2:1"),
    ("prose", "Zebra og giraf\n", "not_a_mapping:1:1"),
    ("quoted prose", '"Zebra"\n', "not_a_mapping:1:1"),
    ("too deep", "a: " + "[" * 20 + "Zebra" + "]" * 20 + "\n", "too_deep:1:23"),
    ("very deep", "a: " + "[" * 25_000, "too_deep:1:23"),
    ("very deep after a fault", "a: &Zebra x\nb: " + "[" * 2000 + "]" * 2000,
     "anchor_or_alias:1:4 too_deep:2:23"),
    ("very deep after nonsense", "a: Zebra\nb: ] " + "[" * 2000, "stray_bracket:2:4"),
    ("very deep in braces", "a: " + "{b: " * 2000, "too_deep:1:80"),
    ("very deep list", "a:\n" + "- " * 2000, "too_deep:2:39"),
    ("forgotten colon", "title: Zebra\n  name x\n", "text_over_lines:1:8"),
    ("forgotten colon below a key", "a:\n  title Zebra\n  name x\n", "text_over_lines:2:3"),
    ("tight colon in the next line", "title: Zebra\n  name:x\n", "missing_space_after_colon:2:7"),
    ("forgotten space below a key", "a:\n  title:Zebra\n  name:x\n",
     "missing_space_after_colon:2:8 missing_space_after_colon:3:7"),
    ("forgotten space everywhere", "title:Zebra\nname:x\n",
     "missing_space_after_colon:1:6 missing_space_after_colon:2:5"),
    ("forgotten space at first", "title:Zebra\nname: x\n", "missing_space_after_colon:1:6"),
    ("forgotten space below", "name: x\ntitle:Zebra\nlast: x\n", "missing_space_after_colon:2:6"),
    ("no-break space", "name: x\ntitle:\u00a0Zebra\nlast: x\n", "odd_space:2:7"),
    ("no-break indentation", "name:\n\u00a0 title: Zebra\n", "odd_space:2:1"),
    ("no-break space in a key", "a:\n  b: Zebra\n\u00a0 c: x\n\u202fd: y\n", "odd_space:3:1 odd_space:4:1"),
    ("number sign", "title: Zebra #12\nnote: #13\nlist:\n  - #14\n  - x # fin\n",
     "text_cut_by_hash:1:14 text_cut_by_hash:2:7 text_cut_by_hash:4:5"),
    ("number sign in a list", "list: [Zebra,#1\n  x]\n", "text_cut_by_hash:1:14"),
    ("number sign behind quotes", 'title: "Zebra"#12\n', "text_cut_by_hash:1:15"),
    ("colon in text", "title: Zebra: en bog\n", "colon_in_text:1:13"),
    ("colon in a list", "a: [kl:, Zebra]\n", "colon_in_text:1:7"),
    ("value and fields", "title: Zebra\n  name: x\n", "bad_indentation:2:3"),
    ("outdent", "a:\n   title: Zebra\n  name: x\n", "bad_indentation:3:3"),
    ("first line indented", "  title: Zebra\nname: x\n", "bad_indentation:2:1"),
    ("dash below a field", "title: Zebra\n- x\n", "bad_indentation:2:1"),
    ("line without colon", "title: Zebra\nname x\nlast: y\n", "missing_colon:2:1"),
    ("first line without colon", "Zebra\ntitle: x\n", "missing_colon:1:1"),
    ("first line below a key", "a:\n  title Zebra\n  name: x\n", "missing_colon:2:3"),
    ("key without colon", "title: x\nZebra\n  name: x\n", "missing_colon:2:1"),
    ("open double quote", 'a: x\ntitle: "Zebra\nname: x\n', "unclosed_quote:2:8"),
    ("open single quote", "title: 'Zebra\nname: x\n", "unclosed_quote:1:8"),
    ("quote closed too late", 'title: "Zebra\nname: 5" skærm"\n', "not_indented:2:1 text_after_quote:2:10"),
    ("quote swallows a field", 'title: "Zebra\nname: x"\n', "not_indented:2:1"),
    ("bracket swallows a field", "title: [Zebra,\nname: x]\n", "not_indented:2:1"),
    ("text after quote", 'title: "Zebra" i Skovby\n', "text_after_quote:1:16"),
    ("apostrophe", "title: 'Zebra's bog'\n", "text_after_quote:1:15"),
    ("quote inside a list", 'a: ["Zebra" x, y]\n', "text_after_quote:1:13"),
    ("open bracket", "title: [Zebra, x\nname: y\n", "unclosed_bracket:1:8"),
    ("open brace", "title: {name: Zebra\n", "unclosed_bracket:1:8"),
    ("crossed box", "title: [x] Zebra\n", "text_after_bracket:1:12"),
    ("lone bracket", "title: ] Zebra\n", "stray_bracket:1:8"),
    ("two commas", "title: [Zebra,, x]\n", "stray_bracket:1:15"),
    ("at sign", "title: @Zebra\n", "special_character:1:8"),
    ("backtick", "title: `Zebra`\n", "special_character:1:8"),
    ("per cent", "title: % af Zebra\n", "special_character:1:8"),
    ("text behind a bar", "title: | Zebra\n", "block_header:1:10"),
    ("text behind an angle", "title: >Zebra\n  x\n", "block_header:1:9"),
    ("dash in a value", "title: - Zebra\n", "list_in_text:1:8"),
    ("many at once", "a: Zebra #1\nb: &x y\na: !z\nc: [{d,e: 1}]\nf: @\n",
     "text_cut_by_hash:1:10 anchor_or_alias:2:4 duplicate_key:3:1 tag:3:4 key_without_colon:4:6 "
     "special_character:5:4"),
]  # fmt: skip

KEPT = [
    "25.000", "25.000,50", "1.250.000", "25 000", "2,5", "27.30", "1.10", "1e3", "0o17", "0x1F", "0b101",
    "1_000", "17:30", "8:30", "9:05:10", "1:2", "0555", "0101", "010170", "07123456", "0101364017",
    "+45 12 34 56 78", "+4512345678", "no", "No", "NO", "off", "on", "yes", "y", "nej", "ja", "~", "null",
    "Null", "NULL", "2026-03-01", "2026-02-30", "0000-00-00", "1/3-2026", ".nan", ".inf", "1.", "=",
    "Hansen & Co", "Hej!", "?hvad", "hvad?", "5 * 3", "50 %", "C:\\Skovby", "a#b", "§ 3 <br>", "12-34-56",
    "https://skovby.dk/#om", "👨\u200d👩\u200d👧", "<<", "12.500\u00a0kr.", "9" * 5000,
]  # fmt: skip


def faults_of(data: str | bytes) -> tuple[Diagnostic, ...]:
    document, faults = read(data.encode() if isinstance(data, str) else data)
    assert (document is None) == bool(faults)
    return faults


def document_of(text: str) -> Document:
    document, faults = read(text.encode())
    assert document is not None, faults
    return document


def written(faults: tuple[Diagnostic, ...]) -> str:
    return " ".join(f"{fault.rule}:{fault.span.line}:{fault.span.column}" for fault in faults)


@pytest.mark.parametrize(
    ("data", "expected"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_each_hazard_is_refused_where_it_stands(data: str | bytes, expected: str) -> None:
    faults = faults_of(data)
    assert written(faults) == expected
    for fault in faults:
        for text in (*fault.message, *fault.hint):
            assert CANARY not in text
            assert "{" not in text.replace("{navn: værdi}", "")
        assert fault.span[:2] <= fault.span[2:]


def test_every_kind_has_a_case() -> None:
    seen = {name.split(":")[0] for case in REFUSED for name in case[2].split()}
    elsewhere = {"too_many_nodes", "text_too_long", "yaml_syntax"}
    assert set(DIAGNOSTIC_TYPES) - seen == elsewhere


@pytest.mark.parametrize(
    "kind",
    [*DIAGNOSTIC_TYPES.values(), *files.DIAGNOSTIC_TYPES.values()],
    ids=lambda kind: kind.name,
)
def test_every_kind_says_what_and_how_and_why_in_both_languages(kind: DiagnosticType) -> None:
    for pair in (kind.message, kind.hint, kind.why):
        assert pair.da != pair.en
        for language in LANGUAGES:
            assert pair.in_language(language).endswith(".")
            assert "  " not in pair.in_language(language)
    assert kind.message.da[0].islower() or kind.message.da.startswith("<<")


def test_what_follows_a_wrong_word_is_guessed_from_the_encoding() -> None:
    assert "Windows-1252" in faults_of("a: Sørensen på Ærø".encode("cp1252"))[0].message.da
    assert "DOS" in faults_of("a: Sørensen på Ærø".encode("cp865"))[0].message.da
    assert "UTF-16" in faults_of("a: Sørensen".encode("utf-16"))[0].message.en


def test_a_duplicate_names_the_first_line() -> None:
    (fault,) = faults_of("# x\na: 1\nb: 2\na: 3\n")
    assert "linje 2" in fault.message.da
    assert "line 2" in fault.message.en


@pytest.mark.parametrize("text", KEPT, ids=range(len(KEPT)))
def test_a_value_is_what_was_written(text: str) -> None:
    assert document_of(f"a: {text}\nb: [x, y]\n").value == {"a": text, "b": ["x", "y"]}


def test_nothing_written_is_none_and_quoted_nothing_is_text() -> None:
    text = "a:\nb: ''\nc: \"\"\nd: |\ne: {f: , g: }\nh:\n  -\n  - x\ni: [] # slut\n"
    assert document_of(text).value == {
        "a": None, "b": "", "c": "", "d": "", "e": {"f": None, "g": None}, "h": [None, "x"], "i": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": "1", "b": "x\ny\n"}),
        ("--- # aftale\na: 1\n...\n", {"a": "1"}),
        ("a: |\n  x\n   y", {"a": "x\n y\n"}),
        ("a: >-\n  x\n  y\n\n  z\n", {"a": "x y\nz"}),
        ("a: 'x\n  y'\n", {"a": "x y"}),
        ('a: "x\ty" # z\tz\nb: |\n  x\ty\n#\tslut\n', {"a": "x\ty", "b": "x\ty\n"}),
        ('a: "\\u00e6\\n\\t\\"\\x41"\n', {"a": 'æ\n\t"A'}),
        ("a: [\n  x,\n  # kun to\n  y\n]\nb: {\n  c: 1\n}\n", {"a": ["x", "y"], "b": {"c": "1"}}),
        ("{a: 1, b: [c: 2]}\n", {"a": "1", "b": [{"c": "2"}]}),
        ("a: [Hvem?, '?x', R&D, 'x & y', Hej !]\n", {"a": ["Hvem?", "?x", "R&D", "x & y", "Hej !"]}),
        ("a: |\n  Sag #12 & !x *y\n  ? z\n", {"a": "Sag #12 & !x *y\n? z\n"}),
        ("a: # fin\n  b: 1 ## fin\n  'c': x#y\n", {"a": {"b": "1", "c": "x#y"}}),
        ("a\u030ar: a\u030a\n", {"\u00e5r": "a\u030a"}),
        ("0x1: a\n1: b\nno: c\n", {"0x1": "a", "1": "b", "no": "c"}),
        ("=======x: 1\n", {"=======x": "1"}),
        ("'<<': 1\n", {"<<": "1"}),
    ],
)  # fmt: skip
def test_what_is_in_order_is_read(text: str, value: object) -> None:
    assert document_of(text).value == value


PLACES = """\
title: Kursus # fin
content:
  æøå:   "x y"
  list: [a, {b: c}, d]
  none:
  block: |
    en
    to

# kommentar
people:
- id: mette
  name: 'x
    y'
-
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), "1:1-15:2"),
        (("title",), "1:8-1:14"),
        (("content",), "3:3-8:7"),
        (("content", "æøå"), "3:10-3:15"),
        (("content", "list"), "4:9-4:23"),
        (("content", "list", 0), "4:10-4:11"),
        (("content", "list", 1), "4:13-4:19"),
        (("content", "list", 1, "b"), "4:17-4:18"),
        (("content", "none"), "5:8-5:8"),
        (("content", "block"), "6:10-8:7"),
        (("people",), "12:1-15:2"),
        (("people", 0), "12:3-14:7"),
        (("people", 0, "name"), "13:9-14:7"),
        (("people", 1), "15:2-15:2"),
        (("people", 7, "name"), "12:1-15:2"),
        (("content", "missing", 0), "3:3-8:7"),
        (("title", "deeper"), "1:8-1:14"),
        (("people", -1), "12:1-15:2"),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], place: str) -> None:
    span = document_of(PLACES).span(path)
    assert f"{span[0]}:{span[1]}-{span[2]}:{span[3]}" == place


def test_every_key_has_its_place() -> None:
    document = document_of(PLACES)
    assert document.key_span(("content", "æøå")) == Span(3, 3, 3, 6)
    assert document.key_span(("content", "list", 1, "b")) == Span(4, 14, 4, 15)
    assert document.key_span(("people", 0)) == document.span(("people", 0))
    assert document.key_span(("content", "missing")) == Span(2, 1, 2, 8)


def test_empty_values_in_brackets_have_a_place() -> None:
    document = document_of('{"a":\n,\n b:\n}\n')
    assert [document.span((key,)) for key in "ab"] == [Span(1, 6, 1, 6), Span(3, 4, 3, 4)]


def test_a_byte_order_mark_moves_no_column() -> None:
    assert document_of("\ufefftitle: x\n").span(("title",)) == Span(1, 8, 1, 9)


@pytest.mark.parametrize(
    ("fits", "beyond", "rule"),
    [
        ("a: " + "[" * 19 + "]" * 19, "a: " + "[" * 20 + "]" * 20, "too_deep"),
        ("a: " + "x" * MAX_TEXT, "a: " + "x" * (MAX_TEXT + 1), "text_too_long"),
        ("a: [" + "x, " * (MAX_NODES - 3) + "]", "a: [" + "x, " * (MAX_NODES - 2) + "]", "too_many_nodes"),
        ("# " + "x" * (MAX_BYTES - 7) + "\na: 1", "# " + "x" * (MAX_BYTES - 6) + "\na: 1", "file_too_large"),
    ],
    ids=["depth", "text", "nodes", "file"],
)  # fmt: skip
def test_limits_hold_to_the_number(fits: str, beyond: str, rule: str) -> None:
    assert not faults_of(fits)
    assert [fault.rule for fault in faults_of(beyond)] == [rule]


def test_a_flood_of_faults_is_cut() -> None:
    assert len(faults_of("- &x y\n" * 3000)) == MAX_FAULTS
    assert len(faults_of("a: \u200b\n" * 3000)) <= 2 * MAX_FAULTS


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(MissingLibyamlError):
        read(b"a: 1\n")


def test_without_libyaml_the_program_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    monkeypatch.setenv("PARTNERSKAB_LANG", "da")
    example = EXAMPLES / "skovby-autisme"
    assert run(["check", str(example)]) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert "libyaml" in said.err
    assert "pip install" in said.err


def refused(folder: Path, name: str) -> str:
    with pytest.raises(files.FileError) as caught:
        read_file(folder, name)
    diagnostic = caught.value.diagnostic
    assert CANARY not in "".join((*diagnostic.message, *diagnostic.hint))
    return diagnostic.rule


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "a.yaml").write_bytes(b"x\r\n\0")
    (tmp_path / "full").write_bytes(b"x" * MAX_BYTES)
    assert read_file(tmp_path, "under/a.yaml") == b"x\r\n\0"
    assert read_file(tmp_path, "full") == b"x" * MAX_BYTES


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link", "a.yaml") == b"x"


def test_links_are_refused_also_above_the_file(tmp_path: Path) -> None:
    (tmp_path / "Zebra").mkdir()
    (tmp_path / "Zebra" / "a.yaml").write_bytes(b"x")
    (tmp_path / "link").symlink_to("Zebra")
    (tmp_path / "a.yaml").symlink_to("Zebra/a.yaml")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    assert refused(tmp_path, "a.yaml") == "file_is_link"
    assert refused(tmp_path, "gone.yaml") == "file_is_link"
    assert refused(tmp_path, "link/a.yaml") == "file_is_link"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../a", "a/../b", "/etc/hostname", "a//b", "a/", "./a", "a\0b"]
)
def test_a_name_stays_in_the_folder(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name) == "file_outside"


def test_what_is_no_ordinary_file_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(os, "open", None)
    assert refused(tmp_path, "fifo") == "file_not_regular"
    assert refused(tmp_path, "folder") == "file_not_regular"
    assert refused(Path("/dev"), "zero") == "file_not_regular"


def test_a_fifo_put_in_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    os.mkfifo(tmp_path / "fifo")
    seen = (tmp_path / "a").lstat()
    answers: list[str] = []

    def read_it() -> None:
        try:
            files._read_regular(tmp_path / "fifo", seen)
        except files.FileError as error:
            answers.append(error.diagnostic.rule)

    thread = threading.Thread(target=read_it, daemon=True)
    thread.start()
    thread.join(5)
    assert answers == ["file_not_regular"]


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    assert refused(tmp_path, "large") == "file_too_large"


def test_missing_and_locked_files(tmp_path: Path) -> None:
    (tmp_path / "locked").write_bytes(b"x")
    assert refused(tmp_path, "missing") == "file_missing"
    assert refused(tmp_path, "missing/a") == "file_missing"
    assert refused(tmp_path, "locked/a") == "file_missing"
    assert os_fault(PermissionError(13, "Zebra", "Zebra")).rule == "file_unreadable"
    if os.geteuid():
        (tmp_path / "locked").chmod(0)
        assert refused(tmp_path, "locked") == "file_unreadable"


def test_a_new_file_is_whole_and_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"x", mode=0o600)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_file_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("elsewhere")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError) as caught:
            write_new(tmp_path / name, b"new")
        assert os_fault(caught.value).rule == "file_exists"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "link"]


def test_a_new_file_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_new(tmp_path / "a", b"x")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"y")
    assert (tmp_path / "a").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    replace(tmp_path / "a", b"one")
    (tmp_path / "a").chmod(0o664)
    replace(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o664
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_links_and_folders_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "folder").mkdir()
    for name, rule in (("link", "file_is_link"), ("folder", "file_not_regular")):
        with pytest.raises(OSError, match=r".") as caught:
            replace(tmp_path / name, b"new")
        assert os_fault(caught.value).rule == rule
    assert (tmp_path / "a").read_bytes() == b"old"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "disk full")

    (tmp_path / "a").write_bytes(b"old")
    if call == "replace":
        monkeypatch.setattr(Path, "replace", full)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(files, "open", lambda *_: full(), raising=False)
    with pytest.raises(OSError, match="disk full") as caught:
        replace(tmp_path / "a", b"new")
    assert os_fault(caught.value).rule == "disk_full"
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_bytes_reach_the_disk_before_the_name_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def noted(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def moved(path: Path, target: Path) -> Path:
        order.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(Path, "replace", moved)
    replace(tmp_path / "a", b"x")
    assert order == ["file", "rename", "folder"]


def test_what_a_killed_run_left_is_swept_away_but_a_live_run_is_not(tmp_path: Path) -> None:
    for name in ("old", "young"):
        (tmp_path / files.TEMPORARY.replace("*", name)).write_bytes(b"x")
    os.utime(tmp_path / files.TEMPORARY.replace("*", "old"), (0, 0))
    replace(tmp_path / "a", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        files.TEMPORARY.replace("*", "young"),
        "a",
    ]


def test_no_bad_character_hides_among_the_usual_ones() -> None:
    """A file of plain letters is not searched: that must be so for none with a letter that is refused."""
    letters = [chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000]
    refused = [letter for letter in letters if find_bad_character(letter)]
    refused += ["\u00c3\u00a6", "\u00c3\u00b8", "\u00c3\u2026", "\u00c3\u2020", "\u00c3\u02dc"]
    assert len(refused) > 100
    for one in refused:
        assert decode(f"a: »æøå« – … {one} x\n".encode()).faults, ascii(one)
