"""En familie har ikke svaret på spørgeskemaet, og ingen har rykket.

Hvorfor: De familier, der ikke svarer af sig selv, er ofte dem, I har mest brug for at høre fra.
Sådan retter du: Ring eller skriv til familien, og skriv dagen ved chased:. Er svaret kommet, så skriv
dagen ved received:.

In English: A family has not answered the questionnaire, and nobody has chased it.

Why: The families that do not answer unasked are often those you most need to hear from.
How to fix it: Ring or write to the family, and write the day at chased:. If the answer has come,
write the day at received:.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["families"],
    fields=["families.questionnaire.sent"],
    settings=["questionnaire_days"],
    message=Text(
        "skemaet er sendt, og familien har hverken svaret eller fået en rykker.",
        "the questionnaire was sent, and the family has neither answered nor been chased.",
    ),
    hint=Text(
        "Ring til familien, og skriv under questionnaire chased: {today}.",
        "Ring the family, and under questionnaire write chased: {today}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find questionnaires sent longer ago than the settings say, neither received nor chased."""
    days = settings["questionnaire_days"]
    for place, family in enumerate(partnership.families.families):
        form = family.questionnaire
        if form.sent is None or form.received or form.chased:
            continue
        if form.sent + timedelta(days) < today:
            at = partnership.locate(PARTICIPANTS, ("families", place, "questionnaire"))
            yield violation(at, today=today.isoformat())
