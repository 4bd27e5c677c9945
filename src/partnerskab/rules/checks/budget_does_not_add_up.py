"""Delene giver ikke det beløb, der står i aftalen.

Hvorfor: Passer beløbene ikke sammen, opdager I det først, når regningen kommer.
Sådan retter du: Regn efter, og ret enten budgettet under finance eller de beløb, der skal give det:
linjerne under lines og budgettets dele i arbejdsskemaet.

In English: The parts do not come to the amount in the agreement.

Why: If the amounts do not match, you only find out when the bill arrives.
How to fix it: Do the sum again and correct either the budget under finance or the amounts that make
it up: the lines under lines and the parts of the budget in the worksheet.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import AGREEMENT, At, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

LINES = Text("posterne under lines", "the entries under lines")
PARTS = Text("delene i arbejdsskemaet", "the parts in the worksheet")


BUDGETS: dict[str, tuple[FactName, tuple[FactName, ...]]] = {
    "sessions": ("sessions_budget", ("sessions_budget_parts",)),
    "network": ("network_budget", ("network_budget_parts", "network_budget_posts")),
}
"""The fact of the budget of each half, and the facts whose amounts make it up."""


class _Sum(NamedTuple):
    """A budget, what its parts come to, and which parts those are."""

    at: At
    budget: Decimal
    total: Decimal
    parts: Text


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    optional_facts=[
        "sessions_budget",
        "sessions_budget_parts",
        "network_budget",
        "network_budget_parts",
        "network_budget_posts",
    ],
    fields=["finance.sessions.budget"],
    message=Text(
        "budgettet på {budget} passer ikke med {parts}, som giver {total} i alt.",
        "the budget of {budget} does not match {parts}, which come to {total} in all.",
    ),
    hint=Text(
        "Ret det beløb, der er forkert. Skal budgettet følge delene, så skriv budget: {plain}.",
        "Correct the amount that is wrong. To let the budget follow the parts, write budget: {plain}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each half whose budget differs from its parts; the same wrong total is told once."""
    told = set()
    for half in ("sessions", "network"):
        for at, budget, total, parts in (
            *_sum_lines(partnership, half),
            *_sum_parts(partnership, half),
        ):
            if total != budget and (at, total) not in told:
                told.add((at, total))
                plain = f"{total:.2f}".removesuffix(".00").replace(".", ",")
                yield violation(at, budget=budget, total=total, parts=parts, plain=plain)


def _sum_lines(partnership: Partnership, half: str) -> Iterator[_Sum]:
    """Yield the lines of one half if all have an amount, or if they are too large already."""
    finance = partnership.agreement.finance
    budget = finance.sessions.budget if half == "sessions" else finance.network.budget
    amounts = [line.amount for line in finance.lines if line.part == half]
    if not amounts or budget is None:
        return
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    if None not in amounts or total > budget:
        yield _Sum(partnership.locate(AGREEMENT, ("finance", half, "budget")), budget, total, LINES)


def _sum_parts(partnership: Partnership, half: str) -> Iterator[_Sum]:
    """Yield the sums that the model says make up one half, if every part is filled in."""
    whole, sums = BUDGETS[half]
    for name in sums:
        targets = partnership.list_fact_targets(name)
        amounts = [fact.value for fact in partnership.find_facts(name)]
        for budget in partnership.find_facts(whole) if targets else ():
            if len(amounts) == len(targets):
                yield _Sum(budget.at, budget.value, sum(amounts, Decimal(0)), PARTS)
