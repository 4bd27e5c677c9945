"""I deler oplysninger om personer uden at have skrevet, hvad der giver jer lov.

Hvorfor: Oplysninger om et barn må kun deles på et lovligt grundlag, og det skal I kunne vise.
Sådan retter du: Skriv grundlaget i linjen. Spørg kommunens databeskyttelsesrådgiver, hvis I er i tvivl.

In English: You share data on persons without having written what allows you to.

Why: Data on a child may be shared only on a legal basis, and you must be able to show it.
How to fix it: Write the basis in the row. Ask the municipality's data protection officer if in doubt.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=3,
    needs=["forms"],
    facts=["flows", "flows.basis", "personal_flows"],
    message=Text(
        "her deler I oplysninger om personer, men der står ikke, hvad der giver jer lov, så I kan ikke vise det.",
        "here you share data on persons, but nothing says what allows you to, so you cannot show it.",
    ),
    hint=Text(
        "Skriv {column}: i linjen, fx {column}: consent, hvis de har sagt ja.",
        "Write {column}: in the row, such as {column}: consent if they have said yes.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find flows of data on persons without a legal basis."""
    personal = {target.part for target in partnership.resolve_fact("personal_flows")}
    for row in partnership.list_table_rows("flows"):
        shared = {(name, value) for name, value in row.values.items()}
        if not shared.isdisjoint(personal) and not row.get("flows.basis"):
            yield violation(row.locate("flows.basis"), column=row.name("flows.basis"))
