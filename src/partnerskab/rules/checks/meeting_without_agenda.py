"""Et møde er lige om hjørnet, og dagsordenen er tom.

Hvorfor: Uden punkter kan hverken borgeren eller de andre forberede sig.
Sådan retter du: Skriv punkterne med mødets id, og send dem ud.

In English: A meeting is just round the corner, and its agenda is empty.

Why: Without items neither the citizen nor the others can prepare.
How to fix it: Write the items with the meeting's id, and send them out.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["meetings", "meetings.date", "agenda_items", "agenda_items.meeting"],
    settings=["agenda_change_days"],
    message=Text(
        "mødet er den {day}, men har ingen dagsorden, så ingen kan forberede sig.",
        "the meeting is on {day} but has no agenda, so nobody can prepare.",
    ),
    hint=Text(
        "Skriv et punkt under »{table}« i {file} med {column}: {id}.",
        'Write an item under "{table}" in {file} with {column}: {id}.',
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find meetings without any item, from the last day for changing the agenda."""
    days = settings["agenda_change_days"]
    named = {
        meeting
        for row in partnership.list_table_rows("agenda_items")
        for meeting in row.get_ids("agenda_items.meeting")
    }
    for table in partnership.find_answers("agenda_items"):
        for row in partnership.list_table_rows("meetings"):
            day, meeting = row.get_day("meetings.date"), row.id
            if day is None or meeting is None or meeting in named or table.faulty:
                continue
            if day - timedelta(days) <= today <= day:
                yield violation(
                    row.locate("meetings.date"),
                    day=day,
                    table=table.question.title,
                    file=table.file,
                    column=partnership.find_column("agenda_items.meeting"),
                    id=meeting,
                )
