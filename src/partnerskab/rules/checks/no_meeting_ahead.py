"""Aftalen gælder endnu, men styregruppen har ikke flere møder i kalenderen.

Hvorfor: Uden et næste møde er der ingen, der ser på status eller på selve aftalen igen.
Sådan retter du: Aftal det næste møde, og tilføj datoen i listen efter dates: under organisation,
steering_group og meetings.

In English: The agreement still holds, but the steering group has no more meetings in the calendar.

Why: Without a next meeting nobody looks at the status, or at the agreement itself, again.
How to fix it: Agree the next meeting, and add its date to the list after dates: under organisation,
steering_group and meetings.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.partnership.progress import is_signed
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement"],
    message=Text(
        "styregruppens sidste møde var den {last}, så ingen ser på aftalen igen.",
        "the steering group's last meeting was on {last}, so nobody looks at the agreement again.",
    ),
    hint=Text(
        "Aftal det næste møde, og tilføj datoen i listen efter dates:.",
        "Agree the next meeting, and add its date to the list after dates:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a signed agreement that still runs, with meetings that all lie behind us."""
    if not is_signed(partnership):
        return
    term, group = partnership.agreement.duration, partnership.agreement.organisation.steering_group
    ended = term.form != "rolling" and term.latest_end is not None and term.latest_end < today
    dates = group.meetings.dates
    if dates and max(dates) < today and not ended:
        at = partnership.locate(AGREEMENT, ("organisation", "steering_group", "meetings", "dates"))
        yield violation(at, last=max(dates))
