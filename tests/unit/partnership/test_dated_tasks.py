"""Tasks and duties: what is to do, by when, and what is late, soon or neither."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from partnerskab.i18n import Text
from partnerskab.partnership.tasks import (
    Task,
    find_late_tasks,
    find_tasks_due_within,
    sort_by_deadline,
)
from small_partnership import AGREEMENT, load_small

TODAY = date(2027, 3, 20)
DAY = timedelta(days=1)


def task(what: str, deadline: date | None, done: date | None = None) -> Task:
    """A task of the worksheet."""
    text = Text(what, what)
    return Task(text, text, None, None, deadline, done, None, "course.yaml", (what,), "task")


def names(tasks: list[Task]) -> list[str]:
    """What the tasks say."""
    return [task.what.da for task in tasks]


def test_what_is_due_today_is_soon_and_not_late() -> None:
    due_today = task("i dag", TODAY)
    assert find_tasks_due_within([due_today], TODAY, 30) == [due_today]
    assert find_tasks_due_within([due_today], TODAY, 0) == [due_today]
    assert find_late_tasks([due_today], TODAY) == []
    assert find_late_tasks([due_today], TODAY + DAY) == [due_today]


def test_soon_is_from_today_to_the_last_day_with_both() -> None:
    tasks = [task(f"{n}", TODAY + n * DAY) for n in (-1, 0, 1, 7, 8)]
    assert names(find_tasks_due_within(tasks, TODAY, 7)) == ["0", "1", "7"]


def test_what_is_done_or_has_no_deadline_is_neither_soon_nor_late() -> None:
    tasks = [task("løst", TODAY - DAY, TODAY), task("uden frist", None)]
    assert find_late_tasks(tasks, TODAY) == []
    assert find_tasks_due_within(tasks, TODAY - 2 * DAY, 30) == []


def test_tasks_come_by_deadline_and_those_without_one_last() -> None:
    tasks = [task("b", None), task("a", None), task("sen", TODAY), task("tidlig", TODAY - DAY)]
    assert names(sort_by_deadline(tasks)) == ["tidlig", "sen", "a", "b"]
    assert names(find_late_tasks(tasks, TODAY + DAY)) == ["tidlig", "sen"]


COURSE = """\
plan:
  target:
    who:
      responsible: mette-holm
      deadline: 2027-02-01
    invite:
      tasks:
        - {partner: skovby, what: Skriv brev, responsible: mette-holm, deadline: 2027-02-02}
        - {partner: autisme, deadline: 2027-02-03, done: 2027-02-01}
    update: {decision: 2027-06-01, responsible: mette-holm}
  activities:
    activities:
      rows:
        - {id: kaffe, what: Køb kaffe, responsible: mette-holm, deadline: 2027-03-05}
        - {id: kage}
"""


def test_tasks_owed_decisions_and_rows_are_what_there_is_to_do(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, COURSE)
    assert partnership.findings == ()
    assert [
        (task.what.da, task.origin, task.partner, task.responsible, task.deadline, task.done)
        for task in partnership.tasks
    ] == [
        ("Hvem", "decision", None, "mette-holm", date(2027, 2, 1), None),
        ("Skriv brev", "task", "skovby", "mette-holm", date(2027, 2, 2), None),
        ("Invitation", "task", "autisme", None, date(2027, 2, 3), date(2027, 2, 1)),
        ("Køb kaffe", "task", None, "mette-holm", date(2027, 3, 5), None),
        ("Aktiviteter", "task", None, None, None, None),
    ]
    assert partnership.tasks[0].path == ("plan", "target", "who")
    assert partnership.tasks[1].path == ("plan", "target", "invite", "tasks", 0)
    assert partnership.tasks[3].path == ("plan", "activities", "activities", "rows", 0)


@pytest.mark.parametrize(
    ("answer", "is_owed"),
    [
        ("{deadline: 2027-02-01}", True),
        ("{deadline: 2027-02-01, parked: {until: 2027-02-01, why: x}}", True),
        ("{deadline: 2027-02-01, decision: Forældre}", False),
        ("{deadline: 2027-02-01, not_relevant: x}", False),
        ("{responsible: mette-holm}", False),
    ],
)
def test_a_decision_is_owed_while_it_is_not_taken(
    answer: str, is_owed: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, f"plan: {{target: {{who: {answer}}}}}\n")
    assert [task.origin for task in partnership.tasks] == (["decision"] if is_owed else [])


def test_a_person_holds_what_is_not_done(tmp_path: Path) -> None:
    held = load_small(tmp_path, COURSE).tasks_by_responsible
    assert {person: names(list(tasks)) for person, tasks in held.items()} == {
        "mette-holm": ["Hvem", "Skriv brev", "Køb kaffe"]
    }


VOLUNTEERS = """\
volunteers:
  - {id: v01, child_certificate: {checked_by: mette-holm, review_on: 2029-01-01}}
  - {id: v02, child_certificate: {review_on: 2029-01-01}, left: 2027-01-01}
  - {id: v03}
"""
FAMILIES = "delete_by: 2028-06-30\nfamilies:\n  - {id: f01}\n"


def duties(
    folder: Path, agreement: str = "", **registers: str
) -> list[tuple[str, object, date | None]]:
    """What each duty is, who has it, and its day."""
    partnership = load_small(folder, agreement=AGREEMENT + agreement, **registers)
    return [
        (duty.what.en, duty.responsible, duty.deadline) for duty in partnership.imply_tasks(TODAY)
    ]


def test_a_fixed_term_ends_on_its_last_day(tmp_path: Path) -> None:
    agreement = (
        "duration: {form: fixed, latest_end: 2027-12-31}\n"
        "organisation: {steering_group: {responsible: mette-holm}}\n"
    )
    assert duties(tmp_path, agreement) == [("The agreement ends", "mette-holm", date(2027, 12, 31))]


def test_a_rolling_term_is_evaluated_every_year(tmp_path: Path) -> None:
    agreement = "duration: {form: rolling, latest_end: 2027-12-31, annual_evaluation: 2026-05-01}\n"
    assert duties(tmp_path, agreement) == [
        ("Yearly evaluation of the cooperation", None, date(2027, 5, 1))
    ]


def test_a_certificate_is_reviewed_while_the_volunteer_is_there(tmp_path: Path) -> None:
    assert duties(tmp_path, volunteers=VOLUNTEERS) == [
        ("Review the child certificate of v01", "mette-holm", date(2029, 1, 1))
    ]


def test_data_on_families_are_deleted_where_there_are_any(tmp_path: Path) -> None:
    assert duties(tmp_path, participants=FAMILIES) == [
        ("Delete the data on the families", None, date(2028, 6, 30))
    ]
    assert duties(tmp_path, participants="delete_by: 2028-06-30\n") == []


def test_a_day_that_answers_a_question_is_a_duty_where_the_model_says_so(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, COURSE)
    assert [
        (duty.what.en, duty.responsible, duty.deadline) for duty in partnership.imply_tasks(TODAY)
    ] == [("Review the plan", "mette-holm", date(2027, 6, 1))]
