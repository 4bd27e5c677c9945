"""En rolle for frivillige mangler uddannelse, en faglig kontaktperson eller supervision.

Hvorfor: En frivillig, der er klædt på og har nogen at spørge, bliver længere og gør færre fejl.
Sådan retter du: Skriv under rollen, hvad de frivillige lærer, hvem de kan spørge, og hvordan de får
supervision. Er der ikke brug for det i rollen, så skriv det.

In English: A volunteer role lacks training, a professional contact or supervision.

Why: Volunteers who are prepared and have somebody to ask stay longer and make fewer mistakes.
How to fix it: Under the role, write what the volunteers learn, whom they can ask and how they get
supervision. If the role does not need it, say so.
"""

from datetime import date

from partnerskab.i18n import Text, list_with_and
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.partnership.records import VolunteerRole
from partnerskab.rules.base import Settings, Violations, rule, violation

TRAINING = (
    Text("uddannelse", "training"),
    Text(
        "training: og på næste linje what: En introduktionsaften",
        "training: and on the next line what: An introduction evening",
    ),
)
CONTACT = Text("en faglig kontaktperson", "a professional contact")
SUPERVISION = (
    Text("supervision", "supervision"),
    Text(
        "supervision: En time med en psykolog i juni",
        "supervision: One hour with a psychologist in June",
    ),
)


@rule(
    level="warning",
    step=3,
    needs=["volunteers"],
    message=Text(
        "rollen mangler {missing}, så de frivillige står alene, når noget er svært.",
        "the role lacks {missing}, so the volunteers are on their own when something is hard.",
    ),
    hint=Text(
        "Skriv under rollen, hvad I aftaler, fx {line}.",
        "Under the role write what you agree, such as {line}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find roles that lack one or more of the three sorts of support; each role once."""
    roles = partnership.volunteers.roles
    for place, role in enumerate(roles):
        missing = list(_list_missing(role, next(iter(partnership.people), "mette-holm")))
        if missing:
            names = [name for name, _ in missing]
            listed = list_with_and(names)
            at = partnership.locate(VOLUNTEERS, ("roles", place))
            yield violation(at, missing=listed, line=missing[0][1])


def _list_missing(role: VolunteerRole, somebody: str) -> list[tuple[Text, Text]]:
    """Return what a role lacks, and for each a line that would say it."""
    contact = Text(f"contact_person: {somebody}", f"contact_person: {somebody}")
    found = []
    if not (role.training.what or role.training.by):
        found.append(TRAINING)
    if not role.contact_person:
        found.append((CONTACT, contact))
    if not role.supervision:
        found.append(SUPERVISION)
    return found
