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
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["watched", "watched.action", "watched_status"],
    optional_facts=["actions"],
    message=Text(
        "linjen er »{status}«, men ingen handling skal rette op på det, så det bliver ved med at halte.",
        'the row is "{status}", but no action is to put it right, so it goes on limping.',
    ),
    hint=Text(
        "Skriv id'et på en handling i linjen, fx {column}: {example}.",
        "Write the id of an action in the row, such as {column}: {example}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find rows with a status that calls for an action and none named."""
    watched = {target.part for target in partnership.resolve_fact("watched_status")}
    actions = [row.id for row in partnership.list_table_rows("actions") if row.id]
    example = actions[0] if actions else Text("nyt-møde", "new-meeting")
    for row in partnership.list_table_rows("watched"):
        for name, value in row.values.items():
            if (name, value) in watched and not row.get("watched.action"):
                column = next(column for column in row.table.question.columns if column.id == name)
                status = next(choice.title for choice in column.choices if choice.id == value)
                at = row.locate("watched.action")
                yield violation(
                    at, status=status, column=row.name("watched.action"), example=example
                )
