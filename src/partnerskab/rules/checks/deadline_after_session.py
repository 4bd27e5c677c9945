"""En frist ligger efter den undervisningsgang, opgaven skal være løst til.

Hvorfor: Opgaven bliver først færdig, når familierne er gået hjem.
Sådan retter du: Flyt fristen til en dag før undervisningsgangen. Hører opgaven til en senere gang, så
skriv dens id efter session:. Er opgaven løst, så skriv dagen ved done:.

In English: A deadline lies after the session that the task is for.

Why: The task would only be done once the families have gone home.
How to fix it: Move the deadline to a day before the session. If the task is for a later session, write
its id after session:. If the task is done, write the day at done:.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from partnerskab.dates import move_back_to_working_day
from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

HINT = Text(
    "Flyt fristen til før den dag, fx deadline: {earlier}.",
    "Move the deadline to before that day, such as deadline: {earlier}.",
)
FIRST_HINT = Text(
    "Flyt fristen, fx til deadline: {earlier}. Hører opgaven til en senere gang, så skriv dens id efter session:.",
    "Move the deadline, say to deadline: {earlier}. If the task is for a later session, write its id after session:.",
)
ITS_OWN = Text("undervisningsgangen", "the session")
FIRST = Text("den første undervisningsgang", "the first session")


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "fristen er den {deadline}, men opgaven skal være løst til {session} den {day}.",
        "the deadline is {deadline}, but the task must be done for {session} on {day}.",
    ),
    hint=HINT,
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find undone tasks due after their session, or after the first that they prepare."""
    sessions = {
        session.id: session.date
        for form in partnership.forms
        for session in form.sessions
        if session.date
    }
    first = partnership.find_anchors().get("first_session")
    before = set(_list_early_questions(partnership))
    for task in partnership.tasks:
        if task.done or task.deadline is None:
            continue
        day, name, hint = sessions.get(task.session or ""), ITS_OWN, HINT
        if task.session is None and task.question in before:
            day, name, hint = first, FIRST, FIRST_HINT
        if day is not None and task.deadline > day:
            at = partnership.locate(task.file, (*task.path, "deadline"))
            earlier = move_back_to_working_day(day - timedelta(days=1)).isoformat()
            yield violation(
                at, hint, deadline=task.deadline, session=name, day=day, earlier=earlier
            )


def _list_early_questions(partnership: Partnership) -> Iterator[str]:
    """Yield the names of the questions that must be settled before the first session."""
    for form in partnership.forms:
        for answered in form.answers:
            due = answered.question.due
            if due is not None and due.anchor == "first_session" and due.days < 0:
                yield answered.name
