"""Aftalen mangler en kommune eller en forening.

Hvorfor: Modellen bygger på, at en kommune og en forening løser opgaven sammen.
Sådan retter du: Skriv en linje for hver partner under partners, og skriv municipality, organisation
eller association efter kind:.

In English: The agreement lacks a municipality or an organisation.

Why: The model rests on a municipality and an organisation carrying out the task together.
How to fix it: Write a line for each partner under partners, with municipality, organisation or
association after kind:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

ADD_BOTH = Text(
    "Skriv en linje for hver under partners med id:, name: og kind:, fx municipality.",
    "Write a line for each under partners with id:, name: and kind:, such as municipality.",
)
NO_KIND = Text(
    "Skriv, hvad partneren er, fx kind: {kind}.", "Say what the partner is, such as kind: {kind}."
)
NEITHER = Text("både en kommune og en forening", "both a municipality and an organisation")
MUNICIPALITY = Text("en kommune", "a municipality")
ORGANISATION = Text("en forening", "an organisation")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    message=Text(
        "partnerskabet mangler {missing}, og modellen bygger på, at begge er med.",
        "the partnership lacks {missing}, and the model rests on both taking part.",
    ),
    hint=Text(
        "Tilføj partneren under partners med id:, name: og kind: {kind}.",
        "Add the partner under partners with id:, name: and kind: {kind}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a partnership without a municipality, or without an organisation or association."""
    kinds = [partner.kind for partner in partnership.agreement.partners]
    public = "municipality" in kinds
    civil = "organisation" in kinds or "association" in kinds
    if public and civil:
        return
    missing = NEITHER if not (public or civil) else ORGANISATION if public else MUNICIPALITY
    kind = "organisation" if public else "municipality"
    if None in kinds:
        at = partnership.locate(AGREEMENT, ("partners", kinds.index(None), "kind"))
        yield violation(at, NO_KIND, missing=missing, kind=kind)
    else:
        hint = ADD_BOTH if missing is NEITHER else None
        yield violation(
            partnership.locate(AGREEMENT, ("partners",)), hint, missing=missing, kind=kind
        )
