"""Migrations: what changed in a model since a version, in order; versions that lead nowhere are unknown."""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from partnerskab.model.loader import Model
from small_partnership import SMALL_MODEL

SECONDS = 5


def give_up(signal_number: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    """Fail a test that goes round in circles instead of waiting for it."""
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)


def model(folder: Path, version: str, *migrations: str) -> Model:
    """The small model in a version, with its migrations as `from to`."""
    (folder / "small").mkdir()
    text = (SMALL_MODEL / "small" / "model.yaml").read_text("utf-8")
    text = text.replace('version: "2"', f'version: "{version}"') + "migrations:\n"
    for migration in migrations:
        before, after = migration.split()
        what = f"{{da: Til {after}, en: To {after}}}"
        text += f'  - {{from: "{before}", to: "{after}", what: {what}}}\n'
    (folder / "small" / "model.yaml").write_text(text, "utf-8")
    return Model(folder / "small")


def since(model: Model, version: str | None) -> list[str] | None:
    """The versions that the changes since a version lead through, or None where it is unknown."""
    migrations = model.find_migrations(version)
    return None if migrations is None else [migration.after for migration in migrations]


def test_changes_come_in_order(tmp_path: Path) -> None:
    found = model(tmp_path, "3", "2 3", "1 2")
    assert since(found, "1") == ["2", "3"]
    assert since(found, "2") == ["3"]


@pytest.mark.parametrize("version", ["3", None])
def test_nothing_changed_since_the_current_version_or_where_none_is_written(
    version: str | None, tmp_path: Path
) -> None:
    assert since(model(tmp_path, "3", "1 2", "2 3"), version) == []


@pytest.mark.parametrize("version", ["0", "4", ""])
def test_a_version_nobody_knows_is_unknown(version: str, tmp_path: Path) -> None:
    assert since(model(tmp_path, "3", "1 2", "2 3"), version) is None


def test_versions_that_lead_nowhere_are_unknown(tmp_path: Path) -> None:
    assert since(model(tmp_path, "4", "1 2", "2 3"), "1") is None


@pytest.mark.parametrize("migrations", [("1 1",), ("1 2", "2 1"), ("1 2", "2 3", "3 2")])
def test_versions_that_lead_round_in_a_circle_are_unknown(
    migrations: tuple[str, ...], tmp_path: Path
) -> None:
    assert since(model(tmp_path, "9", *migrations), "1") is None
