"""En familie eller en borger har trukket sit samtykke tilbage, og oplysningerne står her endnu.

Hvorfor: Når samtykket er trukket tilbage, må I ikke længere bruge oplysningerne.
Sådan retter du: Slet alt undtagen id, status og det, der står om samtykket. Slet også i mappen private.

In English: A family or a citizen has withdrawn consent, and the data are still here.

Why: Once consent is withdrawn, you may no longer use the data.
How to fix it: Delete everything but the id, the status and what stands about the consent. Delete it in
the folder private as well.
"""

from datetime import date

from partnerskab.i18n import Text, write_list
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.partnership.records import Family
from partnerskab.rules import Hits, Settings, hit
from partnerskab.schema.record import fields_of

LEVEL = "error"
STEP = 1
ACCEPTABLE = False
NEEDS = ("documents",)
MESSAGE = Text(
    "{who} har trukket samtykket tilbage, men oplysningerne står her endnu.",
    "{who} has withdrawn consent, but the data are still here.",
)
HINT = Text(
    "Slet alt om familien undtagen id, status og consent, og slet også i mappen private.",
    "Delete everything about the family but id, status and consent, also in the folder private.",
)
ROW_HINT = Text(
    "Slet alt i linjen undtagen {kept}, og slet også i mappen private.",
    "Delete everything in the row but {kept}, also in the folder private.",
)
FAMILY = Text("familien", "the family")
CITIZEN = Text("borgeren", "the citizen")
KEPT = {"id", "status", "consent"}
KEPT_PARTS = ("informed", "given", "withdrawn", "closed")


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families and citizens with consent withdrawn and anything left but what tells of the consent."""
    yield from _citizens(partnership)
    families = partnership.families.families if partnership.families else ()
    for place, one in enumerate(families):
        if one.consent.withdrawn is None:
            continue
        nothing = Family(id=one.id)
        left = (name for name in fields_of(Family) if name not in KEPT)
        if any(getattr(one, name) != getattr(nothing, name) for name in left):
            at = partnership.at(PARTICIPANTS, ("families", place, "consent", "withdrawn"))
            yield hit(at, who=FAMILY)


def _citizens(partnership: Partnership) -> Hits:
    for line in partnership.lines("citizens"):
        kept = ["id", *(line.name(part) for part in KEPT_PARTS)]
        if line.get("withdrawn") and set(line.row.values) - set(kept):
            said = Text(write_list(kept, "da"), write_list(kept, "en"))
            yield hit(line.at("withdrawn"), ROW_HINT, who=CITIZEN, kept=said)
