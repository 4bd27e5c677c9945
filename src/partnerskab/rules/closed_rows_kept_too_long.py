"""Et afsluttet forløb står her stadig, længe efter at I havde brug for det.

Hvorfor: I må ikke gemme oplysninger om borgere længere, end I har brug for dem.
Sådan retter du: Slet linjen, og slet også det, der måtte ligge i mappen private.

In English: A closed course is still here, long after you needed it.

Why: You may not keep data on citizens longer than you need them.
How to fix it: Delete the row, and delete what may lie in the folder private as well.
"""

from datetime import date

from partnerskab.dates import months_after
from partnerskab.i18n import Text, months_in_words
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "forløbet er afsluttet for mere end {months} siden, og I må ikke gemme det længere.",
    "the course was closed more than {months} ago, and you may not keep it any longer.",
)
HINT = Text(
    "Slet hele linjen, og slet også i mappen private.",
    "Delete the whole row, and delete in the folder private as well.",
)
ACCEPTABLE = False


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Rows closed longer ago than the setting allows; on the last day there is still time."""
    months = settings.get("citizen_months_kept", 0)
    for line in partnership.lines("citizens"):
        closed = line.day("closed")
        if closed and months_after(closed, months) < today:
            yield hit(line.at("closed"), months=months_in_words(months))
