"""En partner har ingen i projektledelsen.

Hvorfor: Projektledelsen får hverdagen til at køre. Den partner, der ikke er med, hører om tingene bagefter.
Sådan retter du: Tilføj en person fra partneren efter members: under organisation og project_management.
Har I aftalt noget andet, så skriv project_managers_per_partner: 0 under settings.

In English: A partner has nobody in the project management.

Why: Project management makes everyday life run. A partner who is not in it hears of things afterwards.
How to fix it: Add somebody from the partner after members: under organisation and project_management.
If you have agreed otherwise, write project_managers_per_partner: 0 under settings.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    settings=["project_managers_per_partner"],
    message=Text(
        "{partner} har ingen i projektledelsen, så den hører om tingene bagefter.",
        "{partner} has nobody in the project management, so it hears of things afterwards.",
    ),
    hint=Text(
        "Tilføj en fra {partner} i listen efter members:{person}.",
        "Add somebody from {partner} to the list after members:{person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find partners with fewer in a project management than the settings say.

    An empty one says nothing yet.
    """
    wanted = settings["project_managers_per_partner"]
    management = partnership.agreement.organisation.project_management
    members = {*management.members, *([management.lead] if management.lead else [])}
    at = partnership.locate(AGREEMENT, ("organisation", "project_management", "members"))
    for partner in partnership.partners if management.members else ():
        number = sum(partnership.partner_of.get(member) == partner for member in members)
        if number < wanted:
            works_for = partnership.partner_of.items()
            own = next((colleague for colleague, of in works_for if of == partner), None)
            person = Text(f", fx {own}", f", such as {own}") if own else Text("", "")
            yield violation(at, partner=partner, person=person)
