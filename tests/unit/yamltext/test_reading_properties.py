"""Reading as a property: whatever is written in any style is read back, and no bytes make it fail."""

import random
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerskab.diagnostics import Span
from partnerskab.yamltext import Document, Value, read, read_sound_parts

LETTERS = "a\u030abcæøåÆØÅéü xyzZ0159.,:;-–_#&*!?|>%@`'\"\\/()[]{}<>=+~\n\t\u00a0€👍"
TEXTS = st.text(LETTERS, max_size=30)
KEYS = (
    st.one_of(
        st.from_regex(r"[a-zæøå][a-zæøå_0-9]{0,11}", fullmatch=True),
        st.text(LETTERS.replace("\n", "").replace("\t", ""), min_size=1, max_size=12),
    )
    .map(lambda key: normalize("NFC", key))
    .filter(lambda key: key == key.strip() != "")
)
MODELS: st.SearchStrategy[Any] = st.dictionaries(
    KEYS,
    st.recursive(
        st.one_of(st.none(), TEXTS),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)
_PLAIN = re.compile(r"[\wæøåÆØÅ(/+~€][\wæøåÆØÅ()/.+~€ %@`'\"&*!?<>=_–;-]*")
_NAMED = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Writer:
    """Writes a model as YAML in a style that is drawn anew at every choice."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw

    def file(self, model: dict[str, Any]) -> bytes:
        text = self.mapping(model, "")
        if self.draw.random() < 0.3:
            text = "# yaml-language-server: $schema=x\n" + text
        if self.draw.random() < 0.2:
            text = "---\n" + text
        if self.draw.random() < 0.2:
            text = text.replace("\n", "\r\n")
        return (self.draw.choice(("", "", "\ufeff")) + text).encode()

    def mapping(self, model: dict[str, Any], indent: str) -> str:
        return "".join(
            self.noise(indent)
            + f"{indent}{self.scalar(key, in_key=True)}:{self.value(value, indent)}"
            for key, value in model.items()
        )

    def value(self, value: Any, indent: str) -> str:
        """What follows a colon or a dash, to the end of its last line."""
        deeper = indent + " " * self.draw.randint(1, 4)
        if (
            value
            and isinstance(value, dict | list)
            and not (flowable(value) and self.draw.random() < 0.3)
        ):
            if isinstance(value, dict):
                return f"{self.end()}{self.mapping(value, deeper)}"
            return f"{self.end()}{self.sequence(value, deeper)}"
        if isinstance(value, str) and self.fits_block(value) and self.draw.random() < 0.6:
            return self.block(value, deeper)
        written = self.flow(value)
        return f" {written}{self.end()}" if written else self.end()

    def sequence(self, items: list[Any], indent: str) -> str:
        return "".join(self.noise(indent) + self.item(item, indent) for item in items)

    def item(self, item: Any, indent: str) -> str:
        if item and isinstance(item, dict) and self.draw.random() < 0.5:
            body = self.mapping(item, indent + "  ")
            if not body.startswith(indent + "  #"):
                return f"{indent}- {body[len(indent) + 2 :]}"
        return f"{indent}-{self.value(item, indent)}"

    def flow(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, dict):
            pairs = (f"{self.scalar(k, in_key=True)}: {self.flow(v)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item) for item in value) + "]"
        return self.scalar(value)

    def scalar(self, text: str, *, in_key: bool = False) -> str:
        styles = ["double"]
        if "\n" not in text and "\t" not in text:
            styles.append("single")
            if _PLAIN.fullmatch(text) and text == text.strip() and not text.endswith(":"):
                styles.append("plain")
        style = self.draw.choice(styles)
        if style == "plain":
            return text
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        return '"' + "".join(self.letter(letter) for letter in text) + '"'

    def letter(self, letter: str) -> str:
        if letter in _NAMED:
            return _NAMED[letter]
        if self.draw.random() < 0.1:
            code = ord(letter)
            return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
        return letter

    def fits_block(self, text: str) -> bool:
        lines = text.split("\n")
        return bool(lines[0].strip()) and not any(line[:1] in (" ", "\t") for line in lines)

    def block(self, text: str, indent: str) -> str:
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        sign = "|" + ("-" if ends == 0 else "" if ends == 1 else "+")
        lines = (f"{indent}{line}" if line else "" for line in body.split("\n"))
        return f" {sign}\n" + "\n".join(lines) + "\n" * max(1, ends)

    def end(self) -> str:
        return self.draw.choice(("\n", "\n", " # en note: [x]\n", '  # "y" & z\n'))

    def noise(self, indent: str) -> str:
        return self.draw.choice(("", "", "", f"{indent}# Hvem gør hvad?\n"))


def flowable(value: Any) -> bool:
    """Whether a value fits on one line: a list has no way to write nothing there."""
    if isinstance(value, dict):
        return all(flowable(part) for part in value.values())
    return not isinstance(value, list) or all(item is not None and flowable(item) for item in value)


def paths(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    parts: Any = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        parts = enumerate(value)
    for step, part in parts:
        yield from paths(part, (*path, step))


def at(value: Value, path: tuple[str | int, ...]) -> Value:
    current: Any = value
    for step in path:
        current = current[step]
    return current  # type: ignore[no-any-return]


def cut(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def check_places(text: str, document: Document) -> None:
    """Every place is inside the file and its parents, and holds its text."""
    lines = text.split("\n")
    for path in paths(document.value):
        span, key = document.span(path), document.key_span(path)
        assert (1, 1) <= span[:2] <= span[2:] <= (len(lines), len(lines[-1]) + 1)
        outer = document.span(path[:-1])
        assert outer[:2] <= span[:2] <= span[2:] <= outer[2:]
        value = at(document.value, path)
        if isinstance(value, str) and cut(text, span)[:1] not in ("'", '"', "|", ">"):
            assert cut(text, span) == value
        if path and isinstance(path[-1], str) and cut(text, key)[:1] not in ("'", '"'):
            assert normalize("NFC", cut(text, key)) == path[-1]


@pytest.mark.slow
@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(MODELS, st.randoms(use_true_random=False))
def test_what_is_written_in_any_style_is_read_back(
    model: dict[str, Any], draw: random.Random
) -> None:
    data = Writer(draw).file(model)
    document, faults = read(data)
    assert document is not None, (data, faults)
    assert document.value == model
    check_places(data.decode().removeprefix("\ufeff").replace("\r", ""), document)


TOKENS = (
    "\n", "  ", " ", "\t", "- ", "? ", ": ", ":", '"', "'", "[", "]", "{", "}", ",", "#", " #", " #x", '"#',
    "|", ">", "|-", ">+", "|2", "&a ", "*a", " &", "*", "!", "!!str ", "!x", "% ", "%", "@", "`", "---\n",
    "...\n", "\\", "\\x4", "\\ud800", "\\U00110000", "\\e", "æ", "k: v\n", "\n\n", "-", "?", "<<: ", "\r\n",
    "\r", "=", "~", ":,", "?,", "\\\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x85", "\x07", "Ã¦",
    "a\u030a: 1\n", "å: 1\n", "<<<<<<< HEAD\n", "\x00", '"":', ":\n", "- - ", "{a, b}", "[a: b]",
)  # fmt: skip
SEEDS = (
    "title: Kursus for forældre\npartners:\n  - {id: skovby, kind: municipality, cvr: \"12\"}\n  - id: x\n",
    "before:\n  who:\n    # Hvem?\n    decision: Forældre # fin\n    points: {wider: Nej, list: [a, 'b c']}\n",
    "text: |\n  Første linje: med kolon\n\n  Anden linje\nfold: >-\n  a\n  b\nlast: 'x\n  y'\nempty:\n",
    '"quoted key": "a\\n\\u00e6 \\"x\\""\nplain: 17:30\nlist:\n- a\n- \n- {b: [c, {d: e}]}\n',
    "a:\n  b:\n    c:\n      - d: 1\n        e: [\n          f,\n          g\n        ]\n",
    "--- # x\nsag: Nr. 12\nurl: https://skovby.dk/#om\npris: 25.000,50 kr.\n...\n",
)  # fmt: skip
MUTATIONS = 10_000


def mutated(draw: random.Random) -> bytes:
    letters = list(draw.choice(SEEDS))
    for _ in range(draw.randint(1, 4)):
        place, what = draw.randrange(len(letters) + 1), draw.random()
        if what < 0.5:
            letters[place:place] = draw.choice(TOKENS)
        elif what < 0.7:
            del letters[place : place + draw.randint(1, 4)]
        elif what < 0.85:
            start = draw.randrange(len(letters) + 1)
            letters[place:place] = letters[start : start + draw.randint(1, 25)]
        else:
            letters[place : place + 1] = draw.choice(draw.choice(TOKENS))
    data = "".join(letters).encode()
    if draw.random() < 0.05:
        place = draw.randrange(len(data) + 1)
        data = data[:place] + draw.randbytes(draw.randint(0, 2)) + data[place + 1 :]
    return data


@pytest.mark.parametrize("seed", range(10))
def test_no_mutation_makes_it_fail(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(MUTATIONS // 10):
        data = mutated(draw)
        document, faults = read_sound_parts(data)
        assert document is not None or faults, data
        lines = data.count(b"\n") + 1
        for fault in faults:
            assert (1, 1) <= fault.span[:2] <= fault.span[2:], data
            assert fault.span.end_line <= lines + 1, data
        if document is not None and not faults:
            text = data.decode().removeprefix("\ufeff").replace("\r", "")
            check_places(text, document)
