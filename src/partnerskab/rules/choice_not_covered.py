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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "ingen linje har »{choice}« som »{column}«, så den del har I intet aftalt om.",
    'no row has "{choice}" as "{column}", so nothing is agreed on that part.',
)
HINT = Text(
    "Tilføj en linje med {id}: {wanted}.",
    "Add a row with {id}: {wanted}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Choices that the model wants a row for, in tables that have rows but none with that choice."""
    for form, one, rest in partnership.meant("covered_choices"):
        if not one.rows or one.stage.step > settings["step"]:
            continue
        name, wanted = rest
        if all(row.values.get(name) != wanted for row in one.rows):
            column = next(each for each in one.question.columns if each.id == name)
            choice = next(each.title for each in column.choices if each.id == wanted)
            at = partnership.key_at(form.file, one.path)
            yield hit(at, choice=choice, column=column.title, id=name, wanted=wanted)
