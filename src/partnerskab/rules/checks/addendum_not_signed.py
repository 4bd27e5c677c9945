"""Et tillæg er dateret, men ikke underskrevet af alle partnere.

Hvorfor: Et tillæg gælder først, når alle partnere har skrevet under. Indtil da
gælder den gamle tekst.
Sådan retter du: Få de sidste underskrifter, og skriv partner: og date: for hver efter signed:.

In English: An addendum has a date but not every partner's signature.

Why: An addendum holds only when all partners have signed. Until then the old text applies.
How to fix it: Get the last signatures, and write partner: and date: for each after signed:.
"""

from datetime import date

from partnerskab.i18n import Text, list_with_and
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["agreement"],
    message=Text(
        "tillægget mangler underskrift fra {partners}, så ændringen gælder ikke endnu.",
        "the addendum is not signed by {partners}, so the change does not apply yet.",
    ),
    hint=Text(
        "Skriv partner: {first} og date: på en linje efter signed:, når der er skrevet under.",
        "Write partner: {first} and date: on a line after signed: once it has been signed.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each dated addendum that a partner has not signed with a date."""
    addenda = partnership.agreement.changes.addenda
    for place, addendum in enumerate(addenda):
        signed = {signature.partner for signature in addendum.signed if signature.date}
        missing = [partner for partner in partnership.partners if partner not in signed]
        if addendum.date and missing:
            at = partnership.locate(AGREEMENT, ("changes", "addenda", place, "signed"))
            partners = list_with_and(missing)
            yield violation(at, partners=partners, first=missing[0])
