"""Svaret på overnatning passer ikke med den første undervisningsgang.

Hvorfor: Stedet, budgettet og familierne skal vide, om I overnatter. To svar giver to slags bestillinger.
Sådan retter du: Ret enten svaret på overnatning eller form: ved den første undervisningsgang.

In English: The answer on staying overnight does not match the first session.

Why: The venue, the budget and the families need to know whether you stay overnight. Two answers
give two sorts of booking.
How to fix it: Correct either the answer on staying overnight or form: at the first session.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

OVERNIGHT = "residential"
NAMES = {
    True: Text("internat", "residential"),
    False: Text("uden overnatning", "without a night's stay"),
}


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["residential"],
    keys=["registers"],
    message=Text(
        "her står {answer}, men den første undervisningsgang er {form}, så ingen ved, om der er senge.",
        "this says {answer}, but the first session is {form}, so nobody knows whether there are beds.",
    ),
    hint=Text(
        "Ret svaret her, eller skriv form: {wanted} ved den første undervisningsgang.",
        "Correct the answer here, or write form: {wanted} at the first session.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an answer on staying overnight that the first session contradicts."""
    dated = [
        session
        for form in partnership.forms
        for session in form.sessions
        if session.date and session.form
    ]
    first = min(dated, key=lambda session: session.date or date.max, default=None)
    for fact in partnership.find_facts("residential"):
        stays = fact.value == OVERNIGHT
        if first is not None and stays != (first.form == OVERNIGHT):
            yield violation(fact.at, answer=NAMES[stays], form=NAMES[not stays], wanted=fact.value)
