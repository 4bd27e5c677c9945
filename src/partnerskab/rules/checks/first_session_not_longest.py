"""Den første undervisningsgang er ikke længere end de andre.

Hvorfor: Den første gang skal give fremmede familier tid til at blive trygge ved hinanden. Den er
tænkt som en hel dag eller mere.
Sådan retter du: Ret start: og end: ved den første gang. Har I valgt en kort begyndelse med vilje, så
skriv rule:, why: og until: under accepted i arbejdsskemaet.

In English: The first session is no longer than the others.

Why: The first session is to give families who do not know one another time to feel at ease. It is
meant to be a whole day or more.
How to fix it: Correct start: and end: at the first session. If you chose a short beginning on
purpose, write rule:, why: and until: under accepted in the worksheet.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.records import Session
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "den første undervisningsgang er ikke længere end de andre, så familierne når ikke at falde til.",
        "the first session is no longer than the others, so families have no time to settle in.",
    ),
    hint=Text(
        "Giv den første gang mere tid, fx start: 10.00 og end: 16.00.",
        "Give the first session more time, such as start: 10.00 and end: 16.00.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a coming first session that is not longer than the shortest of the others.

    A residential one is long enough.
    """
    for form in partnership.forms:
        timed = [(place, session) for place, session in enumerate(form.sessions) if session.date]
        if not timed:
            continue
        place, first = min(timed, key=lambda pair: pair[1].date or date.max)
        lengths = [
            _measure_minutes(session)
            for _, session in timed
            if session is not first and _measure_minutes(session) > 0
        ]
        coming = first.date is not None and first.date >= today and first.form != "residential"
        if coming and lengths and 0 < _measure_minutes(first) <= min(lengths):
            yield violation(partnership.locate(form.file, ("sessions", place)))


def _measure_minutes(session: Session) -> int:
    """Return how long a session lasts, 0 if nobody can tell."""
    if session.start is None or session.end is None:
        return 0
    start, end = (clock.hour * 60 + clock.minute for clock in (session.start, session.end))
    return max(0, end - start)
