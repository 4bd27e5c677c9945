"""Formats: findings as people and as machines read them; a dictionary that also feeds `--format`."""

import json
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from partnerskab import __version__
from partnerskab.diagnostics import Finding, Level, counts, fingerprints
from partnerskab.i18n import NBSP, Language
from partnerskab.report import finding_data, finding_line, safe
from partnerskab.rules import rules

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_COMMAND = r"##(?=\w*\[)"
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
        return str(PurePosixPath(safe(self.prefix)) / safe(finding.file))

    def sentence(self, finding: Finding) -> str:
        """What is wrong and what to write instead, on one line."""
        return safe(
            f"{finding.message.in_language(self.language)} {finding.hint.in_language(self.language)}"
        )


def prefix(folder: Path) -> str:
    """The folder as tools know it that look at a whole repository: from the top of the git work tree, else from here."""
    folder = folder.absolute()
    tops = [one for one in (folder, *folder.parents) if (one / ".git").exists()]
    for top in (*tops[:1], Path.cwd()):
        if folder.is_relative_to(top):
            return folder.relative_to(top).as_posix()
    return ""


def text(result: Result) -> str:
    """A line for each finding."""
    return "".join(f"{_line(one, result.language)}\n" for one in result.findings)


def _line(one: Finding, language: Language) -> str:
    """A finding as a line that no build server takes for a command, whatever its file is called."""
    line = finding_line(one, language)
    return _quiet(line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line)


def _quiet(words: str) -> str:
    """Text without the beginning of a command to a build server that looks for one anywhere in a line."""
    return re.sub(_COMMAND, "# #", words)


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
    values = {"file": result.path(one), "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub refuses columns for more than one line
        values |= {"col": str(column), "endColumn": str(max(end_column, column))}
    values["title"] = one.rule
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{GITHUB[one.level]} {properties}::{_data(result.sentence(one))}\n"


def _data(words: str) -> str:
    return _quiet(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


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
                "fingerprint": _print_in(result.prefix, fingerprint),
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


def _print_in(place: str, fingerprint: str) -> str:
    """A fingerprint that two partnerships of one repository do not share."""
    return sha256(f"{place}/{fingerprint}".encode("utf-8", "backslashreplace")).hexdigest()


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
    words = manual.in_language(language)
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
        "region": {**region, "endColumn": end_column},
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def junit(result: Result) -> str:
    """JUnit XML: a suite for each file, a case for each finding, one passed case where there is none.

    Errors and warnings are cases that failed; notes are skipped ones, since nobody has to act on them.
    """
    files = sorted({one.file for one in result.findings})
    suites = "".join(_suite(result, [one for one in result.findings if one.file == file]) for file in files)  # fmt: skip
    if not files:
        suites = '  <testsuite name="partnerskab" tests="1" failures="0" errors="0" skipped="0">\n    <testcase classname="partnerskab" name="check"/>\n  </testsuite>\n'
    head = f'<testsuites name="partnerskab" tests="{len(result.findings) or 1}" failures="{_failures(result.findings)}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _failures(found: Sequence[Finding]) -> int:
    return sum(one.level != "note" for one in found)


def _suite(result: Result, found: Sequence[Finding]) -> str:
    failed = _failures(found)
    tally = f'tests="{len(found)}" failures="{failed}" errors="0" skipped="{len(found) - failed}"'
    name = _attribute(result.path(found[0]))
    cases = "".join(_case(result, one) for one in found)
    return f"  <testsuite name={name} {tally}>\n{cases}  </testsuite>\n"


def _case(result: Result, one: Finding) -> str:
    sort = "skipped" if one.level == "note" else "failure"
    name = f"{one.rule} {one.span.line}:{one.span.column}"
    return (
        f"    <testcase classname={_attribute(result.path(one))} name={_attribute(name)}>\n"
        f"      <{sort} type={_attribute(one.level)} message={_attribute(result.sentence(one))}>"
        f"{_element(_line(one, result.language))}</{sort}>\n"
        "    </testcase>\n"
    )


def _element(words: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_xml(words))


def _attribute(words: str) -> str:
    from xml.sax.saxutils import quoteattr  # pulls in urllib and ssl; only junit needs it

    return quoteattr(_xml(words))


def _xml(words: str) -> str:
    """Text without the two characters that `safe` leaves and XML has no room for."""
    return _quiet(safe(words)).translate({0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})


def _dump(data: Any) -> str:
    """Data as JSON in which nothing hides and nothing is a command: both are written as JSON's own escapes."""
    words = json.dumps(data, ensure_ascii=False, indent=2).replace(NBSP, " ")
    shown = "".join(
        one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in words
    )
    return re.sub(_COMMAND, r"#\\u0023", shown) + "\n"


FORMATS: dict[str, Callable[[Result], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
