"""Diagnoses: what must be found, and what only looks like one."""

import random

import pytest

from partnerskab.text.diagnoses import find_diagnoses, find_lines_with_diagnoses

DIAGNOSES = [
    "adhd", "ADHD", "ADD", "autisme", "infantil autisme", "autist", "autismespektrumforstyrrelse",
    "autistic", "Aspergers", "cerebral parese", "spastiker", "Downs syndrom", "Down's syndrome",
    "epilepsi", "Tourettes", "skizofreni", "depression", "angst", "OCD", "PTSD", "bipolar",
    "anoreksi", "muskelsvind", "diabetes", "udviklingshæmmet", "hjerneskade", "fragilt x",
    "Retts syndrom", "blind", "døv", "ordblind", "kræft", "kræften", "F84.0", "DF84", "DF900",
    "ADHD-medicin", "autismediagnose", "er diagnosticeret", "har fået diagnosen",
    "cystisk fibrose", "leukæmi", "deaf", "dyslexia", "intellectual disability", "psykisk sygdom"
]  # fmt: skip


@pytest.mark.parametrize("word", DIAGNOSES)
def test_a_diagnosis_is_found(word: str) -> None:
    for text in (word, f"# {word}", f"barnet: {word}.", f"({word})"):
        assert list(find_diagnoses(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "ADHD-foreningen",
        "Anna Jensen, ADHD-foreningen",
        "Autismeforeningen",
        "Landsforeningen Autisme",
        "Landsforeningen for autisme",
        "Foreningen for børn med epilepsi",
        "Epilepsiforeningen",
        "ADHD forening",
        "Center for Autisme",
        "Muskelsvindfonden",
        "Dansk Blindesamfund",
        "Autism Society",
        "National Association for people with autism",
        "autismekonsulent",
        "ADHD-coach",
        "en autismevejleder",
        "add a line",
        "Adder tallene",
        "Saml kræfter",
        "Kræfterne rækker",
        "blinke",
        "Skriv ingen diagnoser.",
        "No diagnoses here.",
        "f01",
        "F01",
        "DK",
        "angiv",
        "en anstrengende dag",
    ],
)
def test_what_is_no_diagnosis_is_left_alone(text: str) -> None:
    assert [text[start:end] for start, end in find_diagnoses(text)] == []


@pytest.mark.parametrize("seed", range(40))
def test_no_line_with_a_diagnosis_is_passed_over(seed: int) -> None:
    chance = random.Random(seed)
    words = [
        "autisme",
        "ADHD",
        "F84.0",
        "address",
        "Straße",
        "İ",
        "\n",
        "\n",
        "har",
        "blind",
        "spisestue",
    ]
    text = " ".join(chance.choice(words) for _ in range(60))
    found = dict(find_lines_with_diagnoses(text))
    for number, line in enumerate(text.split("\n"), 1):
        if any(find_diagnoses(line)):
            assert found[number] == line
        elif not set(line.split()) & {"autisme", "ADHD", "F84.0", "blind"}:
            assert number not in found
