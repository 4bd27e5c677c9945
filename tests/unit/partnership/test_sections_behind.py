"""Traceability: what a field of the agreement may name as its source, from a whole stage to part of a question."""

from pathlib import Path

import pytest

from partnerskab.partnership.traceability import trace_decisions
from small_partnership import AGREEMENT, load_small

WHO = "plan: {target: {who: {decision: Forældre}}}\n"
OUTCOME = "evaluation: {result: {outcome: {decision: Ro}}}\n"


def supported(folder: Path, course: str) -> list[int]:
    """The numbers of the sections that a decision stands behind."""
    unsupported = {
        section.section.number
        for section in trace_decisions(load_small(folder, course)).unsupported_sections
    }
    return [number for number in (1, 2, 3, 4) if number not in unsupported]


@pytest.mark.parametrize(
    ("course", "sections"),
    [
        ("plan:\n", []),
        (WHO, [2]),
        (OUTCOME, [4]),
        ("plan: {target: {invite: {decision: x}}}\n", []),
    ],
    ids=["nothing", "part of a question", "a whole stage", "another question"],
)
def test_a_decision_stands_behind_the_sections_that_name_it(
    course: str, sections: list[int], tmp_path: Path
) -> None:
    assert supported(tmp_path, course) == sections


def test_a_filled_field_carries_the_question_of_which_it_names_a_part(tmp_path: Path) -> None:
    empty = trace_decisions(load_small(tmp_path, WHO))
    assert [answered.name for answered in empty.unstated_decisions] == ["plan.target.who"]
    assert (
        trace_decisions(
            load_small(tmp_path, WHO, AGREEMENT + "task: Et kursus\n")
        ).unstated_decisions
        == ()
    )
