"""En dag har intet navn, eller et navn har ingen dag.

Hvorfor: En dag uden et navn er ingens, og et navn uden en dag bliver ved med at vente.
Sådan retter du: Skriv begge dele: hvem, og hvilken dag.

In English: A day has no name, or a name has no day.

Why: A day without a name is nobody's, and a name without a day keeps waiting.
How to fix it: Write both: who, and which day.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

WHO_HINT = Text(
    "Skriv også, hvem det er: et id fra people.", "Write who it is as well: an id from people."
)
DAY, NO_DAY = Text("en dag", "a day"), Text("ingen dag", "no day")
PAIRS: tuple[FactName, ...] = ("date_and_name.next", "date_and_name.last")
NAME, NO_NAME = Text("et navn", "a name"), Text("intet navn", "no name")


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    any_fact=["date_and_name.next", "date_and_name.last"],
    message=Text(
        "her står {given}, men {missing}, så opgaven bliver let liggende.",
        "here is {given}, but {missing}, so the task is easily left undone.",
    ),
    hint=Text(
        "Skriv også dagen, fx 2027-03-01.",
        "Write the day as well, such as 2027-03-01.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find days and names that belong together, if one of the two is missing."""
    for name in PAIRS:
        if not partnership.list_fact_targets(name):
            continue
        day, who = partnership.get_fact_values(name)
        if day is not None and who is None:
            yield violation(day.at, WHO_HINT, given=DAY, missing=NO_NAME)
        elif who is not None and day is None:
            yield violation(who.at, given=NAME, missing=NO_DAY)
