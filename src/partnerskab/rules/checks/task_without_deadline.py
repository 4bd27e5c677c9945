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
from partnerskab.partnership.progress import resolve_offset
from partnerskab.partnership.tasks import collect_row_tasks
from partnerskab.rules.base import Settings, Violations, rule, violation

SUGGESTED = Text(
    "Skriv den dag, opgaven skal være løst. Modellens bud er deadline: {day}.",
    "Write the day the task must be done. The model suggests deadline: {day}.",
)


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    message=Text(
        "opgaven har ingen frist, så ingen opdager, hvis den bliver glemt.",
        "the task has no deadline, so nobody notices if it is forgotten.",
    ),
    hint=Text(
        "Skriv ved {key}: den dag, opgaven skal være løst, som år-måned-dag.",
        "At {key}: write the day the task must be done, as year-month-day.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks and rows without a deadline.

    What recurs or only waits to be filled in is left alone.
    """
    anchors = partnership.find_anchors()
    for form in partnership.forms:
        for answered in form.answers:
            for place, task in enumerate(answered.answer.tasks):
                started = task.what or task.responsible
                if not started or task.deadline or task.done:
                    continue
                at = partnership.locate(form.file, (*answered.path, "tasks", place, "deadline"))
                day = resolve_offset(answered.question.due, anchors)
                if day is not None and day >= today:
                    yield violation(at, SUGGESTED, day=day.isoformat())
                else:
                    yield violation(at, key="deadline")
            yield from _check_rows(partnership, answered)


def _check_rows(partnership: Partnership, answered: Answered) -> Violations:
    """Yield the rows of a table that are things to do, but for those that last or recur."""
    columns = answered.question.as_tasks
    if columns is None or columns.deadline is None or columns.lasting:
        return
    for row in collect_row_tasks(answered):
        if not (row.deadline or row.done or row.every):
            at = partnership.locate(answered.file, (*row.path, columns.deadline))
            yield violation(at, key=columns.deadline)
