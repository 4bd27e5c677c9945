"""Mødet er holdt, men referatet er ikke sendt.

Hvorfor: Imens husker hver især aftalerne på sin egen måde.
Sådan retter du: Send referatet, og skriv dagen i linjen.

In English: The meeting was held, but the minutes have not been sent.

Why: Meanwhile everybody remembers the agreements in their own way.
How to fix it: Send the minutes, and write the day in the row.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "mødet var {day}, men referatet er ikke sendt, og aftalerne bliver husket forskelligt.",
    "the meeting was on {day}, but the minutes have not been sent, and the agreements are remembered differently.",
)
HINT = Text(
    "Send referatet, og skriv dagen i linjen, fx {column}: {today}.",
    "Send the minutes, and write the day in the row, such as {column}: {today}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Meetings held more days ago than the setting gives for sending the minutes."""
    days = settings.get("minutes_days", 0)
    for line in partnership.lines("meetings"):
        day = line.day("date")
        if day and day + timedelta(days) < today and not line.get("minutes"):
            column = line.name("minutes")
            yield hit(line.at("date"), day=day, column=column, today=today.isoformat())
