"""Der står familier i listen, men ingen dag for, hvornår oplysningerne om dem bliver slettet.

Hvorfor: Uden en dag bliver oplysningerne liggende, og I må ikke gemme dem længere end nødvendigt.
Sådan retter du: Skriv den dag, I senest sletter oplysningerne, ved delete_by:.

In English: There are families on the list, but no day on which the data on them will be deleted.

Why: Without a day the data stay where they are, and you may not keep them longer than needed.
How to fix it: Write the day by which you delete the data at delete_by:.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["families"],
    message=Text(
        "her står familier, men ingen dato for, hvornår I sletter oplysningerne om dem, så de bliver let liggende.",
        "there are families here, but no date for deleting the data on them, so they are easily left lying.",
    ),
    hint=Text(
        "Skriv den dag, I senest sletter oplysningerne, fx delete_by: {day}.",
        "Write the day by which you delete the data, such as delete_by: {day}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families without a day for deletion; the hint counts from the agreement's end."""
    families = partnership.families
    if families.families and families.delete_by is None:
        day = add_months(max(_end(partnership, today), today), settings.get("months_kept", 0))
        yield violation(partnership.locate(PARTICIPANTS, ("delete_by",)), day=day.isoformat())


def _end(partnership: Partnership, today: date) -> date:
    """Return when the data are last needed: at the agreement's end, else at the last session."""
    end = partnership.agreement.duration.latest_end
    return end or partnership.find_anchors().get("last_session", today)
