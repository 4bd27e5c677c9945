"""Det er tid til den nye børneattest, I selv har aftalt.

Hvorfor: Attesten siger kun noget om den dag, den er hentet.
Sådan retter du: Hent en ny attest, og skriv dagen ved checked_on:. Skriv ved review_on:, hvornår I ser på
det næste gang.

In English: It is time for the new child certificate that you agreed on.

Why: A certificate only speaks of the day it was obtained.
How to fix it: Obtain a new certificate and write the day at checked_on:. At review_on:, write when
you look at it next.
"""

from datetime import date

from partnerskab.dates import add_months
from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.partnership.records import Certificate
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["volunteers"],
    message=Text(
        "børneattesten skulle være fornyet nu, og den gamle siger intet om tiden siden.",
        "the child certificate was to be renewed by now, and the old one says nothing of the time since.",
    ),
    hint=Text(
        "Hent en ny, og skriv dagene, fx checked_on: {today} og review_on: {next}.",
        "Obtain a new one and write the days, such as checked_on: {today} and review_on: {next}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find certificates whose day of review has passed.

    The day is their own, or the one that the settings give.
    """
    months = settings.get("certificate_review_months")
    volunteers = partnership.volunteers.volunteers
    for place, volunteer in enumerate(volunteers):
        due = _find_review_day(volunteer.child_certificate, months)
        gone = volunteer.left is not None and volunteer.left <= today
        if due is None or due >= today or gone:
            continue
        field = "review_on" if volunteer.child_certificate.review_on else "checked_on"
        at = partnership.locate(VOLUNTEERS, ("volunteers", place, "child_certificate", field))
        again = add_months(today, months or 12).isoformat()
        yield violation(at, today=today.isoformat(), next=again)


def _find_review_day(certificate: Certificate, months: int | None) -> date | None:
    """Return the day to look at a certificate again, or None if nobody can say."""
    if certificate.review_on or certificate.checked_on is None or months is None:
        return certificate.review_on
    return add_months(certificate.checked_on, months)
