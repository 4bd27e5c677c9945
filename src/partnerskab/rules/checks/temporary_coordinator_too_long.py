"""En borger har haft en midlertidig tovholder for længe.

Hvorfor: Borgeren skal kunne regne med den samme hele vejen og ikke fortælle sin historie igen.
Sådan retter du: Vælg den endelige tovholder sammen med borgeren, og skriv nej ved midlertidig.

In English: A citizen has had a temporary coordinator for too long.

Why: The citizen must be able to count on the same person all the way, and not tell the story again.
How to fix it: Choose the final coordinator with the citizen, and write no at temporary.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, spell_days
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.citizens import open_courses


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.coordinator", "citizens.temporary"],
    optional_facts=[
        "citizens.requested",
        "citizens.since",
        "citizens.closed",
        "citizens.withdrawn",
    ],
    settings=["coordinator_days"],
    message=Text(
        "tovholderen er stadig midlertidig efter mere end {days}, så borgeren ved ikke, hvem der bliver.",
        "the coordinator is still temporary after more than {days}, so the citizen does not know who will stay.",
    ),
    hint=Text(
        "Vælg den endelige tovholder, og skriv {column}: nej.",
        "Choose the final coordinator, and write {column}: no.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find open courses with a temporary coordinator longer than the setting allows.

    The days count from the day the need was raised.
    """
    days = settings["coordinator_days"]
    for row in open_courses(partnership):
        since = row.get_day("citizens.requested") or row.get_day("citizens.since")
        if row.get("citizens.temporary") is not True or not row.get("citizens.coordinator"):
            continue
        if since is not None and since + timedelta(days) < today:
            at = row.locate("citizens.temporary")
            yield violation(at, days=spell_days(days), column=row.name("citizens.temporary"))
