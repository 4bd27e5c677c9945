"""En borger har en tovholder, men der står ikke ja til, at kriterierne er opfyldt.

Hvorfor: Får alle en tovholder, er der ingen tid til dem, der har mange aktører omkring sig.
Sådan retter du: Se på kriterierne sammen, og skriv ja. Er de ikke opfyldt længere, så afslut forløbet.

In English: A citizen has a coordinator, but nothing says yes to the criteria being met.

Why: If everybody gets a coordinator, there is no time for those with many actors around them.
How to fix it: Look at the criteria together, and write yes. If they are no longer met, close the course.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "her er en tovholder, men intet ja til kriterierne, så tiden går måske fra andre, der behøver den.",
    "here is a coordinator, but no yes to the criteria, so others in need may lose that time.",
)
HINT = Text(
    "Skriv {column}: ja, eller afslut forløbet med en plan.",
    "Write {column}: yes, or close the course with a plan.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Open rows with a coordinator where the criteria are not said to be met."""
    for line in partnership.lines("citizens"):
        if line.get("closed") or line.get("withdrawn") or not line.has("criteria"):
            continue
        if line.get("coordinator") and line.get("criteria") is not True:
            yield hit(line.at("criteria"), column=line.name("criteria"))
