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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 4
NEEDS = ("agreement", "forms")
MESSAGE = Text(
    "aftalen har intet arbejdsskema som bilag, så det er ikke aftalt, hvem der gør hvad.",
    "the agreement has no worksheet as an annex, so it is not agreed who does what.",
)
HINT = Text("Skriv annex: {file}.", "Write annex: {file}.")
NO_SUCH_FILE = Text(
    "Filen, der står her, findes ikke i mappen. Skriv annex: {file}.",
    "The file named here is not in the folder. Write annex: {file}.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """No annex named, or none of the folder's files: neither the agreement nor a register is a worksheet."""
    if partnership.agreement is None:
        return
    annex = partnership.agreement.responsibilities.annex
    others = (AGREEMENT, VOLUNTEERS, PARTICIPANTS)
    files = [name for name in partnership.names if name not in others]
    if not annex or not any(name.casefold() in annex.casefold() for name in files):
        at = partnership.at(AGREEMENT, ("responsibilities", "annex"))
        yield hit(at, NO_SUCH_FILE if annex else None, file=partnership.forms[0].file)
