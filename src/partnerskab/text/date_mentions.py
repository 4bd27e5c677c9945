"""The dates that a Danish text mentions, with the weekday it gives for them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from partnerskab.i18n import MONTHS_DA, WEEKDAYS_DA

_TOKEN = (
    rf"(?i)\b(?P<weekday>{'|'.join(WEEKDAYS_DA)})(?P<plural>ene|e)?(?:en|s)?\b"
    r"|(?<![\d.:/-])(?P<whole>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}))(?!\d)"
    r"|(?<![\d.:])(?P<day>\d{1,2})\.(?!\d)"
    rf"|\b(?P<month>{'|'.join(MONTHS_DA)})\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b"
)
_SAME_GROUP = r"(?i)[\s,/–-]*(?:(?:og|samt|eller|til|den|d\.)[\s,/–-]*)*"
_CONJUNCTION = r"(?i)[,/–-]|\b(?:og|samt|eller|til)\b"
_NOT_A_DAY = r"(?i)\b(?:kl|uge|nr|side)\.?[\s\d.:]*[–-]?\s*$"


class DateMention(NamedTuple):
    """A date as a text gives it, with its offsets.

    The weekday (0 is Monday) and the year are None if the text does not give them.
    """

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int

    def is_on(self, other: date) -> bool:
        """Whether this may be the other date: the text may leave out the year."""
        same_day = (self.day, self.month) == (other.day, other.month)
        return same_day and self.year in (None, other.year)

    def date(self) -> date | None:
        """Return the date, or None without a year or for a day that does not exist."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def find_date_mentions(text: str) -> Iterator[DateMention]:
    """Yield the dates that a text mentions, in order.

    Examples: »lørdag den 6. marts 2027«, »onsdagene 7. og 28. april«, 2027-03-06, 6.3.2027.
    """
    group = _Group()
    end = 0
    for token in re.finditer(_TOKEN, text):
        if not re.compile(_SAME_GROUP).fullmatch(text, end, token.start()):
            yield from group.flush()
        joined = re.compile(_CONJUNCTION).search(text, end, token.start()) is not None
        yield from group.add(token, joined)
        end = token.end()
    yield from group.flush()


class _Group:
    """Days that stand together: a month or a year after the last of them holds for all."""

    def __init__(self) -> None:
        self._mentions: list[DateMention] = []
        self._weekday: int | None = None
        self._is_weekday_shared = False

    def flush(self) -> Iterator[DateMention]:
        """Yield the dates so far that have a month, and start a new group."""
        yield from (mention for mention in self._mentions if mention.month)
        self._mentions, self._weekday, self._is_weekday_shared = [], None, False

    def add(self, token: re.Match[str], joined: bool) -> Iterator[DateMention]:
        """Add a word or number; yield the dates of the group that it ends, if any."""
        if token["weekday"]:
            if not joined:
                yield from self.flush()
            self._weekday = WEEKDAYS_DA.index(token["weekday"].casefold())
            self._is_weekday_shared = bool(token["plural"])
        elif token["whole"]:
            year, month, day = (int(token[name] or token[f"{name}2"]) for name in ("y", "m", "d"))
            self._append(day, month, year, token)
        elif token["day"]:
            before = token.string[max(0, token.start() - 20) : token.start()]
            if 1 <= int(token["day"]) <= 31 and not re.search(_NOT_A_DAY, before):
                self._append(int(token["day"]), 0, None, token)
        elif token["month"]:
            month = MONTHS_DA.index(token["month"].casefold()) + 1
            self._fill("month", month, token.end())
        else:
            self._fill("year", int(token["year"]), token.end())

    def _append(self, day: int, month: int, year: int | None, token: re.Match[str]) -> None:
        self._mentions.append(
            DateMention(day, month, year, self._weekday, token.start(), token.end())
        )
        if not self._is_weekday_shared:
            self._weekday = None

    def _fill(self, field: str, value: int, end: int) -> None:
        """Set the month or the year of every date of the group that has none yet."""
        mentions = [
            mention if getattr(mention, field) else mention._replace(**{field: value})
            for mention in self._mentions
        ]
        if mentions:
            mentions[-1] = mentions[-1]._replace(end=end)
        self._mentions = mentions
