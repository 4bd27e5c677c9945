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

from partnerskab.dates import find_closing_day, find_holiday
from partnerskab.i18n import Text, pluralize
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

SESSIONS = (
    Text("{n} undervisningsgang", "{n} session"),
    Text("{n} undervisningsgange", "a plan for {n} sessions"),
)


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    settings=["minimum_sessions"],
    message=Text(
        "her er kun {what}, og der skal mindst {minimum} til, før familierne kender hinanden.",
        "there is only {what}, and it takes at least {minimum} before the families know one another.",
    ),
    hint=Text(
        "Læg en linje ind for hver af de næste under sessions, fx med date: {day}.",
        "Add a line for each of the next under sessions, such as one with date: {day}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find forms with sessions, but fewer than the settings say.

    One without any has not come that far.
    """
    minimum = settings["minimum_sessions"]
    for form in partnership.forms:
        number = len(form.sessions)
        if 0 < number < minimum:
            at = partnership.locate(form.file, ("sessions",))
            day = _suggest_day(
                max((session.date for session in form.sessions if session.date), default=today)
            )
            yield violation(
                at, what=pluralize(number, *SESSIONS), minimum=minimum, day=day.isoformat()
            )


def _suggest_day(last: date) -> date:
    """Return a day three weeks on, or later if that is a holiday."""
    day = last + timedelta(weeks=3)
    while find_holiday(day) or find_closing_day(day):
        day += timedelta(weeks=1)
    return day
