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
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["volunteers"],
    message=Text(
        "attesten er først set, efter at den frivillige begyndte, så der var dage uden attest.",
        "the certificate was seen only after the volunteer began, so there were days without one.",
    ),
    hint=Text(
        "Ret den dag, der er forkert. Er begge rigtige, så se attesten før start næste gang.",
        "Correct the day that is wrong. If both are right, see the certificate before the start next time.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find volunteers with children whose certificate was seen only after they began.

    A certificate seen RENEWED_DAYS after the start is taken for a later one.
    """
    register = partnership.volunteers
    with_children = {role.id for role in register.roles if role.children}
    gone = partnership.find_departed(today)
    for place, volunteer in enumerate(register.volunteers):
        seen = volunteer.child_certificate.checked_on
        if (
            seen is None
            or volunteer.since is None
            or volunteer.role not in with_children
            or volunteer.id in gone
        ):
            continue
        if volunteer.since < seen <= today and (seen - volunteer.since).days < RENEWED_DAYS:
            at = partnership.locate(
                VOLUNTEERS, ("volunteers", place, "child_certificate", "checked_on")
            )
            yield violation(at)


RENEWED_DAYS = 300
"""A certificate seen so long after the start is taken for a later one."""
