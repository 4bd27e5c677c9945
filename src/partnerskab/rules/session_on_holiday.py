"""En undervisningsgang ligger på en helligdag eller en dag, hvor meget er lukket.

Hvorfor: Familierne har planer, og kursusstedet har måske lukket.
Sådan retter du: Flyt undervisningsgangen til en anden dag. Er dagen valgt med vilje, så skriv rule:, why: og
until: under accepted i arbejdsskemaet.

In English: A session falls on a public holiday or on a day when much is closed.

Why: Families have plans, and the venue may be closed.
How to fix it: Move the session to another day. If the day was chosen on purpose, write rule:, why: and
until: under accepted in the worksheet.
"""

from datetime import date, timedelta

from partnerskab.dates import holiday, often_closed
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "undervisningsgangen ligger på {name}, hvor familier har planer og steder har lukket.",
    "the session falls on {name}, when families have plans and places are closed.",
)
HINT = Text(
    "Flyt den til en anden dag, fx date: {other}.",
    "Move it to another day, such as date: {other}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Sessions on public holidays and on days when much is closed, named."""
    for form in partnership.forms:
        taken = {one.date for one in form.sessions}
        for place, one in enumerate(form.sessions):
            name = one.date and (holiday(one.date) or often_closed(one.date))
            if one.date is None or name is None:
                continue
            other = one.date + timedelta(days=7)
            while other in taken or holiday(other) or often_closed(other):
                other += timedelta(days=7)
            at = partnership.at(form.file, ("sessions", place, "date"))
            yield hit(at, name=name, other=other.isoformat())
