"""Parts that stand once under `_shared`: found by every model, and replaced by whoever has their own."""

import shutil
from pathlib import Path

import pytest

from partnerskab.documents.render import document
from partnerskab.exceptions import DiagnosticError
from partnerskab.model.loader import (
    SHARED,
    STATUTES,
    Model,
    UnknownModelError,
    discover_models,
    list_model_ids,
    load_model,
    templates_dir,
)
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.loader import load

MODEL = "kommune-ngo"
PARTS = "parts.md.j2"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a whole model of one's own, and nothing else."""
    shutil.copytree(templates_dir() / MODEL, tmp_path / "own" / MODEL)
    return tmp_path / "own"


def read_partnership(folder: Path, templates: Path | None) -> PartialPartnership:
    write(folder / "agreement.yaml", f"format: 1\nmodel: {MODEL}\ntitle: Unge i Engholm\n")
    return load(folder, templates)


def render(partnership: PartialPartnership, templates: Path | None) -> str:
    text = document(partnership, "cooperation", "da", "md", templates=templates)
    assert isinstance(text, str), text
    return text


def test_a_model_of_ones_own_finds_the_shipped_parts(own: Path, tmp_path: Path) -> None:
    partnership = read_partnership(tmp_path / "p", own)
    assert partnership.model
    assert partnership.model.folder.is_relative_to(own)
    shipped = read_partnership(tmp_path / "q", None)
    assert shipped.model
    assert render(partnership, own) == render(shipped, None)
    assert partnership.model.statutes == shipped.model.statutes


def test_ones_own_shared_parts_go_before_the_shipped_and_a_models_before_both(
    own: Path, tmp_path: Path
) -> None:
    partnership = read_partnership(tmp_path / "p", own)
    parts = (templates_dir() / SHARED / PARTS).read_text("utf-8")
    for folder, words in ((own / SHARED, "Vores fælles"), (own / MODEL / "documents", "Modellens")):
        title = "# {{ document.title }}"
        write(folder / PARTS, parts.replace(title, f"# {words}: {{{{ document.title }}}}", 1))
        assert f"\n# {words}: " in render(partnership, own)


def test_a_document_of_ones_own_uses_the_shared_parts(tmp_path: Path) -> None:
    template = '{% import "parts.md.j2" as parts with context %}{{ parts.title_block() }}\nVores.'
    write(tmp_path / "own" / MODEL / "documents" / "cooperation.md.j2", template)
    partnership = read_partnership(tmp_path / "p", None)
    text = render(partnership, tmp_path / "own")
    assert "\n**Unge i Engholm**\n" in text
    assert "\nVores.\n" in text


def test_a_link_among_ones_own_parts_is_refused_and_not_passed_over(
    own: Path, tmp_path: Path
) -> None:
    partnership = read_partnership(tmp_path / "p", own)
    write(tmp_path / "elsewhere.md.j2", "x")
    (own / SHARED).mkdir()
    (own / SHARED / PARTS).symlink_to(tmp_path / "elsewhere.md.j2")
    with pytest.raises(DiagnosticError) as refused:
        document(partnership, "cooperation", "da", "md", templates=own)
    assert refused.value.diagnostic.rule == "template_error"


def test_the_shared_folder_is_no_model(own: Path) -> None:
    shutil.copytree(own / MODEL, own / SHARED)
    assert SHARED not in list_model_ids(own)
    with pytest.raises(UnknownModelError):
        load_model(SHARED, own)
    assert not discover_models(own).broken


def test_statutes_are_the_models_own_else_its_neighbours_else_the_shipped(own: Path) -> None:
    shipped = (templates_dir() / SHARED / STATUTES).read_text("utf-8")
    assert Model(own / MODEL).statutes[0].title.da == "Børneattest"
    for folder, words in ((own / SHARED, "Fælles attest"), (own / MODEL, "Modellens attest")):
        write(folder / STATUTES, shipped.replace('da: "Børneattest"', f'da: "{words}"', 1))
        assert Model(own / MODEL).statutes[0].title.da == words


def test_no_template_stands_in_two_models() -> None:
    seen: dict[bytes, Path] = {}
    for path in sorted(templates_dir().rglob("*.j2")):
        assert seen.setdefault(path.read_bytes(), path) == path
