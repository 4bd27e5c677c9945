"""A code quality report of GitLab."""

from hashlib import sha256
from typing import Any

from partnerskab.diagnostics import Finding, Level, fingerprints
from partnerskab.reporters import Report
from partnerskab.reporters._json_text import dump_json

SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """Return the findings as a list of issues."""
    pairs = zip(report.findings, fingerprints(report.findings), strict=True)
    return dump_json([_to_issue(report, finding, name) for finding, name in pairs])


def _to_issue(report: Report, finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": report.message_of(finding),
        "check_name": finding.rule,
        "fingerprint": _hash_with_prefix(report.prefix, fingerprint),
        "severity": SEVERITIES[finding.level],
        "location": {
            "path": report.path_of(finding),
            "positions": {
                "begin": {"line": finding.span.line, "column": finding.span.column},
                "end": {"line": finding.span.end_line, "column": finding.span.end_column},
            },
        },
    }


def _hash_with_prefix(prefix: str, fingerprint: str) -> str:
    """Return a fingerprint that two partnerships of one repository do not share."""
    return sha256(f"{prefix}/{fingerprint}".encode("utf-8", "backslashreplace")).hexdigest()
