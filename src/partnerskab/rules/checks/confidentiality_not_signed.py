"""En frivillig er begyndt uden at have skrevet under på tavshedspligt.

Hvorfor: Familierne fortæller om deres børn. De skal kunne stole på, at det bliver mellem jer.
Sådan retter du: Tal om tavshedspligten, få en underskrift, og skriv dagen ved confidentiality_signed:.

In English: A volunteer has begun without having signed for confidentiality.

Why: Families tell about their children. They must be able to trust that it stays between you.
How to fix it: Talk about confidentiality, get a signature, and write the day at
confidentiality_signed:.
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
        "den frivillige er begyndt uden at skrive under på tavshedspligt.",
        "the volunteer has begun without signing for confidentiality.",
    ),
    hint=Text(
        "Få en underskrift, og skriv dagen, fx confidentiality_signed: {today}.",
        "Get a signature, and write the day, such as confidentiality_signed: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find volunteers who have begun, are still there, and have not signed."""
    gone = partnership.find_departed(today)
    for place, volunteer in enumerate(partnership.volunteers.volunteers):
        begun = volunteer.since is not None and volunteer.since < today
        if begun and volunteer.id not in gone and volunteer.confidentiality_signed is None:
            at = partnership.locate(VOLUNTEERS, ("volunteers", place, "confidentiality_signed"))
            yield violation(at, today=today.isoformat())
