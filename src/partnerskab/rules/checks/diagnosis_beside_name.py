"""En diagnose står på samme linje som et navn.

Hvorfor: Oplysninger om helbred er følsomme, og aftale og arbejdsskema bliver læst af mange.
Sådan retter du: Slet navnet eller diagnosen, eller skriv familiens nummer, fx f01. Er det en
oplægsholder eller en, der arbejder med kurset, så skriv personen under people i agreement.yaml.

In English: A diagnosis stands on the same line as a name.

Why: Data on health are sensitive, and many people read the agreement and the worksheet.
How to fix it: Delete the name or the diagnosis, or write the family's number, such as f01. If it is a
speaker or somebody who works with the course, add the person to people in agreement.yaml.
"""

import re
from datetime import date

from partnerskab.diagnostics import Span
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, VOLUNTEERS, At, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.text.diagnoses import find_diagnoses, find_lines_with_diagnoses
from partnerskab.text.names import find_full_names
from partnerskab.text.personal_data import blank_out_names

_SUBJECT = r"(?i)\b(?:om|about|on)\s+$"
_LISTED = r"(?:,|/|\s|\b(?:og|eller|and|or)\b)+"
_GROUP = (
    r"(?i)\b(?:familier|forældre|børn|unge|voksne|søskende|mennesker|personer|"
    r"families|parents|children|adults|siblings|people)\b[^.;:]{0,40}$"
)


@rule(
    level="warning",
    step=1,
    privacy=True,
    message=Text(
        "her står en diagnose på linje med et navn, så andre kan læse om en persons helbred.",
        "a diagnosis stands on a line with a name, so others can read about somebody's health.",
    ),
    hint=Text(
        "Slet navnet eller diagnosen, eller skriv fx f01 om familien.",
        "Delete the name or the diagnosis, or write f01, say, for the family.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find lines with both a full name and a diagnosis that may be that person's."""
    if partnership.unsure or not partnership.partners:
        return  # without their names, an organisation's own name reads as a diagnosis
    partners, people = list(partnership.partners.values()), list(partnership.people.values())
    ids = "|".join(map(re.escape, partnership.partners)) or r"(?!)"
    # Where a partner's id stands as a value or a key it is no diagnosis, whatever it is called.
    own = rf"(?<=partner: )(?:{ids})\b|(?<=paid_by: )(?:{ids})\b|^\s*(?:- )?(?:{ids}):"
    for file in dict.fromkeys((AGREEMENT, VOLUNTEERS, *(form.file for form in partnership.forms))):
        for number, line in find_lines_with_diagnoses(partnership.texts.get(file, "")):
            if not any(find_diagnoses(line)):
                continue
            line = re.sub(own, lambda match: " " * len(match[0]), blank_out_names(line, partners))
            if found := _find_diagnosis(line, [*find_full_names(blank_out_names(line, people))]):
                start, end = found
                yield violation(At(file, Span(number, start + 1, number, end + 1)))


def _find_diagnosis(line: str, names: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first diagnosis on a line with a name that may be that person's own."""
    passed = None
    for start, end in find_diagnoses(line) if names else ():
        before = line[:start]
        listed = passed is not None and re.compile(_LISTED).fullmatch(line, passed, start)
        if listed or re.search(_SUBJECT, before) or _is_of_many(before, names):
            passed = end
            continue
        return start, end
    return None


def _is_of_many(before: str, names: list[tuple[int, int]]) -> bool:
    """Return whether a diagnosis is that of a group (»familier med …«) of nobody named."""
    group = re.search(_GROUP, before)
    return group is not None and not any(
        name_end == group.start() - 1 or group.start() < name_start < len(before)
        for name_start, name_end in names
    )
