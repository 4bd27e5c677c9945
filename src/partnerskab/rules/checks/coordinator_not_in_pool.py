"""En tovholder står ikke på listen over dem, der kan være tovholder.

Hvorfor: De på listen er introduceret til rollen, og de andre kan finde dem.
Sådan retter du: Tilføj personen til listen, og fortæl personen om rollen.

In English: A coordinator is not on the list of those who may be coordinator.

Why: Those on the list have been introduced to the role, and others can find them.
How to fix it: Add the person to the list, and tell them about the role.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.citizens import open_courses


@rule(
    level="note",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.coordinator", "pool", "pool.person"],
    optional_facts=["citizens.closed", "citizens.withdrawn"],
    message=Text(
        "tovholderen står ikke under »{table}«, så de andre ved ikke, hvor de finder tovholderen.",
        'the coordinator is not named under "{table}", so the others do not know where to find them.',
    ),
    hint=Text(
        "Tilføj en linje i {file} med personens id.",
        "Add a row in {file} with that person's id.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the coordinators of open courses who are not in the pool, if it has anybody."""
    pool = {
        person
        for row in partnership.list_table_rows("pool")
        for person in row.get_ids("pool.person")
    }
    for table in partnership.find_answers("pool") if pool else ():
        for row in open_courses(partnership):
            if set(row.get_ids("citizens.coordinator")) - pool:
                at = row.locate("citizens.coordinator")
                yield violation(at, table=table.question.title, file=table.file)
