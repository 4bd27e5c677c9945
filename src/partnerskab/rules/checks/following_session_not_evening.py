"""En senere undervisningsgang er ikke en aften.

Hvorfor: Efter den første, lange gang passer aftener bedst ind i familiernes hverdag. En hel dag til koster
fri og pasning.
Sådan retter du: Skriv form: evening, hvis det er en aften. Har I valgt noget andet med vilje, så skriv
rule:, why: og until: under accepted i arbejdsskemaet.

In English: A later session is not an evening.

Why: After the first, long session evenings fit best into the families' everyday life. Another whole day costs
time off and childcare.
How to fix it: Write form: evening if it is an evening. If you chose something else on purpose, write
rule:, why: and until: under accepted in the worksheet.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["forms"],
    keys=["registers"],
    message=Text(
        "undervisningsgangen er ikke en aften, og en hel dag til er svær at finde plads til for familierne.",
        "the session is not an evening, and another whole day is hard for the families to find room for.",
    ),
    hint=Text(
        "Skriv form: evening, eller aftal sammen, at dagen er det værd.",
        "Write form: evening, or agree together that the day is worth it.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find coming sessions after the first that are not an evening."""
    first = partnership.find_anchors().get("first_session")
    for form in partnership.forms:
        for place, session in enumerate(form.sessions):
            later = first is not None and session.date is not None and session.date > first
            ahead = session.date is not None and session.date >= today
            if later and ahead and session.form not in (None, "evening"):
                yield violation(partnership.locate(form.file, ("sessions", place, "form")))
