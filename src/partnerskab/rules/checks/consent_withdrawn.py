"""En familie eller en borger har trukket sit samtykke tilbage, og oplysningerne står her endnu.

Hvorfor: Når samtykket er trukket tilbage, må I ikke længere bruge oplysningerne.
Sådan retter du: Slet alt undtagen id, status og det, der står om samtykket. Slet også i mappen private.

In English: A family or a citizen has withdrawn consent, and the data are still here.

Why: Once consent is withdrawn, you may no longer use the data.
How to fix it: Delete everything but the id, the status and what stands about the consent. Delete it in
the folder private as well.
"""

from datetime import date

from partnerskab.i18n import Text, list_with_and
from partnerskab.model.facts import FactName
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.partnership.records import Family
from partnerskab.rules.base import Settings, Violations, rule, violation

ROW_HINT = Text(
    "Slet alt i linjen undtagen {kept}, og slet også i mappen private.",
    "Delete everything in the row but {kept}, also in the folder private.",
)
FAMILY = Text("familien", "the family")
CITIZEN = Text("borgeren", "the citizen")
KEPT = {"id", "status", "consent"}
KEPT_COLUMNS: tuple[FactName, ...] = (
    "citizens.informed",
    "citizens.given",
    "citizens.withdrawn",
    "citizens.closed",
)


@rule(
    level="error",
    step=1,
    optional_facts=[
        "citizens",
        "citizens.informed",
        "citizens.given",
        "citizens.withdrawn",
        "citizens.closed",
    ],
    acceptable=False,
    message=Text(
        "{who} har trukket samtykket tilbage, men oplysningerne står her endnu.",
        "{who} has withdrawn consent, but the data are still here.",
    ),
    hint=Text(
        "Slet alt om familien undtagen id, status og consent, og slet også i mappen private.",
        "Delete everything about the family but id, status and consent, also in the folder private.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families and citizens with consent withdrawn whose other data are still there."""
    yield from _check_citizens(partnership)
    families = partnership.families.families
    for place, family in enumerate(families):
        if family.consent.withdrawn is None:
            continue
        nothing = Family(id=family.id)
        left = (name for name in Family.model_fields if name not in KEPT)
        if any(getattr(family, name) != getattr(nothing, name) for name in left):
            at = partnership.locate(PARTICIPANTS, ("families", place, "consent", "withdrawn"))
            yield violation(at, who=FAMILY)


def _check_citizens(partnership: Partnership) -> Violations:
    for row in partnership.list_table_rows("citizens"):
        kept = ["id", *(row.name(column) for column in KEPT_COLUMNS)]
        if row.get("citizens.withdrawn") and set(row.values) - set(kept):
            said = list_with_and(kept)
            yield violation(row.locate("citizens.withdrawn"), ROW_HINT, who=CITIZEN, kept=said)
