"""Dagen for sletning er gået, og oplysningerne om familierne står her endnu.

Hvorfor: I må ikke gemme oplysninger om familier længere, end I har brug for dem.
Sådan retter du: Slet oplysningerne om familierne under families, og slet også i mappen private. Har I en god grund til at
vente, så skriv en ny dag ved delete_by:.

In English: The day for deletion has passed, and the data on the families are still here.

Why: You may not keep data on families longer than you need them.
How to fix it: Delete the data on the families under families, and in the folder private as well. If you have a good
reason to wait, write a new day at delete_by:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["families"],
    acceptable=False,
    message=Text(
        "oplysningerne om familierne skulle være slettet den {day}, men de står her endnu.",
        "the data on the families should have been deleted by {day}, but they are still here.",
    ),
    hint=Text(
        "Slet oplysningerne om familierne her og i mappen private, eller aftal en ny dag, og skriv den ved delete_by:.",
        "Delete the data on the families here and in the folder private, or agree a new day and write it at delete_by:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families that are still there after the day for deletion.

    On the day itself there is still time.
    """
    families = partnership.families
    if families.families and families.delete_by and families.delete_by < today:
        yield violation(partnership.locate(PARTICIPANTS, ("delete_by",)), day=families.delete_by)
