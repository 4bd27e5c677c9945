"""Der er for få undervisningsgange.

Hvorfor: Fremmede bliver først bekendte efter flere møder, og netværket bygger på, at de kender hinanden.
Sådan retter du: Læg flere undervisningsgange ind under sessions. Passer et lavere tal hos jer, så skriv
minimum_sessions: under settings i agreement.yaml.

In English: There are too few sessions.

Why: Strangers only get acquainted after several meetings, and the network rests on their knowing one another.
How to fix it: Add more sessions under sessions. If a lower figure suits you, write minimum_sessions: under
settings in agreement.yaml.
"""

from datetime import date, timedelta

from partnerskab.dates import holiday, often_closed
from partnerskab.i18n import Text, count
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "her er kun {what}, og der skal mindst {minimum} til, før familierne kender hinanden.",
    "there is only {what}, and it takes at least {minimum} before the families know one another.",
)
HINT = Text(
    "Læg en linje ind for hver af de næste under sessions, fx med date: {day}.",
    "Add a line for each of the next under sessions, such as one with date: {day}.",
)
SESSIONS = (
    Text("{n} undervisningsgang", "{n} session"),
    Text("{n} undervisningsgange", "a plan for {n} sessions"),
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Forms with sessions, but fewer than the settings say; one without any has not come that far."""
    minimum = settings.get("minimum_sessions", 0)
    for form in partnership.forms:
        number = len(form.sessions)
        if 0 < number < minimum:
            at = partnership.at(form.file, ("sessions",))
            day = _next(max((one.date for one in form.sessions if one.date), default=today))
            yield hit(at, what=count(number, *SESSIONS), minimum=minimum, day=day.isoformat())


def _next(last: date) -> date:
    """A day three weeks on, with time in between for what was learnt; later where that is a holiday."""
    day = last + timedelta(weeks=3)
    while holiday(day) or often_closed(day):
        day += timedelta(weeks=1)
    return day
