"""En linje i en tabel mangler noget, som modellen har brug for.

Hvorfor: En halv linje ligner en aftale, men den næste, der læser den, kan ikke handle efter den.
Sådan retter du: Udfyld den tomme kolonne i linjen, eller slet linjen, hvis den ikke gælder længere.

In English: A row of a table lacks something that the model needs.

Why: Half a row looks like an agreement, but the next reader cannot act on it.
How to fix it: Fill in the empty column of the row, or delete the row if it no longer holds.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.model.definition import Column
from partnerskab.partnership import At, Partnership
from partnerskab.partnership.form import Row
from partnerskab.rules.base import Settings, Violation, Violations, rule, violation

ASKING = Text("Skriv {id}: i linjen. {question}", "Write {id}: in the row. {question}")
CHOOSING = Text(
    "Skriv {id}: i linjen, fx {id}: {choice}.", "Write {id}: in the row, such as {id}: {choice}."
)


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    keys=["needed"],
    message=Text(
        "linjen mangler »{column}«, så ingen kan handle efter den.",
        'the row lacks "{column}", so nobody can act on it.',
    ),
    hint=Text(
        "Skriv {id}: i linjen, eller slet linjen.",
        "Write {id}: in the row, or delete the row.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find empty cells of a column that the model needs, in the tables of the steps so far."""
    for form in partnership.forms:
        for answered in form.answers:
            wanted = [column for column in answered.question.columns if column.needed]
            if not wanted or answered.stage.step > settings["step"]:
                continue
            for row in answered.rows:
                for column in wanted:
                    if row.values.get(column.id) in (None, "", ()) and _is_wanted(column, row):
                        at = partnership.locate(form.file, (*row.path, column.id))
                        yield _describe_missing_cell(at, column)


def _is_wanted(column: Column, row: Row) -> bool:
    """Return whether the row's other cells make this one needed."""
    return all(row.values.get(other) in values for other, values in column.needed_if.items())


def _describe_missing_cell(at: At, column: Column) -> Violation:
    if column.text:
        return violation(
            at, ASKING, column.needed, column=column.title, id=column.id, question=column.text
        )
    if column.choices:
        choice = column.choices[0].id
        return violation(
            at, CHOOSING, column.needed, column=column.title, id=column.id, choice=choice
        )
    return violation(at, None, column.needed, column=column.title, id=column.id)
