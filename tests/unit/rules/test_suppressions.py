"""Accepted gaps: they hold for a time and for a place, are reported when they no longer should stand, and never hide harm."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.__main__ import run
from partnerskab.partnership.loader import load
from partnerskab.rules.checker import collect_findings
from partnerskab.rules.suppressions import BASELINE, Remaining

TODAY = date(2027, 2, 1)
AGREEMENT = """\
format: 1
model: partnerskabsmodel
model_version: "2"
partners:
  - {id: skovby, kind: municipality, name: Skovby Kommune}
  - {id: autisme, kind: organisation, name: Autisme Skovby}
people:
  - {id: mette-holm, name: Mette Holm, partner: skovby}
"""
WORKSHEET = """\
before:
  target_group:
    who:
      decision: x
      tasks:
        - {partner: skovby, what: A, responsible: mette-holm, deadline: 2027-01-15}
    number:
      decision: x
      tasks:
        - {partner: skovby, what: B, responsible: mette-holm, deadline: 2027-01-16}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agreement.yaml").write_text(AGREEMENT, "utf-8")
    return tmp_path


def settled(folder: Path, accepted: str = "", worksheet: str = WORKSHEET) -> Remaining:
    head = f"accepted:\n  - {accepted}\n" if accepted else ""
    (folder / "worksheet.yaml").write_text(head + worksheet, "utf-8")
    return collect_findings(load(folder), TODAY, 1)


def named(made: Remaining, *rules: str) -> list[str]:
    return [f"{one.rule}:{one.span.line}" for one in made.findings if one.rule in rules or one.rule.startswith("accepted")]  # fmt: skip


def test_without_acceptance_every_finding_counts(folder: Path) -> None:
    assert named(settled(folder), "overdue_task") == ["overdue_task:6", "overdue_task:10"]


def test_an_accepted_gap_is_counted_apart(folder: Path) -> None:
    made = settled(folder, "{rule: overdue_task, why: Aftalt med styregruppen, until: 2027-02-01}")
    assert named(made, "overdue_task") == []
    assert made.accepted == 2


def test_it_may_hold_for_one_place_only(folder: Path) -> None:
    made = settled(
        folder, "{rule: overdue_task, at: before.target_group.who, why: Aftalt, until: 2027-02-01}"
    )
    assert named(made, "overdue_task") == ["overdue_task:12"]
    assert made.accepted == 1


@pytest.mark.parametrize(
    "at",
    [
        "before.target_grup.who",
        "before.target_group.who.9",
        "nowhere",
        "before.",
        '""',
        "before.target_group.who.tasks.7",
    ],
)
def test_a_place_that_is_not_there_hides_nothing_and_is_told(folder: Path, at: str) -> None:
    made = settled(folder, f"{{rule: overdue_task, at: {at}, why: Aftalt, until: 2027-02-01}}")
    assert made.accepted == 0
    assert sum(finding.rule == "overdue_task" for finding in made.findings) == 2
    if at != '""':
        assert "accepted_unknown_place" in {finding.rule for finding in made.findings}


def test_a_place_may_be_one_row(folder: Path) -> None:
    at = "before.target_group.who.tasks.0"
    made = settled(folder, f"{{rule: overdue_task, at: {at}, why: Aftalt, until: 2027-02-01}}")
    assert named(made, "overdue_task") == ["overdue_task:12"]


@pytest.mark.parametrize(
    ("accepted", "told", "level"),
    [
        ("{rule: overdue_task, why: x, until: 2027-01-31}", "accepted_expired", "warning"),
        ("{rule: parked_past_date, why: x}", "accepted_not_needed", "note"),
        ("{rule: overdue_task}", "accepted_without_reason", "warning"),
        ("{rule: overdue_tasks, why: x}", "accepted_unknown_rule", "warning"),
        ("{rule: cpr_number, why: x}", "accepted_unknown_rule", "warning"),
    ],
)
def test_what_should_no_longer_stand_is_reported_where_it_stands(
    folder: Path, accepted: str, told: str, level: str
) -> None:
    made = settled(folder, accepted)
    assert named(made, "overdue_task")[0] == f"{told}:2"
    assert next(one.level for one in made.findings if one.rule == told) == level
    assert sum(one.rule == "overdue_task" for one in made.findings) == 2


def test_an_acceptance_without_an_end_holds_but_is_told_of(folder: Path) -> None:
    made = settled(folder, "{rule: overdue_task, why: Aftalt}")
    assert named(made, "overdue_task") == ["accepted_without_end:2"]
    assert made.accepted == 2


def test_a_cpr_number_can_neither_be_accepted_nor_be_known(folder: Path) -> None:
    text = WORKSHEET + "# 010170-1234\n"
    made = settled(folder, "{rule: cpr_number, why: x}", text)
    assert "cpr_number" in {one.rule for one in made.findings}
    run(["check", str(folder), "--write-baseline", "--today", TODAY.isoformat()])
    assert "cpr_number" in {one.rule for one in settled(folder, worksheet=text).findings}


def test_a_baseline_lets_only_new_faults_count(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = settled(folder)
    assert run(["check", str(folder), "--write-baseline", "--today", TODAY.isoformat()]) == 0
    assert BASELINE in capsys.readouterr().out
    after = settled(folder)
    assert (after.findings, after.known) == ((), len(before.findings))
    moved = "# en ny linje\n" + WORKSHEET + "        - {partner: skovby, what: C, deadline: 2027-01-02}\n"  # fmt: skip
    assert named(settled(folder, worksheet=moved), "overdue_task") == ["overdue_task:12"]


def test_a_file_that_cannot_be_read_never_becomes_known(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = WORKSHEET + '"\n'
    before = settled(folder, worksheet=broken)
    unread = {one.rule for one in before.findings if one.file == "worksheet.yaml"}
    assert unread
    assert run(["check", str(folder), "--write-baseline", "--today", TODAY.isoformat()]) == 0
    assert "1 fejl tæller stadig" in capsys.readouterr().out
    assert unread <= {one.rule for one in settled(folder, worksheet=broken).findings}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 2, "known": []}', '{"format": 1, "known": 7}', "[" * 50_000])  # fmt: skip
def test_a_baseline_that_cannot_be_read_hides_nothing(folder: Path, text: str) -> None:
    before = settled(folder)
    (folder / BASELINE).write_text(text, "utf-8")
    after = settled(folder)
    assert {one.rule for one in after.findings} == {one.rule for one in before.findings} | {"baseline_unreadable"}  # fmt: skip
