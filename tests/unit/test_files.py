"""Listing files: ordinary ones below a folder, without git's own, private data and links, and only so many."""

import os
import time
from pathlib import Path

import pytest

from partnerskab.files import MAX_NAMES, TEMPORARY, list_files, replace


def write(folder: Path, *names: str) -> None:
    """Write files with a byte each."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_files_are_listed_with_the_folders_they_are_in(tmp_path: Path) -> None:
    write(tmp_path, "worksheet.yaml", "agreement.yaml", "bilag/a.md", "bilag/2027/b.md")
    assert list_files(tmp_path) == [
        "agreement.yaml",
        "bilag/2027/b.md",
        "bilag/a.md",
        "worksheet.yaml",
    ]


def test_git_and_private_data_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", "private/names.yaml", "bilag/.git/config", "bilag/private/a.md")
    assert list_files(tmp_path) == ["bilag/private/a.md"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "other/a.md", "partnership/agreement.yaml")
    (tmp_path / "partnership" / "link.md").symlink_to(tmp_path / "other" / "a.md")
    (tmp_path / "partnership" / "folder").symlink_to(tmp_path / "other")
    assert list_files(tmp_path / "partnership") == ["agreement.yaml"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list_files(tmp_path / "nowhere") == []


def test_no_more_names_are_taken_than_a_partnership_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAX_NAMES == 2000
    monkeypatch.setattr("partnerskab.files.MAX_NAMES", 2)
    write(tmp_path, "a", "b", "c", "folder/d")
    assert list_files(tmp_path) == ["a", "b"]


@pytest.mark.parametrize(("minutes", "is_left"), [(59, True), (61, False)])
def test_what_a_killed_run_left_is_removed_after_an_hour(
    minutes: int, is_left: bool, tmp_path: Path
) -> None:
    left = tmp_path / TEMPORARY.replace("*", "x")
    left.write_bytes(b"x")
    then = time.time() - 60 * minutes
    os.utime(left, (then, then))
    replace(tmp_path / "a", b"x")
    assert left.exists() is is_left
