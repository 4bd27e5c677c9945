"""Styregruppen har ikke én overordnet ansvarlig.

Hvorfor: Når alle har ansvaret, har ingen det. Én skal indkalde og følge op på det, I beslutter.
Sådan retter du: Skriv ét id fra people efter responsible: under organisation og steering_group.

In English: The steering group does not have one person with overall responsibility.

Why: When everybody is responsible, nobody is. One person must call meetings and follow up.
How to fix it: Write one id from people after responsible: under organisation and steering_group.
"""

from datetime import date

from partnerskab.i18n import Text, spell_number
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NOBODY = Text("ingen", "nobody has")
SEVERAL = Text("{n} personer", "{n} people share")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.steering_group.responsible"],
    message=Text(
        "{count} har det overordnede ansvar for styregruppen, men én skal indkalde og følge op.",
        "{count} overall responsibility for the steering group, but one person must follow up.",
    ),
    hint=Text(
        "Skriv ét id fra people, fx responsible: {person}.",
        "Write one id from people, such as responsible: {person}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a steering group whose overall responsible is nobody or more than one."""
    group = partnership.agreement.organisation.steering_group
    number = len(set(group.responsible))
    if number != 1:
        count = SEVERAL.fill(n=spell_number(number)) if number else NOBODY
        person = next(iter((*group.responsible, *group.members, *partnership.people)), "mette-holm")
        at = partnership.locate(AGREEMENT, ("organisation", "steering_group", "responsible"))
        yield violation(at, count=count, person=person)
