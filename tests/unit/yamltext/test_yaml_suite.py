"""The official YAML test suite: what is wrong is refused, and what is accepted is what the standard says."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from partnerskab.yamltext import read
from paths import DATA

CASES_FILE = DATA / "yaml-test-suite" / "cases.jsonl"

# Wrong by the standard, but nothing a person wrote is lost or moved by reading them.
HARMLESS = {
    "S98Z": "empty lines of a block are indented more than its (missing) first line",
    "X4QW": "a comment follows > without a space",
}
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b"}


class Case(NamedTuple):
    name: str
    yaml: str
    error: bool
    events: str


def cases() -> list[Case]:
    lines = CASES_FILE.read_text(encoding="utf-8").splitlines()
    return [
        Case(case["id"], case["yaml"], case["error"], case["events"])
        for case in map(json.loads, lines)
    ]


CASES = cases()


def documents(events: str) -> list[Any]:
    """The values that the suite's own events describe, as this reader would give them."""
    lines = iter(events.splitlines())
    return [
        value(line, lines) for line in lines if line[:4] not in ("+STR", "-STR", "+DOC", "-DOC")
    ]


def value(line: str, lines: Iterator[str]) -> Any:
    if line.startswith("+SEQ"):
        return [value(item, lines) for item in iter(lines.__next__, "-SEQ")]
    if line.startswith("+MAP"):
        parts = [value(item, lines) for item in iter(lines.__next__, "-MAP")]
        return dict(zip(parts[::2], parts[1::2], strict=True))
    style, text = line[5], re.sub(r"\\.", lambda found: _ESCAPES[found.group()], line[6:])
    return text if text or style != ":" else None


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 402
    assert sum(case.error for case in CASES) == 94


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_of_the_suite(case: Case) -> None:
    document, faults = read(case.yaml.encode())
    assert (document is None) == bool(faults)
    if document is None:
        assert case.name not in HARMLESS
        return
    if case.error:
        assert case.name in HARMLESS
    else:
        assert [document.value] == documents(case.events)


def test_a_fair_part_of_the_suite_is_accepted() -> None:
    """Most valid cases hold what is refused on purpose; this guards against refusing everything."""
    accepted = [case.name for case in CASES if read(case.yaml.encode())[0] is not None]
    assert len(accepted) >= 50
