"""Aftalen har mål, men intet at kende dem på.

Hvorfor: Uden tegn at kigge efter bliver evalueringen til fornemmelser.
Sådan retter du: Skriv under idea og success_criteria noget, I kan tælle eller spørge familierne om.

In English: The agreement has goals, but nothing to know them by.

Why: Without signs to look for, the evaluation turns into hunches.
How to fix it: Under idea and success_criteria, write something you can count or ask the families about.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 4
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "aftalen har mål, men ingen succeskriterier, så I kan ikke se, om I når dem.",
    "the agreement has goals but no success criteria, so you cannot see whether you reach them.",
)
HINT = Text(
    "Skriv en linje under success_criteria, fx: - Mindst seks familier kommer til det tredje møde.",
    "Write a line under success_criteria, such as: - At least six families come to the third meeting.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Goals without a single criterion, where the model asks for criteria."""
    agreement, model = partnership.agreement, partnership.model
    if agreement is None or model is None or not model.has_field("idea.success_criteria"):
        return
    if agreement.idea.goals and not agreement.idea.success_criteria:
        yield hit(partnership.at(AGREEMENT, ("idea", "success_criteria")))
