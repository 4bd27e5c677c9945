"""Invitationen bliver sendt, når fristen for tilmelding er gået.

Hvorfor: Familierne får en invitation, de ikke længere kan svare på.
Sådan retter du: Send invitationen før, eller giv familierne en senere frist.

In English: The invitation is sent once the registration deadline has passed.

Why: Families get an invitation they can no longer reply to.
How to fix it: Send the invitation earlier, or give families a later deadline.
"""

from datetime import date, timedelta

from partnerskab.dates import move_back_to_working_day
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

WEEKS = 6


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["invitation_sent", "registration_deadline"],
    message=Text(
        "invitationen bliver sendt den {sent}, men fristen for tilmelding er den {closed}, så ingen kan nå at svare.",
        "the invitation is sent on {sent}, but registration closes on {closed}, so nobody can reply in time.",
    ),
    hint=Text(
        "Send invitationen i god tid før, fx {earlier}, eller flyt fristen.",
        "Send the invitation well before, say on {earlier}, or move the deadline.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an invitation sent on or after the registration deadline."""
    deadlines = [fact.value for fact in partnership.find_facts("registration_deadline")]
    for sent in partnership.find_facts("invitation_sent"):
        for closed in deadlines:
            if isinstance(sent.value, date) and isinstance(closed, date) and sent.value >= closed:
                earlier = move_back_to_working_day(closed - timedelta(weeks=WEEKS)).isoformat()
                yield violation(sent.at, sent=sent.value, closed=closed, earlier=earlier)
