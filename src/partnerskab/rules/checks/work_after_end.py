"""En opgave har en frist efter aftalens sidste dag.

Hvorfor: Når aftalen er ophørt, er ingen forpligtet til at løse opgaven.
Sådan retter du: Ret fristen, eller flyt latest_end: under duration. Er aftalen underskrevet, så lav et
tillæg.

In English: A task has a deadline after the agreement's last day.

Why: Once the agreement has ended, nobody is obliged to do the task.
How to fix it: Correct the deadline, or move latest_end: under duration. If the agreement is signed,
make an addendum.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

END_HINT = Text(
    "Skriv en dag efter den sidste frist, fx latest_end: {later}.",
    "Write a day after the last deadline, such as latest_end: {later}.",
)
TASKS = (
    Text("fristen her er den {day}", "the deadline here is {day}"),
    Text("{n} opgaver har frist senere", "{n} tasks are due later"),
)


@rule(
    level="warning",
    step=3,
    needs=["agreement", "forms"],
    optional_facts=["network_dates"],
    message=Text(
        "aftalen ophører den {end}, men {what}, og da er ingen forpligtet længere.",
        "the agreement ends on {end}, but {what}, when nobody is obliged any more.",
    ),
    hint=Text(
        "Skriv en frist inden den {end}, eller flyt latest_end: i aftalen.",
        "Write a deadline by {end}, or move latest_end: in the agreement.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks due after the last day of the agreement.

    One task is told where it stands, several at the last day.
    """
    term, last = partnership.agreement.duration, partnership.find_last_day()
    end = term.latest_end
    if end is None or term.form == "rolling" or (last is not None and end < last):
        return
    late = [
        task
        for task in partnership.tasks
        if not task.done and task.deadline and task.deadline > end
    ]
    if not late:
        return
    days = [task.deadline for task in late if task.deadline]
    what = TASKS[len(late) > 1].fill(n=len(late), day=days[0])
    if len(late) == 1:
        yield violation(
            partnership.locate(late[0].file, (*late[0].path, "deadline")), end=end, what=what
        )
    else:
        at = partnership.locate(AGREEMENT, ("duration", "latest_end"))
        yield violation(at, END_HINT, end=end, what=what, later=max(days).isoformat())
