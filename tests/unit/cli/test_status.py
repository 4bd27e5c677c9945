"""status: what is late, soon and open, what each partner owes, and what to do next."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.commands import Refused, Request
from partnerskab.commands.status import Owing, Status, data, status
from small_partnership import AGREEMENT, SMALL_MODEL, write_small

TODAY = date(2027, 3, 20)
FIXED = AGREEMENT + "duration: {form: fixed, latest_end: 2027-12-31}\n"
WHO = "plan:\n  target:\n    who: {decision: Forældre}\n"


def tasks(*deadlines: str, more: str = "") -> str:
    """A form with a task for each deadline, all of one person."""
    rows = "".join(
        f"        - {{what: Opgave {day}, responsible: mette-holm, deadline: {day}{more}}}\n"
        for day in deadlines
    )
    return f"{WHO}    invite:\n      tasks:\n{rows}"


def status_of(folder: Path, course: str, agreement: str = FIXED) -> Status:
    return status(Request(write_small(folder, course, agreement), SMALL_MODEL, TODAY))


def days(found: Status, name: str) -> list[str]:
    """The deadlines of the tasks that are `late` or `soon`."""
    return [task.deadline.isoformat() for task in getattr(found, name)]


def test_what_is_due_today_is_soon_and_not_late(tmp_path: Path) -> None:
    found = status_of(tmp_path, tasks("2027-03-19", "2027-03-20", "2027-03-21"))
    assert days(found, "late") == ["2027-03-19"]
    assert days(found, "soon") == ["2027-03-20", "2027-03-21"]


def test_soon_is_thirty_days(tmp_path: Path) -> None:
    found = status_of(tmp_path, tasks("2027-04-19", "2027-04-20"))
    assert days(found, "soon") == ["2027-04-19"]


def test_each_partner_owes_what_its_people_have_not_done(tmp_path: Path) -> None:
    course = tasks("2027-03-19", "2027-03-20", "2027-05-01")
    course += "        - {what: Ingens, deadline: 2027-04-01}\n"
    course += (
        "        - {what: Løst, responsible: mette-holm, deadline: 2027-03-01, done: 2027-03-01}\n"
    )
    course += "        - {partner: autisme, what: Deres, responsible: mette-holm}\n"
    assert status_of(tmp_path, course).owing == [
        Owing("skovby", undone=3, late=1, next=TODAY),
        Owing("autisme", undone=1, late=0, next=None),
        Owing(None, undone=2, late=0, next=date(2027, 4, 1)),  # and the end of the agreement
    ]


@pytest.mark.parametrize(
    ("course", "agreement", "advice"),
    [
        (tasks("2027-03-19"), FIXED, "Take the oldest late task first: Opgave 2027-03-19."),
        ("plan:\n", AGREEMENT, 'Answer "Who" in course.yaml, line 1.'),
        (WHO, AGREEMENT, 'Fill in "Form" in agreement.yaml, line 1.'),
        (WHO, FIXED, "Read the agreement together: partnerskab render agreement."),
    ],
    ids=["late", "unanswered", "not filled in", "not signed"],
)
def test_the_next_step_is_the_most_pressing_one(
    course: str, agreement: str, advice: str, tmp_path: Path
) -> None:
    found = data(status_of(tmp_path, course, agreement), "en")
    assert found["next"].startswith(advice)


SIGNED = (
    FIXED
    + "signature: {signatures: [{partner: skovby, date: 2027-01-10}, {partner: autisme, date: 2027-01-10}]}\n"
)


def test_in_operation_the_next_step_is_the_next_deadline(tmp_path: Path) -> None:
    found = data(status_of(tmp_path, tasks("2027-03-20", "2027-03-22"), SIGNED), "en")
    assert found["signed"] is True
    assert found["next"] == "Next deadline: 20 March 2027, Opgave 2027-03-20."


def test_open_questions_are_those_of_the_steps_reached_the_required_ones_first(
    tmp_path: Path,
) -> None:
    found = status_of(tmp_path, "plan: {target: {dates: {}}}\n", AGREEMENT)
    assert [answered.name for answered in found.open] == [
        "plan.target.who",
        "plan.target.invite",
        "plan.target.dates",
        "plan.target.update",
        "plan.activities.activities",
    ]


def test_a_partnership_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        status_of(tmp_path, "", "format: 1\n")
    assert refused.value.code == 3
