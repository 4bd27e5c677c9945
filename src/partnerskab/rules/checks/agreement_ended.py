"""Aftalens sidste dag er gået.

Hvorfor: Efter den dag er ingen partner bundet, heller ikke selv om arbejdet fortsætter.
Sådan retter du: Vil I fortsætte, så forlæng med et tillæg, som alle partnere skriver under på, og
ret latest_end:. Er I færdige, så evaluer, og slet oplysningerne om familierne.

In English: The agreement's last day has passed.

Why: After that day no partner is bound, even if the work goes on.
How to fix it: To go on, extend it with an addendum that all partners sign, and correct latest_end:.
If you have finished, evaluate, and delete the data on the families.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["agreement"],
    message=Text(
        "aftalen ophørte den {day}, så ingen partner er bundet af den længere.",
        "the agreement ended on {day}, so no partner is bound by it any longer.",
    ),
    hint=Text(
        "Lav et tillæg med en ny dag ved latest_end:, hvis I fortsætter. Er I færdige, så evaluer.",
        "To go on, make an addendum with a new day at latest_end:. If you have finished, evaluate.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a last day before today, if the agreement is not rolling."""
    term = partnership.agreement.duration
    if term.form != "rolling" and term.latest_end and term.latest_end < today:
        yield violation(
            partnership.locate(AGREEMENT, ("duration", "latest_end")), day=term.latest_end
        )
