"""The baseline: findings there from before no longer count, but for those that nobody may grow used to."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from program import RunProgram
from small_partnership import SMALL_MODEL, write_small

OPTIONS = ["--templates", SMALL_MODEL, "--today", "2027-03-20"]
LATE = "plan: {target: {invite: {tasks: [{what: Ring, deadline: 2027-01-01}]}}}\n"


Rules = Callable[..., set[str]]


@pytest.fixture
def rules_found(tmp_path: Path, run_program: RunProgram) -> Rules:
    """The rules of the findings that count."""

    def found() -> set[str]:
        answer = run_program("check", tmp_path, *OPTIONS, "--format", "json")
        return {finding["rule"] for finding in json.loads(answer.out)["findings"]}

    return found


@pytest.fixture
def write_baseline(tmp_path: Path, run_program: RunProgram) -> Callable[[], str]:
    """Write the findings down, and return what is said of it."""
    return lambda: run_program("check", tmp_path, *OPTIONS, "--write-baseline", language="en").out


def test_an_ordinary_finding_becomes_known(
    tmp_path: Path, rules_found: Rules, write_baseline: Callable[[], str]
) -> None:
    write_small(tmp_path, LATE)
    assert "overdue_task" in rules_found()
    assert "baseline.json" in write_baseline()
    assert rules_found() == set()


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
def test_a_file_that_cannot_be_read_never_becomes_known(
    rule: str, tmp_path: Path, rules_found: Rules, write_baseline: Callable[[], str]
) -> None:
    write_small(tmp_path, LATE)
    SPOILT[rule](tmp_path / "course.yaml")
    assert rule in rules_found()
    assert "1 fault still counts" in write_baseline()
    assert rules_found() == {rule}


def test_what_may_hurt_a_family_never_becomes_known(
    tmp_path: Path, rules_found: Rules, write_baseline: Callable[[], str]
) -> None:
    write_small(tmp_path, LATE)
    write_baseline()
    without = (tmp_path / "baseline.json").read_text("utf-8")
    write_small(tmp_path, LATE + "# 010170-1234\n")
    assert "1 fault still counts" in write_baseline()
    assert rules_found() == {"cpr_number"}
    assert (tmp_path / "baseline.json").read_text("utf-8") == without
