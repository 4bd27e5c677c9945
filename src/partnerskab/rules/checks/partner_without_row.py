"""En partner har ingen linje i en tabel, hvor alle partnere skal stå.

Hvorfor: Den partner ved ikke, hvad de andre regner med, og de andre ved ikke, hvad de kan forvente.
Sådan retter du: Aftal partnerens del, og tilføj en linje med partnerens id.

In English: A partner has no row in a table where every partner must stand.

Why: That partner does not know what the others count on, nor the others what to expect.
How to fix it: Agree on the partner's part, and add a row with the partner's id.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["agreement", "forms"],
    facts=["row_per_partner"],
    message=Text(
        "»{table}« har ingen linje for {partner}, så ingen ved, hvad den partner står for.",
        '"{table}" has no row for {partner}, so nobody knows what that partner stands for.',
    ),
    hint=Text(
        "Tilføj en linje med {column}: {partner}.",
        "Add a row with {column}: {partner}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find partners that none of the rows names, in tables that have rows."""
    for form, answered, part in partnership.resolve_fact("row_per_partner"):
        if not answered.rows or answered.stage.step > settings["step"]:
            continue
        named = {row.values.get(part[0]) for row in answered.rows}
        for partner in partnership.partners:
            if partner not in named:
                at = partnership.locate_key(form.file, answered.path)
                yield violation(at, table=answered.question.title, partner=partner, column=part[0])
