"""Oplysningerne om familierne skal slettes, før familierne har mødtes sidste gang.

Hvorfor: Så mangler I deltagerlisten midt i forløbet.
Sådan retter du: Skriv ved delete_by: en dato, der ligger efter det sidste møde.

In English: The data on the families are to be deleted before they have met for the last time.

Why: You would then lack the list of participants half-way through.
How to fix it: At delete_by:, write a date that lies after the last meeting.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["families", "forms"],
    optional_facts=["network_dates"],
    keys=["registers"],
    message=Text(
        "I sletter oplysningerne om familierne den {day}, men mødes med dem til og med den {last}, så listen mangler til sidst.",
        "you delete the data on the families on {day} but meet with them until {last}, so the list is gone at the end.",
    ),
    hint=Text(
        "Skriv en dag efter den {last}, fx delete_by: {later}.",
        "Write a day after {last}, such as delete_by: {later}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a day for deletion before the last session or network meeting."""
    day, last = partnership.families.delete_by, partnership.find_last_day()
    if day and last and day < last:
        later = add_months(last, settings.get("months_kept", 0)).isoformat()
        yield violation(
            partnership.locate(PARTICIPANTS, ("delete_by",)), day=day, last=last, later=later
        )
