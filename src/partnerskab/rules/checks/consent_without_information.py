"""En borger har givet samtykke uden først at være informeret.

Hvorfor: Et samtykke gælder kun, når borgeren ved, hvad det bruges til, og hvem det omfatter.
Sådan retter du: Fortæl borgeren det, og bed om samtykket igen. Skriv begge dage i linjen.

In English: A citizen has consented without first being informed.

Why: Consent holds only when the citizen knows what it is used for and whom it covers.
How to fix it: Tell the citizen, and ask for the consent again. Write both days in the row.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="error",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.given", "citizens.informed"],
    optional_facts=["citizens.withdrawn"],
    acceptable=False,
    message=Text(
        "samtykket er givet, før borgeren var informeret, og så gælder det ikke.",
        "the consent was given before the citizen was informed, so it does not hold.",
    ),
    hint=Text(
        "Fortæl, hvad det bruges til, og skriv dagen ved {column}:. Bed så om samtykket igen.",
        "Tell what it is used for, and write the day at {column}:. Then ask for consent again.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find consent without a day of information, or with one that came after it."""
    for row in partnership.list_table_rows("citizens"):
        given, informed = row.get_day("citizens.given"), row.get_day("citizens.informed")
        if given and not row.get("citizens.withdrawn") and (informed is None or informed > given):
            yield violation(row.locate("citizens.given"), column=row.name("citizens.informed"))
