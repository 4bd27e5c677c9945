"""En rolle har færre frivillige, end I har brug for, og der er kort tid igen.

Hvorfor: Frivillige skal have attest og oplæring, før de begynder. Findes de først på dagen, står I uden.
Sådan retter du: Find de sidste, og skriv dem under volunteers, eller ret needed: på rollen.

In English: A role has fewer volunteers than you need, and little time is left.

Why: Volunteers need certificate and training before they begin. If they are found on the day, you are
without.
How to fix it: Find the last ones and write them under volunteers, or correct needed: on the role.
"""

from datetime import date, timedelta

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text, pluralize
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

FOUND = (
    Text("{n} frivillig", "{n} volunteer"),
    Text("{n} frivillige", "{n} volunteers"),
)
NOBODY = Text("ingen frivillige", "no volunteers")
FIRST = Text("den første undervisningsgang", "the first session")
LAST = Text("den sidste undervisningsgang", "the last session")


@rule(
    level="note",
    step=3,
    needs=["volunteers"],
    keys=["registers"],
    settings=["volunteers_found_days"],
    message=Text(
        "der er {found} i rollen, men I har brug for {needed}, og {session} er den {day}.",
        "the role has {found}, but you need {needed}, and {session} is on {day}.",
    ),
    hint=Text(
        "Find de sidste, og skriv dem under volunteers med role: {role}, eller ret needed:.",
        "Find the last ones and write them under volunteers with role: {role}, or correct needed:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find roles with too few volunteers shortly before they are needed.

    Roles with children are needed at the first session, others at the last.
    """
    anchors, days = partnership.find_anchors(), settings["volunteers_found_days"]
    register = partnership.volunteers
    if not anchors:
        return
    gone = partnership.find_departed(today)
    for place, role in enumerate(register.roles):
        day = anchors["first_session" if role.children else "last_session"]
        over = today > anchors["last_session"]
        found = sum(
            volunteer.role == role.id and volunteer.id not in gone
            for volunteer in register.volunteers
        )
        if over or today < day - timedelta(days) or found >= (role.needed or 0):
            continue
        level: Level = "note" if found else "warning"
        at = partnership.locate(VOLUNTEERS, ("roles", place, "needed"))
        said = pluralize(found, *FOUND) if found else NOBODY
        session = FIRST if role.children else LAST
        yield violation(
            at, level=level, found=said, needed=role.needed, session=session, day=day, role=role.id
        )
