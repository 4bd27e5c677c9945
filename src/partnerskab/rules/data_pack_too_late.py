"""Tallene til mødet bliver klar for sent til, at nogen når at læse dem.

Hvorfor: Tal, som ingen har læst, fører ikke til en samtale, men til en gennemgang.
Sådan retter du: Aftal en tidligere dag med den ansvarlige, eller flyt mødet.

In English: The figures for the meeting are ready too late for anybody to read them.

Why: Figures that nobody has read lead to no talk, only to a presentation.
How to fix it: Agree an earlier day with the person responsible, or move the meeting.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "materialet er klar {ready}, men mødet er {meeting}, så ingen når at læse det.",
    "the material is ready on {ready}, but the meeting is on {meeting}, so nobody has time to read it.",
)
HINT = Text(
    "Aftal en dag senest {latest}, fx {column}: {iso}.",
    "Agree a day by {latest} at the latest, such as {column}: {iso}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Material that is ready fewer days before a coming meeting than it should be."""
    days = settings.get("data_pack_days")
    held = [one.value for one in partnership.facts("data_pack_for") if isinstance(one.value, date)]
    ahead = [day for day in held if day >= today]
    if not ahead or days is None:
        return
    latest = min(ahead) - timedelta(days)
    for line in partnership.lines("data_pack"):
        ready, done = line.day("ready"), line.day("done")
        if ready and ready > latest and not (done and done <= latest):
            column = line.name("ready")
            yield hit(
                line.at("ready"), ready=ready, meeting=min(ahead), latest=latest, column=column, iso=latest.isoformat(),
            )  # fmt: skip
