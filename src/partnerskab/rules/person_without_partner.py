"""En person hører ikke til nogen partner og er heller ikke forælderrepræsentant.

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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "note"
STEP = 4
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "{person} hører ikke til nogen partner, så ingen af jer har ansvaret.",
    "{person} belongs to no partner, so none of you is responsible.",
)
HINT = Text(
    "Skriv partner: {partner} på linjen, eller skriv {person} efter parents: i styregruppen.",
    "Write partner: {partner} on the line, or write {person} after parents: in the steering group.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """People without a partner who do not represent the parents; where the model has no such seats, nobody is told."""
    agreement, model = partnership.agreement, partnership.model
    if agreement is None or model is None:
        return
    if not model.has_field("organisation.steering_group.parents"):
        return
    parents = set(agreement.organisation.steering_group.parents)
    for place, one in enumerate(agreement.people):
        if not one.partner and one.id not in parents:
            partner = next(iter(partnership.partners), "skovby")
            at = partnership.at(AGREEMENT, ("people", place))
            yield hit(at, person=one.id, partner=partner)
