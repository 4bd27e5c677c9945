"""En undervisningsgang mangler sted eller starttid.

Hvorfor: Invitationen og drejebogen skal sige, hvor og hvornår familierne skal komme.
Sådan retter du: Skriv stedet efter place: og klokkeslættet efter start:.

In English: A session lacks a place or a starting time.

Why: The invitation and the running script must say where and when the families are to come.
How to fix it: Write the place after place: and the time after start:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

PLACE = (Text("et sted", "a place"), "place: Skovby Kulturhus")
TIME = (Text("en starttid", "a starting time"), "start: 17.30")
BOTH = (Text("et sted og en starttid", "a place and a starting time"), f"{PLACE[1]}, {TIME[1]}")


@rule(
    level="note",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "undervisningsgangen mangler {missing}, så familierne ikke kan få besked om det.",
        "the session lacks {missing}, so the families cannot be told.",
    ),
    hint=Text("Skriv fx {line}.", "Write {line}, for instance."),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find sessions still to come without a place or a time; each once."""
    for form in partnership.forms:
        for place, session in enumerate(form.sessions):
            if (session.place and session.start) or (
                session.date is not None and session.date < today
            ):
                continue
            missing, line = TIME if session.place else PLACE if session.start else BOTH
            at = partnership.locate(form.file, ("sessions", place))
            yield violation(at, missing=missing, line=line)
