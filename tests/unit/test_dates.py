"""Dates: our holiday table against the `holidays` package, working days, recurrence, lateness."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from partnerskab.dates import (
    find_closing_day,
    find_holiday,
    find_next_anniversary,
    find_next_occurrence,
    is_working_day,
    move_back_to_working_day,
    move_forward_to_working_day,
    move_to_year,
)
from partnerskab.i18n import Text
from partnerskab.partnership.tasks import Task

YEARS = range(2020, 2061)
DAY = timedelta(days=1)


def days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def year(number: int) -> list[date]:
    return days(date(number, 1, 1), date(number, 12, 31))


@pytest.mark.parametrize("number", YEARS)
def test_public_holidays_are_those_of_the_holidays_package(number: int) -> None:
    theirs = country_holidays("DK", years=number, language="da", categories=("public",))
    for day in year(number):
        name = find_holiday(day)
        assert (name is not None) == (day in theirs), day
        if name is not None:
            # The package writes »Anden juledag«: the same names but for capitals.
            assert name.da.casefold() == theirs[day].casefold(), day


@pytest.mark.parametrize("number", YEARS)
def test_often_closed_days_are_the_optional_ones_of_the_holidays_package(number: int) -> None:
    theirs = country_holidays("DK", years=number, categories=("optional",))
    assert [day for day in year(number) if find_closing_day(day)] == sorted(theirs)


def test_great_prayer_day_was_last_held_in_2023() -> None:
    assert find_holiday(date(2023, 5, 5)) == Text("store bededag", "Great Prayer Day")
    assert find_holiday(date(2024, 4, 26)) is None


def test_whit_monday_on_constitution_day_is_both() -> None:
    day = date(2028, 6, 5)
    assert find_holiday(day) == Text("anden pinsedag", "Whit Monday")
    assert find_closing_day(day) == Text("grundlovsdag", "Constitution Day")


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2027-03-23", "2027-03-23", "2027-03-23"),  # an ordinary Tuesday stays
        ("2027-03-06", "2027-03-05", "2027-03-08"),  # Saturday
        ("2027-03-07", "2027-03-05", "2027-03-08"),  # Sunday
        ("2027-03-29", "2027-03-24", "2027-03-30"),  # Easter Monday, back over the whole of Easter
        (
            "2027-05-06",
            "2027-05-05",
            "2027-05-07",
        ),  # Ascension Day: the Friday after is a working day
        ("2028-01-01", "2027-12-30", "2028-01-03"),  # New Year, back over New Year's Eve
        ("2027-12-26", "2027-12-23", "2027-12-27"),  # Christmas
        ("2028-06-05", "2028-06-02", "2028-06-06"),  # Whit Monday that is also Constitution Day
    ],
)
def test_nearest_working_day(day: str, before: str, after: str) -> None:
    assert move_back_to_working_day(date.fromisoformat(day)).isoformat() == before
    assert move_forward_to_working_day(date.fromisoformat(day)).isoformat() == after


def test_the_working_day_before_is_the_last_one_for_every_day() -> None:
    last = move_back_to_working_day(date(2019, 12, 31))
    for day in days(date(2020, 1, 1), date(2060, 12, 31)):
        if is_working_day(day):
            last = day
        assert move_back_to_working_day(day) == last
        assert (day - last).days <= 5, day


@pytest.mark.parametrize(
    ("first", "today", "due"),
    [
        ("2027-05-01", "2026-11-21", "2027-05-01"),  # not begun yet
        ("2027-05-01", "2027-05-01", "2027-05-01"),  # the first day itself
        ("2027-05-01", "2027-05-02", "2028-05-01"),  # the day after
        ("2027-05-01", "2029-04-30", "2029-05-01"),
        ("2027-05-01", "2029-05-01", "2029-05-01"),  # the day itself in a later year
        ("2027-12-31", "2028-01-01", "2028-12-31"),
        ("2028-02-29", "2028-02-29", "2028-02-29"),
        ("2028-02-29", "2028-03-01", "2029-02-28"),  # no 29 February in 2029
        ("2028-02-29", "2029-02-28", "2029-02-28"),
        ("2028-02-29", "2029-03-01", "2030-02-28"),
        ("2028-02-29", "2031-03-01", "2032-02-29"),  # and back on the 29th where there is one
        ("2096-02-29", "2099-03-01", "2100-02-28"),  # 2100 is no leap year
    ],
)
def test_next_yearly(first: str, today: str, due: str) -> None:
    found = find_next_anniversary(date.fromisoformat(first), date.fromisoformat(today))
    assert found.isoformat() == due


@pytest.mark.parametrize(
    "first", [date(2027, 5, 1), date(2027, 1, 1), date(2027, 12, 31), date(2028, 2, 29)]
)
def test_a_yearly_date_is_never_past_and_never_more_than_a_year_ahead(first: date) -> None:
    for today in days(first, date(2034, 3, 1)):
        due = find_next_anniversary(first, today)
        assert 0 <= (due - today).days <= 366
        assert due == move_to_year(first, due.year)


def test_29_february_falls_on_the_28th() -> None:
    assert move_to_year(date(2028, 2, 29), 2029) == date(2029, 2, 28)
    assert move_to_year(date(2028, 2, 29), 2032) == date(2032, 2, 29)
    assert move_to_year(date(2028, 2, 28), 2032) == date(2032, 2, 28)


def task(deadline: date | None, done: date | None = None) -> Task:
    text = Text("Finder familier", "Finds families")
    return Task(
        text, text, "skovby", "mette-holm", deadline, done, None, "worksheet.yaml", (), "task"
    )


def test_a_task_is_late_from_the_day_after_its_deadline_and_not_before() -> None:
    year_of_days = days(date(2028, 1, 1), date(2028, 12, 31))
    assert len(year_of_days) == 366
    for deadline in year_of_days:
        late = [today for today in year_of_days if task(deadline).is_late(today)]
        assert late == days(deadline + DAY, date(2028, 12, 31))


def test_a_task_that_is_done_or_has_no_deadline_is_never_late() -> None:
    for today in days(date(2028, 1, 1), date(2028, 12, 31)):
        assert not task(None).is_late(today)
        assert not task(date(2027, 12, 1), done=date(2028, 6, 1)).is_late(today)


@pytest.mark.parametrize(
    ("first", "every", "today", "expected"),
    [
        ("2027-03-01", "week", "2027-01-05", "2027-03-01"),  # not begun yet
        ("2027-03-01", "week", "2027-03-01", "2027-03-01"),  # the day itself
        ("2027-03-01", "week", "2027-03-02", "2027-03-08"),
        ("2027-03-01", "week", "2027-03-08", "2027-03-08"),
        ("2027-01-31", "month", "2027-02-01", "2027-02-28"),
        ("2027-01-31", "month", "2027-03-01", "2027-03-31"),  # the short month is not remembered
        ("2027-01-10", "quarter", "2027-04-10", "2027-04-10"),
        ("2027-01-10", "quarter", "2027-04-11", "2027-07-10"),
        ("2027-01-10", "quarter", "2027-03-30", "2027-04-10"),
        ("2026-11-30", "half_year", "2027-05-31", "2027-11-30"),
        ("2024-02-29", "year", "2027-01-01", "2027-02-28"),
        ("2024-02-29", "year", "2028-01-01", "2028-02-29"),
    ],
)
def test_the_next_occurrence(first: str, every: str, today: str, expected: str) -> None:
    found = find_next_occurrence(date.fromisoformat(first), every, date.fromisoformat(today))
    assert found == date.fromisoformat(expected)


@pytest.mark.parametrize("every", ["week", "month", "quarter", "half_year", "year"])
def test_the_next_occurrence_is_never_past_and_never_a_whole_period_away(every: str) -> None:
    longest = {"week": 7, "month": 31, "quarter": 92, "half_year": 184, "year": 366}[every]
    first = date(2026, 8, 31)
    for today in days(date(2026, 8, 1), date(2029, 8, 1)):
        day = find_next_occurrence(first, every, today)
        assert day >= today
        assert day == first or (day - today).days < longest
