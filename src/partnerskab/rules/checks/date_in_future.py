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
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.yamltext import FieldPath


class _Done(NamedTuple):
    """A day on which something is said to have happened, and where."""

    file: str
    path: FieldPath
    day: date | None


@rule(
    level="warning",
    step=1,
    needs=["agreement"],
    message=Text(
        "her står en dag, som om det er sket, men dagen er ikke kommet endnu.",
        "this gives a day as if it had happened, but the day has not come yet.",
    ),
    hint=Text(
        "Skriv den dag, det skete, eller slet datoen, til det er gjort.",
        "Write the day it happened, or delete the date until it is done.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find days after today for tasks done, signatures, certificates seen and consents given."""
    for done in (
        *_list_task_dates(partnership),
        *_list_agreement_dates(partnership),
        *_list_register_dates(partnership),
    ):
        if done.day is not None and done.day > today:
            yield violation(partnership.locate(done.file, done.path))


def _list_task_dates(partnership: Partnership) -> Iterator[_Done]:
    for task in partnership.tasks:
        yield _Done(task.file, (*task.path, "done"), task.done)


def _list_agreement_dates(partnership: Partnership) -> Iterator[_Done]:
    for place, signature in enumerate(partnership.agreement.signature.signatures):
        yield _Done(AGREEMENT, ("signature", "signatures", place, "date"), signature.date)
    for place, addendum in enumerate(partnership.agreement.changes.addenda):
        for number, signed in enumerate(addendum.signed):
            path: FieldPath = ("changes", "addenda", place, "signed", number, "date")
            yield _Done(AGREEMENT, path, signed.date)


def _list_register_dates(partnership: Partnership) -> Iterator[_Done]:
    for place, volunteer in enumerate(partnership.volunteers.volunteers):
        base: FieldPath = ("volunteers", place)
        seen = volunteer.child_certificate.checked_on
        yield _Done(VOLUNTEERS, (*base, "child_certificate", "checked_on"), seen)
        yield _Done(VOLUNTEERS, (*base, "confidentiality_signed"), volunteer.confidentiality_signed)
    for place, family in enumerate(partnership.families.families):
        given = family.consent.given
        yield _Done(PARTICIPANTS, ("families", place, "consent", "given"), given)
