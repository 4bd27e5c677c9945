"""En fortløbende aftale har ingen dag til den årlige evaluering.

Hvorfor: Aftalen løber, til nogen siger stop. Evalueringen er den dag, I ser, om den skal fortsætte.
Sådan retter du: Skriv dagen for den første evaluering efter annual_evaluation: under duration. Den
vender tilbage hvert år.

In English: A rolling agreement has no day for the yearly evaluation.

Why: It runs until somebody says stop. The evaluation is the day you see whether it should go on.
How to fix it: Write the day of the first evaluation after annual_evaluation: under duration. It
returns every year.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["duration.annual_evaluation"],
    message=Text(
        "aftalen er fortløbende uden en dag til den årlige evaluering, så den løber bare videre.",
        "the agreement is rolling with no day for the yearly evaluation, so it just runs on.",
    ),
    hint=Text(
        "Skriv dagen for den første evaluering, fx annual_evaluation: 2027-06-09.",
        "Write the day of the first evaluation, such as annual_evaluation: 2027-06-09.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a rolling agreement without a yearly evaluation."""
    term = partnership.agreement.duration
    if term.form == "rolling" and term.annual_evaluation is None:
        yield violation(partnership.locate(AGREEMENT, ("duration", "annual_evaluation")))
