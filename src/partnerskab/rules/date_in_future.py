"""Noget er skrevet som gjort på en dag, der ikke er kommet endnu.

Hvorfor: De andre tror, det er på plads. Datoen er som regel fristen eller en tastefejl.
Sådan retter du: Skriv den dag, det virkelig skete, eller lad feltet stå tomt, til det er gjort.

In English: Something is written as done on a day that has not come yet.

Why: The others think it is in place. The date is mostly the deadline, or a slip.
How to fix it: Write the day it really happened, or leave the field empty until it is done.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, PARTICIPANTS, VOLUNTEERS, Partnership
from partnerskab.rules import Hits, Settings, hit
from partnerskab.yamltext import FieldPath

LEVEL = "warning"
STEP = 1
NEEDS = ("agreement",)
MESSAGE = Text(
    "her står en dag, som om det er sket, men dagen er ikke kommet endnu.",
    "this gives a day as if it had happened, but the day has not come yet.",
)
HINT = Text(
    "Skriv den dag, det skete, eller slet datoen, til det er gjort.",
    "Write the day it happened, or delete the date until it is done.",
)


class _Done(NamedTuple):
    """A day on which something is said to have happened, and where."""

    file: str
    path: FieldPath
    day: date | None


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Days after today for tasks done, signatures, certificates seen and consents given."""
    for one in (*_tasks(partnership), *_agreement(partnership), *_people(partnership)):
        if one.day is not None and one.day > today:
            yield hit(partnership.at(one.file, one.path))


def _tasks(partnership: Partnership) -> Iterator[_Done]:
    for task in partnership.tasks:
        yield _Done(task.file, (*task.path, "done"), task.done)


def _agreement(partnership: Partnership) -> Iterator[_Done]:
    if partnership.agreement is None:
        return
    for place, one in enumerate(partnership.agreement.signature.signatures):
        yield _Done(AGREEMENT, ("signature", "signatures", place, "date"), one.date)
    for place, addendum in enumerate(partnership.agreement.changes.addenda):
        for number, signed in enumerate(addendum.signed):
            path: FieldPath = ("changes", "addenda", place, "signed", number, "date")
            yield _Done(AGREEMENT, path, signed.date)


def _people(partnership: Partnership) -> Iterator[_Done]:
    for place, one in enumerate(
        partnership.volunteers.volunteers if partnership.volunteers else ()
    ):
        base: FieldPath = ("volunteers", place)
        seen = one.child_certificate.checked_on
        yield _Done(VOLUNTEERS, (*base, "child_certificate", "checked_on"), seen)
        yield _Done(VOLUNTEERS, (*base, "confidentiality_signed"), one.confidentiality_signed)
    for place, family in enumerate(partnership.families.families if partnership.families else ()):
        given = family.consent.given
        yield _Done(PARTICIPANTS, ("families", place, "consent", "given"), given)
