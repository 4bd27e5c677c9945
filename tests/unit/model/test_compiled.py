"""Compiled models: what is kept says the same as the YAML it was made from, and steps aside where that was edited."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.files import read_file
from partnerskab.model import compiled
from partnerskab.model import loader as model_loader
from partnerskab.model.definition import Clauses, ModelDefinition, Statutes
from partnerskab.model.loader import PARTS, STATUTES, parts, read_part, templates_dir
from partnerskab.partnership.loader import load
from partnerskab.rules.runner import run_rules
from partnerskab.schema.record import Record
from paths import EXAMPLES

IDS = model_loader.model_ids()
SKOVBY = EXAMPLES / "skovby-autisme"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for what is kept, so that everything is read from YAML until it is filled."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "compiled")
    return tmp_path / "compiled"


def everything() -> list[tuple[Path, str, type[Record]]]:
    found: list[tuple[Path, str, type[Record]]] = [(templates_dir(), STATUTES, Statutes)]
    for one in IDS:
        place = templates_dir() / one
        definition, _ = read_part(place, "model.yaml", ModelDefinition)
        found += [(place, name, schema) for name, schema in parts(definition)]
    return found


def test_every_part_of_every_model_is_kept_as_it_was_read(folder: Path) -> None:
    read = {
        (place, name): read_part(place, name, schema)[0] for place, name, schema in everything()
    }
    assert not folder.exists()
    model_loader.compile_models(templates_dir())
    assert len(read) > len(IDS) * len(PARTS)
    for place, name, schema in everything():
        raw = read_file(place, name)
        kept = compiled.find(raw, schema)
        assert kept is not None, name
        assert kept == read[place, name]
        assert list(vars(kept)) == list(vars(read[place, name]))


def test_an_edited_file_is_read_as_it_stands(folder: Path, tmp_path: Path) -> None:
    model_loader.compile_models(templates_dir())
    text = (templates_dir() / "partnerskabsmodel" / "clauses.yaml").read_text("utf-8")
    (tmp_path / "clauses.yaml").write_text(text, "utf-8")
    as_it_was = model_loader.read_part(tmp_path, "clauses.yaml", Clauses)[0]
    assert as_it_was is not None
    title = as_it_was.clauses[0].title.da
    (tmp_path / "clauses.yaml").write_text(text.replace(title, "Noget andet", 1), "utf-8")
    edited = model_loader.read_part(tmp_path, "clauses.yaml", Clauses)[0]
    assert edited is not None
    assert edited.clauses[0].title.da == "Noget andet"


def test_what_is_kept_is_not_used_when_the_schema_was_edited(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_loader.compile_models(templates_dir())
    raw = read_file(templates_dir(), STATUTES)
    assert compiled.find(raw, Statutes) is not None
    monkeypatch.setattr(compiled, "_SOURCES", (*compiled._SOURCES, "schema/form.py"))
    compiled._schema_key.cache_clear()
    try:
        assert compiled.find(raw, Statutes) is None
    finally:
        compiled._schema_key.cache_clear()


def test_what_is_kept_for_another_sort_of_file_is_not_used(folder: Path) -> None:
    model_loader.compile_models(templates_dir())
    raw = read_file(templates_dir(), STATUTES)
    assert compiled.find(raw, ModelDefinition) is None


def test_compiling_again_leaves_what_is_there_and_clears_what_is_not_wanted(folder: Path) -> None:
    model_loader.compile_models(templates_dir())
    before = {place.name: place.read_bytes() for place in folder.iterdir()}
    (folder / "0123.json").write_text("{}", "utf-8")
    model_loader.compile_models(templates_dir())
    assert {place.name: place.read_bytes() for place in folder.iterdir()} == before


def test_a_check_says_the_same_with_and_without(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2027, 3, 20)
    model_loader._opened.cache_clear()
    plain = sorted(run_rules(load(SKOVBY), today, 4))
    model_loader.compile_models(templates_dir())
    model_loader._opened.cache_clear()
    monkeypatch.setattr(
        model_loader, "_parsed", None
    )  # whatever is read as YAML now fails the test
    assert sorted(run_rules(load(SKOVBY), today, 4)) == plain
    model_loader._opened.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["", "{", "[]", '{"=":"Nothing"}'])
def test_a_damaged_copy_is_passed_over_and_made_anew(damage: str, folder: Path) -> None:
    model_loader.compile_models(templates_dir())
    whole = {place: place.read_bytes() for place in folder.iterdir()}
    for place in whole:
        place.write_text(damage, "utf-8")
    raw = read_file(templates_dir(), STATUTES)
    assert compiled.find(raw, Statutes) is None
    model_loader.compile_models(templates_dir())
    assert {place: place.read_bytes() for place in folder.iterdir()} == whole
