"""Plain text: a line for each finding, as editors and people read them."""

from partnerskab.reporters import Report, format_finding
from partnerskab.text.safe_text import break_command_line


def render(report: Report) -> str:
    """Return a line for each finding."""
    lines = (format_finding(finding, report.language) for finding in report.findings)
    return "".join(f"{break_command_line(line)}\n" for line in lines)
