"""I har ikke afstemt forventninger med de frivillige i en rolle.

Hvorfor: Folk mener meget forskelligt med at være frivillig. Forskellen viser sig ellers som skuffelse.
Sådan retter du: Tal med de frivillige om, hvad de kan og vil, og hvad I regner med. Skriv dagen ved
expectations_aligned:.

In English: You have not aligned expectations with the volunteers in a role.

Why: People mean very different things by being a volunteer. Otherwise it shows as disappointment.
How to fix it: Talk with the volunteers about what they can and will do and what you count on. Write the
day at expectations_aligned:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["volunteers"],
    message=Text(
        "forventningerne til de frivillige i rollen er ikke afstemt, og så bliver nogen let skuffet.",
        "expectations in this role have not been aligned, and then somebody is easily disappointed.",
    ),
    hint=Text(
        "Tag samtalen, og skriv dagen, fx expectations_aligned: 2027-02-03.",
        "Have the talk and write the day, such as expectations_aligned: 2027-02-03.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find roles without a day on which expectations were aligned."""
    roles = partnership.volunteers.roles
    for place, role in enumerate(roles):
        if role.expectations_aligned is None:
            yield violation(
                partnership.locate(VOLUNTEERS, ("roles", place, "expectations_aligned"))
            )
