"""Et parkeret spørgsmål er ikke taget op igen til den dag, I aftalte.

Hvorfor: Et spørgsmål må gerne vente, men når dagen er gået, er det i praksis glemt.
Sådan retter du: Skriv jeres svar efter decision:. Skal spørgsmålet stadig vente, så sæt en ny dag
ved until:, og skriv hvorfor.

In English: A parked question was not taken up again by the day you agreed.

Why: A question may well wait, but once the day has passed it is in practice forgotten.
How to fix it: Write your answer after decision:. If the question must still wait, set a new day
at until: and say why.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    message=Text(
        "spørgsmålet »{question}« var parkeret til den {until}, og ingen har taget det op siden.",
        'the question "{question}" was parked until {until}, and nobody has taken it up since.',
    ),
    hint=Text(
        "Skriv jeres svar efter decision:, eller sæt en ny dag ved until:.",
        "Write your answer after decision:, or set a new day at until:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find parked questions whose day has passed; on the day itself they still wait."""
    for form in partnership.forms:
        for answered in form.answers:
            parked = answered.answer.parked
            if answered.state == "parked" and parked and parked.until and parked.until < today:
                at = partnership.locate(form.file, (*answered.path, "parked", "until"))
                yield violation(at, question=answered.question.title, until=parked.until)
