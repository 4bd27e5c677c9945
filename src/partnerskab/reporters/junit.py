"""JUnit XML: a suite for each file, a case for each finding, one passed case where there is none.

Errors and warnings are cases that failed; notes are skipped ones, since nobody has to act on them.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from partnerskab.diagnostics import Finding
from partnerskab.reporters import Report, format_finding
from partnerskab.text.safe_text import break_command_line, break_commands, make_safe

_PASSED = (
    '  <testsuite name="partnerskab" tests="1" failures="0" errors="0" skipped="0">\n'
    '    <testcase classname="partnerskab" name="check"/>\n'
    "  </testsuite>\n"
)


def render(report: Report) -> str:
    """Return the findings as test suites."""
    found = report.findings
    files = sorted({finding.file for finding in found})
    suites = [_suite(report, [each for each in found if each.file == file]) for file in files]
    numbers = f'tests="{len(found) or 1}" failures="{_count_failures(found)}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="partnerskab" {numbers}>\n'
        f"{''.join(suites) or _PASSED}"
        "</testsuites>\n"
    )


def _count_failures(findings: Sequence[Finding]) -> int:
    return sum(finding.level != "note" for finding in findings)


def _suite(report: Report, findings: Sequence[Finding]) -> str:
    total, failed = len(findings), _count_failures(findings)
    numbers = f'tests="{total}" failures="{failed}" errors="0" skipped="{total - failed}"'
    name = _quote_attribute(report.path_of(findings[0]))
    cases = "".join(_case(report, finding) for finding in findings)
    return f"  <testsuite name={name} {numbers}>\n{cases}  </testsuite>\n"


def _case(report: Report, finding: Finding) -> str:
    outcome = "skipped" if finding.level == "note" else "failure"
    name = _quote_attribute(f"{finding.rule} {finding.span.line}:{finding.span.column}")
    level = _quote_attribute(finding.level)
    message = _quote_attribute(report.message_of(finding))
    line = break_command_line(format_finding(finding, report.language))
    return (
        f"    <testcase classname={_quote_attribute(report.path_of(finding))} name={name}>\n"
        f"      <{outcome} type={level} message={message}>"
        f"{escape(_to_xml_text(line))}</{outcome}>\n"
        "    </testcase>\n"
    )


def _quote_attribute(text: str) -> str:
    return quoteattr(_to_xml_text(text))


def _to_xml_text(text: str) -> str:
    """Return the text without the two characters that `make_safe` leaves and XML forbids."""
    return break_commands(make_safe(text)).translate({0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})
