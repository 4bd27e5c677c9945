"""En dato ligger efter den undervisningsgang, den skulle ligge før.

Hvorfor: En frist for tilmelding, der først kommer efter kursets start, er ingen frist.
Sådan retter du: Flyt datoen til før undervisningsgangen, eller ret undervisningsgangens dag under
sessions.

In English: A date lies after the session it should come before.

Why: A registration deadline that comes after the course has begun is no deadline.
How to fix it: Move the date to before the session, or correct the session's day under sessions.
"""

from datetime import date, timedelta

from partnerskab.dates import move_back_to_working_day
from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

SESSIONS = {
    "first_session": Text("den første undervisningsgang", "the first session"),
    "last_session": Text("den sidste undervisningsgang", "the last session"),
}

FACT_OF: dict[str, FactName] = {
    "first_session": "before_first_session",
    "last_session": "before_last_session",
}


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    any_fact=["before_first_session", "before_last_session"],
    keys=["registers"],
    message=Text(
        "datoen er den {day}, men {session} er den {held}, og da er det for sent.",
        "the date is {day}, but {session} is on {held}, and then it is too late.",
    ),
    hint=Text(
        "Skriv en dag før den {held}, fx {earlier}.",
        "Write a day before {held}, such as {earlier}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find answers with a day on or after the session that the model wants them before."""
    told = set()
    for anchor, held in partnership.find_anchors().items():
        for fact in partnership.find_facts(FACT_OF[anchor]):
            if isinstance(fact.value, date) and fact.value >= held and fact.at not in told:
                told.add(fact.at)
                earlier = move_back_to_working_day(held - timedelta(days=1)).isoformat()
                session = SESSIONS[anchor]
                yield violation(
                    fact.at, day=fact.value, session=session, held=held, earlier=earlier
                )
