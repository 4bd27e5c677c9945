"""The types of fault in their data files: both languages are there, and what they say agrees with the code."""

import json
from pathlib import Path

import pytest

from partnerskab import files
from partnerskab.diagnostics import load_types
from partnerskab.i18n import format_number
from partnerskab.model import loader as model_loader
from partnerskab.schema import diagnostic_types
from partnerskab.yamltext.diagnostic_types import (
    CHARACTER_TYPES,
    DIAGNOSTIC_TYPES,
    MAX_DEPTH,
    MAX_NODES,
    MAX_TEXT,
)

TWIN = {"da": "en fejl.", "en": "a fault."}
WHOLE = {"message": TWIN, "hint": TWIN, "why": TWIN}


def described(folder: Path, texts: object) -> Path:
    file = folder / "types.json"
    file.write_text(json.dumps({"a_fault": texts}), encoding="utf-8")
    return file


def test_a_type_has_a_message_a_hint_and_a_reason(tmp_path: Path) -> None:
    found = load_types(described(tmp_path, WHOLE))["a_fault"]
    assert found.name == "a_fault"
    assert found.message.da == "en fejl."
    assert found.why.en == "a fault."


@pytest.mark.parametrize(
    "texts",
    [
        {**WHOLE, "hint": {"da": "kun dansk."}},
        {**WHOLE, "hint": {"da": "dansk.", "en": ""}},
        {**WHOLE, "hint": {**TWIN, "se": "svenska."}},
        {"message": TWIN, "hint": TWIN},
        {**WHOLE, "advice": TWIN},
    ],
    ids=["no twin", "empty twin", "third language", "no reason", "unknown part"],
)
def test_a_missing_text_fails_on_load(tmp_path: Path, texts: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        load_types(described(tmp_path, texts))


def test_the_limits_told_are_the_limits_kept() -> None:
    for name, limit in (
        ("too_deep", MAX_DEPTH),
        ("too_many_nodes", MAX_NODES),
        ("text_too_long", MAX_TEXT),
    ):
        assert format_number(limit, "da") in DIAGNOSTIC_TYPES[name].message.da
        assert format_number(limit, "en") in DIAGNOSTIC_TYPES[name].message.en


def test_no_name_stands_for_two_types() -> None:
    names = [
        *DIAGNOSTIC_TYPES,
        *files.DIAGNOSTIC_TYPES,
        *diagnostic_types.DIAGNOSTIC_TYPES,
        *model_loader.DIAGNOSTIC_TYPES,
    ]
    assert len(names) == len(set(names))
    assert set(DIAGNOSTIC_TYPES) >= CHARACTER_TYPES
