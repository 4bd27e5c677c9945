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

from partnerskab.dates import find_closing_day, find_holiday
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "undervisningsgangen ligger på {name}, hvor familier har planer og steder har lukket.",
        "the session falls on {name}, when families have plans and places are closed.",
    ),
    hint=Text(
        "Flyt den til en anden dag, fx date: {other}.",
        "Move it to another day, such as date: {other}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find sessions on public holidays and on days when much is closed, named."""
    for form in partnership.forms:
        taken = {session.date for session in form.sessions}
        for place, session in enumerate(form.sessions):
            name = session.date and (find_holiday(session.date) or find_closing_day(session.date))
            if session.date is None or name is None:
                continue
            other = session.date + timedelta(days=7)
            while other in taken or find_holiday(other) or find_closing_day(other):
                other += timedelta(days=7)
            at = partnership.locate(form.file, ("sessions", place, "date"))
            yield violation(at, name=name, other=other.isoformat())
