"""A fault spoils its own block: what else a file says is read, and nothing is read as what it does not say."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from partnerskab.yamltext import Document, Value, read, read_sound_parts
from partnerskab.yamltext import FieldPath as Place
from paths import EXAMPLES

# Each: a name, a file with faults, what is read of it, and the lines of the blocks that are not.
RECOVERED: list[tuple[str, str, Value, list[tuple[int, int]]]] = [
    ("colon in a text", "a: x: y\nb: 1\n", {"a": None, "b": "1"}, [(1, 1)]),
    ("the lines below go with it", "a:\n  b: [1\n  c: 2\nd: 3\n", {"a": {"b": None, "c": "2"}, "d": "3"},
     [(2, 2)]),
    ("a line in a list", "a:\n  - x\n  - 'y\n  - z\n", {"a": ["x", None, "z"]}, [(3, 3)]),
    ("a field of an item", "- id: 1\n  n: @\n- id: 2\n".replace("-", "  -").replace("  n", "    n")
     .replace("  - id: 1", "a:\n  - id: 1", 1), {"a": [{"id": "1", "n": None}, {"id": "2"}]}, [(3, 3)]),
    ("the first field of an item", "a:\n  - id: &x 1\n    n: 2\n", {"a": [{"id": None, "n": "2"}]}, [(2, 2)]),
    ("open quote", 'a: "x\nb: 1\nc: 2\n', {"a": None, "b": "1", "c": "2"}, [(1, 1)]),
    ("open quote that a later one closes", 'a: "x\nb: 1\nc: "2"\nd: 3\n',
     {"a": None, "b": "1", "c": "2", "d": "3"}, [(1, 1)]),
    ("quotes over lines that are not indented", 'a: "x\nb: 1"\nc: 2\n', {"a": None, "c": "2"}, [(1, 2)]),
    ("open bracket", "a: [x, y\nb: 1\nc: [z]\n", {"a": None, "b": "1", "c": ["z"]}, [(1, 1)]),
    ("no colon", "a: 1\nb 2\nc: 3\n", {"a": "1", "c": "3"}, [(2, 2)]),
    ("no colon below a text", "a: |\n  x\ny\nc: 3\n", {"a": None, "c": "3"}, [(1, 2), (3, 3)]),
    ("a line too far out", "a:\n   b: 1\n  c: 2\nd: 3\n", {"a": None, "d": "3"}, [(1, 3)]),
    ("a line too far in", "a: 1\n  b: 2\nc: 3\n", {"a": None, "c": "3"}, [(1, 2)]),
    ("a heading too far in", "a:\n  b: 1\n   c:\n  d: 2\ne: 3\n", {"a": None, "e": "3"}, [(1, 4)]),
    ("twice the same field", "a: 1\nb: 2\na: 3\n", {"a": None, "b": "2"}, [(1, 1), (3, 3)]),
    ("twice the same field in a block", "a:\n  b: 1\n  b: 2\nc: 3\n", {"a": None, "c": "3"}, [(1, 3)]),
    ("a tab", "a:\n\tb: 1\nc: 2\n", {"a": None, "c": "2"}, [(1, 1), (2, 2)]),
    ("an invisible sign", "a: x\u200by\nb: 2\n", {"a": None, "b": "2"}, [(1, 1)]),
    ("the first line", "x\na: 1\nb: 2\n", {"a": "1", "b": "2"}, [(1, 1)]),
    ("the first line indented", "  a: 1\nb: 2\n", {"b": "2"}, [(1, 1)]),
    ("the last line", "a: 1\nb: {c: 2,\n", {"a": "1", "b": None}, [(2, 2)]),
    ("several", "a: @\nb: 2\nc: 'x\nd: 4\ne: [\nf: 6\n", {"a": None, "b": "2", "c": None, "d": "4", "e": None, "f": "6"},
     [(1, 1), (3, 3), (5, 5)]),
    ("too deep", "a: " + "[" * 30 + "\nb: 2\n", {"a": None, "b": "2"}, [(1, 1)]),
]  # fmt: skip

UNREAD = [
    ("two documents", "a: 1\n---\nb: 2\n"),
    ("a merge in git", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n"),
    ("no fields", "- x\n- 'y\n"),
    ("another encoding", "a: \udce6\n"),
]


@pytest.mark.parametrize(
    ("text", "value", "unread"), [case[1:] for case in RECOVERED], ids=[c[0] for c in RECOVERED]
)
def test_the_rest_is_read(text: str, value: Value, unread: list[tuple[int, int]]) -> None:
    document, faults = read_sound_parts(text.encode())
    assert faults
    assert document is not None
    assert document.value == value
    assert [(span.line, span.end_line) for span in document.unread] == unread
    assert read(text.encode()) == (None, faults)


@pytest.mark.parametrize("text", [case[1] for case in UNREAD], ids=[case[0] for case in UNREAD])
def test_nothing_is_read_where_no_block_can_be_told(text: str) -> None:
    document, faults = read_sound_parts(text.encode("utf-8", "surrogateescape"))
    assert faults
    assert document is None


def test_what_could_not_be_read_is_known_by_its_path() -> None:
    document, _ = read_sound_parts(b"a:\n  b: x: y\n  c: 1\nd: [{e: 1}]\n")
    assert document is not None
    assert document.is_unread(("a", "b"))
    assert document.is_unread(("a",))
    assert document.is_unread(("a", "b", "x"))
    assert not document.is_unread(("a", "c"))
    assert not document.is_unread(("d", 0, "e"))


def test_every_fault_is_told_in_one_run() -> None:
    text = b"a: @\nb:\n  - c: 'x\n  - d: [\n  - e: &x 1\nf: x: y\n"
    found = [(fault.rule, fault.span.line) for fault in read_sound_parts(text)[1]]
    assert found == [
        ("special_character", 1),
        ("unclosed_quote", 3),
        ("unclosed_bracket", 4),
        ("anchor_or_alias", 5),
        ("colon_in_text", 6),
    ]


def test_a_file_full_of_faults_takes_no_long_time() -> None:
    document, faults = read_sound_parts(b"".join(b"k%d: x: y\n" % n for n in range(30_000)))
    assert document is None
    assert len(faults) > 1


# As a property: one line of a sound file is spoilt, and every other line says what it said before.

RICH = """\
a: |
  tekst: "x"
  - mere

  slut [x
b:
  c: >-
    lang tekst
    over linjer
  d: "citat
    fortsat"
  e: 'x'
f:
- id: en
  note: |
    hej
    der
- id: to
  liste: [a,
    b, c
  ]
g:
  - - x
    - y
  - z: {a: 1,
      b: 2}
h: slut
"""
SIGNS = ["x: y: z", "'", '"', "[", "]", "{", "}", "&a x", "*a", "!x", "@x", "| x", "- x", "? x", "\t", "#x",
         "x #y", ": ", "name", "a: [b", "'x", '"x', ",", "`", "%", "\u200b"]  # fmt: skip

Change = Callable[[str, random.Random], str]
CHANGES: list[Change] = [
    lambda line, draw: line[: line.find(":") + 1] + " " + draw.choice(SIGNS),
    lambda line, draw: insert(line, draw.choice(SIGNS), draw),
    lambda line, draw: insert(line, draw.choice(SIGNS), draw),
    lambda line, draw: cut(line, draw),
    lambda line, draw: " " * draw.randrange(1, 5) + line,
    lambda line, draw: line.removeprefix(" " * draw.randrange(1, 5)),
    lambda line, draw: line.replace(":", "", 1),
    lambda line, draw: line[: draw.randrange(len(line) + 1)],
    lambda line, draw: line.replace(draw.choice("\"'[]{},-"), "", 1),
]


def insert(line: str, sign: str, draw: random.Random) -> str:
    place = draw.randrange(len(line) + 1)
    return line[:place] + sign + line[place:]


def cut(line: str, draw: random.Random) -> str:
    place = draw.randrange(len(line) + 1)
    return line[:place] + line[place + 1 :]


Leaves = dict[tuple[int, int, tuple[str, ...]], Value]


def leaves(document: Document) -> Leaves:
    """What is read on every line: where the value or its key begins, under which names, and what it is."""
    found: Leaves = {}

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        for step, part in parts:
            if part and isinstance(part, dict | list):
                walk(part, (*path, step))
            elif not document.is_unread((*path, step)):
                place: Place = (*path, step)
                names = tuple(name for name in place if isinstance(name, str))
                found[(*document.key_span(place)[:2], names)] = part

    walk(document.value, ())
    return found


def sources() -> list[str]:
    files = [file for file in sorted(EXAMPLES.rglob("*.yaml")) if "expected" not in file.parts]
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [text for text in texts if read(text.encode())[0] is not None] + [RICH] * 15


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_no_line_is_read_as_what_it_does_not_say(seed: int) -> None:
    draw, texts = random.Random(seed), sources()
    recovered = 0
    for _ in range(600):
        text = draw.choice(texts)
        lines = text.split("\n")
        number = draw.randrange(len(lines))
        lines[number] = draw.choice(CHANGES)(lines[number], draw)
        document, faults = read_sound_parts("\n".join(lines).encode())
        if not faults or document is None:
            continue
        recovered += 1
        before, _ = read(text.encode())
        assert before is not None
        said = leaves(before)
        for place, value in leaves(document).items():
            if place[0] != number + 1 and value is not None:
                assert said.get(place) == value, (place, lines[number], "\n".join(lines))
    assert recovered > 200
