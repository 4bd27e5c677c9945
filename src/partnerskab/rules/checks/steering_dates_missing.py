"""Styregruppens møder mangler datoer.

Hvorfor: Et møde uden dato bliver ikke holdt, og så er der ingen, der beslutter undervejs.
Sådan retter du: Skriv en dato for hvert møde efter dates: under organisation, steering_group og meetings.

In English: The steering group's meetings lack dates.

Why: A meeting without a date is not held, and then nobody decides along the way.
How to fix it: Write a date for each meeting after dates: under organisation, steering_group and
meetings.
"""

from datetime import date

from partnerskab.i18n import Text, spell_number
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NONE = Text("ingen mødedatoer", "no dates for its meetings")
FEWER = (
    Text(
        "kun {n} mødedato, men har aftalt {agreed} møder",
        "only {n} date but has agreed {agreed} meetings",
    ),
    Text(
        "kun {n} mødedatoer, men har aftalt {agreed} møder",
        "only {n} dates but has agreed {agreed} meetings",
    ),
)


@rule(
    level="warning",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.steering_group.meetings.dates"],
    message=Text(
        "styregruppen har {what}, så møderne bliver let glemt.",
        "the steering group has {what}, so meetings are easily forgotten.",
    ),
    hint=Text(
        "Skriv datoerne i en liste, fx dates: [2027-01-12, 2027-03-02].",
        "Write the dates in a list, such as dates: [2027-01-12, 2027-03-02].",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find no dates at all; or, as a note, fewer dates than the meetings that were agreed."""
    meetings = partnership.agreement.organisation.steering_group.meetings
    at = partnership.locate(AGREEMENT, ("organisation", "steering_group", "meetings", "dates"))
    agreed = (meetings.status or 0) + (meetings.working or 0)
    number = len(set(meetings.dates))
    if not number:
        yield violation(at, what=NONE)
    elif number < agreed:
        what = FEWER[number > 1].fill(n=spell_number(number), agreed=spell_number(agreed))
        yield violation(at, level="note", what=what)
