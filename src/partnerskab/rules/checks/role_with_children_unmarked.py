"""Arbejdsskemaet lader frivillige i en rolle passe børnene, men rollen er ikke mærket med children: ja.

Hvorfor: Det er children: ja, der gør, at I bliver mindet om børneattester. Uden det begynder nogen uden attest.
Sådan retter du: Skriv children: ja på rollen i volunteers.yaml, eller ret, hvem der er sammen med børnene.

In English: The worksheet has volunteers in a role mind the children, but the role lacks children: ja (yes).

Why: It is children: ja (yes) that makes you remember child certificates. Without it somebody begins
without one.
How to fix it: Write children: ja (yes) on the role in volunteers.yaml, or correct who is with the
children.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=3,
    needs=["volunteers", "forms"],
    facts=["with_children"],
    message=Text(
        "de frivillige i rollen {role} passer børnene ifølge {file}, men her står ikke children: ja, så ingen husker attesten.",
        "the volunteers in the role {role} mind the children according to {file}, but this lacks children: ja (yes), so nobody remembers the certificate.",
    ),
    hint=Text(
        "Skriv children: ja på rollen, og sørg for børneattester.",
        "Write children: ja (yes) on the role, and see to child certificates.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find roles named among those with the children that are not marked so, each once."""
    register = partnership.volunteers
    role_of = {volunteer.id: volunteer.role for volunteer in register.volunteers}
    named: dict[str, str] = {}
    for fact in partnership.find_facts("with_children"):
        for named_id in fact.value if isinstance(fact.value, tuple) else ():
            named.setdefault(role_of.get(named_id) or named_id, fact.at.file)
    for place, role in enumerate(register.roles):
        if role.id in named and not role.children:
            at = partnership.locate(VOLUNTEERS, ("roles", place, "children"))
            yield violation(at, role=role.id, file=named[role.id])
