"""Suggested deadlines: counted back from the first session, on working days, and never in too much of a hurry."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from program import RunProgram
from small_partnership import SMALL_MODEL

MONDAY = date(2027, 2, 1)

Suggest = Callable[[int], date]


@pytest.fixture
def suggest(tmp_path: Path, run_program: RunProgram) -> Suggest:
    """The deadline that init suggests on a Monday for what is due 14 days before the first session."""

    def suggested(days_left: int) -> date:
        folder = tmp_path / f"{days_left}"
        answer = run_program(
            "init", folder, "--model", "small", "--templates", SMALL_MODEL,
            "--municipality", "Skovby Kommune", "--organisation", "Autisme Skovby",
            "--first-session", MONDAY + timedelta(days=days_left), "--today", MONDAY,
        )  # fmt: skip
        assert answer.code == 0, answer.err
        course = (folder / "course.yaml").read_text("utf-8")
        [deadline] = re.findall(r"(?m)^ +deadline: (\S+)$", course)
        return date.fromisoformat(deadline)

    return suggested


@pytest.mark.parametrize(
    ("days_left", "grace"),
    [(15, 7), (14, 7), (9, 4), (8, 4), (7, 3), (4, 2), (2, 1), (1, 0), (0, 0), (-30, 0)],
)
def test_there_is_a_week_of_grace_or_half_the_days_left(
    days_left: int, grace: int, suggest: Suggest
) -> None:
    assert suggest(days_left) == MONDAY + timedelta(days=grace)


def test_the_earliest_day_is_a_working_day(suggest: Suggest) -> None:
    assert suggest(10) == date(2027, 2, 8)  # half of ten days would be a Saturday


def test_a_deadline_is_counted_back_from_the_first_session(suggest: Suggest) -> None:
    assert suggest(60) == MONDAY + timedelta(days=60 - 14)


def test_a_deadline_falls_on_the_working_day_before(suggest: Suggest) -> None:
    assert suggest(63) == date(2027, 3, 22)
    assert suggest(62) == date(2027, 3, 19)  # the day itself is a Sunday
    assert suggest(70) == date(2027, 3, 24)  # the day itself is Easter Monday
