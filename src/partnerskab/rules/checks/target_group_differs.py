"""Målgruppen i arbejdsskemaet er en anden end den i aftalen.

Hvorfor: De frivillige og dem, der henviser, læser arbejdsskemaet; politikerne læser aftalen. Er alderen
eller diagnosen forskellig, bliver nogle familier lukket ind eller afvist ved en fejl.
Sådan retter du: Find ud af, hvem kurset er for, og skriv det samme i arbejdsskemaet og efter
target_group: under content i aftalen.

In English: The target group in the worksheet is another than the one in the agreement.

Why: Volunteers and those who refer families read the worksheet; politicians read the agreement. If the
age or the diagnosis differs, some families are let in or turned away by mistake.
How to fix it: Find out whom the course is for, and write the same in the worksheet and after
target_group: under content in the agreement.
"""

import re
from collections.abc import Iterator
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Fact, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.text.diagnoses import find_diagnoses

AGES = Text("{low}–{high} år", "{low}–{high} years")
_AGES = r"(?i)\b(\d{1,2})(?:\s*[-–]\s*|\s+(?:til|to|og|and)\s+)(\d{1,2})(?:\s*[-–]?\s*(?:år|year))"
_STEM = 5  # so many letters tell one diagnosis from another: autisme, autistisk, autism


@rule(
    level="warning",
    step=3,
    needs=["agreement", "forms"],
    facts=["target_group"],
    message=Text(
        "målgruppen er {told} her, men {agreed} i aftalen, så nogle familier bliver afvist ved en fejl.",
        "the target group is {told} here, but {agreed} in the agreement, so some families are turned away by mistake.",
    ),
    hint=Text(
        "Skriv den samme målgruppe begge steder.",
        "Write the same target group in both places.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find answers whose ages, or whose every diagnosis, differ from the agreement's."""
    facts = [fact for fact in partnership.find_facts("target_group") if isinstance(fact.value, str)]
    agreed = next((fact.value for fact in facts if fact.file == AGREEMENT), None)
    for fact in facts:
        if agreed is not None and fact.file != AGREEMENT:
            for told, wanted in _find_differences(fact, agreed):
                yield violation(fact.at, told=told, agreed=wanted)


def _find_differences(fact: Fact, agreed: str) -> Iterator[tuple[Text | str, Text | str]]:
    ours, theirs = _find_ages(fact.value), _find_ages(agreed)
    if ours and theirs and ours != theirs:
        yield _describe_ages(ours), _describe_ages(theirs)
        return
    here, there = _find_diagnoses(fact.value), _find_diagnoses(agreed)
    if here and there and not here.keys() & there.keys():
        yield ", ".join(here.values()), ", ".join(there.values())


def _find_ages(text: str) -> tuple[int, int] | None:
    """Return the range of ages a text names, if it names exactly one."""
    found = {(int(low), int(high)) for low, high in re.findall(_AGES, text)}
    return found.pop() if len(found) == 1 else None


def _describe_ages(ages: tuple[int, int]) -> Text:
    return AGES.fill(low=ages[0], high=ages[1])


def _find_diagnoses(text: str) -> dict[str, str]:
    """Return the diagnoses a text names, as they are written, by what they begin with."""
    words = [text[start:end] for start, end in find_diagnoses(text)]
    return {word.casefold()[:_STEM]: word for word in reversed(words)}
