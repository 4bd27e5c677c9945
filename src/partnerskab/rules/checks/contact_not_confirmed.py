"""Ingen har i lang tid bekræftet, at en kontaktperson stadig er den rette.

Hvorfor: Folk skifter job og telefon. Når det brænder på, skal nummeret passe.
Sådan retter du: Skriv eller ring til personen, ret det, der har ændret sig, og skriv dagen ved
confirmed_on: på personen under people.

In English: For a long time nobody has confirmed that a contact person is still the right one.

Why: People change jobs and telephones. When something is urgent, the number must be right.
How to fix it: Write to or ring the person, correct what has changed, and write the day at
confirmed_on: on the person under people.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=1,
    needs=["agreement"],
    settings=["contact_confirmed_months"],
    message=Text(
        "oplysningerne om {person} er sidst bekræftet den {day}, så de passer måske ikke længere.",
        "the data on {person} were last confirmed on {day}, so they may no longer be right.",
    ),
    hint=Text(
        "Spørg {person}, ret det, der er ændret, og skriv confirmed_on: {today}.",
        "Ask {person}, correct what has changed, and write confirmed_on: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find people confirmed too long ago.

    A partner's contact was confirmed when the agreement was made.
    """
    agreement, months = partnership.agreement, settings["contact_confirmed_months"]
    contacts = {partner.contact for partner in agreement.partners}
    for place, person in enumerate(agreement.people):
        day = person.confirmed_on or (agreement.date if person.id in contacts else None)
        if day is not None and add_months(day, months) < today and not person.left:
            at = partnership.locate(AGREEMENT, ("people", place, "confirmed_on"))
            yield violation(at, person=person.id, day=day, today=today.isoformat())
