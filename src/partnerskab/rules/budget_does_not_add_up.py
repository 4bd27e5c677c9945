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
from partnerskab.partnership import AGREEMENT, At, Partnership
from partnerskab.partnership.records import Agreement
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 4
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "budgettet på {budget} passer ikke med {parts}, som giver {total} i alt.",
    "the budget of {budget} does not match {parts}, which come to {total} in all.",
)
HINT = Text(
    "Ret det beløb, der er forkert. Skal budgettet følge delene, så skriv budget: {plain}.",
    "Correct the amount that is wrong. To let the budget follow the parts, write budget: {plain}.",
)
LINES = Text("posterne under lines", "the entries under lines")
PARTS = Text("delene i arbejdsskemaet", "the parts in the worksheet")


class _Sum(NamedTuple):
    """A budget, what its parts come to, and which parts those are."""

    at: At
    budget: Decimal
    total: Decimal
    parts: Text


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Each half whose budget differs from its parts; the same wrong total is told once."""
    if partnership.agreement is None:
        return
    told = set()
    for half in ("sessions", "network"):
        for one in (*_lines(partnership, partnership.agreement, half), *_parts(partnership, half)):
            if one.total != one.budget and (one.at, one.total) not in told:
                told.add((one.at, one.total))
                plain = f"{one.total:.2f}".removesuffix(".00").replace(".", ",")
                yield hit(one.at, budget=one.budget, total=one.total, parts=one.parts, plain=plain)


def _lines(partnership: Partnership, agreement: Agreement, half: str) -> Iterator[_Sum]:
    """The lines of one half; where one has no amount yet, only a sum that is too large already."""
    finance = agreement.finance
    budget = finance.sessions.budget if half == "sessions" else finance.network.budget
    amounts = [line.amount for line in finance.lines if line.part == half]
    if not amounts or budget is None:
        return
    total = sum((one for one in amounts if one is not None), Decimal(0))
    if None not in amounts or total > budget:
        yield _Sum(partnership.at(AGREEMENT, ("finance", half, "budget")), budget, total, LINES)


def _parts(partnership: Partnership, half: str) -> Iterator[_Sum]:
    """The parts, and the posts, that the model says make up one half, where every one of them is filled in."""
    model = partnership.model
    for fact in (f"{half}_budget_parts", f"{half}_budget_posts"):
        named = model.definition.facts.get(fact, ()) if model else ()
        amounts = [one.value for one in partnership.facts(fact)]
        for budget in partnership.facts(f"{half}_budget") if named else ():
            if len(amounts) == len(named):
                yield _Sum(budget.at, budget.value, sum(amounts, Decimal(0)), PARTS)
