"""Borgeren har fået en ny tovholder, men der står ikke, hvornår I besluttede det, så det ligner et tilfælde.

Hvorfor: Borgeren skal beholde sin tovholder. Et skift er en beslutning, ikke noget, der sker.
Sådan retter du: Skriv dagen for beslutningen i linjen.

In English: The citizen has a new coordinator, but nothing says when you decided so.

Why: The citizen should keep the coordinator. A change is a decision, not something that happens.
How to fix it: Write the day of the decision in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "note"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "borgeren har fået en anden tovholder, men der står ikke, hvornår I besluttede det, så det ligner et tilfælde.",
    "the citizen has another coordinator, but nothing says when you decided so, so it looks like chance.",
)
HINT = Text(
    "Skriv dagen for beslutningen efter {column}:.",
    "Write the day of the decision after {column}:.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Open rows with a coordinator of before and no day for the change."""
    for line in partnership.lines("citizens"):
        if line.get("closed") or line.get("withdrawn"):
            continue
        if line.get("previous") and not line.get("changed"):
            yield hit(line.at("previous"), column=line.name("changed"))
