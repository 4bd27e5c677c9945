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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("forms",)
MESSAGE = Text(
    "ingen undervisningsgang præsenterer netværket, så det går let i stå, når kurset slutter.",
    "no session introduces the network, so it easily comes to nothing when the course ends.",
)
HINT = Text(
    "Skriv network_introduction: ja ved den sidste undervisningsgang.",
    "Write network_introduction: ja (yes) at the last session.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Sessions of which none introduces the network, where no answer has settled how it is done."""
    asked = list(partnership.asked("network_introduction"))
    settled = any(one.state in ("decided", "not_relevant") for one in asked)
    sessions = [one for form in partnership.forms for one in form.sessions]
    if not asked or settled or any(one.network_introduction for one in sessions):
        return
    for form in partnership.forms:
        if form.sessions:
            yield hit(partnership.at(form.file, ("sessions", len(form.sessions) - 1)))
