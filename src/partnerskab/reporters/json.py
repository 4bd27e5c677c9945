"""JSON, format 1: the findings with their places, and how many there are of each level."""

from partnerskab.diagnostics import counts
from partnerskab.reporters import Report, finding_to_json
from partnerskab.reporters._json_text import dump_json


def render(report: Report) -> str:
    """Return the findings as one JSON object."""
    return dump_json(
        {
            "format": 1,
            "partnership": report.title,
            "step": report.step,
            "findings": [finding_to_json(finding, report.language) for finding in report.findings],
            "counts": counts(report.findings),
        }
    )
