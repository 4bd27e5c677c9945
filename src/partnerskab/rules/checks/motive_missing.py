"""En partner har ikke skrevet, hvad den selv vil have ud af samarbejdet.

Hvorfor: Motivet driver hver partner. Kender I hinandens, behøver ingen at gætte.
Sådan retter du: Skriv under idea og motives partnerens id, et kolon og en ærlig linje.

In English: A partner has not said what it wants out of the cooperation itself.

Why: The motive drives each partner. When you know one another's, nobody has to guess.
How to fix it: Under idea and motives, write the partner's id, a colon and one honest line.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["idea.motives"],
    message=Text(
        "{partner} har ikke skrevet sit eget motiv, så de andre må gætte på det.",
        "{partner} has not written its own motive, so the others have to guess it.",
    ),
    hint=Text(
        "Skriv under motives en linje som denne: {partner}: Vi vil nå familier, vi ikke kender i dag.",
        "Under motives, write a line like this: {partner}: We want to reach families we do not know.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each partner without a motive."""
    motives = partnership.agreement.idea.motives
    for partner in partnership.partners:
        if not motives.get(partner):
            yield violation(
                partnership.locate(AGREEMENT, ("idea", "motives", partner)), partner=partner
            )
