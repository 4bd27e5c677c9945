"""En fortløbende aftale siger ikke, hvordan en partner kan opsige den.

Hvorfor: Alle partnere skal kunne træde ud ved den årlige evaluering, uden at det ender i strid.
Sådan retter du: Skriv efter termination: under duration, hvordan en partner siger op, og med
hvilket varsel.

In English: A rolling agreement does not say how a partner can terminate it.

Why: Every partner must be able to leave at the yearly evaluation without it ending in a dispute.
How to fix it: After termination: under duration, write how a partner gives notice, and how long it
is.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["duration.termination"],
    message=Text(
        "aftalen er fortløbende, men siger ikke, hvordan en partner kan opsige den.",
        "the agreement is rolling but does not say how a partner can terminate it.",
    ),
    hint=Text(
        "Skriv form og varsel, fx termination: Skriftligt senest en måned efter evalueringen.",
        "Write form and notice, such as termination: In writing within a month of the evaluation.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a rolling agreement without words on termination."""
    term = partnership.agreement.duration
    if term.form == "rolling" and not term.termination:
        yield violation(partnership.locate(AGREEMENT, ("duration", "termination")))
