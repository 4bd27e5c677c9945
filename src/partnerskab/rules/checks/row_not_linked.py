"""En linje i en tabel hænger ikke sammen med resten.

Hvorfor: En aktivitet, der ikke fører til noget, eller et resultat, ingen arbejder for, er spild af kræfter.
Sådan retter du: Skriv linjens id i den anden tabel, eller slet linjen.

In English: A row of a table is not connected to the rest.

Why: An activity that leads nowhere, or an outcome nobody works for, is wasted effort.
How to fix it: Write the row's id in the other table, or delete the row.
"""

from collections.abc import Iterator
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered, Form
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=2,
    needs=["forms"],
    keys=["linked_from"],
    message=Text(
        "linjen står ikke under »{table}«, så den hænger ikke sammen med resten.",
        'the row is not named under "{table}", so it is not connected to the rest.',
    ),
    hint=Text(
        "Skriv dens id der, fx {column}: {id}, eller slet linjen.",
        "Write its id there, such as {column}: {id}, or delete the row.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find rows whose id stands in none of the columns that the model says it must stand in."""
    for form in partnership.forms:
        for answered in form.answers:
            for target in answered.question.linked_from:
                table, column = _find_column(partnership.forms, target)
                if table is None:
                    continue
                named = set(_list_named_ids(table, column))
                for row in answered.rows:
                    if row.id and row.id not in named:
                        yield violation(
                            partnership.locate(form.file, (*row.path, "id")),
                            table=table.question.title,
                            column=column,
                            id=row.id,
                        )


def _find_column(forms: tuple[Form, ...], target: str) -> tuple[Answered | None, str]:
    """Return the table and the column of `FORM:stage.theme.question.column`."""
    form_id, _, name = target.partition(":")
    question, _, column = name.rpartition(".")
    found = (
        answered
        for form in forms
        if form.id == form_id
        for answered in form.find_question(question)
    )
    return next(found, None), column


def _list_named_ids(table: Answered, column: str) -> Iterator[str]:
    for row in table.rows:
        value = row.values.get(column)
        if isinstance(value, tuple):
            yield from map(str, value)
        elif isinstance(value, str):
            yield value
