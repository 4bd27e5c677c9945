"""En familie er med, men der står ikke, at den har givet samtykke.

Hvorfor: I har valgt samtykke som grundlag. Uden det må I ikke have familiens oplysninger.
Sådan retter du: Skriv dagen efter given: under consent. Har familien ikke sagt ja endnu, så spørg den,
eller slet det, I har skrevet om den.

In English: A family takes part, but nothing says that it has given consent.

Why: You have chosen consent as your basis. Without it you may not keep data on the family.
How to fix it: Write the day after given: under consent. If the family has not said yes yet, ask it, or
delete what you have written about it.
"""

from datetime import date

from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules import Hits, Settings, hit
from partnerskab.words import Pair

LEVEL = "error"
STEP = 1
NEEDS = ("families",)
MESSAGE = Pair(
    "familien er med, men uden et samtykke må I ikke have dens oplysninger.",
    "the family takes part, but without its consent you may not keep data on it.",
)
HINT = Pair(
    "Skriv under consent den dag, familien sagde ja, fx given: 2027-01-12.",
    "Under consent write the day the family said yes, such as given: 2027-01-12.",
)
TAKES_PART = {"registered", "confirmed", "completed"}


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families that take part without a day of consent, where consent is the legal basis."""
    families = partnership.families
    if families is None or families.legal_basis != "consent":
        return
    for place, one in enumerate(families.families):
        given = one.consent.given or one.consent.withdrawn
        if one.status in TAKES_PART and given is None:
            yield hit(partnership.at(PARTICIPANTS, ("families", place, "consent", "given")))
