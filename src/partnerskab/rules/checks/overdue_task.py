"""En opgave, der ikke er løst, har overskredet sin frist.

Hvorfor: De andre regner med, at den er løst, og næste skridt venter på den.
Sådan retter du: Skriv done: med datoen, hvis den er løst. Ellers aftal en ny frist med partneren.

In English: An undone task is past its deadline.

Why: The others count on it being done, and the next step waits for it.
How to fix it: Write done: with the date if it is done. Otherwise agree a new deadline with your partner.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    message=Text(
        "fristen var den {deadline}, og opgaven er ikke løst.",
        "the deadline was {deadline} and the task is not done.",
    ),
    hint=Text(
        "Skriv done: med dagen, eller aftal en ny frist.",
        "Write done: with the day, or agree a new deadline.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks and owed decisions with a deadline before today."""
    for task in partnership.tasks:
        if task.is_late(today):
            yield violation(
                partnership.locate(task.file, (*task.path, "deadline")), deadline=task.deadline
            )
