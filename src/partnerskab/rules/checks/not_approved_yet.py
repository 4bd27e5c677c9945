"""Noget er taget i brug, før det er godkendt.

Hvorfor: Uden lederne bag sig står de, der skal bruge det, alene, når der mangler tid eller penge.
Sådan retter du: Få det godkendt på næste møde, og skriv dagen ved decision:.

In English: Something has been put to use before it was approved.

Why: Without the leaders behind them, those who use it stand alone when time or money runs short.
How to fix it: Have it approved at the next meeting, and write the day at decision:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["approval", "in_use"],
    message=Text(
        "»{table}« er i brug, men godkendelsen mangler, så ingen leder står bag.",
        '"{table}" is in use, but the approval is missing, so no leader stands behind it.',
    ),
    hint=Text(
        "Få det godkendt, og skriv dagen her, fx decision: {today}.",
        "Have it approved, and write the day here, such as decision: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an approval without a day, while the tables that wait for it have rows."""
    if partnership.find_facts("approval"):
        return
    used = [table for table in partnership.find_answers("in_use") if table.rows]
    for form, answered, _ in partnership.resolve_fact("approval") if used else ():
        if answered.state != "not_relevant" and not answered.faulty:
            at = partnership.locate_key(form.file, answered.path)
            yield violation(at, table=used[0].question.title, today=today.isoformat())
