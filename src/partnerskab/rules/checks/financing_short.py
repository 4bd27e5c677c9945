"""De beløb, der skal dække budgettet, rækker ikke.

Hvorfor: Så mangler der penge, og det viser sig først, når de er brugt.
Sådan retter du: Skriv hver kilde med sit beløb, så de tilsammen giver budgettet, eller sæt budgettet ned.

In English: The amounts that are to cover the budget do not suffice.

Why: Money is then lacking, and it only shows once it has been spent.
How to fix it: Write each source with its amount so that together they make the budget, or lower the
budget.
"""

import re
from datetime import date
from decimal import Decimal

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.schema.values import read_money

_AMOUNT = r"(?i)(?<![\d.,])(\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,\d\d|,-)?[ \u00a0]?(?:kr\b|kroner\b|DKK\b)"
# Words by which an amount counts more than once, or by which more money is told of without an amount.
_MORE = r"(?i)\b(?:hver|hvert|pr|per|à|rest\w*|øvrig\w*|halv\w*|del\w*|each|remain\w*)\b|[%×]|\bx\b"


@rule(
    level="warning",
    step=4,
    needs=["agreement"],
    fields=["finance.sessions.financing"],
    message=Text(
        "beløbene her giver {total}, men budgettet er {budget}, så {lacking} mangler.",
        "the amounts here make {total}, but the budget is {budget}, so {lacking} is missing.",
    ),
    hint=Text(
        "Skriv, hvor de sidste {lacking} kommer fra, eller ret budget:.",
        "Say where the last {lacking} comes from, or correct budget:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find halves whose financing names amounts that all together are less than the budget."""
    finance = partnership.agreement.finance
    for name, half in (("sessions", finance.sessions), ("network", finance.network)):
        text = half.financing or ""
        amounts = [read_money(found) for found in re.findall(_AMOUNT, text)]
        lines = [line.amount or Decimal(0) for line in finance.lines if line.part == name]
        if lines and sum(lines) != half.budget:
            continue  # of a budget that its own lines do not make, budget_does_not_add_up tells
        if half.budget is None or not amounts or re.search(_MORE, text):
            continue
        total = sum(amounts, Decimal(0))
        if total < half.budget:
            at = partnership.locate(AGREEMENT, ("finance", name, "financing"))
            yield violation(at, total=total, budget=half.budget, lacking=half.budget - total)
