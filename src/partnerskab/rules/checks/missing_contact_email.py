"""En partners kontaktperson har ingen mailadresse.

Hvorfor: De andre partnere skal kunne skrive til kontaktpersonen, også når telefonen er slukket.
Sådan retter du: Skriv arbejdets eller foreningens mailadresse efter email: under people.

In English: A partner's contact person has no e-mail address.

Why: The other partners must be able to write to the contact person, also when the phone is off.
How to fix it: Write the address at work or in the association after email: under people.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    message=Text(
        "{person} er kontaktperson for {partner}, men har ingen mailadresse, så de andre ikke kan skrive.",
        "{person} is the contact person for {partner} but has no e-mail address, so the others cannot write.",
    ),
    hint=Text(
        "Skriv email: og en adresse fra arbejdet eller foreningen, ikke en privat.",
        "Write email: and an address from work or the association, not a private one.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each contact person without an address, once, whoever they are the contact for."""
    contact_for: dict[str, str] = {}
    for partner in partnership.agreement.partners:
        if partner.contact:
            contact_for.setdefault(partner.contact, partner.id)
    for place, person in enumerate(partnership.agreement.people):
        if person.id in contact_for and not person.email:
            at = partnership.locate(AGREEMENT, ("people", place, "email"))
            yield violation(at, person=person.id, partner=contact_for[person.id])
