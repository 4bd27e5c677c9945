"""En frivillig er begyndt i en rolle med børn, og der står ingen børneattest.

Hvorfor: Loven kræver, at attesten er set, før den frivillige er sammen med børnene.
Sådan retter du: Skriv dagen efter checked_on:, hvis I har set attesten. Ellers hent den nu. Den frivillige
må ikke være sammen med børnene, før den er set.

In English: A volunteer has begun in a role with children, and there is no child certificate.

Why: The law demands that the certificate is seen before the volunteer is with the children.
How to fix it: Write the day after checked_on: if you have seen the certificate. Otherwise obtain it now.
The volunteer may not be with the children until it has been seen.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 3
ACCEPTABLE = False
NEEDS = ("volunteers",)
MESSAGE = Text(
    "den frivillige er begyndt i en rolle med børn, men ingen har set en børneattest.",
    "the volunteer has begun in a role with children, but nobody has seen a certificate.",
)
HINT = Text(
    "Skriv under child_certificate den dag, I så den, fx checked_on: {day}. Ellers hent den nu.",
    "Under child_certificate write the day you saw it, such as checked_on: {day}. Otherwise obtain it now.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Volunteers with children whose start lies behind us, who have not left, and without a certificate seen."""
    if partnership.volunteers is None:
        return
    with_children = {role.id for role in partnership.volunteers.roles if role.children}
    for place, one in enumerate(partnership.volunteers.volunteers):
        begun = one.since is not None and one.since < today
        gone = one.left is not None and one.left <= today
        if (
            one.role in with_children
            and begun
            and not gone
            and not one.child_certificate.checked_on
        ):
            at = partnership.at(
                VOLUNTEERS, ("volunteers", place, "child_certificate", "checked_on")
            )
            yield hit(at, day=today.isoformat())
