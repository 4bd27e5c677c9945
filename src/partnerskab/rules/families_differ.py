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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "warning"
STEP = 3
NEEDS = ("agreement", "forms")
MESSAGE = Text(
    "her står {told} familier, men aftalen planlægger med {planned}, så nogen bestiller forkert.",
    "this says {told} families, but the agreement plans for {planned}, so somebody books wrong.",
)
HINT = Text(
    "Skriv det samme antal her og efter planned: under content og participants i aftalen.",
    "Write the same number here and after planned: under content and participants in the agreement.",
)
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


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """A planned number that none of the numbers of families in the worksheet's answer allows."""
    agreement = partnership.agreement
    planned = agreement.content.participants.planned if agreement else None
    for fact in partnership.facts("families_wanted") if planned else ():
        told = list(_counts(fact.value)) if isinstance(fact.value, str) else []
        if told and not any(one.low <= planned <= one.high for one in told if planned):
            yield hit(fact.at, told=told[0].written, planned=planned)


def _counts(text: str) -> Iterator[_Count]:
    """The plain numbers of families in a text, those with a »mindst« or »højst« before them left out."""
    for found in re.finditer(_FAMILIES, text):
        if not found["limit"]:
            low = _number(found["low"])
            yield _Count(low, _number(found["high"]) if found["high"] else low)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else _WORDS.index(text.casefold())
