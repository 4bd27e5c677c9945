"""En familie er med, men ingen har vurderet, om den passer sammen med de andre.

Hvorfor: Holdet bliver kun et netværk, hvis familierne kan bruge hinanden. Det er svært at rette bagefter.
Sådan retter du: Tal om familien, og skriv fits:, by: og date: under match.

In English: A family takes part, but nobody has judged whether it fits with the others.

Why: The group only becomes a network if the families are of use to one another. That is hard to mend
afterwards.
How to fix it: Talk about the family, and write fits:, by: and date: under match.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

AGAIN_HINT = Text(
    "Tal om familien igen. Ret fits:, hvis den passer alligevel, og ellers status:.",
    "Talk about the family again. Correct fits: if it fits after all, otherwise status:.",
)
NOT_JUDGED = Text(
    "ingen har vurderet, om den passer til de andre", "nobody has judged whether it fits the others"
)
DOES_NOT_FIT = Text(
    "her står, at den ikke passer til de andre", "this says that it does not fit the others"
)


@rule(
    level="note",
    step=3,
    needs=["families"],
    fields=["families.match.fits"],
    message=Text(
        "familien er bekræftet, men {why}, så holdet passer måske ikke sammen.",
        "the family is confirmed, but {why}, so the group may not fit together.",
    ),
    hint=Text(
        "Skriv under match fx fits: ja, by: {person} og date: {today}.",
        "Under match write, say, fits: ja (yes), by: {person} and date: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find confirmed families that are not said to fit, until the course begins."""
    first = partnership.find_anchors().get("first_session")
    if first is not None and first < today:
        return
    person = next(iter(partnership.people), "mette-holm")
    for place, family in enumerate(partnership.families.families):
        if family.status == "confirmed" and not family.match.fits:
            why, hint = (
                (NOT_JUDGED, None) if family.match.fits is None else (DOES_NOT_FIT, AGAIN_HINT)
            )
            at = partnership.locate(PARTICIPANTS, ("families", place, "match"))
            yield violation(at, hint, why=why, person=person, today=today.isoformat())
