"""En borger har haft en midlertidig tovholder for længe.

Hvorfor: Borgeren skal kunne regne med den samme hele vejen og ikke fortælle sin historie igen.
Sådan retter du: Vælg den endelige tovholder sammen med borgeren, og skriv nej ved midlertidig.

In English: A citizen has had a temporary coordinator for too long.

Why: The citizen must be able to count on the same person all the way, and not tell the story again.
How to fix it: Choose the final coordinator with the citizen, and write no at temporary.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, days_in_words
from partnerskab.partnership import Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "tovholderen er stadig midlertidig efter mere end {days}, så borgeren ved ikke, hvem der bliver.",
    "the coordinator is still temporary after more than {days}, so the citizen does not know who will stay.",
)
HINT = Text(
    "Vælg den endelige tovholder, og skriv {column}: nej.",
    "Choose the final coordinator, and write {column}: no.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Open rows with a temporary coordinator longer than the setting allows, from the day the need was raised."""
    days = settings.get("coordinator_days", 0)
    for line in partnership.lines("citizens"):
        since = line.day("requested") or line.day("since")
        if line.get("temporary") is not True or since is None or not line.get("coordinator"):
            continue
        if line.get("closed") or line.get("withdrawn"):
            continue
        if since + timedelta(days) < today:
            at = line.at("temporary")
            yield hit(at, days=days_in_words(days), column=line.name("temporary"))
