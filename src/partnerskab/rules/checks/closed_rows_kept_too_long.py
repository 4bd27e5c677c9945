"""Et afsluttet forløb står her stadig, længe efter at I havde brug for det.

Hvorfor: I må ikke gemme oplysninger om borgere længere, end I har brug for dem.
Sådan retter du: Slet linjen, og slet også det, der måtte ligge i mappen private.

In English: A closed course is still here, long after you needed it.

Why: You may not keep data on citizens longer than you need them.
How to fix it: Delete the row, and delete what may lie in the folder private as well.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text, spell_months
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.closed"],
    settings=["citizen_months_kept"],
    acceptable=False,
    message=Text(
        "forløbet er afsluttet for mere end {months} siden, og I må ikke gemme det længere.",
        "the course was closed more than {months} ago, and you may not keep it any longer.",
    ),
    hint=Text(
        "Slet hele linjen, og slet også i mappen private.",
        "Delete the whole row, and delete in the folder private as well.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find rows closed longer ago than the setting allows.

    On the last day there is still time.
    """
    months = settings["citizen_months_kept"]
    for row in partnership.list_table_rows("citizens"):
        closed = row.get_day("citizens.closed")
        if closed and add_months(closed, months) < today:
            yield violation(row.locate("citizens.closed"), months=spell_months(months))
