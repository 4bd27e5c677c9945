"""En partner har ingen plads i den gruppe, der leder samarbejdet.

Hvorfor: Beslutninger uden den ene part bliver den anden parts beslutninger.
Sådan retter du: Find en leder hos partneren, og skriv lederens id under members:.

In English: A partner has no seat in the group that leads the cooperation.

Why: Decisions without one party become the other party's decisions.
How to fix it: Find a leader with that partner, and write the leader's id under members:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=4,
    needs=["agreement"],
    facts=["leading_group"],
    message=Text(
        "{partner} har ingen i gruppen, der leder samarbejdet, så beslutningerne mangler den part.",
        "{partner} has nobody in the group that leads the cooperation, so decisions are taken without it.",
    ),
    hint=Text(
        "Skriv et id fra people for {partner} i listen efter members:.",
        "Write an id from people for {partner} in the list after members:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find partners without anybody in the groups that lead, if those have members."""
    groups = partnership.find_facts("leading_group")
    members = {member for group in groups for member in group.value}
    present = {partnership.partner_of.get(member) for member in members}
    for partner in partnership.partners if members else ():
        if partner not in present:
            yield violation(groups[0].at, partner=partner)
