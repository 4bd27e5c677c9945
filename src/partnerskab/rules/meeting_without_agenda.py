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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "mødet er {day}, men har ingen dagsorden, så ingen kan forberede sig.",
    "the meeting is on {day} but has no agenda, so nobody can prepare.",
)
HINT = Text(
    "Skriv et punkt under »{table}« i {file} med {column}: {id}.",
    'Write an item under "{table}" in {file} with {column}: {id}.',
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Meetings from the last day for changing the agenda to the day itself, without any item."""
    days = settings.get("agenda_change_days", 0)
    named = {one for line in partnership.lines("agenda_items") for one in line.ids("meeting")}
    for _, table, _ in partnership.meant("agenda_items"):
        for line in partnership.lines("meetings"):
            day, meeting = line.day("date"), line.row.id
            if day is None or meeting is None or meeting in named or table.faulty:
                continue
            if day - timedelta(days) <= today <= day:
                yield hit(
                    line.at("date"), day=day, table=table.question.title, file=table.file,
                    column=partnership.column("agenda_items.meeting"), id=meeting,
                )  # fmt: skip
