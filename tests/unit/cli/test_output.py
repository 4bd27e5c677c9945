"""Files that commands write where somebody says."""

import os
import shutil
from pathlib import Path

import pytest

from partnerskab.__main__ import run
from partnerskab.cli.summary import append_page
from partnerskab.exceptions import PartnerskabError
from paths import EXAMPLES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the links and pipes of Unix")
TODAY = ["--today", "2027-03-20"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "arkiv" / "skovby"
    shutil.copytree(
        EXAMPLES / "skovby-autisme", place, ignore=shutil.ignore_patterns("expected", "*.md")
    )
    (place.parent / ".git").mkdir()
    (place.parent / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    return place


@pytest.mark.parametrize(
    "name",
    ["worksheet.yaml", "ny.yml", "AGREEMENT.YAML", "worksheet.yaml.", "baseline.json"],
)
def test_the_summary_is_never_written_into_data(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(["check", str(folder), "--summary", str(folder / name), *TODAY]) == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert "overblik.md" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["link", "dangling", "below a link", "pipe", "folder"])
def test_no_link_is_followed_and_no_pipe_opened(kind: str, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "x.md").write_text("x", "utf-8")
    place = folder / "page.md"
    if kind == "link":
        place.symlink_to(target / "x.md")
    elif kind == "dangling":
        place.symlink_to(target / "y.md")
    elif kind == "below a link":
        (folder / "pages").symlink_to(target)
        place = folder / "pages" / "y.md"
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    assert run(["check", str(folder), "--summary", str(place), *TODAY]) == 2
    assert run(["render", "agreement", str(folder), "-o", str(place), *TODAY]) == 2
    with pytest.raises(PartnerskabError):
        append_page(place, "y")
    assert [path.name for path in target.iterdir()] == ["x.md"]
    assert (target / "x.md").read_text("utf-8") == "x"


def test_schemas_are_not_written_below_a_link(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (folder / "pages").symlink_to(target)
    assert run(["schema", str(folder), "-o", str(folder / "pages" / "inner")]) == 2
    assert list(target.iterdir()) == []


def test_a_link_above_the_repository_is_nobodys_proposal(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "genvej").symlink_to(folder.parent)
    page = tmp_path / "genvej" / "page.md"
    assert run(["check", str(folder), "--fail-on", "never", "--summary", str(page), *TODAY]) == 0
    assert page.read_text("utf-8").startswith("## ")
