"""En tekst henviser til en paragraf, der ikke gælder længere.

Hvorfor: Paragraffen er flyttet til en anden lov. En familie, der søger efter den gamle, får et forkert svar.
Sådan retter du: Skriv den nye henvisning, og spørg kommunens jurist, hvis I er i tvivl.

In English: A text refers to a section of the law that no longer holds.

Why: The section has moved to another act. A family that applies under the old one gets a wrong answer.
How to fix it: Write the new reference, and ask the municipality's lawyer if in doubt.
"""

import re
from collections.abc import Iterable
from datetime import date

from partnerskab.diagnostics import Span
from partnerskab.i18n import Text
from partnerskab.model.definition import Superseded
from partnerskab.partnership import At, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

_FORMER = r"(?i)\b(?:tidligere|gamle|den gang|formerly|former)\b[^.;]{0,40}$"


@rule(
    level="warning",
    step=1,
    needs=["model"],
    message=Text(
        "paragraffen her gælder ikke længere; reglerne står nu i {now}.",
        "this section of the law no longer holds; the rules are now in {now}.",
    ),
    hint=Text(
        "Skriv {now} i stedet.",
        "Write {now} instead.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find references to superseded paragraphs, unless they say that they are former."""
    marked = {name: text for name, text in partnership.texts.items() if _is_law(text)}
    statutes = partnership.model.statutes if partnership.model and marked else ()
    patterns = [
        (_build_pattern(old), old.now) for statute in statutes for old in statute.superseded
    ]
    for name, text in marked.items():
        for number, line in enumerate(text.split("\n"), 1):
            for pattern, now in patterns if _is_law(line) else ():
                for found in pattern.finditer(line):
                    start, end = found.span()
                    if not re.search(_FORMER, line[:start]):
                        yield violation(At(name, Span(number, start + 1, number, end + 1)), now=now)


def _is_law(text: str) -> bool:
    """Return whether a text names any paragraph at all; few do."""
    return "§" in text or "paragraf" in text.casefold()


def _build_pattern(old: Superseded) -> re.Pattern[str]:
    """Return what finds »serviceloven § 41«, »SEL §§ 41-42«, »§ 41 i serviceloven« and the like."""
    act, number = _join_alternatives(old.acts, "s?"), _join_alternatives(old.paragraphs)
    sign = r"(?:§§?|paragraf(?:ferne)?)[ \u00a0]*"
    others = r"(?:\d{1,3}(?:[ \u00a0]?[a-z])?[ \u00a0]*(?:[-–,]|og|til)[ \u00a0]*(?:§[ \u00a0]*)?)*"
    exact = rf"{number}(?![\d])(?![ \u00a0][a-hj-z]\b)"
    return re.compile(
        rf"\b{act}[ \u00a0,]*{sign}{others}{exact}|{sign}{others}{exact}[^.;§]{{0,20}}?\bi[ \u00a0]{act}\b",
        re.IGNORECASE,
    )


def _join_alternatives(words: Iterable[str], ending: str = "") -> str:
    return f"(?:{'|'.join(re.escape(word) + ending for word in words)})"
