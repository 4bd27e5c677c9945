"""Read each type of value the Danish way, and refuse what could be misread."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DATE = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_CLOCK = re.compile(r"(?:kl\. ?)?([0-9]{1,2})[.:]([0-9]{2})")
_MONEY = re.compile(
    r"(?:kr\.? ?)?([0-9]{1,9}|[0-9]{1,3}(?:[. \u00a0][0-9]{3}){1,3})(?:,([0-9]{2}|-))?(?:[ \u00a0]?(?:kr\.?|kroner|DKK))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_CVR, _EAN = re.compile(r"[1-9][0-9]{7}"), re.compile(r"[0-9]{13}")
_WINDOWS_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_YES, _NO = {"ja", "yes"}, {"nej", "no"}
FIRST_YEAR, LAST_YEAR = 1990, 2100

T = TypeVar("T")


class RefersTo(NamedTuple):
    """Annotates a field that holds the id of something else: a person, a partner, a session …"""

    to: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say in JSON Schema what the id refers to."""
        return handler(core_schema) | {"refersTo": self.to}


class ReadWith(NamedTuple):
    """Annotates a field with the function that reads it and the name of its JSON Schema, if any.

    Pydantic's PlainValidator plans the type of the field as well, which nothing here needs.
    """

    reader: Callable[[Any], object]
    json_name: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: object) -> CoreSchema:
        """Leave the whole field to the reader."""
        return core_schema.no_info_plain_validator_function(self.reader)

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe what the reader accepts."""
        from partnerskab.schema.json_values import VALUE_SCHEMAS

        return dict(VALUE_SCHEMAS[self.json_name])


def _error(kind: str, **context: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{kind}", {"kind": kind, **context})


def _require_text(value: object) -> str:
    if not isinstance(value, str):
        raise _error("not_text")
    return value.strip()


def read_day(value: object) -> date:
    """Return a date from `2027-03-01` or `1.3.2027`."""
    if isinstance(value, date):
        return value
    text = _require_text(value)
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DANISH_DATE.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        raise _error("date_format")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _error("date_year")
    try:
        return date(year, month, day)
    except ValueError:
        raise _error("invalid_date", suggestion=_last_real_day(year, month)) from None


def _last_real_day(year: int, month: int) -> str:
    from calendar import monthrange

    month = min(max(month, 1), 12)
    return date(year, month, monthrange(year, month)[1]).isoformat()


def read_clock(value: object) -> time:
    """Return a time of day from `17:30` or `17.30`."""
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(_require_text(value))
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise _error("invalid_time")
    return time(int(match[1]), int(match[2]))


def read_money(value: object) -> Decimal:
    """Return kroner from `25000`, `25.000`, `25.000,50` or `25.000 kr.`; refuse the ambiguous."""
    if isinstance(value, Decimal):
        return value
    match = _MONEY.fullmatch(_require_text(value))
    if not match:
        raise _error("ambiguous_money")
    whole = re.sub(r"[. \u00a0]", "", match[1])
    return Decimal(f"{whole}.{(match[2] or '00').replace('-', '00')}")


def read_number(value: object) -> int:
    """Return a whole number, written with or without points between thousands."""
    if isinstance(value, int):
        return value
    text = _require_text(value)
    if not _NUMBER.fullmatch(text):
        raise _error("not_a_number")
    return int(text.replace(".", ""))


def read_yes_no(value: object) -> bool:
    """Return True for `ja` or `yes`, False for `nej` or `no`, whatever is written after it."""
    if isinstance(value, bool):
        return value
    first = re.split(r"[,.;: ]", _require_text(value), maxsplit=1)[0].casefold()
    if first in _YES:
        return True
    if first in _NO:
        return False
    raise _error("not_yes_or_no")


def read_plain_yes_no(value: object) -> bool:
    """Return True for `ja` or `yes`, False for `nej` or `no`, with nothing after it."""
    if isinstance(value, str) and value.strip().casefold() not in _YES | _NO:
        raise _error("not_yes_or_no")
    return read_yes_no(value)


def read_id(value: object) -> str:
    """Return an id: small letters, digits and hyphens, a letter first, no Windows device."""
    text = _require_text(value)
    if not _ID.fullmatch(text) or _WINDOWS_DEVICES.fullmatch(text):
        raise _error("invalid_id")
    return text


def read_text(value: object) -> str:
    """Return a text as it was written."""
    if not isinstance(value, str):
        raise _error("not_text")
    return value


def read_lines(value: object) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise _error("not_a_list")
    return tuple(read_text(item) for item in value if item is not None)


def read_days(value: object) -> tuple[date, ...]:
    """Return a list of dates; one day alone is a list of one."""
    if isinstance(value, str):
        return tuple(read_day(part) for part in re.split(r"[,;] *", value.strip()))
    if not isinstance(value, list | tuple):
        raise _error("not_a_list")
    return tuple(read_day(item) for item in value if item is not None)


def read_list_of_days(value: object) -> tuple[date, ...]:
    """Return a list of dates that may be left empty."""
    return () if value is None else read_days(value)


def read_format(value: object) -> int:
    """Return the format of the files; there is one so far."""
    if _require_text(value) != "1":
        raise _error("unknown_format")
    return 1


def read_cvr(value: object) -> str:
    """Return a CVR number: eight digits, the first not 0, whose weighted sum 11 divides.

    Our own sum, here and for EAN, since importing `stdnum` (with ssl and pydoc) costs a twentieth of a
    whole run; a test holds both to that package.
    """
    text = _require_text(value).replace(" ", "")
    digits = re.sub("[-.,/:]|^DK", "", text.upper())
    if not _CVR.fullmatch(digits) or _weighted_sum(digits, (2, 7, 6, 5, 4, 3, 2, 1)) % 11:
        raise _error("invalid_cvr")
    return text


def read_ean(value: object) -> str:
    """Return an EAN/GLN number: thirteen digits, the last a check digit."""
    text = _require_text(value).replace(" ", "")
    if not _EAN.fullmatch(text) or _weighted_sum(text, (1, 3) * 6 + (1,)) % 10:
        raise _error("invalid_ean")
    return text


def _weighted_sum(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def read_email(value: object) -> str:
    """Return an e-mail address, of which only the shape is checked."""
    text = _require_text(value)
    if len(text) > 254 or not re.fullmatch(
        r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,189}\.[^@\s.<>\"]{2,63}", text
    ):
        raise _error("invalid_email")
    return text


def _none_as_empty(value: Any) -> Any:
    return {} if value is None else value


def _none_as_no_items(value: Any) -> Any:
    return () if value is None else value


DanishDate = Annotated[date, ReadWith(read_day, "date")]
ClockTime = Annotated[time, ReadWith(read_clock, "time")]
Kroner = Annotated[Decimal, ReadWith(read_money, "money")]
WholeNumber = Annotated[int, ReadWith(read_number, "number")]
YesNo = Annotated[bool, ReadWith(read_plain_yes_no, "plain_yes_no")]
FileFormat = Annotated[int, ReadWith(read_format, "format")]
CvrNumber = Annotated[str, ReadWith(read_cvr, "cvr")]
EanNumber = Annotated[str, ReadWith(read_ean, "ean")]
EmailAddress = Annotated[str, ReadWith(read_email, "email")]
RecordId = Annotated[str, ReadWith(read_id, "id")]
TextList = Annotated[tuple[str, ...], ReadWith(read_lines, "lines")]
DateList = Annotated[tuple[date, ...], ReadWith(read_list_of_days, "days")]

Group = Annotated[T, BeforeValidator(_none_as_empty)]
"""A group of fields that may be left empty."""
ListOf = Annotated[tuple[T, ...], BeforeValidator(_none_as_no_items)]
"""A list that may be left empty."""

PersonId = Annotated[str, RefersTo("person")]
PartnerId = Annotated[str, RefersTo("partner")]
SessionId = Annotated[str, RefersTo("session")]
RoleId = Annotated[str, RefersTo("role")]
DeciderId = Annotated[str, RefersTo("decider")]
PersonIds = Annotated[TextList, RefersTo("person")]
ClauseIds = Annotated[TextList, RefersTo("clause")]

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
"""How the typed answers of a form are read; every other answer is text or a list of texts."""


def read_answer(value: object) -> str | tuple[str, ...]:
    """Return an answer in words: one text or a list of texts."""
    return read_text(value) if isinstance(value, str) else read_lines(value)
