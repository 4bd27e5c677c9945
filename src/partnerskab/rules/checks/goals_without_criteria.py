"""Aftalen har mål, men I kan ikke se, om I når dem.

Hvorfor: Uden tegn at kigge efter bliver evalueringen til fornemmelser.
Sådan retter du: Skriv under idea og success_criteria noget, I kan tælle eller spørge familierne om.

In English: The agreement has goals, but you cannot see whether you reach them.

Why: Without signs to look for, the evaluation turns into hunches.
How to fix it: Under idea and success_criteria, write something you can count or ask the families about.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=4,
    needs=["agreement", "model"],
    fields=["idea.success_criteria"],
    message=Text(
        "aftalen har mål, men ingen succeskriterier, så I kan ikke se, om I når dem.",
        "the agreement has goals but no success criteria, so you cannot see whether you reach them.",
    ),
    hint=Text(
        "Skriv en linje under success_criteria, fx: - Mindst seks familier kommer til det tredje møde.",
        "Write a line under success_criteria, such as: - At least six families come to the third meeting.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find goals without a single criterion."""
    idea = partnership.agreement.idea
    if idea.goals and not idea.success_criteria:
        yield violation(partnership.locate(AGREEMENT, ("idea", "success_criteria")))
