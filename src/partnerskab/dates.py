"""Days: today in Denmark, public holidays, working days and yearly recurrences."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from partnerskab.i18n import Text

_FIXED: dict[tuple[int, int], Text] = {
    (1, 1): Text("nytårsdag", "New Year's Day"),
    (12, 25): Text("juledag", "Christmas Day"),
    (12, 26): Text("anden juledag", "Boxing Day"),
}
_FROM_EASTER: dict[int, Text] = {
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
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""How many months lie between two occurrences, by how often something happens."""


def today_in_denmark() -> date:
    """The date now in Europe/Copenhagen, whatever the machine's own time zone."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def holiday(day: date) -> Text | None:
    """The name of the Danish public holiday on that day, or None.

    Our own table, since importing the `holidays` package costs a third of a whole run; a test holds it to
    that package, year by year.
    """
    from dateutil.easter import easter

    offset = (day - easter(day.year)).days
    if offset == 26 and day.year <= _LAST_STORE_BEDEDAG:
        return _STORE_BEDEDAG
    return _FIXED.get((day.month, day.day)) or _FROM_EASTER.get(offset)


def often_closed(day: date) -> Text | None:
    """The name of a day that is no public holiday but on which much is closed, or None."""
    return _OFTEN_CLOSED.get((day.month, day.day))


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, no holiday, no day that is often closed."""
    return day.weekday() < 5 and holiday(day) is None and often_closed(day) is None


def working_day_before(day: date) -> date:
    """That day if it is a working day, else the nearest one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_day_after(day: date) -> date:
    """That day if it is a working day, else the nearest one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February falls on the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def next_yearly(first: date, today: date) -> date:
    """The first occurrence, from today on, of something that happens every year from `first`."""
    if first >= today:
        return first
    this_year = in_year(first, today.year)
    return this_year if this_year >= today else in_year(first, today.year + 1)


def next_every(first: date, every: str, today: date) -> date:
    """The first occurrence, from today on, of something that happens every `week`, `month`, … from `first`.

    Counted from the first day, so that the 31st stays the last of the month.
    """
    if first >= today:
        return first
    if every == "week":
        return first + timedelta(weeks=-((first - today).days // 7))
    months = MONTHS[every]
    gone = (today.year - first.year) * 12 + today.month - first.month
    times = gone // months
    day = months_after(first, times * months)
    return day if day >= today else months_after(first, (times + 1) * months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = monthrange(first.year, first.month)[1]
    return first.replace(day=min(day.day, last))
