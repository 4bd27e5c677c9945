"""I har planlagt for få møder til at lære hinanden at kende og justere samarbejdet.

Hvorfor: Ét opstartsmøde er ikke nok. Tillid kræver, at I ses flere gange med tid til at snakke.
Sådan retter du: Planlæg et møde mere, og skriv det. Passer et lavere tal hos jer, så skriv
minimum_meetings: under settings i agreement.yaml.

In English: You have planned too few meetings for getting acquainted and adjusting the cooperation.

Why: One opening meeting is not enough. Trust takes seeing one another several times with time to talk.
How to fix it: Plan one more meeting, and write it down. If a lower figure suits you, write
minimum_meetings: under settings in agreement.yaml.
"""

from datetime import date

from partnerskab.i18n import Text, pluralize, spell_number
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

MEETINGS = (
    Text("kun planlagt {n} møde", "only {n} meeting is planned"),
    Text("kun planlagt {n} møder", "only {n} meetings are planned"),
)


@rule(
    level="note",
    step=1,
    needs=["agreement"],
    optional_facts=["early_meetings"],
    settings=["minimum_meetings"],
    message=Text(
        "her er {what}, og der skal mindst {minimum} til, for at et samarbejde kan finde sin form.",
        "here {what}, and it takes at least {minimum} for a cooperation to find its shape.",
    ),
    hint=Text(
        "Planlæg flere møder med god tid, og skriv dem her.",
        "Plan more meetings with plenty of time, and write them here.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find early meetings, or the steering group's, that are fewer than the settings say."""
    minimum = settings["minimum_meetings"]
    for fact in partnership.find_facts("early_meetings"):
        if len(fact.value) < minimum:
            yield violation(
                fact.at, what=pluralize(len(fact.value), *MEETINGS), minimum=spell_number(minimum)
            )
    meetings = partnership.agreement.organisation.steering_group.meetings
    if meetings.status is None or meetings.working is None:
        return
    number = meetings.status + meetings.working
    if number < minimum:
        path = ("organisation", "steering_group", "meetings", "working")
        at = partnership.locate(AGREEMENT, path)
        yield violation(at, what=pluralize(number, *MEETINGS), minimum=spell_number(minimum))
