"""The command `schema`: what it writes, what it never writes over, and what init has to do with it."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerskab.cli.schema import describe_written, write_schemas
from partnerskab.exceptions import PartnerskabError
from partnerskab.i18n import Language
from partnerskab.jsonschema.files import DEFAULT_DRAFT, WrittenSchemas, first_line
from partnerskab.partnership import loader as partnership_loader
from partnerskab.scaffold.files import write_partnership
from partnerskab.scaffold.wishes import Partner, Wishes
from paths import ROOT

TODAY = date(2026, 11, 21)
FILES = ["agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "kurset"
    ignored = shutil.ignore_patterns("expected", "example.yaml")
    shutil.copytree(ROOT / "examples" / "skovby-autisme", folder, ignore=ignored)
    return folder


def write(
    folder: Path | None,
    language: Language = "da",
    *,
    model: str | None = None,
    draft: str = DEFAULT_DRAFT,
    output: Path | None = None,
) -> WrittenSchemas:
    return write_schemas(folder, model, draft, output, None, language)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}  # fmt: skip


def test_init_points_each_file_at_its_schema(tmp_path: Path) -> None:
    wishes = Wishes("partnerskabsmodel", (Partner("municipality", "Skovby"), Partner("organisation", "A")))  # fmt: skip
    made = write_partnership(tmp_path / "ny", wishes, "da", TODAY)
    for name in FILES:
        first = (made.folder / name).read_text("utf-8").split("\n")[0]
        assert first == first_line(name)
        pointed = first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads((made.folder / pointed).read_text("utf-8"))["$schema"].startswith("http")
    again = write(made.folder)
    assert (again.changed, again.unlinked) == ((), ())
    assert list(describe_written(again, "da")) == [
        f"Skemaerne i {made.folder / '.schema'} passer allerede. Intet er ændret."
    ]


def test_it_says_what_it_wrote_and_what_is_left_to_do(home: Path) -> None:
    written = write(home)
    assert sorted(written.changed) == sorted(one.name for one in (home / ".schema").iterdir())
    said = "\n".join(describe_written(written, "da"))
    assert "worksheet.schema.json" in said
    assert f"worksheet.yaml: {first_line('worksheet.yaml')}" in said
    assert write(home).changed == ()


def test_its_own_files_are_replaced(home: Path) -> None:
    write(home)
    assert len(write(home, draft="2020-12").changed) == 4
    assert len(write(home, "en").changed) == 4
    schema = home / ".schema" / "worksheet.schema.json"
    schema.write_bytes(schema.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    assert write(home, "en").changed == ("worksheet.schema.json",)


@pytest.mark.parametrize("text", ["", "{}", "[]", "7", "edited", "\xff", '{"$comment": 7}'])
def test_a_file_of_somebody_else_stops_it_before_anything_is_written(text: str, home: Path) -> None:
    write(home)
    schema = home / ".schema" / "worksheet.schema.json"
    if text == "edited":
        text = schema.read_text("utf-8").replace("Målgruppe", "Målgruppen", 1)
    schema.write_text(text, "latin-1" if text == "\xff" else "utf-8")
    before = everything(home)
    with pytest.raises(
        PartnerskabError, match=r"worksheet\.schema\.json er ikke skrevet af partnerskab"
    ) as stopped:
        write(home, "en")
    assert stopped.value.exit_code == 2
    assert everything(home) == before


def test_links_are_not_followed(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "andetsteds"
    elsewhere.mkdir()
    (home / ".schema").symlink_to(elsewhere)
    with pytest.raises(PartnerskabError) as stopped:
        write(home)
    assert stopped.value.exit_code == 2
    (home / ".schema").unlink()
    (home / ".schema").mkdir()
    (home / ".schema" / "agreement.schema.json").symlink_to(elsewhere / "x.json")
    with pytest.raises(PartnerskabError):
        write(home)
    assert list(elsewhere.iterdir()) == []


def test_another_folder_and_another_model(tmp_path: Path, home: Path) -> None:
    other = tmp_path / "skemaer" / "her"
    written = write(None, model="partnerskabsmodel", draft="2020-12", output=other)
    assert (written.folder, len(written.changed), written.unlinked) == (other, 4, ())
    before = everything(home)
    write(home, output=other)
    assert everything(home) == before
    write(home, model="partnerskabsmodel")
    assert (home / ".schema").is_dir()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"model": "findes-ikke"}, 2),
        ({"draft": "draft-04"}, 2),
        ({"output": Path("/dev/null")}, 2),
        ({"output": Path("/dev/null/x")}, 4),
    ],
)
def test_wrong_use(wanted: dict[str, Any], code: int, home: Path) -> None:
    before = everything(home)
    with pytest.raises(PartnerskabError) as stopped:
        write(home, **wanted)
    assert stopped.value.exit_code == code
    assert everything(home) == before


def test_without_a_partnership_it_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(partnership_loader.NoPartnershipError):
        write(tmp_path, model="partnerskabsmodel")
