"""Annotations of GitHub Actions; what people wrote is escaped and cannot start a command."""

from partnerskab.diagnostics import Finding, Level
from partnerskab.reporters import Report
from partnerskab.text.safe_text import break_commands

LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """Return an annotation for each finding."""
    return "".join(_annotate(report, finding) for finding in report.findings)


def _annotate(report: Report, finding: Finding) -> str:
    line, column, end_line, end_column = finding.span
    values = {"file": report.path_of(finding), "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub refuses columns for more than one line
        values |= {"col": str(column), "endColumn": str(max(end_column, column))}
    values["title"] = finding.rule
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in values.items())
    message = _escape_data(report.message_of(finding))
    return f"::{LEVELS[finding.level]} {properties}::{message}\n"


def _escape_data(text: str) -> str:
    escaped = break_commands(text).replace("%", "%25")
    return escaped.replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
