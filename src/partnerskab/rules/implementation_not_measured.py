"""I har længe ikke målt, hvor langt I er med at tage det i brug.

Hvorfor: Uden et mål ved styregruppen ikke, om papiret er blevet til hverdag.
Sådan retter du: Skriv en linje for hver del: dato, del og hvor langt I er.

In English: For a long time you have not measured how far you have put it to use.

Why: Without a measure the steering group does not know whether the paper has become everyday life.
How to fix it: Write a row for each part: date, part and how far you are.
"""

from datetime import date

from partnerskab.dates import months_after
from partnerskab.i18n import Text, months_in_words
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "note"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "der er gået mere end {months} siden {base}, uden at I har målt, hvor langt I er.",
    "more than {months} have passed since {base} without your measuring how far you are.",
)
HINT = Text(
    "Tilføj en linje med dagen i dag, fx {column}: {today}.",
    "Add a row with today's date, such as {column}: {today}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Nothing measured for as many months as lie between reviews, counted from the approval or the last time."""
    months = settings.get("review_months")
    since = [one.value for one in partnership.facts("approval")]
    if not since or months is None:
        return
    measured = [line.day("date") for line in partnership.lines("measured")]
    base = max(day for day in (*since, *measured) if isinstance(day, date))
    for form, one, _ in partnership.meant("measured"):
        if months_after(base, months) < today:
            at = partnership.key_at(form.file, one.path)
            said = months_in_words(months)
            yield hit(
                at,
                months=said,
                base=base,
                column=partnership.column("measured.date"),
                today=today.isoformat(),
            )
