"""Projektlederen er ikke nævnt.

Hvorfor: Siger I ikke, hvem der leder, går tiden med at beslutte alt i fællesskab.
Sådan retter du: Skriv et id fra people efter lead: under organisation og project_management.

In English: The project lead is not named.

Why: If you do not say who leads, time goes into deciding everything together.
How to fix it: Write an id from people after lead: under organisation and project_management.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.project_management.lead"],
    message=Text(
        "projektlederen er ikke nævnt, så små spørgsmål ender let hos jer alle sammen.",
        "the project lead is not named, so small matters easily end up with all of you.",
    ),
    hint=Text(
        "Skriv et id fra people, fx lead: {person}.",
        "Write an id from people, such as lead: {person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a project management without a named lead."""
    management = partnership.agreement.organisation.project_management
    if not management.lead:
        person = next(iter((*management.members, *partnership.people)), "mette-holm")
        at = partnership.locate(AGREEMENT, ("organisation", "project_management", "lead"))
        yield violation(at, person=person)
