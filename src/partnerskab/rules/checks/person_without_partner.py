"""En person hører ikke til nogen partner og er heller ikke forældrerepræsentant.

Hvorfor: Så tæller personens plads og opgaver ikke med hos nogen, og ingen ved, hvem der har ansvaret.
Sådan retter du: Skriv partner: på personen, eller skriv personens id efter parents: under organisation og
steering_group.

In English: A person belongs to no partner and is no parent representative either.

Why: The person's seat and tasks then count with nobody, and nobody knows who is responsible.
How to fix it: Write partner: on the person, or write the person's id after parents: under organisation
and steering_group.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.steering_group.parents"],
    message=Text(
        "{person} hører ikke til nogen partner, så det er uklart, hvem personen er med for.",
        "{person} belongs to no partner, so it is unclear whom that person is there for.",
    ),
    hint=Text(
        "Skriv partner: {partner} på linjen, eller skriv {person} efter parents: i styregruppen.",
        "Write partner: {partner} on the line, or write {person} after parents: in the steering group.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find people without a partner who do not represent the parents."""
    parents = set(partnership.agreement.organisation.steering_group.parents)
    for place, person in enumerate(partnership.agreement.people):
        if not person.partner and person.id not in parents:
            partner = next(iter(partnership.partners), "skovby")
            at = partnership.locate(AGREEMENT, ("people", place))
            yield violation(at, person=person.id, partner=partner)
