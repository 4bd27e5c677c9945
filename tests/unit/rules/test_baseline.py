"""The baseline: findings there from before no longer count, but for those that nobody may grow used to."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from partnerskab.commands import Request
from partnerskab.commands.check import check, write_baseline
from partnerskab.gaps import BASELINE
from small_partnership import SMALL_MODEL, write_small

TODAY = date(2027, 3, 20)
LATE = "plan: {target: {invite: {tasks: [{what: Ring, deadline: 2027-01-01}]}}}\n"


def found(folder: Path) -> set[str]:
    """The rules of the findings that count."""
    checked = check(Request(folder, SMALL_MODEL, TODAY))
    return {finding.rule for finding in checked.findings}


def left_after_baseline(folder: Path) -> tuple[set[str], int]:
    """The rules that still count when all findings were written down, and what was said of their number."""
    written = write_baseline(check(Request(folder, SMALL_MODEL, TODAY)), TODAY)
    assert written.file.name == BASELINE
    return found(folder), written.left


def test_an_ordinary_finding_becomes_known(tmp_path: Path) -> None:
    write_small(tmp_path, LATE)
    assert "overdue_task" in found(tmp_path)
    assert left_after_baseline(tmp_path) == (set(), 0)


def make_link(form: Path) -> None:
    form.rename(form.with_name("another.yaml"))
    form.symlink_to("another.yaml")


def make_folder(form: Path) -> None:
    form.unlink()
    form.mkdir()


def make_large(form: Path) -> None:
    form.write_bytes(b"#" * (1024 * 1024 + 1))


def make_unclosed(form: Path) -> None:
    form.write_text('plan: {target: {who: {decision: "Forældre', "utf-8")


SPOILT: dict[str, Callable[[Path], object]] = {
    "file_missing": Path.unlink,
    "file_is_link": make_link,
    "file_not_regular": make_folder,
    "file_too_large": make_large,
    "unclosed_quote": make_unclosed,
}


@pytest.mark.parametrize("rule", SPOILT)
def test_a_file_that_cannot_be_read_never_becomes_known(rule: str, tmp_path: Path) -> None:
    write_small(tmp_path, LATE)
    SPOILT[rule](tmp_path / "course.yaml")
    assert rule in found(tmp_path)
    assert left_after_baseline(tmp_path) == ({rule}, 1)


def test_what_may_hurt_a_family_never_becomes_known(tmp_path: Path) -> None:
    write_small(tmp_path, LATE + "# 010170-1234\n")
    assert left_after_baseline(tmp_path) == ({"cpr_number"}, 1)
