"""En dato ligger før den undervisningsgang, den skulle ligge efter.

Hvorfor: I kan først følge op på en undervisningsgang, når den er holdt. Datoen er som regel en tastefejl.
Sådan retter du: Flyt datoen til efter undervisningsgangen, eller ret undervisningsgangens dag under
sessions.

In English: A date lies before the session it should come after.

Why: You can follow up on a session only once it has been held. The date is mostly a slip.
How to fix it: Move the date to after the session, or correct the session's day under sessions.
"""

from datetime import date, timedelta

from partnerskab.dates import move_forward_to_working_day
from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

SESSIONS = {
    "first_session": Text("den første undervisningsgang", "the first session"),
    "last_session": Text("den sidste undervisningsgang", "the last session"),
}

FACT_OF: dict[str, FactName] = {
    "first_session": "after_first_session",
    "last_session": "after_last_session",
}


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    any_fact=["after_first_session", "after_last_session"],
    keys=["registers"],
    message=Text(
        "datoen er den {day}, men {session} er først den {held}, så der er intet at følge op på endnu.",
        "the date is {day}, but {session} is not until {held}, so there is nothing to follow up yet.",
    ),
    hint=Text(
        "Skriv en dag efter den {held}, fx {later}.",
        "Write a day after {held}, such as {later}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find answers with a day before the session that the model wants them after.

    The day itself will do.
    """
    for anchor, held in partnership.find_anchors().items():
        for fact in partnership.find_facts(FACT_OF[anchor]):
            if isinstance(fact.value, date) and fact.value < held:
                later = move_forward_to_working_day(held + timedelta(days=1)).isoformat()
                session = SESSIONS[anchor]
                yield violation(fact.at, day=fact.value, session=session, held=held, later=later)
