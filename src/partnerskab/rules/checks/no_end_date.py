"""Aftalen siger ikke, hvor længe den gælder.

Hvorfor: En aftale uden slutdato binder penge og timer, uden at nogen ved hvor længe.
Sådan retter du: Skriv form: fixed og dagen ved latest_end: under duration. Vil I have et fast
samarbejde år efter år, så skriv form: rolling.

In English: The agreement does not say how long it runs.

Why: An agreement with no end date ties up money and hours without anybody knowing for how long.
How to fix it: Write form: fixed and the day at latest_end: under duration. If you want a
standing cooperation year after year, write form: rolling.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

CHOOSE = Text(
    "Skriv form: fixed og fx latest_end: 2027-12-31, eller skriv form: rolling.",
    "Write form: fixed and, say, latest_end: 2027-12-31, or write form: rolling.",
)
NO_FORM = Text("om den er tidsbegrænset eller fortløbende", "whether it is fixed-term or rolling")
NO_DAY = Text("hvornår den senest ophører", "when it ends at the latest")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["duration.form"],
    message=Text(
        "aftalen siger ikke, {missing}, så ingen ved, hvor længe I er bundet.",
        "the agreement does not say {missing}, so nobody knows how long you are bound.",
    ),
    hint=Text(
        "Skriv den sidste dag, aftalen gælder, fx latest_end: 2027-12-31.",
        "Write the last day the agreement runs, such as latest_end: 2027-12-31.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an agreement of no chosen form, or a fixed-term one without its last day."""
    term = partnership.agreement.duration
    if term.form is None:
        yield violation(
            partnership.locate(AGREEMENT, ("duration", "form")), CHOOSE, missing=NO_FORM
        )
    elif term.form == "fixed" and term.latest_end is None:
        yield violation(partnership.locate(AGREEMENT, ("duration", "latest_end")), missing=NO_DAY)
