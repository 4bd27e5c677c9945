"""SARIF 2.1.0, columns counted in characters."""

from typing import Any
from urllib.parse import quote

from partnerskab import __version__
from partnerskab.diagnostics import Finding, fingerprints
from partnerskab.i18n import Language
from partnerskab.reporters import Report
from partnerskab.reporters._json_text import dump_json
from partnerskab.rules.runner import all_rules

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """Return the findings as a SARIF log with one run."""
    pairs = zip(report.findings, fingerprints(report.findings), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "partnerskab",
                "version": __version__,
                "rules": _describe_rules(report),
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_to_result(report, finding, name) for finding, name in pairs],
    }
    return dump_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _to_result(report: Report, finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": finding.level,
        "message": {"text": report.message_of(finding)},
        "partialFingerprints": {"partnerskab/v1": fingerprint},
        "locations": [{"physicalLocation": _to_location(report, finding)}],
    }


def _to_location(report: Report, finding: Finding) -> dict[str, Any]:
    line, column, end_line, end_column = finding.span
    return {
        "artifactLocation": {"uri": quote(report.path_of(finding))},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }


def _describe_rules(report: Report) -> list[dict[str, Any]]:
    used = sorted({finding.rule for finding in report.findings})
    return [_describe_rule(name, report.language) for name in used]


def _describe_rule(name: str, language: Language) -> dict[str, Any]:
    """Return what a rule is about; the faults of files and of YAML have no manual."""
    manual = next((rule.manual for rule in all_rules() if rule.name == name), None)
    if manual is None:
        return {"id": name}
    text = manual.in_language(language)
    return {
        "id": name,
        "shortDescription": {"text": text.splitlines()[0]},
        "fullDescription": {"text": text},
    }
