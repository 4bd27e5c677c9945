"""En linje i en tabel hænger ikke sammen med resten.

Hvorfor: En aktivitet, der ikke fører til noget, eller et resultat, ingen arbejder for, er spild af kræfter.
Sådan retter du: Skriv linjens id i den anden tabel, eller slet linjen.

In English: A row of a table is not connected to the rest.

Why: An activity that leads nowhere, or an outcome nobody works for, is wasted effort.
How to fix it: Write the row's id in the other table, or delete the row.
"""

from collections.abc import Iterator
from datetime import date

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered, Form
from partnerskab.rules import Hits, Settings, hit

LEVEL: Level = "warning"
STEP = 2
NEEDS = ("forms",)
MESSAGE = Text(
    "linjen står ikke under »{table}«, så den hænger ikke sammen med resten.",
    'the row is not named under "{table}", so it is not connected to the rest.',
)
HINT = Text(
    "Skriv dens id der, fx {column}: {id}, eller slet linjen.",
    "Write its id there, such as {column}: {id}, or delete the row.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Rows whose id stands in none of the columns that the model says it must stand in."""
    for form in partnership.forms:
        for one in form.answers:
            for target in one.question.linked_from:
                table, column = _column(partnership.forms, target)
                if table is None:
                    continue
                named = set(_named(table, column))
                for row in one.rows:
                    if row.id and row.id not in named:
                        yield hit(
                            partnership.at(form.file, (*row.path, "id")),
                            table=table.question.title,
                            column=column,
                            id=row.id,
                        )


def _column(forms: tuple[Form, ...], target: str) -> tuple[Answered | None, str]:
    """The table and the column of `FORM:stage.theme.question.column`."""
    form_id, _, name = target.partition(":")
    question, _, column = name.rpartition(".")
    found = (one for form in forms if form.id == form_id for one in form.named(question))
    return next(found, None), column


def _named(table: Answered, column: str) -> Iterator[str]:
    for row in table.rows:
        value = row.values.get(column)
        if isinstance(value, tuple):
            yield from map(str, value)
        elif isinstance(value, str):
            yield value
