"""En tabel har ingen linje for en af de ting, modellen vil have med.

Hvorfor: Det, ingen linje handler om, har ingen taget sig af, selv om resten ser færdigt ud.
Sådan retter du: Tilføj en linje for det, der mangler. Gælder det ikke hos jer, så skriv hvorfor under accepted:.

In English: A table has no row for one of the things that the model wants covered.

Why: What no row is about nobody has taken care of, even if the rest looks finished.
How to fix it: Add a row for what is missing. If it does not apply to you, write why under accepted:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["covered_choices"],
    message=Text(
        "ingen linje har »{choice}« som »{column}«, så den del har I intet aftalt om.",
        'no row has "{choice}" as "{column}", so nothing is agreed on that part.',
    ),
    hint=Text(
        "Tilføj en linje med {id}: {wanted}.",
        "Add a row with {id}: {wanted}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find choices that the model wants a row for, in tables that have other rows."""
    for form, answered, part in partnership.resolve_fact("covered_choices"):
        if not answered.rows or answered.stage.step > settings["step"]:
            continue
        name, wanted = part
        if all(row.values.get(name) != wanted for row in answered.rows):
            column = next(each for each in answered.question.columns if each.id == name)
            choice = next(each.title for each in column.choices if each.id == wanted)
            at = partnership.locate_key(form.file, answered.path)
            yield violation(at, choice=choice, column=column.title, id=name, wanted=wanted)
