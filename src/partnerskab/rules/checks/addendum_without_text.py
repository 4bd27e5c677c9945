"""Et tillæg er underskrevet eller bekræfter noget mundtligt, men det siger ikke hvad eller fra hvornår.

Hvorfor: En mundtlig aftale gælder først, når den står på skrift. Uden tekst og dato er den kun et minde.
Sådan retter du: Skriv ændringen efter text: og dagen ved date: på tillægget.

In English: An addendum is signed or confirms something oral, but does not say what, or from when.

Why: An oral agreement holds only once it is in writing. Without text and date it is only a memory.
How to fix it: Write the change after text: and the day at date: on the addendum.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

TEXT = Text("sin tekst", "its text")
DAY = Text("sin dato", "its date")
TEXT_LINE = Text(
    "text: Den fjerde undervisningsgang flytter til 5. maj 2027",
    "text: The fourth session moves to 5 May 2027",
)


@rule(
    level="error",
    step=1,
    needs=["agreement"],
    message=Text(
        "tillægget mangler {missing}, så det, I er enige om, gælder ikke.",
        "the addendum lacks {missing}, so what you agreed does not hold.",
    ),
    hint=Text(
        "Skriv det på tillægget, fx {line}.",
        "Write it on the addendum, such as {line}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find addenda that lack their text or, once signed, their date.

    A draft without a date and signatures may wait.
    """
    addenda = partnership.agreement.changes.addenda
    for place, addendum in enumerate(addenda):
        signed = any(signature.date for signature in addendum.signed)
        if not addendum.text and (addendum.date or signed or addendum.confirms_oral):
            at = partnership.locate(AGREEMENT, ("changes", "addenda", place, "text"))
            yield violation(at, missing=TEXT, line=TEXT_LINE)
        elif signed and not addendum.date:
            at = partnership.locate(AGREEMENT, ("changes", "addenda", place, "date"))
            last = max(signature.date for signature in addendum.signed if signature.date)
            yield violation(at, missing=DAY, line=f"date: {last.isoformat()}")
