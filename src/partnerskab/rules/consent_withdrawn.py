"""En familie har trukket sit samtykke tilbage, og dens oplysninger står her endnu.

Hvorfor: Når samtykket er trukket tilbage, må I ikke længere bruge oplysningerne.
Sådan retter du: Slet alt om familien undtagen id, status og consent. Slet også i mappen private.

In English: A family has withdrawn its consent, and its data are still here.

Why: Once consent is withdrawn, you may no longer use the data.
How to fix it: Delete everything about the family but id, status and consent. Delete it in the folder
private as well.
"""

from datetime import date

from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules import Hits, Settings, hit
from partnerskab.schema.registers import Family
from partnerskab.words import Pair

LEVEL = "error"
STEP = 1
NEEDS = ("families",)
MESSAGE = Pair(
    "familien har trukket sit samtykke tilbage, men dens oplysninger står her endnu.",
    "the family has withdrawn its consent, but its data are still here.",
)
HINT = Pair(
    "Slet alt om familien undtagen id, status og consent, og slet også i mappen private.",
    "Delete everything about the family but id, status and consent, also in the folder private.",
)
KEPT = {"id", "status", "consent"}


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families with consent withdrawn and anything but id, status and consent left."""
    families = partnership.families.families if partnership.families else ()
    for place, one in enumerate(families):
        if one.consent.withdrawn is None:
            continue
        nothing = Family(id=one.id)
        left = (name for name in Family.model_fields if name not in KEPT)
        if any(getattr(one, name) != getattr(nothing, name) for name in left):
            yield hit(partnership.at(PARTICIPANTS, ("families", place, "consent", "withdrawn")))
