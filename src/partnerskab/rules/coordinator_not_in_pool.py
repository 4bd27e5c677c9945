"""En tovholder står ikke på listen over dem, der kan være tovholder.

Hvorfor: De på listen er introduceret til rollen, og de andre kan finde dem.
Sådan retter du: Tilføj personen til listen, og introducér vedkommende til rollen.

In English: A coordinator is not on the list of those who may be coordinator.

Why: Those on the list have been introduced to the role, and others can find them.
How to fix it: Add the person to the list, and introduce them to the role.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "note"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "tovholderen står ikke under »{table}«, så de andre ved ikke, hvor de finder vedkommende.",
    'the coordinator is not named under "{table}", so the others do not know where to find them.',
)
HINT = Text(
    "Tilføj en linje i {file} med personens id.",
    "Add a row in {file} with that person's id.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Coordinators of open rows who are not in the pool, where there is one."""
    pool = {one for line in partnership.lines("pool") for one in line.ids("person")}
    for _, table, _ in partnership.meant("pool") if pool else ():
        for line in partnership.lines("citizens"):
            if line.get("closed") or line.get("withdrawn"):
                continue
            if set(line.ids("coordinator")) - pool:
                yield hit(line.at("coordinator"), table=table.question.title, file=table.file)
