"""Det første netværksmøde er ikke den sidste undervisningsgang.

Hvorfor: Når den sidste gang også er det første netværksmøde, er familierne allerede i gang, før I
slipper dem.
Sådan retter du: Skriv den sidste undervisningsgangs dag som den første af netværkets datoer, eller ret
dagen under sessions.

In English: The first network meeting is not the last session.

Why: When the last session is also the first network meeting, the families are under way before you
let go of them.
How to fix it: Write the day of the last session as the first of the network's dates, or correct the
day under sessions.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["network_dates"],
    keys=["registers"],
    message=Text(
        "netværket begynder den {first}, men den sidste undervisningsgang er den {last}, så der bliver et hul imellem.",
        "the network begins on {first}, but the last session is on {last}, so there is a gap between.",
    ),
    hint=Text(
        "Skriv {iso} som den første dato.",
        "Write {iso} as the first date.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find dates of the network of which the first is another day than the last session."""
    last = partnership.find_anchors().get("last_session")
    for fact in partnership.find_facts("network_dates"):
        days = [day for day in fact.value if isinstance(day, date)]
        if last and days and min(days) != last:
            yield violation(fact.at, first=min(days), last=last, iso=last.isoformat())
