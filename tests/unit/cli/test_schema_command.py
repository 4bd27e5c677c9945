"""The command `schema`: what it writes, what it never writes over, and what init has to do with it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from partnerskab.commands import Refused, Request
from partnerskab.commands import schema as command
from partnerskab.commands.init import Partner, Wishes, init
from partnerskab.commands.schema import Wanted, first_line, lines
from partnerskab.partnership import loader as partnership_loader
from paths import ROOT

TODAY = date(2026, 11, 21)
FILES = ["agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "kurset"
    ignored = shutil.ignore_patterns("expected", "example.yaml")
    shutil.copytree(ROOT / "examples" / "skovby-autisme", folder, ignore=ignored)
    return folder


def request(folder: Path | None) -> Request:
    return Request(folder, None, TODAY)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}  # fmt: skip


def test_init_points_each_file_at_its_schema(tmp_path: Path) -> None:
    wishes = Wishes("partnerskabsmodel", (Partner("municipality", "Skovby"), Partner("organisation", "A")))  # fmt: skip
    made = init(tmp_path / "ny", wishes, "da", TODAY)
    for name in FILES:
        first = (made.folder / name).read_text("utf-8").split("\n")[0]
        assert first == first_line(name)
        pointed = first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads((made.folder / pointed).read_text("utf-8"))["$schema"].startswith("http")
    again = command.schema(request(made.folder), Wanted(), "da")
    assert (again.changed, again.unlinked) == ((), ())
    assert list(lines(again, "da")) == [
        f"Skemaerne i {made.folder / '.schema'} passer allerede. Intet er ændret."
    ]


def test_it_says_what_it_wrote_and_what_is_left_to_do(home: Path) -> None:
    written = command.schema(request(home), Wanted(), "da")
    assert sorted(written.changed) == sorted(one.name for one in (home / ".schema").iterdir())
    said = "\n".join(lines(written, "da"))
    assert "worksheet.schema.json" in said
    assert f"worksheet.yaml: {first_line('worksheet.yaml')}" in said
    assert command.schema(request(home), Wanted(), "da").changed == ()


def test_its_own_files_are_replaced(home: Path) -> None:
    command.schema(request(home), Wanted(), "da")
    assert len(command.schema(request(home), Wanted(draft="2020-12"), "da").changed) == 4
    assert len(command.schema(request(home), Wanted(), "en").changed) == 4
    schema = home / ".schema" / "worksheet.schema.json"
    schema.write_bytes(schema.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    assert command.schema(request(home), Wanted(), "en").changed == ("worksheet.schema.json",)


@pytest.mark.parametrize("text", ["", "{}", "[]", "7", "edited", "\xff", '{"$comment": 7}'])
def test_a_file_of_somebody_else_stops_it_before_anything_is_written(text: str, home: Path) -> None:
    command.schema(request(home), Wanted(), "da")
    schema = home / ".schema" / "worksheet.schema.json"
    if text == "edited":
        text = schema.read_text("utf-8").replace("Målgruppe", "Målgruppen", 1)
    schema.write_text(text, "latin-1" if text == "\xff" else "utf-8")
    before = everything(home)
    with pytest.raises(
        Refused, match=r"worksheet\.schema\.json er ikke skrevet af partnerskab"
    ) as stopped:
        command.schema(request(home), Wanted(), "en")
    assert stopped.value.code == 2
    assert everything(home) == before


def test_links_are_not_followed(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "andetsteds"
    elsewhere.mkdir()
    (home / ".schema").symlink_to(elsewhere)
    with pytest.raises(Refused) as stopped:
        command.schema(request(home), Wanted(), "da")
    assert stopped.value.code == 2
    (home / ".schema").unlink()
    (home / ".schema").mkdir()
    (home / ".schema" / "agreement.schema.json").symlink_to(elsewhere / "x.json")
    with pytest.raises(Refused):
        command.schema(request(home), Wanted(), "da")
    assert list(elsewhere.iterdir()) == []


def test_another_folder_and_another_model(tmp_path: Path, home: Path) -> None:
    other = tmp_path / "skemaer" / "her"
    written = command.schema(request(None), Wanted("partnerskabsmodel", "2020-12", other), "da")
    assert (written.folder, len(written.changed), written.unlinked) == (other, 4, ())
    before = everything(home)
    command.schema(request(home), Wanted(output=other), "da")
    assert everything(home) == before
    command.schema(request(home), Wanted("partnerskabsmodel"), "da")
    assert (home / ".schema").is_dir()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [(Wanted("findes-ikke"), 2), (Wanted(draft="draft-04"), 2), (Wanted(output=Path("/dev/null")), 2), (Wanted(output=Path("/dev/null/x")), 4)],
)  # fmt: skip
def test_wrong_use(wanted: Wanted, code: int, home: Path) -> None:
    before = everything(home)
    with pytest.raises(Refused) as stopped:
        command.schema(request(home), wanted, "da")
    assert stopped.value.code == code
    assert everything(home) == before


def test_without_a_partnership_it_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(partnership_loader.NotAPartnership):
        command.schema(request(tmp_path), Wanted("partnerskabsmodel"), "da")
