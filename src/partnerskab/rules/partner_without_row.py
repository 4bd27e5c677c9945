"""En partner har ingen linje i en tabel, hvor alle partnere skal stå.

Hvorfor: Den partner ved ikke, hvad de andre regner med, og de andre ved ikke, hvad de kan vente.
Sådan retter du: Aftal partnerens del, og tilføj en linje med partnerens id.

In English: A partner has no row in a table where every partner must stand.

Why: That partner does not know what the others count on, nor the others what to expect.
How to fix it: Agree on the partner's part, and add a row with the partner's id.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("agreement", "forms")
MESSAGE = Text(
    "»{table}« har ingen linje for {partner}, så ingen ved, hvad den partner står for.",
    '"{table}" has no row for {partner}, so nobody knows what that partner stands for.',
)
HINT = Text(
    "Tilføj en linje med {column}: {partner}.",
    "Add a row with {column}: {partner}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Partners that none of the rows names, in tables that have rows."""
    for form, one, rest in partnership.meant("row_per_partner"):
        if not one.rows or one.stage.step > settings["step"]:
            continue
        named = {row.values.get(rest[0]) for row in one.rows}
        for partner in partnership.partners:
            if partner not in named:
                at = partnership.key_at(form.file, one.path)
                yield hit(at, table=one.question.title, partner=partner, column=rest[0])
