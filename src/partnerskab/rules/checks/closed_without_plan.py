"""Et forløb er afsluttet uden en plan for tiden efter.

Hvorfor: Uden en plan falder borgeren mellem to stole, netop når støtten hører op.
Sådan retter du: Lav planen sammen med borgeren, og skriv dagen i linjen.

In English: A course is closed without a plan for what follows.

Why: Without a plan the citizen falls between two stools just as the support ends.
How to fix it: Make the plan with the citizen, and write the day in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.closed", "citizens.plan"],
    optional_facts=["citizens.withdrawn"],
    message=Text(
        "forløbet er afsluttet uden en plan, så borgeren ved ikke, hvem der hjælper nu.",
        "the course is closed without a plan, so the citizen does not know who helps now.",
    ),
    hint=Text(
        "Lav planen sammen med borgeren, og skriv dagen ved {column}:.",
        "Make the plan with the citizen, and write the day at {column}:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find closed rows without the day a plan was made."""
    for row in partnership.list_table_rows("citizens"):
        if (
            row.get("citizens.closed")
            and not row.get("citizens.plan")
            and not row.get("citizens.withdrawn")
        ):
            yield violation(row.locate("citizens.closed"), column=row.name("citizens.plan"))
