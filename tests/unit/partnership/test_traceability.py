"""What stands behind each section of the agreement, and what was decided but never reached it."""

from pathlib import Path

import pytest

from partnerskab.partnership.loader import load
from partnerskab.partnership.traceability import Coverage, coverage
from paths import EXAMPLES


def covered(folder: Path, agreement: str = "", worksheet: str = "") -> Coverage:
    (folder / "agreement.yaml").write_text(
        f"format: 1\nmodel: partnerskabsmodel\n{agreement}", "utf-8"
    )
    (folder / "worksheet.yaml").write_text(worksheet or "idea:\n", "utf-8")
    return coverage(load(folder))


@pytest.mark.parametrize("name", ["skovby-autisme", "tre-kommuner"])
def test_a_whole_partnership_carries_every_decision(name: str) -> None:
    found = coverage(load(EXAMPLES / name))
    assert found.not_carried == ()
    assert [one.section.id for one in found.unsupported] == []


def test_with_nothing_decided_no_section_has_anything_behind_it(tmp_path: Path) -> None:
    found = covered(tmp_path)
    assert [one.section.number for one in found.unsupported] == list(range(1, 10))
    assert all(one.questions for one in found.unsupported)
    assert found.not_carried == ()


def test_a_decision_supports_the_sections_that_name_it(tmp_path: Path) -> None:
    found = covered(
        tmp_path, worksheet="idea:\n  value:\n    expected_gain: {decision: Begge vinder}\n"
    )
    assert 3 not in {one.section.number for one in found.unsupported}
    assert [one.name for one in found.not_carried] == ["idea.value.expected_gain"]


def test_a_filled_field_carries_what_it_comes_from(tmp_path: Path) -> None:
    agreement = "idea: {motives: {skovby: Vi vil nå flere}}\n"
    worksheet = "idea:\n  value:\n    expected_gain: {decision: Begge vinder}\n"
    assert covered(tmp_path, agreement, worksheet).not_carried == ()


def test_the_annex_carries_the_whole_worksheet_but_not_the_idea(tmp_path: Path) -> None:
    agreement = "responsibilities: {annex: worksheet.yaml}\n"
    worksheet = """
idea:
  value:
    added_value: {decision: Bedre sammen}
before:
  timing:
    factors: {decision: Efter ferien}
"""
    found = covered(tmp_path, agreement, worksheet)
    assert [one.name for one in found.not_carried] == ["idea.value.added_value"]


def test_what_is_parked_or_not_relevant_is_no_decision(tmp_path: Path) -> None:
    worksheet = "idea:\n  value:\n    added_value: {not_relevant: x}\n    expected_gain: {parked: {until: 2027-01-01}}\n"
    found = covered(tmp_path, worksheet=worksheet)
    assert len(found.unsupported) == 9
    assert found.not_carried == ()
