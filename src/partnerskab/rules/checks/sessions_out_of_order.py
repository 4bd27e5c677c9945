"""Undervisningsgangene står ikke i rækkefølge, to ligger samme dag, eller en slutter, før den begynder.

Hvorfor: Det er som regel en tastefejl, og så får familierne den forkerte dag eller tid.
Sådan retter du: Ret dagen eller klokkeslættet, eller flyt linjen, så den ældste dag står øverst.

In English: The sessions are not in order, two are on the same day, or one ends before it starts.

Why: It is mostly a slip of the keyboard, and then the families get the wrong day or time.
How to fix it: Correct the day or the time, or move the line so that the earliest day comes first.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

SAME_HINT = Text(
    "Ret den ene af dagene, eller slet den linje, der står to gange.",
    "Correct one of the days, or delete the line that stands there twice.",
)
CLOCK_HINT = Text(
    "Ret start: eller end:, og skriv klokkeslættet som 17.30.",
    "Correct start: or end:, and write the time as 17.30.",
)
EARLIER = Text(
    "undervisningsgangen ligger før den, der står over den",
    "the session comes before the one above it",
)
SAME = Text("to undervisningsgange ligger samme dag", "two sessions are on the same day")
CLOCK = Text(
    "undervisningsgangen slutter ikke senere, end den begynder",
    "the session does not end later than it starts",
)


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "{fault}, så familierne let får en forkert besked.",
        "{fault}, so families are easily told wrong.",
    ),
    hint=Text(
        "Ret dagen, eller flyt linjen op, så den ældste dag står øverst.",
        "Correct the day, or move the line up so that the earliest day comes first.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find sessions that are not after the one above, or end before they start."""
    for form in partnership.forms:
        seen: list[date] = []
        for place, session in enumerate(form.sessions):
            if session.date is not None:
                at = partnership.locate(form.file, ("sessions", place, "date"))
                if session.date in seen:
                    yield violation(at, SAME_HINT, fault=SAME)
                elif seen and session.date < seen[-1]:
                    yield violation(at, fault=EARLIER)
                seen.append(session.date)
            if session.start and session.end and session.end <= session.start:
                at = partnership.locate(form.file, ("sessions", place, "end"))
                yield violation(at, CLOCK_HINT, fault=CLOCK)
