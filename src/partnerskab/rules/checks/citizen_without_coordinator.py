"""En borger har ventet for længe på en tovholder.

Hvorfor: Imens er der ingen, som har pligt til at handle, og borgeren bliver sendt videre.
Sådan retter du: Vælg en tovholder, eventuelt kun midlertidigt, og skriv personens id i linjen.

In English: A citizen has waited too long for a coordinator.

Why: Meanwhile nobody has the duty to act, and the citizen is passed on.
How to fix it: Choose a coordinator, if only a temporary one, and write that person's id in the row.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, spell_days
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.citizens import open_courses


@rule(
    level="error",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.requested", "citizens.coordinator"],
    optional_facts=["citizens.closed", "citizens.withdrawn"],
    settings=["coordinator_days"],
    message=Text(
        "borgeren har ventet mere end {days} på en tovholder, og ingen har pligt til at handle.",
        "the citizen has waited more than {days} for a coordinator, and nobody has the duty to act.",
    ),
    hint=Text(
        "Vælg en i dag, eventuelt kun midlertidigt, og skriv personens id efter {column}:.",
        "Choose one today, if only for a time, and write that person's id after {column}:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find open courses requested longer ago than the setting allows, with no coordinator."""
    days = settings["coordinator_days"]
    for row in open_courses(partnership):
        requested = row.get_day("citizens.requested")
        if requested is None or row.get("citizens.coordinator"):
            continue
        if requested + timedelta(days) < today:
            at = row.locate("citizens.requested")
            yield violation(at, days=spell_days(days), column=row.name("citizens.coordinator"))
