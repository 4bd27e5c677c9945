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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "her deler I oplysninger om personer, men der står ikke, hvad der giver jer lov, så I kan ikke vise det.",
    "here you share data on persons, but nothing says what allows you to, so you cannot show it.",
)
HINT = Text(
    "Skriv {column}: i linjen, fx {column}: consent, hvis de har sagt ja.",
    "Write {column}: in the row, such as {column}: consent if they have said yes.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Flows of data on persons without a legal basis."""
    personal = {rest for _, _, rest in partnership.meant("personal_flows")}
    for line in partnership.lines("flows"):
        shared = {(name, value) for name, value in line.row.values.items()}
        if not shared.isdisjoint(personal) and not line.get("basis"):
            yield hit(line.at("basis"), column=line.name("basis"))
