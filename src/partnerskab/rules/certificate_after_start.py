"""En børneattest er først set, efter at den frivillige begyndte.

Hvorfor: Attesten skal være set, før nogen er sammen med børnene. En dag imellem er en dag for meget.
Sådan retter du: Er en af dagene skrevet forkert, så ret den. Ellers aftal, hvordan det ikke sker igen.

In English: A child certificate was only seen after the volunteer began.

Why: The certificate must be seen before anybody is with the children. One day between is one too many.
How to fix it: If one of the days is wrong, correct it. Otherwise agree how to keep it from happening
again.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("volunteers",)
MESSAGE = Text(
    "attesten er først set, efter at den frivillige begyndte, så der var dage uden attest.",
    "the certificate was seen only after the volunteer began, so there were days without one.",
)
HINT = Text(
    "Ret den dag, der er forkert. Er begge rigtige, så se attesten før start næste gang.",
    "Correct the day that is wrong. If both are right, see the certificate before the start next time.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Volunteers in a role with children, still there, whose certificate was seen after they began and never renewed."""
    register = partnership.volunteers
    with_children = {role.id for role in register.roles if role.children} if register else set()
    gone = partnership.gone(today)
    for place, one in enumerate(register.volunteers if register else ()):
        seen = one.child_certificate.checked_on
        if seen is None or one.since is None or one.role not in with_children or one.id in gone:
            continue
        if one.since < seen <= today and (seen - one.since).days < RENEWED_DAYS:
            at = partnership.at(
                VOLUNTEERS, ("volunteers", place, "child_certificate", "checked_on")
            )
            yield hit(at)


RENEWED_DAYS = 300
"""A certificate seen so long after the start is taken for a later one."""
