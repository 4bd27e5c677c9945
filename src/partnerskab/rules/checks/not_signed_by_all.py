"""Aftalen er ikke underskrevet af alle partnere, så den gælder ikke endnu.

Hvorfor: Aftalen træder først i kraft med den sidste underskrift. Indtil da har ingen lovet hinanden noget.
Sådan retter du: Få de sidste underskrifter, og skriv partner:, name: og date: for hver under signature
og signatures.

In English: Not every partner has signed the agreement, so it does not hold yet.

Why: The agreement takes effect only with the last signature. Until then nobody has promised anything.
How to fix it: Get the last signatures, and write partner:, name: and date: for each under signature
and signatures.
"""

from datetime import date

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text, list_with_and
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

WAITING = Text("så aftalen gælder ikke endnu", "so it does not hold yet")
BEGUN = Text(
    "og kurset er begyndt, før aftalen gælder",
    "and the course has begun before the agreement holds",
)


@rule(
    level="error",
    step=3,
    needs=["agreement"],
    message=Text(
        "{partners} har ikke skrevet under, {consequence}.",
        "the agreement is not signed by {partners}, {consequence}.",
    ),
    hint=Text(
        "Skriv partner: {first}, name: og date: under signatures, når der er skrevet under.",
        "Write partner: {first}, name: and date: under signatures once it has been signed.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find partners who have not signed.

    An error once the course has begun; before that a note if others have signed.
    """
    signed = {
        signature.partner
        for signature in partnership.agreement.signature.signatures
        if signature.date
    }
    missing = [partner for partner in partnership.partners if partner not in signed]
    first = partnership.find_anchors().get("first_session")
    begun = first is not None and first <= today
    if missing and (begun or signed):
        level: Level = "error" if begun else "note"
        at = partnership.locate(AGREEMENT, ("signature", "signatures"))
        partners = list_with_and(missing)
        consequence = BEGUN if begun else WAITING
        yield violation(
            at, level=level, partners=partners, first=missing[0], consequence=consequence
        )
