"""Aftalen siger ikke, hvem der er med i arbejdsgruppen.

Hvorfor: Arbejdsgruppen gør det konkrete. Uden navne bliver opgaverne liggende mellem styregruppens møder.
Sådan retter du: Skriv id'er fra people efter members: under organisation og working_group.

In English: The agreement does not say who is in the working group.

Why: The working group does the concrete work. Without names, tasks lie between the steering group's
meetings.
How to fix it: Write ids from people after members: under organisation and working_group.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=4,
    needs=["agreement", "forms"],
    facts=["working_group"],
    fields=["organisation.working_group.members"],
    message=Text(
        "arbejdsgruppen har ingen medlemmer i aftalen, så ingen har fået det konkrete arbejde.",
        "the working group has no members in the agreement, so nobody has been given the concrete work.",
    ),
    hint=Text(
        "Skriv id'er fra people, fx members: [{people}].",
        "Write ids from people, such as members: [{people}].",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a working group without members, once the question behind it is no longer open."""
    organisation = partnership.agreement.organisation
    asked = list(partnership.find_answers("working_group"))
    settled = any(answered.state == "decided" for answered in asked)
    if settled and not organisation.working_group.members:
        people = [*organisation.project_management.members, *partnership.people, "mette-holm"]
        at = partnership.locate(AGREEMENT, ("organisation", "working_group", "members"))
        yield violation(at, people=", ".join(list(dict.fromkeys(people))[:2]))
