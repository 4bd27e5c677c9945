"""Ingen undervisningsgang præsenterer netværket.

Hvorfor: Netværket skal begynde, mens alle stadig er samlet. Ellers hører familierne først om det bagefter.
Sådan retter du: Skriv network_introduction: ja ved den undervisningsgang, hvor I præsenterer netværket.

In English: No session introduces the network.

Why: The network must begin while everybody is still together. Otherwise the families only hear of it later.
How to fix it: Write network_introduction: ja (yes) at the session where you introduce the network.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["network_introduction"],
    keys=["registers"],
    message=Text(
        "ingen undervisningsgang præsenterer netværket, så det går let i stå, når kurset slutter.",
        "no session introduces the network, so it easily comes to nothing when the course ends.",
    ),
    hint=Text(
        "Skriv network_introduction: ja ved den sidste undervisningsgang.",
        "Write network_introduction: ja (yes) at the last session.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find sessions of which none introduces the network, unless an answer settles how."""
    asked = list(partnership.find_answers("network_introduction"))
    settled = any(answered.state in ("decided", "not_relevant") for answered in asked)
    sessions = [session for form in partnership.forms for session in form.sessions]
    if not asked or settled or any(session.network_introduction for session in sessions):
        return
    for form in partnership.forms:
        if form.sessions:
            yield violation(partnership.locate(form.file, ("sessions", len(form.sessions) - 1)))
