"""En frivillig er begyndt i en rolle med børn, og der står ingen børneattest.

Hvorfor: Loven kræver, at attesten er set, før den frivillige er sammen med børnene.
Sådan retter du: Skriv dagen ved checked_on:, hvis I har set attesten. Ellers hent den nu. Den frivillige
må ikke være sammen med børnene, før den er set.

In English: A volunteer has begun in a role with children, and there is no child certificate.

Why: The law demands that the certificate is seen before the volunteer is with the children.
How to fix it: Write the day at checked_on: if you have seen the certificate. Otherwise obtain it now.
The volunteer may not be with the children until it has been seen.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=3,
    needs=["volunteers"],
    acceptable=False,
    message=Text(
        "den frivillige er begyndt i en rolle med børn, men ingen har set en børneattest.",
        "the volunteer has begun in a role with children, but nobody has seen a certificate.",
    ),
    hint=Text(
        "Skriv under child_certificate den dag, I så den, fx checked_on: {day}. Ellers hent den nu.",
        "Under child_certificate write the day you saw it, such as checked_on: {day}. Otherwise obtain it now.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find volunteers who have begun with children, are still there, and have no certificate."""
    with_children = {role.id for role in partnership.volunteers.roles if role.children}
    for place, volunteer in enumerate(partnership.volunteers.volunteers):
        begun = volunteer.since is not None and volunteer.since < today
        gone = volunteer.left is not None and volunteer.left <= today
        if (
            volunteer.role in with_children
            and begun
            and not gone
            and not volunteer.child_certificate.checked_on
        ):
            at = partnership.locate(
                VOLUNTEERS, ("volunteers", place, "child_certificate", "checked_on")
            )
            yield violation(at, day=today.isoformat())
