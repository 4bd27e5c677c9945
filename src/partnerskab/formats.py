"""Formats: findings as people and as machines read them; a dictionary that also feeds `--format`."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from partnerskab import __version__
from partnerskab.findings import Finding, Level, counts
from partnerskab.report import finding_data, finding_line, safe
from partnerskab.rules import rules
from partnerskab.words import NBSP, Language

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
GITHUB: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
GITLAB: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


class Result(NamedTuple):
    """What a check gives to a format: the findings and what they are findings of.

    `prefix` is the partnership's folder as the reader of the report knows it, for tools that look at a whole repository.
    """

    findings: Sequence[Finding]
    title: str | None
    step: int
    prefix: str
    language: Language

    def path(self, finding: Finding) -> str:
        """The finding's file from where the report is read."""
        return str(PurePosixPath(self.prefix) / safe(finding.file))

    def sentence(self, finding: Finding) -> str:
        """What is wrong and what to write instead, on one line."""
        return safe(f"{finding.message.say(self.language)} {finding.hint.say(self.language)}")


def text(result: Result) -> str:
    """A line for each finding."""
    return "".join(f"{finding_line(one, result.language)}\n" for one in result.findings)


def as_json(result: Result) -> str:
    """Format 1: the findings with their places, and how many there are of each level."""
    return _dump(
        {
            "format": 1,
            "partnership": result.title,
            "step": result.step,
            "findings": [finding_data(one, result.language) for one in result.findings],
            "counts": counts(result.findings),
        }
    )


def github(result: Result) -> str:
    """Annotations of GitHub Actions; whatever stands in the files is escaped and cannot start a command."""
    return "".join(_annotation(result, one) for one in result.findings)


def _annotation(result: Result, one: Finding) -> str:
    line, column, end_line, end_column = one.span
    values = {
        "file": result.path(one),
        "line": line,
        "endLine": end_line,
        "col": column,
        "endColumn": max(end_column, column),
        "title": one.rule,
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{GITHUB[one.level]} {properties}::{_data(result.sentence(one))}\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def gitlab(result: Result) -> str:
    """A code quality report of GitLab."""
    prints = fingerprints(result.findings)
    return _dump(
        [
            {
                "description": result.sentence(one),
                "check_name": one.rule,
                "fingerprint": fingerprint,
                "severity": GITLAB[one.level],
                "location": {
                    "path": result.path(one),
                    "positions": {
                        "begin": {"line": one.span.line, "column": one.span.column},
                        "end": {"line": one.span.end_line, "column": one.span.end_column},
                    },
                },
            }
            for one, fingerprint in zip(result.findings, prints, strict=True)
        ]
    )


def fingerprints(found: Sequence[Finding]) -> list[str]:
    """A name for each finding that stays when lines move or the language changes: rule, file, words, and which of its like."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for one in found:
        key = (one.rule, one.file, one.message.da)
        seen[key] += 1
        names.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
    return names


def sarif(result: Result) -> str:
    """SARIF 2.1.0, columns counted in characters."""
    used = {one.rule for one in result.findings}
    prints = fingerprints(result.findings)
    run = {
        "tool": {
            "driver": {
                "name": "partnerskab",
                "version": __version__,
                "rules": [_sarif_rule(name, result.language) for name in sorted(used)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": one.rule,
                "level": one.level,
                "message": {"text": result.sentence(one)},
                "partialFingerprints": {"partnerskab/v1": fingerprint},
                "locations": [{"physicalLocation": _sarif_place(result, one)}],
            }
            for one, fingerprint in zip(result.findings, prints, strict=True)
        ],
    }
    return _dump({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _sarif_rule(name: str, language: Language) -> dict[str, Any]:
    manual = next((one.manual for one in rules() if one.name == name), None)
    if manual is None:
        return {"id": name}
    words = manual.say(language)
    return {
        "id": name,
        "shortDescription": {"text": words.splitlines()[0]},
        "fullDescription": {"text": words},
    }


def _sarif_place(result: Result, one: Finding) -> dict[str, Any]:
    line, column, end_line, end_column = one.span
    region = {"startLine": line, "startColumn": column, "endLine": end_line}
    return {
        "artifactLocation": {"uri": _uri(result.path(one))},
        "region": {**region, "endColumn": max(end_column, 1)},
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def junit(result: Result) -> str:
    """JUnit XML: a suite for each file, a failed case for each finding, one passed case where there is none."""
    files = sorted({one.file for one in result.findings})
    suites = "".join(_suite(result, file) for file in files)
    if not files:
        suites = '  <testsuite name="partnerskab" tests="1" failures="0">\n    <testcase classname="partnerskab" name="check"/>\n  </testsuite>\n'
    total = len(result.findings)
    head = f'<testsuites name="partnerskab" tests="{total or 1}" failures="{total}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _suite(result: Result, file: str) -> str:
    found = [one for one in result.findings if one.file == file]
    cases = "".join(
        f"    <testcase classname={_attribute(result.path(one))} name={_attribute(f'{one.rule} {one.span.line}:{one.span.column}')}>\n"
        f"      <failure type={_attribute(one.level)} message={_attribute(result.sentence(one))}/>\n"
        "    </testcase>\n"
        for one in found
    )
    return f'  <testsuite name={_attribute(file)} tests="{len(found)}" failures="{len(found)}">\n{cases}  </testsuite>\n'


def _attribute(words: str) -> str:
    return quoteattr(safe(words))


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2).replace(NBSP, " ") + "\n"


FORMATS: dict[str, Callable[[Result], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
