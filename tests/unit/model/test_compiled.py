"""Compiled models: they say what the YAML says, and step aside where it was edited."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerskab.model import compiled
from partnerskab.model import loader as model_loader
from partnerskab.model.compiled import compile_models, find_compiled
from partnerskab.model.definition import Clauses, ModelDefinition, Statutes
from partnerskab.model.loader import SHARED, STATUTES, list_parts, read_part, templates_dir
from partnerskab.partnership.loader import load
from partnerskab.rules.runner import run_rules
from partnerskab.schema.record import Record
from paths import EXAMPLES

SKOVBY = EXAMPLES / "skovby-autisme"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for compiled files, so that everything is read from YAML until it is filled."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "compiled")
    return tmp_path / "compiled"


def collect_parts() -> list[tuple[Path, str, type[Record]]]:
    found: list[tuple[Path, str, type[Record]]] = [(templates_dir() / SHARED, STATUTES, Statutes)]
    for model_id in model_loader.list_model_ids():
        folder = templates_dir() / model_id
        definition, _ = read_part(folder, "model.yaml", ModelDefinition)
        found += [(folder, name, schema) for name, schema in list_parts(definition)]
    return found


def test_every_part_of_every_model_is_compiled_to_what_it_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = {
        (where, name): read_part(where, name, schema) for where, name, schema in collect_parts()
    }
    assert not folder.exists()
    compile_models(templates_dir())
    monkeypatch.setattr(
        model_loader, "_parse_file", None
    )  # whatever is read as YAML now fails the test
    assert len(read) == len(list(folder.iterdir())) > 40
    for where, name, schema in collect_parts():
        assert read_part(where, name, schema) == read[where, name], name


def test_an_edited_file_is_read_as_it_stands(folder: Path, tmp_path: Path) -> None:
    compile_models(templates_dir())
    text = (templates_dir() / "partnerskabsmodel" / "clauses.yaml").read_text("utf-8")
    (tmp_path / "clauses.yaml").write_text(text, "utf-8")
    as_it_was = read_part(tmp_path, "clauses.yaml", Clauses)[0]
    assert as_it_was is not None
    title = as_it_was.clauses[0].title.da
    (tmp_path / "clauses.yaml").write_text(text.replace(title, "Noget andet", 1), "utf-8")
    edited = read_part(tmp_path, "clauses.yaml", Clauses)[0]
    assert edited is not None
    assert edited.clauses[0].title.da == "Noget andet"


def test_a_compiled_file_that_does_not_fit_the_schema_tells_where_the_yaml_does_not(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "clauses.yaml").write_text("clauses: []\nextra: 1\n", "utf-8")
    compile_models(tmp_path)
    record, faults = read_part(tmp_path, "clauses.yaml", Clauses)
    assert record is None
    assert [(fault.rule, fault.span.line) for fault in faults] == [("unknown_key", 2)]


def test_compiling_again_changes_nothing_and_deletes_what_is_no_longer_used(folder: Path) -> None:
    compile_models(templates_dir())
    before = contents(folder)
    (folder / "0123.json").write_text("{}", "utf-8")
    compile_models(templates_dir())
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_that_is_not_sound_is_not_compiled(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "clauses.yaml").write_text("clauses: [&a x, *a]\n", "utf-8")
    compile_models(tmp_path)
    assert list(folder.iterdir()) == []


def test_a_check_says_the_same_with_and_without(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check() -> list[Any]:
        model_loader._open_model.cache_clear()
        return sorted(run_rules(load(SKOVBY), date(2027, 3, 20), 4))

    plain = check()
    compile_models(templates_dir())
    monkeypatch.setattr(
        model_loader, "_parse_file", None
    )  # whatever is read as YAML now fails the test
    assert check() == plain
    model_loader._open_model.cache_clear()


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b"[1"])
def test_a_damaged_file_is_passed_over_and_made_anew(damage: bytes, folder: Path) -> None:
    compile_models(templates_dir())
    whole = contents(folder)
    for name in whole:
        (folder / name).write_bytes(damage)
    assert find_compiled((templates_dir() / SHARED / STATUTES).read_bytes()) is None
    compile_models(templates_dir())
    assert contents(folder) == whole
