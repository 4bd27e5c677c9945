"""En budgetpost siger ikke, hvem der betaler.

Hvorfor: Når regningen kommer, tror begge, at den anden har den.
Sådan retter du: Skriv partnerens id efter paid_by: på posten.

In English: A budget line does not say who pays.

Why: When the bill arrives, each side thinks the other has it.
How to fix it: Write the partner's id after paid_by: on the line.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=4,
    needs=["agreement"],
    fields=["finance.lines"],
    message=Text(
        "ingen partner betaler posten på {amount}, så regningen ender hos ingen.",
        "no partner pays the line of {amount}, so the bill ends up with nobody.",
    ),
    hint=Text(
        "Skriv partnerens id på posten, fx paid_by: {partner}.",
        "Write the partner's id on the line, such as paid_by: {partner}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find budget lines with an amount and nobody to pay it; a line of nothing needs no payer."""
    lines = partnership.agreement.finance.lines
    for place, line in enumerate(lines):
        if line.amount and not line.paid_by:
            at = partnership.locate(AGREEMENT, ("finance", "lines", place, "paid_by"))
            partner = next(iter(partnership.partners), "skovby")
            yield violation(at, amount=line.amount, partner=partner)
