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
from partnerskab.partnership import Partnership, odd_ones
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "her er der {number} netværksmøder, men {other} et andet sted, så nogen regner forkert.",
    "here there are {number} network meetings, but {other} elsewhere, so somebody counts wrong.",
)
HINT = Text(
    "Skriv det samme antal alle steder, og én dato for hvert møde.",
    "Write the same number everywhere, and one date for each meeting.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Numbers of meetings, and numbers of dates, that differ from what most say."""
    numbers = [one for one in partnership.facts("network_meetings") if isinstance(one.value, int)]
    dates = [one._replace(value=len(one.value)) for one in partnership.facts("network_dates")]
    told = [*numbers, *dates]
    odd = odd_ones(told) if told else []
    for one in odd:
        other = next(fact.value for fact in told if fact not in odd)
        yield hit(one.at, number=one.value, other=other)
