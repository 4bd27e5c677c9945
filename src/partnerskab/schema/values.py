"""Values: how each sort of field is read the Danish way, and refused where it could be misread."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from partnerskab.schema.record import Reads

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_CLOCK = re.compile(r"(?:kl\. ?)?([0-9]{1,2})[.:]([0-9]{2})")
_MONEY = re.compile(
    r"(?:kr\.? ?)?([0-9]{1,9}|[0-9]{1,3}(?:[. \u00a0][0-9]{3}){1,3})(?:,([0-9]{2}|-))?(?:[ \u00a0]?(?:kr\.?|kroner|DKK))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_CVR, _EAN = re.compile(r"[1-9][0-9]{7}"), re.compile(r"[0-9]{13}")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_YES, _NO = {"ja", "yes"}, {"nej", "no"}
FIRST_YEAR, LAST_YEAR = 1990, 2100

T = TypeVar("T")


class Refers(NamedTuple):
    """Marks a field that holds the id of something else: a person, a partner, a session …"""

    to: str


def _fail(kind: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{kind}", {"kind": kind, **context})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _fail("not_text")
    return value.strip()


def read_day(value: object) -> date:
    """A real day from `2027-03-01` or `1.3.2027`."""
    if isinstance(value, date):
        return value
    text = _text(value)
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DANISH_DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        raise _fail("date_format")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _fail("date_year")
    try:
        return date(year, month, day)
    except ValueError:
        raise _fail("invalid_date", suggestion=_last_real_day(year, month)) from None


def _last_real_day(year: int, month: int) -> str:
    from calendar import monthrange

    month = min(max(month, 1), 12)
    return date(year, month, monthrange(year, month)[1]).isoformat()


def read_clock(value: object) -> time:
    """A time of day from `17:30` or `17.30`."""
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(_text(value))
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise _fail("invalid_time")
    return time(int(match[1]), int(match[2]))


def read_money(value: object) -> Decimal:
    """Kroner from `25000`, `25.000`, `25.000,50` or `25.000 kr.`; anything that can be read two ways is refused."""
    if isinstance(value, Decimal):
        return value
    match = _MONEY.fullmatch(_text(value))
    if not match:
        raise _fail("ambiguous_money")
    whole = re.sub(r"[. \u00a0]", "", match[1])
    return Decimal(f"{whole}.{(match[2] or '00').replace('-', '00')}")


def read_number(value: object) -> int:
    """A whole number, with or without points between thousands."""
    if isinstance(value, int):
        return value
    text = _text(value)
    if not _NUMBER.fullmatch(text):
        raise _fail("not_a_number")
    return int(text.replace(".", ""))


def read_yes_no(value: object) -> bool:
    """True for `ja`, False for `nej` (also `yes`, `no`), alone or before a comma or a full stop."""
    if isinstance(value, bool):
        return value
    first = re.split(r"[,.;: ]", _text(value), maxsplit=1)[0].casefold()
    if first in _YES:
        return True
    if first in _NO:
        return False
    raise _fail("not_yes_or_no")


def read_plain_yes_no(value: object) -> bool:
    """True for `ja`, False for `nej`, standing alone."""
    if isinstance(value, str) and value.strip().casefold() not in _YES | _NO:
        raise _fail("not_yes_or_no")
    return read_yes_no(value)


def read_id(value: object) -> str:
    """An id: small letters, digits and hyphens, a letter first, no name that Windows keeps for itself."""
    text = _text(value)
    if not _ID.fullmatch(text) or _DEVICES.fullmatch(text):
        raise _fail("invalid_id")
    return text


def read_text(value: object) -> str:
    """A text as it was written."""
    if not isinstance(value, str):
        raise _fail("not_text")
    return value


def read_lines(value: object) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise _fail("not_a_list")
    return tuple(read_text(item) for item in value if item is not None)


def read_days(value: object) -> tuple[date, ...]:
    """A list of days; one day alone is a list of one."""
    if isinstance(value, str):
        return tuple(read_day(part) for part in re.split(r"[,;] *", value.strip()))
    if not isinstance(value, list | tuple):
        raise _fail("not_a_list")
    return tuple(read_day(item) for item in value if item is not None)


def read_list_of_days(value: object) -> tuple[date, ...]:
    """A list of days that may stand empty."""
    return () if value is None else read_days(value)


def read_format(value: object) -> int:
    """The format of the files: there is one so far."""
    if _text(value) != "1":
        raise _fail("unknown_format")
    return 1


def read_cvr(value: object) -> str:
    """A Danish company number: eight digits, the first no zero, weighted to a multiple of eleven.

    Our own sum, here and for EAN, since importing `stdnum` (with ssl and pydoc) costs a twentieth of a
    whole run; a test holds both to that package.
    """
    text = _text(value).replace(" ", "")
    digits = re.sub("[-.,/:]|^DK", "", text.upper())
    if not _CVR.fullmatch(digits) or _weighted(digits, (2, 7, 6, 5, 4, 3, 2, 1)) % 11:
        raise _fail("invalid_cvr")
    return text


def read_ean(value: object) -> str:
    """An EAN/GLN number for electronic invoices: thirteen digits with a check digit."""
    text = _text(value).replace(" ", "")
    if not _EAN.fullmatch(text) or _weighted(text, (1, 3) * 6 + (1,)) % 10:
        raise _fail("invalid_ean")
    return text


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def read_email(value: object) -> str:
    """An e-mail address, checked for its shape only."""
    text = _text(value)
    if len(text) > 254 or not re.fullmatch(
        r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,189}\.[^@\s.<>\"]{2,63}", text
    ):
        raise _fail("invalid_email")
    return text


def _none_as_empty(value: Any) -> Any:
    return {} if value is None else value


def _none_as_no_rows(value: Any) -> Any:
    return () if value is None else value


PlainText = Annotated[str | None, Reads(read_text)]
Day = Annotated[date | None, Reads(read_day)]
Clock = Annotated[time | None, Reads(read_clock)]
Money = Annotated[Decimal | None, Reads(read_money)]
Number = Annotated[int | None, Reads(read_number)]
YesNo = Annotated[bool | None, Reads(read_plain_yes_no)]
Format = Annotated[int | None, Reads(read_format)]
Cvr = Annotated[str | None, Reads(read_cvr)]
Ean = Annotated[str | None, Reads(read_ean)]
Email = Annotated[str | None, Reads(read_email)]
Id = Annotated[str, Reads(read_id, may_be_empty=False)]
Lines = Annotated[tuple[str, ...], Reads(read_lines, may_be_empty=False)]
Days = Annotated[tuple[date, ...], Reads(read_list_of_days, may_be_empty=False)]

Part = Annotated[T, BeforeValidator(_none_as_empty)]
"""A group of fields that may stand empty."""
Rows = Annotated[tuple[T, ...], BeforeValidator(_none_as_no_rows)]
"""A list of records that may stand empty."""

Person = Annotated[PlainText, Refers("person")]
Partner = Annotated[PlainText, Refers("partner")]
SessionId = Annotated[PlainText, Refers("session")]
RoleId = Annotated[PlainText, Refers("role")]
Decider = Annotated[PlainText, Refers("decider")]
Persons = Annotated[Lines, Refers("person")]
Clauses = Annotated[Lines, Refers("clause")]

READERS: dict[str, Callable[[object], object]] = {
    "date": read_day,
    "dates": read_days,
    "money": read_money,
    "number": read_number,
    "yes_no": read_yes_no,
    "person": read_lines,
    "people": read_lines,
    "id": read_id,
    "link": read_lines,
    "partner": read_text,
}
"""How the typed answers of a form are read; every other sort of answer is text or a list of texts."""


def read_answer(value: object) -> str | tuple[str, ...]:
    """An answer in words: one text or a list of texts."""
    return read_text(value) if isinstance(value, str) else read_lines(value)
