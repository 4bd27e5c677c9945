"""En opgave har en ansvarlig, men ingen partner.

Hvorfor: Arbejdsskemaet har en kolonne for hver partner. Uden partner står opgaven ikke i nogen af dem.
Sådan retter du: Skriv partnerens id efter partner: på opgaven.

In English: A task has somebody responsible, but no partner.

Why: The worksheet has a column for each partner. Without a partner the task stands in none of them.
How to fix it: Write the partner's id after partner: on the task.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    message=Text(
        "opgaven hører ikke til nogen partner, så den står ikke i jeres kolonner.",
        "the task belongs to no partner, so it is in none of your columns.",
    ),
    hint=Text("Skriv partner: {partner}.", "Write partner: {partner}."),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks of an answer with somebody responsible and no partner."""
    for form in partnership.forms:
        for answered in form.answers:
            for place, task in enumerate(answered.answer.tasks):
                if task.responsible and not task.partner and not task.done:
                    partners = (partnership.partner_of.get(task.responsible), *partnership.partners)
                    at = partnership.locate(form.file, (*answered.path, "tasks", place, "partner"))
                    yield violation(at, partner=next(filter(None, partners), "skovby"))
