"""The tasks of a partnership: all that somebody has to do, usually by a deadline.

A task is written under a question or as a row of a table, is a decision that is still owed, or is
implied by a date in the files.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from partnerskab.dates import find_next_anniversary, find_next_occurrence
from partnerskab.i18n import Text
from partnerskab.model.definition import RowTasks
from partnerskab.partnership.form import Answered, Form, PointValue, Row
from partnerskab.partnership.records import Agreement, Families, Volunteer, Volunteers
from partnerskab.yamltext import FieldPath

Origin = Literal["task", "decision", "duty"]
"""Where a task comes from: it was written, a decision is owed, or a date implies it."""


class Task(NamedTuple):
    """One thing to do: what, by whom, by when, whether it is done, and where it stands.

    `every` says how often a recurring task is due; `question` is the name of its question.
    """

    what: Text
    theme: Text
    partner: str | None
    responsible: str | None
    deadline: date | None
    done: date | None
    session: str | None
    file: str
    path: FieldPath
    origin: Origin
    question: str | None = None
    every: str | None = None

    def is_late(self, today: date) -> bool:
        """Whether the task is not done and its deadline was before today.

        A task that is due today is not late, and one without a deadline never is.
        """
        return self.done is None and self.deadline is not None and self.deadline < today


def collect_written_tasks(forms: Iterable[Form]) -> Iterator[Task]:
    """Yield the written tasks and the owed decisions of all forms, in the order of the model.

    A decision is owed if its question is open or parked and has a deadline of its own.
    """
    for form in forms:
        for answered in form.answers:
            yield from _collect_listed(answered)
            yield from collect_row_tasks(answered)
            if answered.state in ("open", "parked") and answered.answer.deadline:
                yield _make_question_task(
                    answered,
                    answered.question.title,
                    answered.answer.deadline,
                    origin="decision",
                    path=answered.path,
                )


def _collect_listed(answered: Answered) -> Iterator[Task]:
    """Yield the tasks that are listed under a question."""
    for index, task in enumerate(answered.answer.tasks):
        yield Task(
            what=Text.from_value(task.what) if task.what else answered.question.title,
            theme=answered.theme.title,
            partner=task.partner,
            responsible=task.responsible,
            deadline=task.deadline,
            done=task.done,
            session=task.session,
            file=answered.file,
            path=(*answered.path, "tasks", index),
            origin="task",
            question=answered.name,
        )


def collect_row_tasks(answered: Answered) -> Iterator[Task]:
    """Yield the rows of a table that the model declares to be tasks (`as_tasks`)."""
    columns = answered.question.as_tasks
    if columns is None:
        return
    for row in answered.rows:
        partner = _get_cell(row, columns.partner)
        responsible = _get_cell(row, columns.responsible)
        every = _get_cell(row, columns.every)
        done = _get_cell(row, columns.done)
        what = _get_cell(row, columns.what) or answered.question.title.da
        yield Task(
            what=Text.from_value(str(what)),
            theme=answered.theme.title,
            partner=partner if isinstance(partner, str) else None,
            responsible=_get_first_id(responsible),
            deadline=_find_deadline(row, columns, recurs=bool(every)),
            done=done if isinstance(done, date) else None,
            session=None,
            file=answered.file,
            path=row.path,
            origin="task",
            question=answered.name,
            every=every if isinstance(every, str) else None,
        )


def _get_cell(row: Row, column: str | None) -> PointValue | None:
    return row.values.get(column) if column else None


def _get_first_id(cell: PointValue | None) -> str | None:
    return str(cell[0]) if isinstance(cell, tuple) and cell else None


def _find_deadline(row: Row, columns: RowTasks, *, recurs: bool) -> date | None:
    """Return the deadline of a row; a recurring one without a deadline is due on its first date."""
    deadline = _get_cell(row, columns.deadline)
    if isinstance(deadline, date):
        return deadline
    if not recurs:
        return None
    cells = (cell for column, cell in row.values.items() if column != columns.done)
    return next((cell for cell in cells if isinstance(cell, date)), None)


def schedule_recurring_tasks(tasks: Iterable[Task], today: date) -> Iterator[Task]:
    """Yield the recurring tasks with the next day they are due.

    That is today or later, and after the day the task was last done. A recurring task without any
    date has no deadline.
    """
    for task in tasks:
        if task.every is None:
            continue
        earliest = today if task.done is None else max(today, task.done + timedelta(days=1))
        deadline = (
            find_next_occurrence(task.deadline, task.every, earliest) if task.deadline else None
        )
        yield task._replace(deadline=deadline, done=None, origin="duty")


def imply_tasks_from_answers(forms: Iterable[Form]) -> Iterator[Task]:
    """Yield a task for each date that answers a question with a `duty` in the model."""
    for form in forms:
        for answered in form.answers:
            what, day = answered.question.duty, answered.answer.decision
            if what is not None and isinstance(day, date) and answered.state == "decided":
                yield _make_question_task(
                    answered, what, day, origin="duty", path=(*answered.path, "decision")
                )


def _make_question_task(
    answered: Answered, what: Text, deadline: date, *, origin: Origin, path: FieldPath
) -> Task:
    return Task(
        what=what,
        theme=answered.theme.title,
        partner=None,
        responsible=answered.answer.responsible,
        deadline=deadline,
        done=None,
        session=None,
        file=answered.file,
        path=path,
        origin=origin,
        question=answered.name,
    )


def imply_tasks_from_registers(
    agreement: Agreement | None,
    volunteers: Volunteers | None,
    families: Families | None,
    today: date,
) -> Iterator[Task]:
    """Yield the tasks that dates in the registers imply.

    These are the end of the agreement or its yearly evaluation, the deletion of the data on
    families, and the review of child certificates.
    """
    if agreement is not None:
        yield from _imply_from_duration(agreement, today)
    if families is not None and families.delete_by and families.families:
        what = Text("Slet oplysningerne om familierne", "Delete the data on the families")
        yield _make_implied_task(
            what, families.delete_by, None, "participants.yaml", ("delete_by",)
        )
    for index, volunteer in enumerate(volunteers.volunteers if volunteers else ()):
        if not volunteer.left:
            yield from _imply_certificate_review(volunteer, index)


def _imply_from_duration(agreement: Agreement, today: date) -> Iterator[Task]:
    duration = agreement.duration
    steering_group = agreement.organisation.steering_group.responsible
    responsible = steering_group[0] if steering_group else None
    if duration.form != "rolling" and duration.latest_end:
        what = Text("Aftalen ophører", "The agreement ends")
        path = ("duration", "latest_end")
        yield _make_implied_task(what, duration.latest_end, responsible, "agreement.yaml", path)
    if duration.form == "rolling" and duration.annual_evaluation:
        what = Text("Årlig evaluering af samarbejdet", "Yearly evaluation of the cooperation")
        day = find_next_anniversary(duration.annual_evaluation, today)
        path = ("duration", "annual_evaluation")
        yield _make_implied_task(what, day, responsible, "agreement.yaml", path)


def _imply_certificate_review(volunteer: Volunteer, index: int) -> Iterator[Task]:
    certificate = volunteer.child_certificate
    if certificate.review_on:
        what = Text(
            f"Se på børneattesten igen for {volunteer.id}",
            f"Review the child certificate of {volunteer.id}",
        )
        path = ("volunteers", index, "child_certificate", "review_on")
        yield _make_implied_task(
            what, certificate.review_on, certificate.checked_by, "volunteers.yaml", path
        )


def _make_implied_task(
    what: Text, day: date, responsible: str | None, file: str, path: FieldPath
) -> Task:
    theme = Text("Datoer i aftalen", "Dates in the agreement")
    return Task(what, theme, None, responsible, day, None, None, file, path, "duty")


def find_tasks_due_within(tasks: Iterable[Task], today: date, days: int) -> list[Task]:
    """Return the tasks that are not done and due today or in the next `days` days, sorted.

    The last of these days counts. Tasks that are late are left out.
    """
    last_day = today + timedelta(days=days)
    return sort_by_deadline(
        task
        for task in tasks
        if not task.done and task.deadline and today <= task.deadline <= last_day
    )


def find_late_tasks(tasks: Iterable[Task], today: date) -> list[Task]:
    """Return the tasks that are late, with the oldest deadline first."""
    return sort_by_deadline(task for task in tasks if task.is_late(today))


def sort_by_deadline(tasks: Iterable[Task]) -> list[Task]:
    """Return the tasks sorted by deadline, file and place; those without a deadline come last."""
    return sorted(tasks, key=lambda task: (task.deadline or date.max, task.file, task.path))
