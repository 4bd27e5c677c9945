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
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["data_pack", "data_pack.ready", "data_pack_for"],
    optional_facts=["data_pack.done"],
    settings=["data_pack_days"],
    message=Text(
        "materialet er klar den {ready}, men mødet er den {meeting}, så ingen når at læse det.",
        "the material is ready on {ready}, but the meeting is on {meeting}, so nobody has time to read it.",
    ),
    hint=Text(
        "Aftal en dag senest den {latest}, fx {column}: {iso}.",
        "Agree a day by {latest} at the latest, such as {column}: {iso}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find material that is ready fewer days before a coming meeting than it should be."""
    days = settings["data_pack_days"]
    held = [
        fact.value
        for fact in partnership.find_facts("data_pack_for")
        if isinstance(fact.value, date)
    ]
    ahead = [day for day in held if day >= today]
    if not ahead:
        return
    latest = min(ahead) - timedelta(days)
    for row in partnership.list_table_rows("data_pack"):
        ready, done = row.get_day("data_pack.ready"), row.get_day("data_pack.done")
        if ready and ready > latest and not (done and done <= latest):
            column = row.name("data_pack.ready")
            yield violation(
                row.locate("data_pack.ready"),
                ready=ready,
                meeting=min(ahead),
                latest=latest,
                column=column,
                iso=latest.isoformat(),
            )
