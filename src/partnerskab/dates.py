"""Dates in Denmark: today, public holidays, working days and recurring dates."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from partnerskab.i18n import Text

_FIXED_HOLIDAYS: dict[tuple[int, int], Text] = {
    (1, 1): Text("nytårsdag", "New Year's Day"),
    (12, 25): Text("juledag", "Christmas Day"),
    (12, 26): Text("anden juledag", "Boxing Day"),
}
_HOLIDAYS_FROM_EASTER: dict[int, Text] = {
    -3: Text("skærtorsdag", "Maundy Thursday"),
    -2: Text("langfredag", "Good Friday"),
    0: Text("påskedag", "Easter Sunday"),
    1: Text("anden påskedag", "Easter Monday"),
    39: Text("Kristi himmelfartsdag", "Ascension Day"),
    49: Text("pinsedag", "Whit Sunday"),
    50: Text("anden pinsedag", "Whit Monday"),
}
_STORE_BEDEDAG = Text("store bededag", "Great Prayer Day")
_OFTEN_CLOSED: dict[tuple[int, int], Text] = {
    (5, 1): Text("1. maj", "1 May"),
    (6, 5): Text("grundlovsdag", "Constitution Day"),
    (12, 24): Text("juleaftensdag", "Christmas Eve"),
    (12, 31): Text("nytårsaftensdag", "New Year's Eve"),
}
_LAST_STORE_BEDEDAG = 2023
MONTHS_BETWEEN = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""The number of months between two occurrences of what recurs so often."""


def get_today_in_denmark() -> date:
    """Return the current date in Europe/Copenhagen, whatever the time zone of the machine."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def find_holiday(day: date) -> Text | None:
    """Return the name of the Danish public holiday on a day, or None.

    This is a table of our own, because importing the `holidays` package takes a third of a whole
    run; a test compares it with that package for every year.
    """
    from dateutil.easter import easter

    offset = (day - easter(day.year)).days
    if offset == 26 and day.year <= _LAST_STORE_BEDEDAG:
        return _STORE_BEDEDAG
    return _FIXED_HOLIDAYS.get((day.month, day.day)) or _HOLIDAYS_FROM_EASTER.get(offset)


def find_closing_day(day: date) -> Text | None:
    """Return the name of a day on which much is closed, though it is no public holiday, or None."""
    return _OFTEN_CLOSED.get((day.month, day.day))


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, no public holiday, no day that is often closed."""
    return day.weekday() < 5 and find_holiday(day) is None and find_closing_day(day) is None


def move_back_to_working_day(day: date) -> date:
    """Return the day itself if it is a working day, else the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def move_forward_to_working_day(day: date) -> date:
    """Return the day itself if it is a working day, else the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def move_to_year(day: date, year: int) -> date:
    """Return the same day of another year; 29 February becomes the 28th if that year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def find_next_anniversary(first: date, today: date) -> date:
    """Return the first day, today or later, of what happens every year from `first` on."""
    if first >= today:
        return first
    this_year = move_to_year(first, today.year)
    return this_year if this_year >= today else move_to_year(first, today.year + 1)


def find_next_occurrence(first: date, every: str, today: date) -> date:
    """Return the first day, today or later, of what happens every `week`, … from `first` on.

    All days are counted from the first, so that what began on the 31st falls on the last day of a
    short month and on the 31st again after it.
    """
    if first >= today:
        return first
    if every == "week":
        return first + timedelta(weeks=-((first - today).days // 7))
    months = MONTHS_BETWEEN[every]
    months_passed = (today.year - first.year) * 12 + today.month - first.month
    periods = months_passed // months
    day = add_months(first, periods * months)
    return day if day >= today else add_months(first, (periods + 1) * months)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of the month if it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first_of_month = date(day.year + years, month + 1, 1)
    last_day = monthrange(first_of_month.year, first_of_month.month)[1]
    return first_of_month.replace(day=min(day.day, last_day))
