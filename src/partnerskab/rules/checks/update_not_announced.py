"""Noget er ændret, men der står ikke, at partnerne har fået besked.

Hvorfor: Den, der arbejder efter det gamle, sender borgeren det forkerte sted hen.
Sådan retter du: Giv partnerne besked, og skriv dagen i linjen.

In English: Something was changed, but nothing says that the partners were told.

Why: Whoever works by the old version sends the citizen to the wrong place.
How to fix it: Tell the partners, and write the day in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["updates", "updates.date", "updates.told"],
    message=Text(
        "ændringen er fra den {day}, men partnerne har ikke fået besked og følger det gamle.",
        "the change is from {day}, but the partners have not been told and follow the old version.",
    ),
    hint=Text(
        "Giv besked, og skriv dagen i linjen, fx {column}: {today}.",
        "Tell them, and write the day in the row, such as {column}: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find updates of before today without the day the partners were told."""
    for row in partnership.list_table_rows("updates"):
        day = row.get_day("updates.date")
        if day and day < today and not row.get("updates.told"):
            yield violation(
                row.locate("updates.told"),
                day=day,
                column=row.name("updates.told"),
                today=today.isoformat(),
            )
