"""Flere deler projektledelsen, og ingen mandater siger, hvem der må beslutte hvad.

Hvorfor: Uden mandater skal alt besluttes i fællesskab, og det koster jer møder og tålmodighed.
Sådan retter du: Skriv under organisation og mandates en linje for hver slags beslutning: decision:,
decided_by: og gerne et beløb efter limit:. Husk køb, program og aflysning.

In English: Several share the project management, and no mandates say who may decide what.

Why: Without mandates everything must be decided together, which costs you meetings and patience.
How to fix it: Under organisation and mandates, write a line for each kind of decision: decision:,
decided_by: and preferably an amount after limit:. Remember purchases, programme and cancellation.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.partnership.records import Organisation
from partnerskab.rules.base import Settings, Violations, rule, violation

SHARED = Text(
    "flere partnere er sammen om projektledelsen", "several partners share the project management"
)
NO_LEAD = Text("projektledelsen har ingen leder", "the project management has no lead")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.mandates"],
    message=Text(
        "{why}, og intet mandat siger, hvem der må beslutte hvad.",
        "{why}, and no mandate says who may decide what.",
    ),
    hint=Text(
        "Skriv en linje under mandates med decision: Udgifter i budgettet, decided_by: {person} "
        "og limit: 10000.",
        "Write a line under mandates with decision: Expenses in the budget, decided_by: {person} "
        "and limit: 10000.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a project management of several partners, or without a lead, and not one mandate."""
    organisation = partnership.agreement.organisation
    if not organisation.project_management.members or _has_mandate(organisation):
        return
    lead = organisation.project_management.lead
    managers = [*organisation.project_management.members, *([lead] if lead else [])]
    partners = {partnership.partner_of.get(member) for member in managers} - {None}
    if len(partners) > 1 or not lead:
        why = SHARED if len(partners) > 1 else NO_LEAD
        at = partnership.locate(AGREEMENT, ("organisation", "mandates"))
        yield violation(at, why=why, person=managers[0])


def _has_mandate(organisation: Organisation) -> bool:
    return any(mandate.decision and mandate.decided_by for mandate in organisation.mandates)
