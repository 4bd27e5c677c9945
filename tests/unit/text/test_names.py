"""Full names: what must be found, and what only looks like a name. Every person is invented."""

import pytest

from partnerskab.text.names import find_full_names

NAMES = {
    "alone": ("Peter Hansen", "Peter Hansen"),
    "comment": ("# Peter Hansen har ringet", "Peter Hansen"),
    "value": ("contact: Peter Hansen", "Peter Hansen"),
    "list": ("- Peter Hansen", "Peter Hansen"),
    "flow": ("{id: f01, contact: Peter Hansen}", "Peter Hansen"),
    "after a small word that opens the sentence": ("Spørg Peter Hansen", "Peter Hansen"),
    "after two": ("Og Spørg Peter Hansen", "Peter Hansen"),
    "three words": ("f01 er Peter Bo Hansen", "Peter Bo Hansen"),
    "initial": ("f01 er Peter B. Hansen", "Peter B. Hansen"),
    "initial first": ("f01 er P. Hansen", "P. Hansen"),
    "surname first": ("Hansen, Peter", "Hansen, Peter"),
    "double name": ("f01 er Anne-Marie Sørensen", "Anne-Marie Sørensen"),
    "double surname": ("f01 er Åse Krog-Juul", "Åse Krog-Juul"),
    "danish letters": ("f01 er Ægir Ødegård", "Ægir Ødegård"),
    "other letters": ("f01 er Zoë Müller", "Zoë Müller"),
    "polish": ("f01 er Łukasz Żuraw", "Łukasz Żuraw"),
    "apostrophe": ("f01 er Mary O'Brien", "Mary O'Brien"),
    "capital inside": ("f01 er Ian McDonald", "Ian McDonald"),
    "particle": ("f01 er Jan van der Berg", "Jan van der Berg"),
    "arabic particle": ("f01 er Ali al Khatib", "Ali al Khatib"),
    "genitive": ("Peter Hansens datter", "Peter Hansens"),
    "familien": ("familien Hansen flytter", "familien Hansen"),
    "Familien": ("Familien Krog flytter", "Familien Krog"),
    "fru": ("fru Krog ringer", "fru Krog"),
    "hr.": ("hr. Krog ringer", "hr. Krog"),
    "Mrs": ("Mrs Brown rings", "Mrs Brown"),
    "english": ("f01 is John Brown", "John Brown"),
    "no-break space": ("f01 er Peter\u00a0Hansen", "Peter\u00a0Hansen"),
}


@pytest.mark.parametrize(
    ("text", "name"), [pytest.param(*case, id=title) for title, case in NAMES.items()]
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert [text[start:end] for start, end in find_full_names(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "f01",
        "families: [{id: f01, status: registered}]",
        "# yaml-language-server: $schema=https://skovby.example/participants.json",
        "Her står familierne. Ingen navne.",
        "Skovby Kommune sletter listen.",
        "Hos Skovby Kommune",
        "Region Hovedstaden",
        "Kurset er i Skovby Kulturhus.",
        "De mødes på Nørre Allé.",
        "Store Heddinge",
        "Landsforeningen Livet",
        "Ældre Sagen og Røde Kors",
        "Send den med Digital Post.",
        "One Wednesday a month",
        "Data Protection Act",
        "Databeskyttelsesloven § 11 og GDPR artikel 9",
        "Monday March 1",
        "Når I er klar, så Skriv datoen.",
        "Har I fået svar? Skriv ja.",
        "Familien har sagt ja.",
        "PETER er en mappe",
        "CPR EAN CVR",
        "i Word, Excel og Google Forms",
        "Fru og hr.",
    ],
)
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert [text[start:end] for start, end in find_full_names(text)] == []
