"""En opgave står hos én partner, men den ansvarlige arbejder for en anden.

Hvorfor: Hver partner læser sin egen kolonne. Opgaven står i den ene, og personen sidder i den anden.
Sådan retter du: Ret enten partner: eller responsible: på opgaven.

In English: A task is with one partner, but whoever is responsible works for another.

Why: Each partner reads its own column. The task stands in one, and the person sits in the other.
How to fix it: Correct either partner: or responsible: on the task.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    message=Text(
        "opgaven står hos {partner}, men {person} arbejder for {other}, så ingen af dem tager den.",
        "the task is with {partner}, but {person} works for {other}, so neither of them takes it.",
    ),
    hint=Text(
        "Skriv partner: {other}, eller skriv en fra {partner} efter responsible:.",
        "Write partner: {other}, or write somebody from {partner} after responsible:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks whose partner is not the one that the responsible person works for."""
    for task in partnership.tasks:
        other = partnership.partner_of.get(task.responsible or "")
        known = task.partner in partnership.partners and other in partnership.partners
        if known and other != task.partner and not task.done:
            at = partnership.locate(task.file, (*task.path, "partner"))
            yield violation(at, partner=task.partner, person=task.responsible, other=other)
