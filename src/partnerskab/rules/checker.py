"""Checking: every fault in every file, with its place, and how far the partnership has come."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from partnerskab.diagnostics import Finding, Span
from partnerskab.exceptions import AccessError, UsageError
from partnerskab.files import replace
from partnerskab.i18n import Text, list_with_and
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.progress import Progress, measure_progress
from partnerskab.rules import suppressions
from partnerskab.rules.runner import all_rules, run_rules
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES as SCHEMA_DIAGNOSTIC_TYPES

_VALUE_FAULTS = SCHEMA_DIAGNOSTIC_TYPES.keys() - {"missing_key"}


class CheckResult(NamedTuple):
    """What a check found, and up to which step it asked.

    `accepted` and `known` count the findings that were left out.
    """

    partnership: PartialPartnership
    findings: tuple[Finding, ...]
    progress: Progress
    step: int
    accepted: int = 0
    known: int = 0


class Baseline(NamedTuple):
    """The file that was written, and how many findings still count."""

    file: Path
    remaining: int


def check(
    partnership: PartialPartnership, today: date, step: str | None = None, privacy: bool = False
) -> CheckResult:
    """Check up to `step`, a number as it was typed, else as far as the partnership has come.

    With `privacy` only the findings of rules that look for personal data are kept.
    """
    reached = measure_progress(partnership, today)
    number = reached.reached if step is None else read_step(step, reached)
    collected = collect_findings(partnership, today, number)
    found = collected.findings
    if privacy:
        names = _privacy_rules()
        found = tuple(finding for finding in found if finding.rule in names)
    return CheckResult(partnership, found, reached, number, collected.accepted, collected.known)


def read_step(text: str, reached: Progress) -> int:
    """Return the number of one of the model's steps; any number where the model cannot be read."""
    known = [str(each.step.number) for each in reached.steps]
    if text in known or (not known and text.isascii() and text.isdigit()):
        return int(text[:9])
    numbers = known or ["1, 2, 3 …"]
    message = Text(
        "efter --step skal stå nummeret på et af modellens trin: {numbers}.",
        "after --step write the number of one of the model's steps: {numbers}.",
    )
    listed = list_with_and(numbers)
    raise UsageError(message.fill(numbers=listed))


def collect_findings(
    partnership: PartialPartnership, today: date, step: int
) -> suppressions.Remaining:
    """Return the findings of the files and the rules, less those accepted or known before."""
    return suppressions.apply_suppressions(
        partnership, _find_everything(partnership, today, step), today
    )


def write_baseline(result: CheckResult, today: date) -> Baseline:
    """Write down the findings there are now, so that only new ones count."""
    found = _find_everything(result.partnership, today, result.step)
    file = result.partnership.folder / suppressions.BASELINE
    try:
        replace(file, suppressions.write_baseline(found))
    except OSError:
        message = Text(
            "listen over kendte fejl kan ikke skrives. Se efter, om du har adgang til mappen.",
            "the list of known faults cannot be written. "
            "See whether you have access to the folder.",
        )
        raise AccessError(message) from None
    never = suppressions.never_known()
    return Baseline(file, sum(finding.rule in never for finding in found))


def _privacy_rules() -> set[str]:
    return {rule.name for rule in all_rules() if rule.privacy}


def _find_everything(partnership: PartialPartnership, today: date, step: int) -> list[Finding]:
    by_rules = list(run_rules(partnership, today, step))
    names = _privacy_rules()
    private = [finding for finding in by_rules if finding.rule in names]
    # What does not belong in the files at all need not be spelt right, or point to anything.
    by_reading = (finding for finding in partnership.findings if not _is_inside(finding, private))
    return sorted({*by_reading, *by_rules})


def _is_inside(finding: Finding, private: Iterable[Finding]) -> bool:
    """Return whether a fault of a value stands where personal data was found."""
    return finding.rule in _VALUE_FAULTS and any(
        finding.file == other.file and _overlap(finding.span, other.span) for other in private
    )


def _overlap(span: Span, other: Span) -> bool:
    return span[:2] < other[2:] and other[:2] < span[2:]
