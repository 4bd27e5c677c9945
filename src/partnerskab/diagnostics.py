"""What is wrong, as values: immutable and sortable; rules and readers return them, reporters print them."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from partnerskab.i18n import Text

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")

LEVEL_NAMES: dict[Level, Text] = {
    "error": Text("fejl", "error"),
    "warning": Text("advarsel", "warning"),
    "note": Text("bemærkning", "note"),
}


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Diagnostic(NamedTuple):
    """What is wrong at one place of a file, without the name of the file."""

    span: Span
    rule: str
    message: Text
    hint: Text


class Finding(NamedTuple):
    """A diagnostic in a named file, with its level."""

    file: str
    span: Span
    rule: str
    level: Level
    message: Text
    hint: Text


class DiagnosticType(NamedTuple):
    """A type of fault: its name, message, hint and reason (for `explain`)."""

    name: str
    message: Text
    hint: Text
    why: Text

    def at(self, span: Span, hint: Text | None = None, **values: object) -> Diagnostic:
        """One fault of this kind; `hint` replaces the general one where a better is known."""
        return Diagnostic(
            span, self.name, self.message.fill(**values), (hint or self.hint).fill(**values)
        )


def load_types(file: Path) -> dict[str, DiagnosticType]:
    """Return the types of fault that a JSON file describes, by name.

    Raises TypeError or ValueError where one lacks a text or a text lacks its twin.
    """
    described: dict[str, dict[str, dict[str, str]]] = json.loads(file.read_text(encoding="utf-8"))
    return {
        name: DiagnosticType(name, **{part: _both(texts) for part, texts in parts.items()})
        for name, parts in described.items()
    }


def _both(texts: dict[str, str]) -> Text:
    pair = Text(**texts)
    if not all(pair):
        raise ValueError("a text is empty in one language")
    return pair


def by_name(kinds: Iterable[DiagnosticType]) -> dict[str, DiagnosticType]:
    """Return diagnostic types by name."""
    return {kind.name: kind for kind in kinds}


def counts(findings: Iterable[Finding]) -> dict[Level, int]:
    """Return the number of findings of each level, 0 included."""
    tally: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for finding in findings:
        tally[finding.level] += 1
    return tally


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a name for each finding that stays the same when lines move or the language changes.

    It is made of rule, file, message without numbers, and a count of equal ones.
    """
    from hashlib import sha256
    from re import sub

    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for finding in findings:
        key = (finding.rule, finding.file, sub(r"\d+", "#", finding.message.da))
        seen[key] += 1
        names.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
    return names
