"""Projektgruppen mødes sjældent.

Hvorfor: Med få møder om året opdager ingen i tide, at planen er gået i stå.
Sådan retter du: Aftal flere møder. Er det antal, I har valgt, det rette, så skriv det under settings i agreement.yaml.

In English: The project group seldom meets.

Why: With few meetings a year nobody notices in time that the plan has come to a halt.
How to fix it: Agree on more meetings. If your number is the right one, write it under settings in agreement.yaml.
"""

from datetime import date

from partnerskab.i18n import Text, spell_number
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

TIMES = (Text("{n} gang", "{n} time"), Text("{n} gange", "{n} times"))


@rule(
    level="note",
    step=3,
    needs=["forms"],
    facts=["project_group_meetings"],
    settings=["project_group_meetings"],
    message=Text(
        "gruppen mødes {times} om året, og med færre end {wanted} er planen svær at følge.",
        "the group meets {times} a year, and with fewer than {wanted} the plan is hard to follow.",
    ),
    hint=Text(
        "Planlæg {wanted} møder, eller skriv project_group_meetings: {number} under settings i agreement.yaml.",
        "Plan {wanted} meetings, or write project_group_meetings: {number} under settings in agreement.yaml.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a number of meetings a year below the setting.

    Words without a number first are let be.
    """
    wanted = settings["project_group_meetings"]
    for fact in partnership.find_facts("project_group_meetings"):
        first = str(fact.value).split(maxsplit=1)[:1]
        number = int(first[0]) if first and first[0].isdecimal() else wanted
        if number < wanted:
            times = TIMES[number != 1].fill(n=spell_number(number))
            yield violation(fact.at, times=times, wanted=spell_number(wanted), number=number)
