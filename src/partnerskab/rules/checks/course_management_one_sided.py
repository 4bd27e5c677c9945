"""Kursusledelsen har kun medlemmer fra én partner.

Hvorfor: Med flere partnere i kursusledelsen møder familierne både kommunen og foreningen.
Sådan retter du: Tilføj en fra en anden partner efter members: under organisation og
course_management. Er opgaven overdraget, så skriv form: delegated og delegated_to:.

In English: Course management has members from one partner only.

Why: With several partners in the course management, families meet both sides.
How to fix it: Add somebody from another partner after members: under organisation and
course_management. If the task is delegated, write form: delegated and delegated_to:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.course_management.members"],
    message=Text(
        "alle i kursusledelsen kommer fra {partner}, så familierne møder kun den ene side.",
        "everyone in the course management comes from {partner}, so families meet only one side.",
    ),
    hint=Text(
        "Tilføj en person fra en anden partner, eller skriv form: delegated og delegated_to: {partner}.",
        "Add a person from another partner, or write form: delegated and delegated_to: {partner}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find members from one of several partners, if the task is not delegated."""
    if len(partnership.partners) < 2:
        return
    management = partnership.agreement.organisation.course_management
    if management.form == "delegated" or management.delegated_to:
        return
    partners = {partnership.partner_of.get(member) for member in management.members} - {None}
    if len(partners) == 1:
        at = partnership.locate(AGREEMENT, ("organisation", "course_management", "members"))
        yield violation(at, partner=partners.pop())
