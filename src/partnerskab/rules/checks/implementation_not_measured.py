"""I har længe ikke målt, hvor langt I er med at tage modellen i brug.

Hvorfor: Uden en måling ved styregruppen ikke, om papiret er blevet til hverdag.
Sådan retter du: Skriv en linje for hver del: dato, del og hvor langt I er.

In English: For a long time you have not measured how far you have put the model to use.

Why: Without a measurement the steering group does not know whether the paper has become everyday life.
How to fix it: Write a row for each part: date, part and how far you are.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text, spell_months
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["forms"],
    facts=["measured", "measured.date", "approval"],
    settings=["review_months"],
    message=Text(
        "der er gået mere end {months} siden den {base}, uden at I har målt, hvor langt I er.",
        "more than {months} have passed since {base} without your measuring how far you are.",
    ),
    hint=Text(
        "Tilføj en linje med dagen i dag, fx {column}: {today}.",
        "Add a row with today's date, such as {column}: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find tables without a measurement for as long as lies between reviews.

    The time counts from the approval or the last measurement.
    """
    months = settings["review_months"]
    since = [fact.value for fact in partnership.find_facts("approval")]
    if not since:
        return
    measured = [row.get_day("measured.date") for row in partnership.list_table_rows("measured")]
    base = max(day for day in (*since, *measured) if isinstance(day, date))
    for form, answered, _ in partnership.resolve_fact("measured"):
        if add_months(base, months) < today:
            at = partnership.locate_key(form.file, answered.path)
            said = spell_months(months)
            yield violation(
                at,
                months=said,
                base=base,
                column=partnership.find_column("measured.date"),
                today=today.isoformat(),
            )
