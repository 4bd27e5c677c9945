"""En borger har en tovholder, men der står ikke ja til, at kriterierne er opfyldt.

Hvorfor: Får alle en tovholder, er der ingen tid til dem, der har mange aktører omkring sig.
Sådan retter du: Se på kriterierne sammen, og skriv ja. Er de ikke opfyldt længere, så afslut forløbet.

In English: A citizen has a coordinator, but nothing says yes to the criteria being met.

Why: If everybody gets a coordinator, there is no time for those with many actors around them.
How to fix it: Look at the criteria together, and write yes. If they are no longer met, close the course.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.citizens import open_courses


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    facts=["citizens", "citizens.coordinator", "citizens.criteria"],
    optional_facts=["citizens.closed", "citizens.withdrawn"],
    message=Text(
        "her er en tovholder, men intet ja til kriterierne, så tiden går måske fra andre, der har brug for den.",
        "here is a coordinator, but no yes to the criteria, so others in need may lose that time.",
    ),
    hint=Text(
        "Skriv {column}: ja, eller afslut forløbet med en plan.",
        "Write {column}: yes, or close the course with a plan.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find open courses with a coordinator and no yes to the criteria."""
    for row in open_courses(partnership):
        if row.get("citizens.coordinator") and row.get("citizens.criteria") is not True:
            yield violation(row.locate("citizens.criteria"), column=row.name("citizens.criteria"))
