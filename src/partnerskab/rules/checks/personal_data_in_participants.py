"""participants.yaml rummer et navn, en diagnose, en mailadresse eller et telefonnummer.

Hvorfor: Familierne har kun sagt ja til at stå her som et nummer. Det, der kommer i git, kan ikke
slettes igen, og alle med en kopi kan læse det.
Sådan retter du: Slet det, også hvis det står i en kommentar. Skriv kun id, datoer, tal og ord fra de
faste lister, og gem resten i mappen private. Er filen allerede delt gennem git, så spørg jeres
databeskyttelsesrådgiver, hvad I skal gøre.

In English: participants.yaml holds a name, a diagnosis, an e-mail address or a telephone number.

Why: The families have only agreed to stand here as a number. What reaches git cannot be deleted
again, and everybody with a copy can read it.
How to fix it: Delete it, even if it stands in a comment. Write only ids, dates, figures and words from
the closed lists, and keep the rest in the folder private. If the file has already been shared
through git, ask your data protection officer what to do.
"""

from collections.abc import Iterator
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import PARTICIPANTS, At, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.text.personal_data import find_cpr_numbers, find_identifying_data, is_pseudonym
from partnerskab.yamltext import FieldPath

HINT = Text(
    "Slet det her, og gem det i mappen private, hvis I får brug for det.",
    "Delete it here, and keep it in the folder private if you will need it.",
)
DIAGNOSIS_HINT = Text(
    "Slet det. Skriv i stedet, hvad I skal sørge for, fx needs: [quiet_room].",
    "Delete it. Write instead what you must provide, such as needs: [quiet_room].",
)
ID_HINT = Text(
    "Brug et nummer, fx id: f01, og skriv i mappen private, hvem nummeret er.",
    "Use a number, such as id: f01, and write in the folder private who that is.",
)
WHAT = {
    "name": Text("et navn", "a name"),
    "diagnosis": Text("en diagnose", "a diagnosis"),
    "email": Text("en mailadresse", "an e-mail address"),
    "phone": Text("et telefonnummer", "a telephone number"),
}


@rule(
    level="error",
    step=1,
    acceptable=False,
    privacy=True,
    message=Text(
        "her står noget, der ligner {what}, og git glemmer intet, der først er delt.",
        "this looks like {what}, and git forgets nothing that has once been shared.",
    ),
    hint=HINT,
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find personal data, and ids that are no pseudonyms, in files with pseudonyms."""
    starts = set()
    for file in (PARTICIPANTS, *(form.file for form in partnership.pseudonymous)):
        for found in find_identifying_data(
            partnership.texts.get(file, ""), _list_known_texts(partnership)
        ):
            starts.add((file, found.span[:2]))
            hint = DIAGNOSIS_HINT if found.category == "diagnosis" else HINT
            yield violation(At(file, found.span), hint, what=WHAT[found.category])
    for file, path, identifier in (*_list_family_ids(partnership), *_list_row_ids(partnership)):
        if is_pseudonym(identifier) or any(find_cpr_numbers(identifier)):
            continue  # of a CPR number, cpr_number tells
        at = partnership.locate(file, path)
        if (file, at.span[:2]) not in starts:
            yield violation(at, ID_HINT, what=WHAT["name"])


def _list_known_texts(partnership: Partnership) -> Iterator[str]:
    """Yield what stands in the agreement anyway: the people there and the partners."""
    for person in partnership.agreement.people:
        yield from filter(None, (person.name, person.email, person.phone))
    for partner in partnership.agreement.partners:
        yield from filter(None, (partner.name, partner.cvr, partner.ean))


def _list_row_ids(partnership: Partnership) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield the ids of rows in forms with pseudonyms."""
    for form in partnership.pseudonymous:
        for answered in form.answers:
            for row in answered.rows:
                if row.id:
                    yield form.file, (*row.path, "id"), row.id


def _list_family_ids(partnership: Partnership) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield the families' ids as they are written, even if the rest of the file cannot be read."""
    document = partnership.documents.get(PARTICIPANTS)
    value = document.value if document else None
    families = value.get("families") if isinstance(value, dict) else None
    for place, family in enumerate(families if isinstance(families, list) else ()):
        identifier = family.get("id") if isinstance(family, dict) else None
        if isinstance(identifier, str):
            yield PARTICIPANTS, ("families", place, "id"), identifier
