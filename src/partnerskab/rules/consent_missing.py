"""En familie eller en borger er med, men der står ikke, at der er givet samtykke.

Hvorfor: I har valgt samtykke som grundlag. Uden det må I ikke have oplysningerne.
Sådan retter du: Skriv dagen, hvor samtykket blev givet. Er det ikke givet endnu, så spørg, eller slet
det, I har skrevet.

In English: A family or a citizen takes part, but nothing says that consent was given.

Why: You have chosen consent as your basis. Without it you may not keep the data.
How to fix it: Write the day the consent was given. If it has not been given yet, ask, or delete what
you have written.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 1
ACCEPTABLE = False
NEEDS = ("documents",)
MESSAGE = Text(
    "{who} er med, men uden et samtykke må I ikke have oplysningerne.",
    "{who} takes part, but without consent you may not keep the data.",
)
HINT = Text(
    "Skriv under consent den dag, familien sagde ja, fx given: 2027-01-12.",
    "Under consent write the day the family said yes, such as given: 2027-01-12.",
)
ROW_HINT = Text(
    "Skriv i linjen den dag, borgeren sagde ja, fx {column}: 2027-01-12.",
    "In the row write the day the citizen said yes, such as {column}: 2027-01-12.",
)
FAMILY = Text("familien", "the family")
CITIZEN = Text("borgeren", "the citizen")
TAKES_PART = {"registered", "confirmed", "completed"}


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families and citizens that take part without a day of consent, where consent is the legal basis."""
    yield from _citizens(partnership)
    families = partnership.families
    if families is None or families.legal_basis != "consent":
        return
    for place, one in enumerate(families.families):
        given = one.consent.given or one.consent.withdrawn
        if one.status in TAKES_PART and given is None:
            at = partnership.at(PARTICIPANTS, ("families", place, "consent", "given"))
            yield hit(at, who=FAMILY)


def _citizens(partnership: Partnership) -> Hits:
    """Citizens with a coordinator; before that the need has only been raised."""
    if "consent" not in partnership.chosen("citizens_basis"):
        return
    for line in partnership.lines("citizens"):
        given = line.get("given") or line.get("withdrawn")
        if line.get("coordinator") and not given and not line.get("closed"):
            yield hit(line.at("given"), ROW_HINT, who=CITIZEN, column=line.name("given"))
