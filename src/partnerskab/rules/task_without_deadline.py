"""En opgave i et skema har ingen frist.

Hvorfor: Uden en frist opdager ingen, at opgaven er ved at blive glemt, før det er for sent.
Sådan retter du: Aftal en dag med den ansvarlige, og skriv den efter deadline:.

In English: A task in a form has no deadline.

Why: Without a deadline nobody notices that the task is being forgotten until it is too late.
How to fix it: Agree a day with the person responsible, and write it after deadline:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.progress import day_of
from partnerskab.partnership.tasks import rows
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "opgaven har ingen frist, så ingen opdager, hvis den bliver glemt.",
    "the task has no deadline, so nobody notices if it is forgotten.",
)
HINT = Text(
    "Skriv den dag, opgaven skal være løst, fx {key}: 2027-02-01.",
    "Write the day the task must be done, such as {key}: 2027-02-01.",
)
SUGGESTED = Text(
    "Skriv den dag, opgaven skal være løst. Modellens bud er deadline: {day}.",
    "Write the day the task must be done. The model suggests deadline: {day}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Undone tasks and rows without a deadline; what recurs or only waits to be filled in is left alone."""
    anchors = partnership.anchors()
    for form in partnership.forms:
        for one in form.answers:
            for place, task in enumerate(one.answer.tasks):
                started = task.what or task.responsible
                if not started or task.deadline or task.done:
                    continue
                at = partnership.at(form.file, (*one.path, "tasks", place, "deadline"))
                day = day_of(one.question.due, anchors)
                if day is not None and day >= today:
                    yield hit(at, SUGGESTED, day=day.isoformat())
                else:
                    yield hit(at, key="deadline")
            yield from _rows(partnership, one)


def _rows(partnership: Partnership, one: Answered) -> Hits:
    """The rows of a table that are things to do, but for those that last or recur."""
    columns = one.question.as_tasks
    if columns is None or columns.deadline is None or columns.lasting:
        return
    for row in rows(one):
        if not (row.deadline or row.done or row.every):
            at = partnership.at(one.file, (*row.path, columns.deadline))
            yield hit(at, key=columns.deadline)
