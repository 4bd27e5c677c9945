"""Der står familier eller borgere i listen, men ikke, hvorfor I må have oplysninger om dem.

Hvorfor: Alene det at stå på listen fortæller noget om et barns helbred eller en borgers liv. Det kræver
et lovligt grundlag.
Sådan retter du: Skriv consent, hvis de har sagt ja til det. Skriv public_task, hvis det er en del af
kommunens opgave. Spørg kommunens jurist, hvis I er i tvivl.

In English: There are families or citizens on the list, but nothing says why you may keep data on them.

Why: Merely being on the list says something about a child's health or a citizen's life. That needs a
legal basis.
How to fix it: Write consent if they have agreed to it. Write public_task if it is part of the
municipality's task. Ask the municipality's lawyer if in doubt.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

FAMILIES = Text("familier", "families")
CITIZENS = Text("borgere", "citizens")


@rule(
    level="warning",
    step=1,
    optional_facts=["citizens", "citizens_basis"],
    message=Text(
        "her står {who}, men ikke, på hvilket grundlag I må have oplysninger om dem.",
        "there are {who} here, but nothing says on what basis you may keep data on them.",
    ),
    hint=Text(
        "Skriv {key}: consent eller {key}: public_task, alt efter hvad I har aftalt med databeskyttelsesrådgiveren.",
        "Write {key}: consent or {key}: public_task, as agreed with your data protection officer.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find families or citizens without a legal basis for keeping data on them."""
    families = partnership.families
    if families.families and families.legal_basis is None:
        yield violation(
            partnership.locate(PARTICIPANTS, ("legal_basis",)), who=FAMILIES, key="legal_basis"
        )
    for form, answered, _ in partnership.resolve_fact("citizens_basis"):
        listed = any(True for _ in partnership.list_table_rows("citizens"))
        if listed and answered.state != "decided" and not answered.faulty:
            yield violation(
                partnership.locate_key(form.file, answered.path), who=CITIZENS, key="decision"
            )
