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
from partnerskab.partnership import Partnership, odd_ones
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "her skal familierne betale {amount}, men et andet sted {other}, så nogen betaler forkert.",
    "here families pay {amount}, but elsewhere {other}, so somebody pays wrong.",
)
HINT = Text(
    "Skriv det beløb, der er besluttet, det samme alle steder.",
    "Write the amount that was decided, the same everywhere.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Amounts for the sessions, and for the network, that differ from what most say."""
    for half in ("sessions", "network"):
        facts = partnership.facts(f"own_payment_{half}")
        amounts = [one for one in facts if isinstance(one.value, Decimal)]
        odd = odd_ones(amounts) if amounts else []
        for one in odd:
            other = next(fact.value for fact in amounts if fact not in odd)
            yield hit(one.at, amount=one.value, other=other)
