"""Arbejdsskemaet er ikke bilag til aftalen.

Hvorfor: Aftalen lover, at opgaver og ansvar står i et bilag. Uden bilaget har I intet
lovet hinanden.
Sådan retter du: Skriv arbejdsskemaets fil efter annex: under responsibilities.

In English: The worksheet is not annexed to the agreement.

Why: The agreement promises that tasks and duties stand in an annex. Without it you have promised
each other nothing.
How to fix it: Write the worksheet's file after annex: under responsibilities.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, PARTICIPANTS, VOLUNTEERS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NO_SUCH_FILE = Text(
    "Filen, der står her, findes ikke i mappen. Skriv annex: {file}.",
    "The file named here is not in the folder. Write annex: {file}.",
)


@rule(
    level="error",
    step=4,
    needs=["agreement", "forms"],
    fields=["responsibilities.annex"],
    message=Text(
        "aftalen har intet arbejdsskema som bilag, så det er ikke aftalt, hvem der gør hvad.",
        "the agreement has no worksheet as an annex, so it is not agreed who does what.",
    ),
    hint=Text("Skriv annex: {file}.", "Write annex: {file}."),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an annex that is missing, or is no worksheet in the folder."""
    annex = partnership.agreement.responsibilities.annex
    others = (AGREEMENT, VOLUNTEERS, PARTICIPANTS)
    files = [name for name in partnership.names if name not in others]
    if not annex or not any(name.casefold() in annex.casefold() for name in files):
        at = partnership.locate(AGREEMENT, ("responsibilities", "annex"))
        yield violation(at, NO_SUCH_FILE if annex else None, file=partnership.forms[0].file)
