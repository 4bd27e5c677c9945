"""Fristen for at finde familier ligger for tæt på den første undervisningsgang.

Hvorfor: Familier skal finde fri og pasning. Hører de om kurset for sent, kan de ikke komme.
Sådan retter du: Flyt fristen frem. Passer færre dage hos jer, så skriv recruiting_days: under settings i
agreement.yaml.

In English: The deadline for finding families is too close to the first session.

Why: Families need time off and childcare. If they hear of the course too late, they cannot come.
How to fix it: Move the deadline forward. If fewer days suit you, write recruiting_days: under settings in
agreement.yaml.
"""

from datetime import date, timedelta

from partnerskab.dates import move_back_to_working_day
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.yamltext import FieldPath

HINT = Text(
    "Begynd før, fx deadline: {earlier}, så familierne kan nå at planlægge.",
    "Start earlier, such as deadline: {earlier}, so that families have time to plan.",
)
TOO_LATE_HINT = Text(
    "Begynd nu, eller flyt den første undervisningsgang, så familierne kan nå at planlægge.",
    "Start now, or move the first session, so that families have time to plan.",
)


@rule(
    level="note",
    step=3,
    needs=["forms"],
    facts=["recruiting"],
    keys=["registers"],
    settings=["recruiting_days"],
    message=Text(
        "fristen for at finde familier er den {day}, mindre end {days} dage før den første undervisningsgang.",
        "the deadline for finding families is {day}, less than {days} days before the first session.",
    ),
    hint=HINT,
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the first deadline for finding families, if it is too close to the first session."""
    first, days = partnership.find_anchors().get("first_session"), settings["recruiting_days"]
    if first is None or today > first:
        return
    latest = first - timedelta(days=days)
    for answered in partnership.find_answers("recruiting"):
        begun = any(task.done for task in answered.answer.tasks) or answered.state == "not_relevant"
        due = [] if begun else _list_deadlines(answered)
        if due and min(due)[0] > latest:
            day, path = min(due)
            earlier = move_back_to_working_day(latest)
            hint = HINT if earlier >= today else TOO_LATE_HINT
            at = partnership.locate(answered.file, path)
            yield violation(at, hint, day=day, days=days, earlier=earlier.isoformat())


def _list_deadlines(answered: Answered) -> list[tuple[date, FieldPath]]:
    """Return the deadlines of a question and of its tasks, and where they stand."""
    found: list[tuple[date, FieldPath]] = []
    if answered.answer.deadline:
        found.append((answered.answer.deadline, (*answered.path, "deadline")))
    for place, task in enumerate(answered.answer.tasks):
        if task.deadline:
            found.append((task.deadline, (*answered.path, "tasks", place, "deadline")))
    return found
