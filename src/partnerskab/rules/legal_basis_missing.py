"""Der står familier i listen, men ikke, hvorfor I må have oplysninger om dem.

Hvorfor: At være med på kurset fortæller noget om et barns helbred. Det kræver et lovligt grundlag.
Sådan retter du: Skriv legal_basis: consent, hvis familierne har sagt ja til det. Skriv
legal_basis: public_task, hvis det er en del af kommunens opgave. Spørg kommunens jurist, hvis I er i tvivl.

In English: There are families on the list, but nothing says why you may keep data on them.

Why: Taking part in the course says something about a child's health. That needs a legal basis.
How to fix it: Write legal_basis: consent if the families have agreed to it. Write
legal_basis: public_task if it is part of the municipality's task. Ask the municipality's lawyer if in doubt.
"""

from datetime import date

from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules import Hits, Settings, hit
from partnerskab.words import Pair

LEVEL = "warning"
STEP = 1
NEEDS = ("families",)
MESSAGE = Pair(
    "her står familier, men ikke, på hvilket grundlag I må have oplysninger om dem.",
    "there are families here, but nothing says on what basis you may keep data on them.",
)
HINT = Pair(
    "Skriv legal_basis: consent, hvis familierne har sagt ja, ellers legal_basis: public_task.",
    "Write legal_basis: consent if the families have agreed, otherwise legal_basis: public_task.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families without a legal basis for keeping data on them."""
    families = partnership.families
    if families is not None and families.families and families.legal_basis is None:
        yield hit(partnership.at(PARTICIPANTS, ("legal_basis",)))
