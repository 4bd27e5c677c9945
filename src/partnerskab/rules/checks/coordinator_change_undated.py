"""Borgeren har fået en ny tovholder, men der står ikke, hvornår I besluttede det, så det ligner et tilfælde.

Hvorfor: Borgeren skal beholde sin tovholder. Et skift er en beslutning, ikke noget, der sker.
Sådan retter du: Skriv dagen for beslutningen i linjen.

In English: The citizen has a new coordinator, but nothing says when you decided so.

Why: The citizen should keep the coordinator. A change is a decision, not something that happens.
How to fix it: Write the day of the decision in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.citizens import open_courses


@rule(
    level="note",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.previous", "citizens.changed"],
    optional_facts=["citizens.closed", "citizens.withdrawn"],
    message=Text(
        "borgeren har fået en anden tovholder, men der står ikke, hvornår I besluttede det, så det ligner et tilfælde.",
        "the citizen has another coordinator, but nothing says when you decided so, so it looks like chance.",
    ),
    hint=Text(
        "Skriv dagen for beslutningen efter {column}:.",
        "Write the day of the decision after {column}:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find open courses with a previous coordinator and no day for the change."""
    for row in open_courses(partnership):
        if row.get("citizens.previous") and not row.get("citizens.changed"):
            yield violation(row.locate("citizens.previous"), column=row.name("citizens.changed"))
