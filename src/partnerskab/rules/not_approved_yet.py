"""Noget er taget i brug, før det er godkendt.

Hvorfor: Uden lederne bag sig står de, der skal bruge det, alene, når der mangler tid eller penge.
Sådan retter du: Få det godkendt på næste møde, og skriv dagen efter decision:.

In English: Something has been put to use before it was approved.

Why: Without the leaders behind them, those who use it stand alone when time or money runs short.
How to fix it: Have it approved at the next meeting, and write the day after decision:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "»{table}« er i brug, men godkendelsen mangler, så ingen leder står bag.",
    '"{table}" is in use, but the approval is missing, so no leader stands behind it.',
)
HINT = Text(
    "Få det godkendt, og skriv dagen her, fx decision: {today}.",
    "Have it approved, and write the day here, such as decision: {today}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """An approval without a day, while the tables that wait for it have rows."""
    if partnership.facts("approval"):
        return
    used = [one for one in partnership.asked("in_use") if one.rows]
    for form, one, _ in partnership.meant("approval") if used else ():
        if one.state != "not_relevant" and not one.faulty:
            at = partnership.key_at(form.file, one.path)
            yield hit(at, table=used[0].question.title, today=today.isoformat())
