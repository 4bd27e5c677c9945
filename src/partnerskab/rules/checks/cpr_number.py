"""Der står et CPR-nummer i en fil eller i et filnavn.

Hvorfor: Git glemmer intet. Et CPR-nummer, der først er delt, ligger i alle kopier af mappen.
Sådan retter du: Slet nummeret, og skriv et id i stedet, fx f01. Er filen allerede delt gennem git, så
spørg jeres databeskyttelsesrådgiver, hvad I skal gøre.

In English: A file or a file name holds a CPR number.

Why: Git forgets nothing. A CPR number that has once been shared is in every copy of the folder.
How to fix it: Delete the number and write an id instead, such as f01. If the file has already been
shared through git, ask your data protection officer what to do.
"""

from collections.abc import Iterator
from datetime import date

from partnerskab.diagnostics import START
from partnerskab.i18n import Text
from partnerskab.partnership import At, Partnership
from partnerskab.rules.base import Settings, Violation, Violations, rule, violation
from partnerskab.text.personal_data import Discovery, find_cpr_numbers

MAYBE_HINT = Text(
    "Er det et CPR-nummer, så slet det. Er det noget andet, så skriv det med mellemrum eller med ord foran.",
    "If it is a CPR number, delete it. If it is something else, write it in groups or say what it is.",
)
NAME_HINT = Text(
    "Giv filen et navn uden nummeret, fx f01.pdf, og slet den gamle.",
    "Give the file a name without the number, such as f01.pdf, and delete the old one.",
)
CERTAIN = Text("her står et CPR-nummer", "this is a CPR number")
MAYBE = Text("her står noget, der kan være et CPR-nummer", "this may be a CPR number")
IN_NAME = Text("filens navn rummer et CPR-nummer", "the file's name holds a CPR number")
MAYBE_IN_NAME = Text(
    "filens navn rummer noget, der kan være et CPR-nummer",
    "the file's name may hold a CPR number",
)


@rule(
    level="error",
    step=1,
    acceptable=False,
    privacy=True,
    message=Text(
        "{what}, og git glemmer intet, der først er delt.",
        "{what}, and git forgets nothing that has once been shared.",
    ),
    hint=Text(
        "Slet nummeret, og skriv et id i stedet, fx f01.",
        "Delete the number and write an id instead, such as f01.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find CPR numbers in the raw text of every file, with comments, and in file names."""
    for name, text in partnership.texts.items():
        file = ""
        for found in find_cpr_numbers(text):
            file = file or _mask_numbers(name)
            at = At(file, found.span)
            if found.category == "cpr":
                yield violation(at, what=CERTAIN)
            else:
                yield violation(at, MAYBE_HINT, "warning", what=MAYBE)
    for name in partnership.names:
        yield from _check_name(name)


def _check_name(name: str) -> Iterator[Violation]:
    at = At(_mask_numbers(name), START)
    for found in _find_numbers(name):
        if found.category == "cpr":
            yield violation(at, NAME_HINT, what=IN_NAME)
        else:
            yield violation(at, NAME_HINT, "warning", what=MAYBE_IN_NAME)


def _find_numbers(name: str) -> list[Discovery]:
    return list(find_cpr_numbers(name.replace("\n", " ")))


def _mask_numbers(name: str) -> str:
    """Return a file's name with its CPR numbers masked, since the finding shows the name."""
    for found in reversed(_find_numbers(name)):
        start, end = found.span.column - 1, found.span.end_column - 1
        name = f"{name[:start]}{found.masked}{name[end:]}"
    return name
