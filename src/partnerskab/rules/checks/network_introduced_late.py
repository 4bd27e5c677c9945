"""Netværket bliver først præsenteret efter den undervisningsgang, hvor modellen vil have det.

Hvorfor: Familierne skal kunne tænke over tilbuddet, mens de stadig mødes.
Sådan retter du: Skriv network_introduction: ja ved en tidligere gang. Passer et andet tal hos jer, så
skriv network_introduction_session: under settings i agreement.yaml.

In English: The network is introduced only after the session at which the model wants it.

Why: Families must be able to think the offer over while they still meet.
How to fix it: Write network_introduction: ja (yes) at an earlier session. If another figure suits
you, write network_introduction_session: under settings in agreement.yaml.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    keys=["registers"],
    settings=["network_introduction_session"],
    message=Text(
        "netværket bliver først præsenteret på gang {number}, og så er der kort tid til at sige ja.",
        "the network is only introduced at session {number}, which leaves little time to say yes.",
    ),
    hint=Text(
        "Skriv network_introduction: ja ved gang {latest} eller før.",
        "Write network_introduction: ja (yes) at session {latest} or earlier.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the first session that introduces the network, if the settings want it earlier."""
    latest = settings["network_introduction_session"]
    for form in partnership.forms:
        places = [
            place for place, session in enumerate(form.sessions) if session.network_introduction
        ]
        if latest and places and places[0] + 1 > latest:
            at = partnership.locate(form.file, ("sessions", places[0], "network_introduction"))
            yield violation(at, number=places[0] + 1, latest=latest)
