"""Findings: one fault each, complete at birth, sortable, never printed by the one who finds it."""

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
    """Where something stands in a file: lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Diagnostic(NamedTuple):
    """What is wrong at one place of one file, before anybody has said which file it is."""

    span: Span
    rule: str
    message: Text
    hint: Text


class Finding(NamedTuple):
    """One fault in one file: what is wrong, where, how bad it is and what to write instead."""

    file: str
    span: Span
    rule: str
    level: Level
    message: Text
    hint: Text


class DiagnosticType(NamedTuple):
    """A sort of fault: its name, its sentence, its hint, and why it matters (for `explain`)."""

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
    """Kinds by their names."""
    return {kind.name: kind for kind in kinds}


def counts(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level, every level named."""
    tally: dict[Level, int] = dict.fromkeys(LEVELS, 0)
    for finding in findings:
        tally[finding.level] += 1
    return tally


def fingerprints(found: Sequence[Finding]) -> list[str]:
    """A name for each finding that stays when lines move or the language changes: rule, file, words without numbers, and which of its like."""
    from hashlib import sha256
    from re import sub

    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for one in found:
        key = (one.rule, one.file, sub(r"\d+", "#", one.message.da))
        seen[key] += 1
        names.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
    return names
