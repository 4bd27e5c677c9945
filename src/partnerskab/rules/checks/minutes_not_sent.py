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
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["meetings", "meetings.date", "meetings.minutes"],
    settings=["minutes_days"],
    message=Text(
        "mødet var den {day}, men referatet er ikke sendt, og aftalerne bliver husket forskelligt.",
        "the meeting was on {day}, but the minutes have not been sent, and the agreements are remembered differently.",
    ),
    hint=Text(
        "Send referatet, og skriv dagen i linjen, fx {column}: {today}.",
        "Send the minutes, and write the day in the row, such as {column}: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find meetings held more days ago than the setting gives for sending the minutes."""
    days = settings["minutes_days"]
    for row in partnership.list_table_rows("meetings"):
        day = row.get_day("meetings.date")
        if day and day + timedelta(days) < today and not row.get("meetings.minutes"):
            column = row.name("meetings.minutes")
            yield violation(
                row.locate("meetings.date"), day=day, column=column, today=today.isoformat()
            )
