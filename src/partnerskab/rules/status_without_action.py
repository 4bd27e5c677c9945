"""Noget går ikke, som det skal, og der er ingen handling sat på.

Hvorfor: En gul eller rød farve uden handling bliver stående, til alle har vænnet sig til den.
Sådan retter du: Skriv handlingen i planen med ansvarlig og frist, og skriv dens id i linjen.

In English: Something is not going as it should, and no action is set against it.

Why: An amber or red light without an action stays until everybody has got used to it.
How to fix it: Write the action in the plan, with somebody responsible and a deadline, and its id in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "linjen er »{status}«, men ingen handling skal rette op på det, så det bliver ved med at halte.",
    'the row is "{status}", but no action is to put it right, so it goes on limping.',
)
HINT = Text(
    "Skriv id'et på en handling i linjen, fx {column}: {example}.",
    "Write the id of an action in the row, such as {column}: {example}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Rows with a status that calls for an action and none named."""
    watched = {rest for _, _, rest in partnership.meant("watched_status")}
    actions = [line.row.id for line in partnership.lines("actions") if line.row.id]
    example = actions[0] if actions else Text("nyt-møde", "new-meeting")
    for line in partnership.lines("watched"):
        for name, value in line.row.values.items():
            if (name, value) in watched and not line.get("action"):
                column = next(one for one in line.table.question.columns if one.id == name)
                status = next(one.title for one in column.choices if one.id == value)
                at = line.at("action")
                yield hit(at, status=status, column=line.name("action"), example=example)
