"""status: what is late, soon and open, what each partner owes, and what to do next."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from program import RunProgram
from small_partnership import AGREEMENT, NOTHING_WRITTEN, SMALL_MODEL, write_small

FIXED = AGREEMENT + "duration: {form: fixed, latest_end: 2027-12-31}\n"
SIGNED = (
    FIXED
    + """\
signature:
  signatures: [{partner: skovby, date: 2027-01-10}, {partner: autisme, date: 2027-01-10}]
"""
)
WHO = "plan:\n  target:\n    who: {decision: Forældre}\n"

StatusOf = Callable[..., dict[str, Any]]


@pytest.fixture
def status_of(tmp_path: Path, run_program: RunProgram) -> StatusOf:
    """The front page of a partnership as data, on 20 March 2027."""

    def status(course: str, agreement: str = FIXED) -> dict[str, Any]:
        folder = write_small(tmp_path, course, agreement)
        options = ["--templates", SMALL_MODEL, "--today", "2027-03-20", "--format", "json"]
        answer = run_program("status", folder, *options, language="en")
        assert answer.code == 0, answer.err
        found: dict[str, Any] = json.loads(answer.out)
        return found

    return status


def tasks(*deadlines: str) -> str:
    """A form with a task for each deadline, all of one person."""
    rows = "".join(
        f"        - {{what: Opgave {day}, responsible: mette-holm, deadline: {day}}}\n"
        for day in deadlines
    )
    return f"{WHO}    invite:\n      tasks:\n{rows}"


def days(tasks: list[dict[str, str]]) -> list[str]:
    """The deadlines of some tasks."""
    return [task["deadline"] for task in tasks]


def test_what_is_due_today_is_soon_and_not_late(status_of: StatusOf) -> None:
    found = status_of(tasks("2027-03-19", "2027-03-20", "2027-03-21"))
    assert days(found["late"]) == ["2027-03-19"]
    assert days(found["soon"]) == ["2027-03-20", "2027-03-21"]


def test_soon_is_thirty_days(status_of: StatusOf) -> None:
    assert days(status_of(tasks("2027-04-19", "2027-04-20"))["soon"]) == ["2027-04-19"]


def test_each_partner_owes_what_its_people_have_not_done(status_of: StatusOf) -> None:
    found = status_of(
        tasks("2027-03-19", "2027-03-20", "2027-05-01")
        + "        - {what: Ingens, deadline: 2027-04-01}\n"
        + "        - {what: Løst, responsible: mette-holm, deadline: 2027-03-01, done: 2027-03-01}\n"
        + "        - {partner: autisme, what: Deres, responsible: mette-holm}\n"
    )
    skovby, autisme = found["partners"]
    assert skovby == {
        "id": "skovby", "name": "Skovby Kommune", "undone": 3, "late": 1, "next": "2027-03-20",
    }  # fmt: skip
    assert (autisme["undone"], autisme["late"], autisme["next"]) == (1, 0, None)
    # Nobody has the task without a partner, and nobody the end of the agreement.
    assert found["unassigned"] == {"undone": 2, "late": 0, "next": "2027-04-01"}


@pytest.mark.parametrize(
    ("course", "agreement", "advice"),
    [
        (tasks("2027-03-19"), FIXED, "Take the oldest late task first: Opgave 2027-03-19."),
        (NOTHING_WRITTEN, AGREEMENT, 'Answer "Who" in course.yaml, line 1.'),
        (WHO, AGREEMENT, 'Fill in "Form" in agreement.yaml, line 1.'),
        (WHO, FIXED, "Read the agreement together: partnerskab render agreement."),
        (tasks("2027-03-20"), SIGNED, "Next deadline: 20 March 2027, Opgave 2027-03-20."),
    ],
    ids=["late", "unanswered", "not filled in", "not signed", "in operation"],
)
def test_the_next_step_is_the_most_pressing_one(
    course: str, agreement: str, advice: str, status_of: StatusOf
) -> None:
    assert status_of(course, agreement)["next"].startswith(advice)


def test_a_signed_agreement_is_in_operation(status_of: StatusOf) -> None:
    assert status_of(WHO, FIXED)["signed"] is False
    assert status_of(WHO, SIGNED)["signed"] is True


def test_open_questions_are_those_of_the_steps_reached_with_the_required_ones_first(
    status_of: StatusOf,
) -> None:
    found = status_of(NOTHING_WRITTEN, AGREEMENT)
    assert [question["question"] for question in found["open"]] == [
        "plan.target.who",
        "plan.target.invite",
        "plan.target.dates",
        "plan.target.update",
        "plan.activities.activities",
    ]
    assert found["questions"] == {"open": 6}


def test_steps_show_what_is_settled_and_what_is_missing(status_of: StatusOf) -> None:
    found = status_of(WHO, AGREEMENT)
    assert found["step"] == 2
    assert [(step["settled"], step["total"], step["missing"]) for step in found["steps"]] == [
        (2, 6, []),
        (0, 1, ["agreement:duration.form"]),
    ]
