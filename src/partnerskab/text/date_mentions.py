"""Date text: the days that a Danish text names, with the weekday it says they are."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from partnerskab.i18n import MONTHS_DA, WEEKDAYS_DA

_TOKEN = (
    rf"(?i)\b(?P<weekday>{'|'.join(WEEKDAYS_DA)})(?P<many>ene|e)?(?:en|s)?\b"
    r"|(?<![\d.:/-])(?P<whole>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}))(?!\d)"
    r"|(?<![\d.:])(?P<day>\d{1,2})\.(?!\d)"
    rf"|\b(?P<month>{'|'.join(MONTHS_DA)})\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b"
)
_TOGETHER = r"(?i)[\s,/–-]*(?:(?:og|samt|eller|til|den|d\.)[\s,/–-]*)*"
_JOINED = r"(?i)[,/–-]|\b(?:og|samt|eller|til)\b"
_NO_DAY = r"(?i)\b(?:kl|uge|nr|side)\.?[\s\d.:]*[–-]?\s*$"


class Told(NamedTuple):
    """A day as a text tells it, and where: the weekday (0 is Monday) and the year only where they are written."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int

    def is_on(self, other: date) -> bool:
        """Whether this is that day, as far as the text says."""
        return (self.day, self.month) == (other.day, other.month) and self.year in (
            None,
            other.year,
        )

    def date(self) -> date | None:
        """The day itself, where the text names a year and the calendar has such a day."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def days_told(text: str) -> Iterator[Told]:
    """The days a text names: »lørdag den 6. marts 2027«, »onsdagene 7. og 28. april«, 2027-03-06, 6.3.2027."""
    chain = _Chain()
    end = 0
    for token in re.finditer(_TOKEN, text):
        if not re.compile(_TOGETHER).fullmatch(text, end, token.start()):
            yield from chain.taken()
        joined = re.compile(_JOINED).search(text, end, token.start()) is not None
        yield from chain.add(token, joined)
        end = token.end()
    yield from chain.taken()


class _Chain:
    """Days that stand together, so that a month or a year after the last of them holds for all."""

    def __init__(self) -> None:
        self._days: list[Told] = []
        self._weekday: int | None = None
        self._many = False

    def taken(self) -> Iterator[Told]:
        """The days so far that have a month; the chain begins anew."""
        yield from (one for one in self._days if one.month)
        self._days, self._weekday, self._many = [], None, False

    def add(self, token: re.Match[str], joined: bool) -> Iterator[Told]:
        """Take up one more word or number; what it ends is given back."""
        if token["weekday"]:
            if not joined:
                yield from self.taken()
            self._weekday = WEEKDAYS_DA.index(token["weekday"].casefold())
            self._many = bool(token["many"])
        elif token["whole"]:
            year, month, day = (int(token[name] or token[f"{name}2"]) for name in ("y", "m", "d"))
            self._append(day, month, year, token)
        elif token["day"]:
            before = token.string[max(0, token.start() - 20) : token.start()]
            if 1 <= int(token["day"]) <= 31 and not re.search(_NO_DAY, before):
                self._append(int(token["day"]), 0, None, token)
        elif token["month"]:
            month = MONTHS_DA.index(token["month"].casefold()) + 1
            self._fill("month", month, token.end())
        else:
            self._fill("year", int(token["year"]), token.end())

    def _append(self, day: int, month: int, year: int | None, token: re.Match[str]) -> None:
        self._days.append(Told(day, month, year, self._weekday, token.start(), token.end()))
        if not self._many:
            self._weekday = None

    def _fill(self, name: str, value: int, end: int) -> None:
        """Give a month or a year to every day of the chain that has none yet."""
        days = [one if getattr(one, name) else one._replace(**{name: value}) for one in self._days]
        if days:
            days[-1] = days[-1]._replace(end=end)
        self._days = days
