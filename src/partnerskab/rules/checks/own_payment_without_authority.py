"""Familierne skal betale, men ingen har fået ret til at beslutte det.

Hvorfor: En pris, som ingen har sagt god for, kan I komme til at trække tilbage over for familierne.
Sådan retter du: Find den, der må bestemme egenbetalingen, og skriv personens id efter decided_by:
under finance og own_payment.

In English: Families have to pay, but nobody has been given the right to decide it.

Why: A price nobody has approved may have to be taken back after families have been told.
How to fix it: Find the person who may set the own payment, and write that person's id after
decided_by: under finance and own_payment.
"""

from datetime import date
from decimal import Decimal

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=3,
    needs=["agreement", "model"],
    facts=["own_payment", "own_payment_authority"],
    message=Text(
        "familierne skal betale {amount}, men ingen har ret til at fastsætte beløbet.",
        "families have to pay {amount}, but nobody has the right to set the amount.",
    ),
    hint=Text(
        "Skriv et id fra people under finance og own_payment, fx decided_by: {person}.",
        "Write an id from people under finance and own_payment, such as decided_by: {person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the first own payment above nothing, if nobody is named who may decide it."""
    if partnership.find_facts("own_payment_authority"):
        return
    person = next(iter(partnership.people), "mette-holm")
    for fact in partnership.find_facts("own_payment"):
        if isinstance(fact.value, Decimal) and fact.value > 0:
            yield violation(fact.at, amount=fact.value, person=person)
            return
