"""Det er længe siden, nogen så efter, om lovhenvisningerne stadig passer.

Hvorfor: Love ændrer sig. Reglerne her bygger på dem, som de var, da de sidst blev set efter.
Sådan retter du: Bed den, der passer modellen, om at se henvisningerne i statutes.yaml efter og skrive
dagen ved checked_on:. Spørg kommunens jurist om det, der haster.

In English: It is long since anybody checked whether the references to the law still hold.

Why: Laws change. The rules here rest on them as they were when last checked.
How to fix it: Ask whoever keeps the model to check the references in statutes.yaml and to write the
day at checked_on:. Ask the municipality's lawyer about what is urgent.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

MONTHS = 12


@rule(
    level="note",
    step=1,
    needs=["agreement", "model"],
    message=Text(
        "modellens lovhenvisninger er sidst set efter den {day}, så loven kan være ændret siden.",
        "the model's references to the law were last checked on {day}, so the law may have changed since.",
    ),
    hint=Text(
        "Hent en nyere udgave af modellen, eller spørg kommunens jurist, om reglerne stadig gælder.",
        "Get a newer version of the model, or ask the municipality's lawyer whether the rules still hold.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the reference checked longest ago, if that is longer than the settings say."""
    months = settings.get("statute_months", MONTHS)
    oldest = min(partnership.model.statutes, key=lambda statute: statute.checked_on, default=None)
    if oldest is not None and add_months(oldest.checked_on, months) < today:
        at = partnership.locate(AGREEMENT, ("model",))
        yield violation(at, day=oldest.checked_on)
