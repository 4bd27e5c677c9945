"""Der står forskellige beløb for det, familierne selv skal betale.

Hvorfor: Familien betaler det beløb, den har læst. Siger to papirer hver sit, skal nogen have penge igen.
Sådan retter du: Find ud af, hvilket beløb der er besluttet, og skriv det samme alle steder. Er aftalen
underskrevet, så lav et tillæg.

In English: Different amounts are given for what families pay themselves.

Why: A family pays the amount it has read. If two papers disagree, somebody has to be paid back.
How to fix it: Find out which amount was decided, and write the same everywhere. If the agreement is
signed, make an addendum.
"""

from datetime import date
from decimal import Decimal

from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import Partnership, find_minority
from partnerskab.rules.base import Settings, Violations, rule, violation

PAYMENTS: tuple[FactName, ...] = ("own_payment_sessions", "own_payment_network")


@rule(
    level="warning",
    step=3,
    needs=["agreement", "model"],
    any_fact=["own_payment_sessions", "own_payment_network"],
    message=Text(
        "her skal familierne betale {amount}, men et andet sted {other}, så nogen betaler forkert.",
        "here families pay {amount}, but elsewhere {other}, so somebody pays wrong.",
    ),
    hint=Text(
        "Skriv det beløb, der er besluttet, det samme alle steder.",
        "Write the amount that was decided, the same everywhere.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find amounts for the sessions, and for the network, that differ from what most say."""
    for name in PAYMENTS:
        facts = partnership.find_facts(name)
        amounts = [fact for fact in facts if isinstance(fact.value, Decimal)]
        odd = find_minority(amounts) if amounts else []
        for fact in odd:
            other = next(usual.value for usual in amounts if usual not in odd)
            yield violation(fact.at, amount=fact.value, other=other)
