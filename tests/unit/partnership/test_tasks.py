"""Tasks from tables: recurring ones, those that are done, and dates that imply a task."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.partnership import PartialPartnership
from partnerskab.partnership import loader as partnership_loader
from partnerskab.partnership.tasks import Task

AGREEMENT = """\
format: 1
model: samarbejdsmodel
partners:
  - {id: skovby, kind: municipality, name: Skovby Kommune}
people:
  - {id: mette-holm, name: Mette Holm, partner: skovby}
"""
PLAN = """\
plan:
  activities:
    activities:
      rows:
        - {id: moeder, what: Hold møde, deadline: 2027-02-10, every: quarter, responsible: mette-holm, partner: skovby}
        - {id: kursus, what: Hold kursus, deadline: 2027-03-01, responsible: mette-holm}
        - {id: besoeg, what: Besøg, every: week, responsible: mette-holm}
        - {id: brev, what: Skriv brev, deadline: 2027-01-04, every: month, done: 2027-03-04}
"""
FRAMEWORK = """\
description:
  dissemination:
    update:
      decision: 2027-06-08
      responsible: mette-holm
"""


@pytest.fixture
def read(tmp_path: Path) -> PartialPartnership:
    for name, text in (
        ("agreement.yaml", AGREEMENT),
        ("action_plan.yaml", PLAN),
        ("framework.yaml", FRAMEWORK),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    return partnership_loader.load(tmp_path)


def named(tasks: tuple[Task, ...], what: str) -> Task:
    (found,) = (task for task in tasks if task.what.da == what)
    return found


def test_recurring_rows_are_not_among_the_written_tasks(read: PartialPartnership) -> None:
    assert [task.what.da for task in read.tasks] == ["Hold kursus"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-01-05", "2027-02-10"), ("2027-02-10", "2027-02-10"), ("2027-02-11", "2027-05-10")],
)
def test_a_recurring_task_is_due_on_its_next_day(
    today: str, expected: str, read: PartialPartnership
) -> None:
    task = named(read.imply_tasks(date.fromisoformat(today)), "Hold møde")
    assert task.deadline == date.fromisoformat(expected)
    assert (task.origin, task.responsible, task.partner) == ("duty", "mette-holm", "skovby")
    assert not task.is_late(date.fromisoformat(today))


def test_a_recurring_task_without_a_date_has_no_deadline(read: PartialPartnership) -> None:
    assert named(read.imply_tasks(date(2027, 1, 5)), "Besøg").deadline is None


def test_a_recurring_task_that_is_done_is_due_the_next_time(read: PartialPartnership) -> None:
    task = named(read.imply_tasks(date(2027, 3, 3)), "Skriv brev")
    assert (task.deadline, task.done) == (date(2027, 4, 4), None)


def test_a_recurring_task_stays_with_its_responsible(read: PartialPartnership) -> None:
    held = [task.what.da for task in read.tasks_by_responsible["mette-holm"]]
    assert held == ["Hold møde", "Hold kursus", "Besøg"]


def test_a_date_that_answers_a_question_can_imply_a_task(read: PartialPartnership) -> None:
    task = named(read.imply_tasks(date(2027, 1, 5)), "Opdater rammen")
    assert (task.deadline, task.responsible) == (date(2027, 6, 8), "mette-holm")
    assert (task.file, task.origin) == ("framework.yaml", "duty")
