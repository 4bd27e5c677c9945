"""En familie har ikke fået bekræftelse eller påmindelse, og kurset begynder om få dage.

Hvorfor: En familie, der intet har hørt, tror, at den ikke kom med.
Sådan retter du: Skriv til familien i dag, og skriv dagene ved confirmed: og reminded:.

In English: A family has had no confirmation or reminder, and the course begins in a few days.

Why: A family that has heard nothing thinks it was not admitted.
How to fix it: Write to the family today, and write the days at confirmed: and reminded:.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, join_with_or
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NOTICES = {
    "confirmed": Text("bekræftelse", "confirmation"),
    "reminded": Text("påmindelse", "reminder"),
}


@rule(
    level="warning",
    step=3,
    needs=["families"],
    fields=["families.confirmed", "families.reminded"],
    keys=["registers"],
    settings=["reminder_days"],
    message=Text(
        "familien har ikke fået {missing}, og kurset begynder den {first}.",
        "the family has had no {missing}, and the course begins on {first}.",
    ),
    hint=Text(
        "Send beskeden, og skriv dagen, fx {key}: {today}.",
        "Send the message, and write the day, such as {key}: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families without a confirmation or a reminder shortly before the first session."""
    first, days = partnership.find_anchors().get("first_session"), settings["reminder_days"]
    if first is None or not first - timedelta(days) <= today <= first:
        return
    for place, family in partnership.list_families_taking_part():
        missing = [key for key in NOTICES if getattr(family, key) is None]
        if missing:
            listed = join_with_or(NOTICES[key] for key in missing)
            at = partnership.locate(PARTICIPANTS, ("families", place, missing[0]))
            yield violation(
                at, missing=listed, first=first, key=missing[0], today=today.isoformat()
            )
