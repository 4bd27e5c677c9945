"""Traceability: the decisions behind each section, and decisions that no section states."""

from pathlib import Path

import pytest

from partnerskab.partnership.loader import load
from partnerskab.partnership.traceability import Traceability, trace_decisions
from paths import EXAMPLES


def trace(folder: Path, agreement: str = "", worksheet: str = "") -> Traceability:
    (folder / "agreement.yaml").write_text(
        f"format: 1\nmodel: partnerskabsmodel\n{agreement}", "utf-8"
    )
    (folder / "worksheet.yaml").write_text(worksheet or "idea:\n", "utf-8")
    return trace_decisions(load(folder))


@pytest.mark.parametrize("name", ["skovby-autisme", "tre-kommuner"])
def test_a_complete_agreement_states_every_decision(name: str) -> None:
    found = trace_decisions(load(EXAMPLES / name))
    assert found.unstated_decisions == ()
    assert [missing.section.id for missing in found.unsupported_sections] == []


def test_without_decisions_every_section_is_unsupported(tmp_path: Path) -> None:
    found = trace(tmp_path)
    assert [missing.section.number for missing in found.unsupported_sections] == list(range(1, 10))
    assert all(missing.questions for missing in found.unsupported_sections)
    assert found.unstated_decisions == ()


def test_a_decision_supports_the_sections_that_name_it(tmp_path: Path) -> None:
    found = trace(
        tmp_path, worksheet="idea:\n  value:\n    expected_gain: {decision: Begge vinder}\n"
    )
    assert 3 not in {missing.section.number for missing in found.unsupported_sections}
    assert [answered.name for answered in found.unstated_decisions] == ["idea.value.expected_gain"]


def test_a_filled_field_states_the_decision_it_links_to(tmp_path: Path) -> None:
    agreement = "idea: {motives: {skovby: Vi vil nå flere}}\n"
    worksheet = "idea:\n  value:\n    expected_gain: {decision: Begge vinder}\n"
    assert trace(tmp_path, agreement, worksheet).unstated_decisions == ()


def test_the_annex_states_the_whole_worksheet_except_the_idea(tmp_path: Path) -> None:
    agreement = "responsibilities: {annex: worksheet.yaml}\n"
    worksheet = """
idea:
  value:
    added_value: {decision: Bedre sammen}
before:
  timing:
    factors: {decision: Efter ferien}
"""
    found = trace(tmp_path, agreement, worksheet)
    assert [answered.name for answered in found.unstated_decisions] == ["idea.value.added_value"]


def test_a_parked_or_irrelevant_question_is_not_a_decision(tmp_path: Path) -> None:
    worksheet = "idea:\n  value:\n    added_value: {not_relevant: x}\n    expected_gain: {parked: {until: 2027-01-01}}\n"
    found = trace(tmp_path, worksheet=worksheet)
    assert len(found.unsupported_sections) == 9
    assert found.unstated_decisions == ()
