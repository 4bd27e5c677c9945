"""Der står flere forskellige antal netværksmøder.

Hvorfor: Familierne regner med det antal, der står i invitationen, og de frivillige med det, de har hørt.
Sådan retter du: Find ud af, hvor mange møder I holder, og skriv det samme tal og lige så mange datoer
alle steder.

In English: Different numbers of network meetings are given.

Why: Families count on the number in the invitation, and volunteers on the one they have heard.
How to fix it: Find out how many meetings you hold, and write the same number and as many dates
everywhere.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership, find_minority
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    any_fact=["network_dates", "network_meetings"],
    message=Text(
        "her er der {number} netværksmøder, men {other} et andet sted, så nogen regner forkert.",
        "here there are {number} network meetings, but {other} elsewhere, so somebody counts wrong.",
    ),
    hint=Text(
        "Skriv det samme antal alle steder, og én dato for hvert møde.",
        "Write the same number everywhere, and one date for each meeting.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find numbers of meetings, and numbers of dates, that differ from what most say."""
    numbers = [
        fact for fact in partnership.find_facts("network_meetings") if isinstance(fact.value, int)
    ]
    dates = [
        fact._replace(value=len(fact.value)) for fact in partnership.find_facts("network_dates")
    ]
    told = [*numbers, *dates]
    odd = find_minority(told) if told else []
    for fact in odd:
        other = next(usual.value for usual in told if usual not in odd)
        yield violation(fact.at, number=fact.value, other=other)
