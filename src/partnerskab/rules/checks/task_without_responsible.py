"""En opgave i et skema har ingen ansvarlig.

Hvorfor: En opgave, som ingen har fået, bliver let glemt, fordi alle tror, at en anden tager den.
Sådan retter du: Aftal, hvem der har opgaven, og skriv et id fra people efter responsible:.

In English: A task in a form has nobody responsible.

Why: A task nobody has been given is easily forgotten, since everyone thinks somebody else has it.
How to fix it: Agree who has the task, and write an id from people after responsible:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.tasks import collect_row_tasks
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=3,
    needs=["forms"],
    message=Text(
        "opgaven har ingen ansvarlig, så ingen ved, at den er deres.",
        "the task has nobody responsible, so nobody knows it is theirs.",
    ),
    hint=Text(
        "Skriv et id fra people, fx {key}: {person}.",
        "Write an id from people, such as {key}: {person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks and rows with nobody responsible.

    What only waits to be filled in is left alone.
    """
    for form in partnership.forms:
        for answered in form.answers:
            for place, task in enumerate(answered.answer.tasks):
                started = task.what or task.deadline
                if started and not task.responsible and not task.done:
                    path = (*answered.path, "tasks", place, "responsible")
                    person = _suggest_person(partnership, task.partner)
                    yield violation(
                        partnership.locate(form.file, path), key="responsible", person=person
                    )
            yield from _check_rows(partnership, answered)


def _check_rows(partnership: Partnership, answered: Answered) -> Violations:
    """Yield the rows of a table that are things to do; what recurs is never done."""
    columns = answered.question.as_tasks
    if columns is None or columns.responsible is None:
        return
    for row in collect_row_tasks(answered):
        if not row.responsible and (row.every or not row.done):
            at = partnership.locate(answered.file, (*row.path, columns.responsible))
            yield violation(
                at, key=columns.responsible, person=_suggest_person(partnership, row.partner)
            )


def _suggest_person(partnership: Partnership, partner: str | None) -> str:
    """Return the id of somebody who works for the task's partner, as an example to write."""
    of_partner = (
        colleague for colleague, works_for in partnership.partner_of.items() if works_for == partner
    )
    return next(of_partner, next(iter(partnership.people), "mette-holm"))
