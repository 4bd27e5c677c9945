"""Findings: how they are counted, and the fingerprint by which a known one is known again."""

from partnerskab.diagnostics import START, Finding, Level, Span, counts, fingerprints
from partnerskab.i18n import Text


def finding(
    rule: str = "overdue_task",
    file: str = "worksheet.yaml",
    message: str = "Fristen er gået.",
    level: Level = "warning",
    span: Span = START,
) -> Finding:
    return Finding(file, span, rule, level, Text(message, "The deadline has passed."), Text("", ""))


def test_every_level_is_counted_also_where_there_is_none() -> None:
    assert counts([]) == {"error": 0, "warning": 0, "note": 0}
    found = [finding(), finding(), finding(level="error")]
    assert counts(found) == {"error": 1, "warning": 2, "note": 0}


def test_findings_are_sorted_by_file_and_place() -> None:
    first, second = finding(span=Span(2, 9, 2, 9)), finding(span=Span(10, 1, 10, 1))
    other_file = finding(file="agreement.yaml", span=Span(99, 1, 99, 1))
    assert sorted([second, first, other_file]) == [other_file, first, second]


def test_a_fingerprint_stays_where_a_line_moves_or_a_number_changes() -> None:
    before = fingerprints([finding(message="Fristen var 5. maj.")])
    after = fingerprints([finding(message="Fristen var 6. maj.", span=Span(7, 1, 7, 2))])
    assert before == after


def test_a_fingerprint_differs_by_rule_file_and_words() -> None:
    found = [finding(), finding(rule="late"), finding(file="plan.yaml"), finding(message="Andet")]
    assert len(set(fingerprints(found))) == 4


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    one_finding, two_alike = fingerprints([finding()]), fingerprints([finding(), finding()])
    assert len(set(two_alike)) == 2
    assert two_alike[:1] == one_finding
