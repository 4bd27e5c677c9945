"""En partner har ikke skrevet, hvor mange timer den mindst lægger i samarbejdet.

Hvorfor: Et partnerskab tager mere tid end kurset selv. Med aftalte timer kan det planlægges.
Sådan retter du: Skriv under resources en linje for partneren med partner: og minimum_hours:.

In English: A partner has not said how many hours it puts in at the least.

Why: A partnership takes more time than the course itself. Agreed hours make it possible to plan.
How to fix it: Under resources, write a line for the partner with partner: and minimum_hours:.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.yamltext import FieldPath


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["resources"],
    message=Text(
        "{partner} har ikke skrevet sine timer, så de andre ved ikke, hvad de kan regne med.",
        "{partner} has not given its hours, so the others do not know what to count on.",
    ),
    hint=Text(
        "Skriv partner: {partner} og fx minimum_hours: 120 på en linje under resources.",
        "Write partner: {partner} and, say, minimum_hours: 120 on a line under resources.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each partner without hours in any of its rows."""
    rows = partnership.agreement.resources
    stated = {row.partner for row in rows if row.minimum_hours is not None}
    for partner in partnership.partners:
        if partner not in stated:
            own = [place for place, row in enumerate(rows) if row.partner == partner]
            path: FieldPath = ("resources", own[0], "minimum_hours") if own else ("resources",)
            yield violation(partnership.locate(AGREEMENT, path), partner=partner)
