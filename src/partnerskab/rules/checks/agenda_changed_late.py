"""Dagsordenen blev ændret for tæt på mødet.

Hvorfor: Borgeren og de andre når ikke at forberede sig på det nye, og så bliver noget besluttet hen over hovedet på dem.
Sådan retter du: Tag det nye op på næste møde, eller flyt mødet.

In English: The agenda was changed too close to the meeting.

Why: The citizen and the others have no time to prepare for what is new, and things are decided over somebody's head.
How to fix it: Take the new item up at the next meeting, or move the meeting.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, spell_days
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["forms"],
    facts=["meetings", "meetings.date", "meetings.changed"],
    settings=["agenda_change_days"],
    message=Text(
        "dagsordenen er ændret mindre end {days} før mødet, så ingen når at forberede sig.",
        "the agenda was changed less than {days} before the meeting, so nobody has time to prepare.",
    ),
    hint=Text(
        "Den sidste dag for ændringer er den {latest}. Tag det nye op næste gang, eller flyt mødet.",
        "The last day for changes is {latest}. Take the new item up next time, or move the meeting.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find changes of an agenda fewer days before the meeting than the setting says."""
    days = settings["agenda_change_days"]
    for row in partnership.list_table_rows("meetings"):
        day, changed = row.get_day("meetings.date"), row.get_day("meetings.changed")
        if day and changed and changed > (latest := day - timedelta(days)):
            yield violation(row.locate("meetings.changed"), days=spell_days(days), latest=latest)
