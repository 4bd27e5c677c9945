"""The worklist: everything with somebody responsible and a deadline, wherever it is written."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from partnerskab.dates import next_every, next_yearly
from partnerskab.i18n import Text
from partnerskab.model.definition import RowTasks
from partnerskab.partnership.form import Answered, Form, Row
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.yamltext import FieldPath

Origin = Literal["task", "decision", "duty"]


class Task(NamedTuple):
    """One thing to do: what, whose, by when, whether it is done, and where it stands.

    `origin`: a task somebody wrote, a decision somebody owes, or a duty that follows from a date in the files.
    What recurs has how often in `every`.
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
        """Whether the deadline has passed; on the day itself it has not."""
        return self.done is None and self.deadline is not None and self.deadline < today


def same(text: str) -> Text:
    """A text the partners wrote, the same in both languages."""
    return Text(text, text)


def written(forms: Iterable[Form]) -> Iterator[Task]:
    """The tasks and the owed decisions of every form, in the order they stand."""
    for form in forms:
        for one in form.answers:
            answer = one.answer
            for place, task in enumerate(answer.tasks):
                what = same(task.what) if task.what else one.question.title
                path = (*one.path, "tasks", place)
                yield Task(
                    what, one.theme.title, task.partner, task.responsible, task.deadline, task.done, task.session,
                    one.file, path, "task", one.name,
                )  # fmt: skip
            yield from rows(one)
            if one.state in ("open", "parked") and answer.deadline:
                yield Task(
                    one.question.title, one.theme.title, None, answer.responsible, answer.deadline, None, None,
                    one.file, one.path, "decision", one.name,
                )  # fmt: skip


def rows(one: Answered) -> Iterator[Task]:
    """The rows of a table whose model says that each of them is something to do."""
    columns = one.question.as_tasks
    if columns is None:
        return
    for row in one.rows:
        cells = row.values
        responsible, partner = (
            cells.get(columns.responsible or ""),
            cells.get(columns.partner or ""),
        )
        every, done = cells.get(columns.every or ""), cells.get(columns.done or "")
        yield Task(
            same(str(cells.get(columns.what) or one.question.title.da)), one.theme.title,
            partner if isinstance(partner, str) else None,
            str(responsible[0]) if isinstance(responsible, tuple) and responsible else None,
            _first_day(row, columns, bool(every)), done if isinstance(done, date) else None, None,
            one.file, row.path, "task", one.name, every if isinstance(every, str) else None,
        )  # fmt: skip


def _first_day(row: Row, columns: RowTasks, recurs: bool) -> date | None:
    """The day a row is due; for what recurs, where that is not said, the first day the row has."""
    deadline = row.values.get(columns.deadline or "")
    if isinstance(deadline, date):
        return deadline
    days = (day for name, day in row.values.items() if recurs and name != columns.done)
    return next((day for day in days if isinstance(day, date)), None)


def recurring(tasks: Iterable[Task], today: date) -> Iterator[Task]:
    """What recurs, with the day it is next due: from today on, and after the day it was last done."""
    for task in tasks:
        first, every, done = task.deadline, task.every, task.done
        if every is None:
            continue
        after = today if done is None else max(today, done + timedelta(days=1))
        day = next_every(first, every, after) if first else None
        yield task._replace(deadline=day, done=None, origin="duty")


def asked_for(forms: Iterable[Form]) -> Iterator[Task]:
    """The days that answer a question of which the model says that its day is something to do."""
    for form in forms:
        for one in form.answers:
            duty, day = one.question.duty, one.answer.decision
            if duty is not None and isinstance(day, date) and one.state == "decided":
                yield Task(
                    duty, one.theme.title, None, one.answer.responsible, day, None, None,
                    one.file, (*one.path, "decision"), "duty", one.name,
                )  # fmt: skip


def implied(
    agreement: Agreement | None,
    volunteers: Volunteers | None,
    families: Families | None,
    today: date,
) -> Iterator[Task]:
    """The duties that follow from dates: the term's end, the yearly evaluation, certificates, deletion."""
    if agreement is not None:
        yield from _term(agreement, today)
    if families is not None and families.delete_by and families.families:
        what = Text("Slet oplysningerne om familierne", "Delete the data on the families")
        yield _duty(what, families.delete_by, None, "participants.yaml", ("delete_by",))
    for place, one in enumerate(volunteers.volunteers if volunteers else ()):
        review = one.child_certificate.review_on
        if review and not one.left:
            what = Text(
                f"Se på børneattesten igen for {one.id}",
                f"Review the child certificate of {one.id}",
            )
            path = ("volunteers", place, "child_certificate", "review_on")
            yield _duty(what, review, one.child_certificate.checked_by, "volunteers.yaml", path)


def _term(agreement: Agreement, today: date) -> Iterator[Task]:
    term = agreement.duration
    head = agreement.organisation.steering_group.responsible
    owner = head[0] if head else None
    if term.form != "rolling" and term.latest_end:
        what = Text("Aftalen ophører", "The agreement ends")
        yield _duty(what, term.latest_end, owner, "agreement.yaml", ("duration", "latest_end"))
    if term.form == "rolling" and term.annual_evaluation:
        what = Text("Årlig evaluering af samarbejdet", "Yearly evaluation of the cooperation")
        day = next_yearly(term.annual_evaluation, today)
        yield _duty(what, day, owner, "agreement.yaml", ("duration", "annual_evaluation"))


def _duty(what: Text, day: date, responsible: str | None, file: str, path: FieldPath) -> Task:
    theme = Text("Datoer i aftalen", "Dates in the agreement")
    return Task(what, theme, None, responsible, day, None, None, file, path, "duty")


def within(tasks: Iterable[Task], today: date, days: int) -> list[Task]:
    """The undone tasks due from today and so many days on, the nearest first."""
    last = today + timedelta(days=days)
    due = [
        task for task in tasks if not task.done and task.deadline and today <= task.deadline <= last
    ]
    return by_deadline(due)


def late(tasks: Iterable[Task], today: date) -> list[Task]:
    """The tasks that are late, the oldest deadline first."""
    return by_deadline(task for task in tasks if task.is_late(today))


def by_deadline(tasks: Iterable[Task]) -> list[Task]:
    """Tasks by deadline, those without one last."""
    return sorted(tasks, key=lambda task: (task.deadline or date.max, task.file, task.path))
