"""Aftalen ophører, før familierne har mødtes sidste gang.

Hvorfor: Efter aftalens sidste dag er ingen bundet til at betale eller møde op.
Sådan retter du: Ret latest_end: under duration, så dagen ligger efter det sidste netværksmøde. Er aftalen
underskrevet, så lav et tillæg.

In English: The agreement ends before the families have met for the last time.

Why: After the agreement's last day nobody is bound to pay or to turn up.
How to fix it: Correct latest_end: under duration so that the day lies after the last network meeting.
If the agreement is signed, make an addendum.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["agreement", "forms"],
    optional_facts=["network_dates"],
    keys=["registers"],
    message=Text(
        "aftalen ophører den {end}, men familierne mødes sidste gang den {last}, og da er ingen bundet længere.",
        "the agreement ends on {end}, but families last meet on {last}, when nobody is bound any more.",
    ),
    hint=Text(
        "Skriv en dag efter den {last}, med tid til regnskab og evaluering, fx latest_end: {later}.",
        "Write a day after {last}, with time for accounts and evaluation, such as latest_end: {later}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a fixed-term agreement whose last day lies before the last day families meet."""
    term, last = partnership.agreement.duration, partnership.find_last_day()
    if term.form != "rolling" and term.latest_end and last and term.latest_end < last:
        at = partnership.locate(AGREEMENT, ("duration", "latest_end"))
        yield violation(at, end=term.latest_end, last=last, later=add_months(last, 2).isoformat())
