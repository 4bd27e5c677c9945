"""Aftalen planlægger med et andet antal familier end arbejdsskemaet.

Hvorfor: Lokaler, mad og penge følger tallet. Er der to tal, bestiller nogen forkert.
Sådan retter du: Skriv det samme antal efter planned: i aftalen og i svaret i arbejdsskemaet. Er aftalen
underskrevet, så lav et tillæg.

In English: The agreement plans for another number of families than the worksheet.

Why: Rooms, food and money follow the number. With two numbers, somebody books wrong.
How to fix it: Write the same number after planned: in the agreement and in the answer in the
worksheet. If the agreement is signed, make an addendum.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

_WORDS = [
    "nul",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
    "tyve",
]
_NUMBER = rf"\d{{1,3}}|{'|'.join(_WORDS[2:])}"
_FAMILIES = (
    rf"(?i)(?P<limit>\b(?:mindst|højst|end|til|under|over|ca\.|cirka|omkring|fra)\s+)?"
    rf"\b(?P<low>{_NUMBER})(?:\s*(?:[-–]|til|eller)\s*(?P<high>{_NUMBER}))?\s+famili"
)


class _Count(NamedTuple):
    """The least and the most families that a text plans for."""

    low: int
    high: int

    @property
    def written(self) -> str:
        """`10`, `8–10`."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@rule(
    level="warning",
    step=3,
    needs=["agreement", "forms"],
    facts=["families_wanted"],
    message=Text(
        "her står {told} familier, men aftalen planlægger med {planned}, så nogen bestiller forkert.",
        "this says {told} families, but the agreement plans for {planned}, so somebody books wrong.",
    ),
    hint=Text(
        "Skriv det samme antal her og efter planned: under content og participants i aftalen.",
        "Write the same number here and after planned: under content and participants in the agreement.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a planned number that no number of families in the worksheet allows."""
    agreement = partnership.agreement
    planned = agreement.content.participants.planned if agreement else None
    for fact in partnership.find_facts("families_wanted") if planned else ():
        told = list(_find_counts(fact.value)) if isinstance(fact.value, str) else []
        if told and not any(mention.low <= planned <= mention.high for mention in told if planned):
            yield violation(fact.at, told=told[0].written, planned=planned)


def _find_counts(text: str) -> Iterator[_Count]:
    """Yield the numbers of families in a text, without those after »mindst« or »højst«."""
    for found in re.finditer(_FAMILIES, text):
        if not found["limit"]:
            low = _number(found["low"])
            yield _Count(low, _number(found["high"]) if found["high"] else low)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else _WORDS.index(text.casefold())
