"""Et forløb er afsluttet uden en plan for tiden efter.

Hvorfor: Uden en plan falder borgeren mellem to stole, netop når støtten slipper.
Sådan retter du: Lav planen sammen med borgeren, og skriv dagen i linjen.

In English: A course is closed without a plan for what follows.

Why: Without a plan the citizen falls between two stools just as the support lets go.
How to fix it: Make the plan with the citizen, and write the day in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "forløbet er afsluttet uden en plan, så borgeren ved ikke, hvem der hjælper nu.",
    "the course is closed without a plan, so the citizen does not know who helps now.",
)
HINT = Text(
    "Lav planen sammen med borgeren, og skriv dagen efter {column}:.",
    "Make the plan with the citizen, and write the day after {column}:.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Closed rows without the day a plan was made."""
    for line in partnership.lines("citizens"):
        if line.get("closed") and not line.get("plan") and not line.get("withdrawn"):
            yield hit(line.at("closed"), column=line.name("plan"))
