"""En familie eller en borger er med, men der står ikke, at der er givet samtykke.

Hvorfor: I har valgt samtykke som grundlag. Uden det må I ikke have oplysningerne.
Sådan retter du: Skriv dagen, hvor samtykket blev givet. Er det ikke givet endnu, så spørg, eller slet
det, I har skrevet.

In English: A family or a citizen takes part, but nothing says that consent was given.

Why: You have chosen consent as your basis. Without it you may not keep the data.
How to fix it: Write the day the consent was given. If it has not been given yet, ask, or delete what
you have written.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

ROW_HINT = Text(
    "Skriv i linjen den dag, borgeren sagde ja, fx {column}: 2027-01-12.",
    "In the row write the day the citizen said yes, such as {column}: 2027-01-12.",
)
FAMILY = Text("familien", "the family")
CITIZEN = Text("borgeren", "the citizen")


@rule(
    level="error",
    step=1,
    optional_facts=[
        "citizens_basis",
        "citizens",
        "citizens.coordinator",
        "citizens.given",
        "citizens.withdrawn",
        "citizens.closed",
    ],
    acceptable=False,
    message=Text(
        "{who} er med, men uden et samtykke må I ikke have oplysningerne.",
        "{who} takes part, but without consent you may not keep the data.",
    ),
    hint=Text(
        "Skriv under consent den dag, familien sagde ja, fx given: 2027-01-12.",
        "Under consent write the day the family said yes, such as given: 2027-01-12.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families and citizens that take part without consent, if consent is the basis."""
    yield from _check_citizens(partnership)
    if partnership.families.legal_basis != "consent":
        return
    for place, family in partnership.list_families_taking_part():
        if not (family.consent.given or family.consent.withdrawn):
            at = partnership.locate(PARTICIPANTS, ("families", place, "consent", "given"))
            yield violation(at, who=FAMILY)


def _check_citizens(partnership: Partnership) -> Violations:
    """Yield citizens with a coordinator; before that the need has only been raised."""
    if "consent" not in partnership.find_chosen_ids("citizens_basis"):
        return
    for row in partnership.list_table_rows("citizens"):
        given = row.get("citizens.given") or row.get("citizens.withdrawn")
        if row.get("citizens.coordinator") and not given and not row.get("citizens.closed"):
            yield violation(
                row.locate("citizens.given"),
                ROW_HINT,
                who=CITIZEN,
                column=row.name("citizens.given"),
            )
