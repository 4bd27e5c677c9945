"""En familie har ikke fået bekræftelse eller påmindelse, og kurset begynder om få dage.

Hvorfor: En familie, der intet har hørt, tror, at den ikke kom med.
Sådan retter du: Skriv til familien i dag, og skriv dagene efter confirmed: og reminded:.

In English: A family has had no confirmation or reminder, and the course begins in a few days.

Why: A family that has heard nothing thinks it was not admitted.
How to fix it: Write to the family today, and write the days after confirmed: and reminded:.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, write_choice
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("families",)
MESSAGE = Text(
    "familien har ikke fået {missing}, og kurset begynder {first}.",
    "the family has had no {missing}, and the course begins on {first}.",
)
HINT = Text(
    "Send beskeden, og skriv dagen, fx {key}: {today}.",
    "Send the message, and write the day, such as {key}: {today}.",
)
NOTICES = {
    "confirmed": Text("bekræftelse", "confirmation"),
    "reminded": Text("påmindelse", "reminder"),
}
TAKES_PART = {"registered", "confirmed"}


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Families that take part, in the last days before the first session, without a confirmation or a reminder."""
    first, days = partnership.anchors().get("first_session"), settings.get("reminder_days")
    if first is None or days is None or not first - timedelta(days) <= today <= first:
        return
    for place, one in enumerate(partnership.families.families if partnership.families else ()):
        missing = [key for key in NOTICES if getattr(one, key) is None]
        if one.status in TAKES_PART and missing:
            listed = write_choice(NOTICES[key] for key in missing)
            at = partnership.at(PARTICIPANTS, ("families", place, missing[0]))
            yield hit(at, missing=listed, first=first, key=missing[0], today=today.isoformat())
