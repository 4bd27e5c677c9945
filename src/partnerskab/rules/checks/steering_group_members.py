"""En partner har for få eller for mange medlemmer i styregruppen.

Hvorfor: Lige mange pladser giver lige stor vægt, også når partnerne er forskellige af størrelse.
Sådan retter du: Ret id'erne under organisation, steering_group og members:, så hver partner har
lige mange. Forældre skrives under parents:. Et andet aftalt antal skrives under settings.

In English: A partner has too few or too many members in the steering group.

Why: Equally many seats give equal weight, even when the partners differ in size.
How to fix it: Correct the ids under organisation, steering_group and members: so that every partner
has equally many. Parents go under parents:. If you agreed another number, write it under settings.
"""

from datetime import date

from partnerskab.i18n import Text, spell_number
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NOBODY = Text("ingen", "nobody")
NO_PARTNER = Text("ingen partner", "no partner")
SOMEBODY = Text("nogen", "anybody")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    settings=["steering_members_per_partner"],
    message=Text(
        "{partner} har {count} i styregruppen, men alle skal have {wanted} for at veje lige meget.",
        "{partner} has {count} in the steering group, but each must have {wanted} to weigh equally.",
    ),
    hint=Text(
        "Skriv {wanted} id'er fra people for hver partner i listen efter members:.",
        "Write {wanted} ids from people for each partner in the list after members:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each partner whose members are not the set number, each person counted once."""
    wanted = settings["steering_members_per_partner"]
    if not wanted:
        return
    members = set(partnership.agreement.organisation.steering_group.members)
    at = partnership.locate(AGREEMENT, ("organisation", "steering_group", "members"))
    if not members:
        yield violation(at, partner=NO_PARTNER, count=SOMEBODY, wanted=spell_number(wanted))
        return
    for partner in partnership.partners:
        count = sum(partnership.partner_of.get(member) == partner for member in members)
        if count != wanted:
            said = spell_number(count) if count else NOBODY
            yield violation(at, partner=partner, count=said, wanted=spell_number(wanted))
