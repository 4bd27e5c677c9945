"""One planted fault gives one finding, at its place; what follows from it stays silent until it is mended."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from partnerskab.partnership.loader import load
from partnerskab.rules.checker import check
from paths import EXAMPLES

EXAMPLE = EXAMPLES / "skovby-autisme"
TODAY = date(2027, 3, 20)

# Each: a file, what stands there, what is written instead, and every finding that comes of it.
FAULTS = {
    "a model misspelt": ("agreement.yaml", "model: partnerskabsmodel", "model: partnerskabsmodl", ["unknown_model"]),
    "a list of partners misspelt": ("agreement.yaml", "\npartners:\n", "\npartner:\n", ["unknown_key"]),
    "a list of people misspelt": ("agreement.yaml", "\npeople:\n", "\npersons:\n", ["unknown_key"]),
    "an id misspelt where it is given": ("agreement.yaml", "{id: jens-bro,", "{id: jens-broo,", ["unknown_person"]),
    "an id misspelt where it is used": ("agreement.yaml", "decided_by: lone-friis\n", "decided_by: lone-fris\n", ["unknown_person"]),
    "a name in a list misspelt": ("agreement.yaml", "members: [mette-holm, jens-bro]", "members: [mette-holm, jens-bor]", ["unknown_person"]),
    "another may set the payment": ("agreement.yaml", "decision: Størrelsen af egenbetalingen, decided_by: lone-friis", "decision: Størrelsen af egenbetalingen, decided_by: karen-juul", ["mandate_missing_for_payment"]),
    "another age": ("agreement.yaml", "børn på 3–12 år", "børn på 3–17 år", ["target_group_differs"]),
    "another diagnosis": ("agreement.yaml", "3–12 år med autisme", "3–12 år med ADHD", ["target_group_differs"]),
    "a number for a person": ("participants.yaml", "- id: f01\n", "- id: 010170-1234\n", ["cpr_number"]),
    "a format of the future": ("agreement.yaml", "format: 1\n", "format: 2\n", ["unknown_format"]),
    "a budget with a slip": ("agreement.yaml", "budget: 145.000 kr.", "budget: 146.000 kr.", ["budget_does_not_add_up"]),
    "a day that does not exist": ("worksheet.yaml", "date: 2027-04-07", "date: 2027-04-31", ["invalid_date"]),
    "a law that has moved": ("agreement.yaml", "Forældre i Skovby", "Forældre efter SEL § 41 i Skovby", ["statute_superseded"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gives_one_finding(name: str, tmp_path: Path) -> None:
    file, old, new, expected = FAULTS[name]
    folder = tmp_path / "skovby"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("expected", "example.yaml"))
    before = check(load(folder), TODAY).findings
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    after = check(load(folder), TODAY).findings
    was = {(one.file, one.rule, one.message) for one in before}
    found = [one for one in after if (one.file, one.rule, one.message) not in was]
    assert sorted(one.rule for one in found) == sorted(expected), [
        (one.file, one.span.line, one.rule) for one in found
    ]
