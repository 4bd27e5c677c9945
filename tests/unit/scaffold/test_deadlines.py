"""Suggested deadlines: counted back from the first session, on working days, and never in too much of a hurry."""

from datetime import date, timedelta

import pytest

from partnerskab.commands.init import Deadlines
from partnerskab.dates import is_working_day

MONDAY = date(2027, 2, 1)


def days_of_grace(days_left: int) -> int:
    """How many days after today the earliest suggestion lies, so many days before the first session."""
    return (Deadlines(MONDAY + timedelta(days=days_left), MONDAY).earliest - MONDAY).days


@pytest.mark.parametrize(
    ("days_left", "grace"),
    [(365, 7), (14, 7), (9, 4), (8, 4), (7, 3), (4, 2), (2, 1), (1, 0), (0, 0), (-30, 0)],
)
def test_there_is_a_week_of_grace_or_half_the_days_left(days_left: int, grace: int) -> None:
    assert days_of_grace(days_left) == grace


def test_the_earliest_day_is_a_working_day() -> None:
    assert days_of_grace(10) == 7  # half of ten days would be a Saturday
    for days in range(400):
        assert is_working_day(Deadlines(MONDAY + timedelta(days=days), MONDAY).earliest)
