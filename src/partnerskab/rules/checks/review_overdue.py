"""Den dag, I skulle se papiret igennem igen, er gået eller ligger for langt ude i fremtiden.

Hvorfor: Folk, telefonnumre og tilbud skifter. Ser I det ikke igennem, passer papiret ikke længere på hverdagen.
Sådan retter du: Se på det sammen, ret det, der har ændret sig, og skriv dagen for næste gang.

In English: The next review is overdue, or lies too far ahead.

Why: People, telephone numbers and services change. Without a review the paper no longer fits everyday life.
How to fix it: Look at it together, correct what has changed, and write the day of the next time.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text, spell_months
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

SOONER = Text("Skriv en dag senest den {latest}.", "Write a day by {latest} at the latest.")
PASSED = Text("skulle have været den {day}", "was due on {day}")
FAR_OFF = Text(
    "er først den {day}, mere end {months} efter den {base}",
    "is not until {day}, more than {months} after {base}",
)


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["next_review"],
    optional_facts=["last_review"],
    settings=["review_months"],
    message=Text(
        "næste gang, I ser papiret igennem, {what}, så oplysningerne passer måske ikke længere.",
        "the next review {what}, so the paper may no longer be right.",
    ),
    hint=Text(
        "Se papiret igennem, og skriv en ny dag, senest den {latest}.",
        "Hold the review, and write a new day, by {latest} at the latest.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a next review that has passed, or lies too long after the last one or today."""
    months = settings["review_months"]
    done = [
        fact.value for fact in partnership.find_facts("last_review") if isinstance(fact.value, date)
    ]
    base = max((day for day in done if day <= today), default=today)
    for fact in partnership.find_facts("next_review"):
        day = fact.value
        if not isinstance(day, date):
            continue
        if day < today:
            yield violation(fact.at, what=PASSED.fill(day=day), latest=add_months(today, months))
        elif day > add_months(base, months):
            latest = max(add_months(base, months), today)
            what = FAR_OFF.fill(day=day, months=spell_months(months), base=base)
            yield violation(fact.at, SOONER, what=what, latest=latest)
