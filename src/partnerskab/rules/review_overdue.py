"""Det næste gennemsyn er overskredet eller ligger for langt ude i fremtiden.

Hvorfor: Folk, telefonnumre og tilbud skifter. Uden et gennemsyn passer papiret ikke længere på hverdagen.
Sådan retter du: Se på det sammen, ret det, der har ændret sig, og skriv dagen for næste gang.

In English: The next review is overdue, or lies too far ahead.

Why: People, telephone numbers and services change. Without a review the paper no longer fits everyday life.
How to fix it: Look at it together, correct what has changed, and write the day of the next time.
"""

from datetime import date

from partnerskab.dates import months_after
from partnerskab.i18n import Text, months_in_words
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "næste gennemsyn {what}, og imens når folk og aftaler at skifte.",
    "the next review {what}, and meanwhile people and arrangements change.",
)
HINT = Text(
    "Hold gennemsynet, og skriv en ny dag, senest {latest}.",
    "Hold the review, and write a new day, by {latest} at the latest.",
)
SOONER = Text("Skriv en dag senest {latest}.", "Write a day by {latest} at the latest.")
PASSED = Text("skulle være holdt {day}", "was due on {day}")
FAR_OFF = Text(
    "er først {day}, mere end {months} efter {base}",
    "is not until {day}, more than {months} after {base}",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Dates of the next review before today, or so many months after the last one, or else after today."""
    months = settings.get("review_months")
    done = [one.value for one in partnership.facts("last_review") if isinstance(one.value, date)]
    base = max((day for day in done if day <= today), default=today)
    for fact in partnership.facts("next_review"):
        day = fact.value
        if not isinstance(day, date) or months is None:
            continue
        if day < today:
            yield hit(fact.at, what=PASSED.fill(day=day), latest=months_after(today, months))
        elif day > months_after(base, months):
            latest = max(months_after(base, months), today)
            what = FAR_OFF.fill(day=day, months=months_in_words(months), base=base)
            yield hit(fact.at, SOONER, what=what, latest=latest)
