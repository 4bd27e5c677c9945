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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 4
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "{person} skal fastsætte egenbetalingen, men har intet mandat til det, så beslutningen kan anfægtes.",
    "{person} is to set the own payment, but has no mandate for it, so the decision can be questioned.",
)
HINT = Text(
    "Skriv under mandates: decision: Størrelsen af egenbetalingen, decided_by: {person}.",
    "Under mandates write: decision: The size of the own payment, decided_by: {person}.",
)
_PAYMENT = r"(?i)betaling|takst|\bpris|gebyr|payment|\bfee|\bprice"


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """An own payment decided by somebody who, alone or in a group, has none of the mandates there are."""
    if partnership.agreement is None:
        return
    payment, organisation = (
        partnership.agreement.finance.own_payment,
        partnership.agreement.organisation,
    )
    given = [one for one in organisation.mandates if one.decided_by]
    # Where a mandate speaks of what families pay, it is the one that counts; else any mandate may cover it.
    named = [one for one in given if re.search(_PAYMENT, one.decision or "")]
    deciders = {one.decided_by for one in named or given if one.decided_by}
    person = payment.decided_by
    if not person or not deciders or not (payment.sessions or payment.network):
        return
    if person not in deciders and not deciders & _groups_of(person, organisation):
        at = partnership.at(AGREEMENT, ("finance", "own_payment", "decided_by"))
        yield hit(at, person=person)


def _groups_of(person: str, organisation: Organisation) -> set[str]:
    """The groups somebody is a member of, by the names that mandates use."""
    groups = {
        "steering_group": organisation.steering_group.members,
        "project_management": organisation.project_management.members,
        "course_management": organisation.course_management.members,
        "working_group": organisation.working_group.members,
    }
    return {name for name, members in groups.items() if person in members}
