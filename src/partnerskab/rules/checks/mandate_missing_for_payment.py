"""Den, der skal fastsætte egenbetalingen, har intet mandat i aftalen.

Hvorfor: Et sted står, at personen må bestemme prisen, et andet sted har personen ingen beslutningskompetence.
Så kan beslutningen anfægtes.
Sådan retter du: Skriv en linje under organisation og mandates med decision: og decided_by: personen,
eller ret decided_by: under own_payment.

In English: The one who is to set the own payment has no mandate in the agreement.

Why: One place says that the person may set the price, another gives the person no decision rights. The
decision can then be questioned.
How to fix it: Write a line under organisation and mandates with decision: and decided_by: the person,
or correct decided_by: under own_payment.
"""

import re
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.partnership.records import Organisation
from partnerskab.rules.base import Settings, Violations, rule, violation

_PAYMENT = r"(?i)betaling|takst|\bpris|gebyr|payment|\bfee|\bprice"


@rule(
    level="warning",
    step=4,
    needs=["agreement", "model"],
    fields=["finance.own_payment.decided_by"],
    message=Text(
        "{person} skal fastsætte egenbetalingen, men har intet mandat til det, så beslutningen kan anfægtes.",
        "{person} is to set the own payment, but has no mandate for it, so the decision can be questioned.",
    ),
    hint=Text(
        "Skriv under mandates: decision: Størrelsen af egenbetalingen, decided_by: {person}.",
        "Under mandates write: decision: The size of the own payment, decided_by: {person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an own payment decided by somebody without a mandate, alone or in a group."""
    payment, organisation = (
        partnership.agreement.finance.own_payment,
        partnership.agreement.organisation,
    )
    given = [mandate for mandate in organisation.mandates if mandate.decided_by]
    # Where a mandate speaks of what families pay, it is the one that counts; else any mandate may cover it.
    named = [mandate for mandate in given if re.search(_PAYMENT, mandate.decision or "")]
    deciders = {mandate.decided_by for mandate in named or given if mandate.decided_by}
    person = payment.decided_by
    if not person or not deciders or not (payment.sessions or payment.network):
        return
    if person not in deciders and not deciders & _list_groups(person, organisation):
        at = partnership.locate(AGREEMENT, ("finance", "own_payment", "decided_by"))
        yield violation(at, person=person)


def _list_groups(person: str, organisation: Organisation) -> set[str]:
    """Return the groups somebody is a member of, by the names that mandates use."""
    groups = {
        "steering_group": organisation.steering_group.members,
        "project_management": organisation.project_management.members,
        "course_management": organisation.course_management.members,
        "working_group": organisation.working_group.members,
    }
    return {name for name, members in groups.items() if person in members}
