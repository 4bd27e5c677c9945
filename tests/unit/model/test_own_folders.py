"""Where models are looked for: the folder named on the command line, then those of the environment, then ours."""

import os
import shutil
from pathlib import Path

import pytest

from partnerskab.documents.render import _find_template_paths
from partnerskab.model.loader import ENVIRONMENT, Model, load_model
from small_partnership import SMALL_MODEL


def copy_model(folder: Path, title: str) -> Path:
    """A folder with the small model under another title."""
    shutil.copytree(SMALL_MODEL, folder)
    file = folder / "small" / "model.yaml"
    file.write_text(file.read_text("utf-8").replace("Lille model", title), "utf-8")
    return folder


def find_template(model: Model, extra: Path) -> Path:
    """The template of the agreement that is used for a model."""
    paths = [
        path.folder / path.name for path in _find_template_paths("agreement.md.j2", model, extra)
    ]
    return next((path for path in paths if path.is_file()), paths[-1])


def title_of(extra: Path | None) -> str:
    """The title of the model that is found."""
    model = load_model("small", extra)
    assert isinstance(model, Model)
    return model.definition.title.da


def test_the_folder_that_was_named_goes_before_those_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = copy_model(tmp_path / "a", "Første"), copy_model(tmp_path / "b", "Anden")
    named = copy_model(tmp_path / "c", "Nævnt")
    monkeypatch.setenv(ENVIRONMENT, f"{first}{os.pathsep}{second}")
    assert title_of(named) == "Nævnt"
    assert title_of(None) == "Første"
    monkeypatch.setenv(ENVIRONMENT, str(second))
    assert title_of(None) == "Anden"


def test_a_template_of_ones_own_goes_before_the_models(tmp_path: Path) -> None:
    model = load_model("partnerskabsmodel")
    assert isinstance(model, Model)
    documents = tmp_path / "partnerskabsmodel" / "documents"
    documents.mkdir(parents=True)
    assert find_template(model, tmp_path).parent == model.folder / "documents"
    (documents / "agreement.md.j2").write_text("Vores egen", "utf-8")
    assert find_template(model, tmp_path).parent == documents


def test_a_model_of_ones_own_takes_no_templates_of_ours_though_it_has_our_models_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "partnerskabsmodel").mkdir()
    ours = load_model("partnerskabsmodel")
    assert isinstance(ours, Model)
    for file in ("model.yaml", "agreement.yaml"):
        shutil.copy(ours.folder / file, tmp_path / "partnerskabsmodel")
    own = load_model("partnerskabsmodel", tmp_path)
    assert isinstance(own, Model)
    assert not find_template(own, tmp_path).is_file()
