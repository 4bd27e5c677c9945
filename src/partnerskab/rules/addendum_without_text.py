"""Et tillæg er underskrevet eller bekræfter noget mundtligt, men det siger ikke hvad eller fra hvornår.

Hvorfor: En mundtlig aftale gælder først, når den står på skrift. Uden tekst og dato er den kun et minde.
Sådan retter du: Skriv ændringen efter text: og dagen efter date: på tillægget.

In English: An addendum is signed or confirms something oral, but does not say what, or from when.

Why: An oral agreement holds only once it is in writing. Without text and date it is only a memory.
How to fix it: Write the change after text: and the day after date: on the addendum.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules import Hits, Settings, hit

LEVEL = "error"
STEP = 1
NEEDS = ("agreement",)
MESSAGE = Text(
    "tillægget mangler {missing}, så det, I er enige om, gælder ikke.",
    "the addendum lacks {missing}, so what you agreed does not hold.",
)
HINT = Text(
    "Skriv det på tillægget, fx {line}.",
    "Write it on the addendum, such as {line}.",
)
TEXT = Text("sin tekst", "its text")
DAY = Text("sin dato", "its date")
TEXT_LINE = Text(
    "text: Den fjerde undervisningsgang flytter til 5. maj 2027",
    "text: The fourth session moves to 5 May 2027",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Addenda without a text though dated, signed or confirming, and signed ones without a date; drafts may wait."""
    addenda = partnership.agreement.changes.addenda if partnership.agreement else ()
    for place, one in enumerate(addenda):
        signed = any(signature.date for signature in one.signed)
        if not one.text and (one.date or signed or one.confirms_oral):
            at = partnership.at(AGREEMENT, ("changes", "addenda", place, "text"))
            yield hit(at, missing=TEXT, line=TEXT_LINE)
        elif signed and not one.date:
            at = partnership.at(AGREEMENT, ("changes", "addenda", place, "date"))
            line = f"date: {max(two.date for two in one.signed if two.date).isoformat()}"
            yield hit(at, missing=DAY, line=line)
