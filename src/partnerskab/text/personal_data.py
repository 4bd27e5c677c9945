"""Personal data in free text: found with its place, never repeated."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from partnerskab.diagnostics import Span
from partnerskab.text.diagnoses import find_diagnoses
from partnerskab.text.names import find_full_names
from partnerskab.text.patterns import blank, compile_once
from partnerskab.text.positions import LineIndex

_DASH = "[-_\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]"
_SPACE = "[ \t\u00a0\u2000-\u200b\u202f\u2060\ufeff]"
# Two digits three times and four more, never part of a longer number. The digits stand before the
# look-behind, since a search that begins with a set of characters is several times faster.
_CPR = re.compile(
    rf"([0-9][0-9])(?<![0-9]..)(?P<inner>[. ]?)([0-9][0-9])(?P=inner)([0-9][0-9])"
    rf"(?P<gap>{_SPACE}{{0,2}}{_DASH}{_SPACE}{{0,2}}|\.|{_SPACE}{{1,2}}|)([0-9]{{4}})(?![0-9])"
)
_MONEY_AFTER = r"[ \u00a0]?(?:kr\b|kroner\b|DKK\b|,-)"
_TIME_AFTER = r"[-\u2013.:]\d"
# Ten digits that the text itself calls something else, or that continue another number.
_OTHER_NUMBER = (
    r"(?:\b(?:p-?(?:nr|nummer)|pnr|konto\w*|reg\w*|ordre\w*|faktura\w*|isbn)[.:]?[ \u00a0]*"
    r"(?:\d{4}[ -]?)?|\+\d{1,3}[ -]?|\d[./-])$"
)
# Digests and UUIDs are full of digits that mean nothing.
_DIGEST_OR_UUID = (
    r"(?<![^\W_])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?=[0-9]*[a-f])[0-9a-f]{16,})(?![^\W_])"
)
_CHECK_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,62}\w")
_PHONE = re.compile(
    r"(?<![\w.,-])(?<!\d )(?:\(?\+45\)?[ -]?|0045 ?)?"
    r"(?:(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)\d\d(?P<gap>[ .-]?)\d\d(?P=gap)\d\d(?P=gap)\d\d"
    r"|(?!(?:19|20)\d\d (?:19|20)\d\d)\d{4} \d{4})(?![\w-]|[ .,]\d)"
    r"|(?<![\w.,+])\+(?!45)[1-9]\d{0,2}(?:[ -]?\d){6,12}(?!\d)"
)

_PSEUDONYM = re.compile(
    r"(?:[a-z]{1,2}|fam|familie|family|deltager|participant|par|hold|gruppe|group|kode|code)?"
    r"-?\d{0,4}[a-z]?|(?:familie|family|fam|deltager|participant)-[a-z]{1,2}"
)


class Discovery(NamedTuple):
    """Personal data found in a text: its place, its type, and a form of it that may be shown."""

    span: Span
    category: Literal["cpr", "cpr_maybe", "email", "phone", "name", "diagnosis"]
    masked: str


def _with_plain_digits(text: str) -> str:
    """Return a text with the decimal digits of every script as 0-9, at the same offsets."""
    other_digits = [sign for sign in set(text) if sign.isdecimal() and not sign.isascii()]
    if not other_digits:
        return text
    return text.translate({ord(sign): str(int(sign)) for sign in other_digits})


def find_cpr_numbers(text: str) -> Iterator[Discovery]:
    """Yield the CPR numbers in a text: certain if written with a gap or if the check digit fits.

    The check digit alone does not decide, since numbers without one are issued since 2007.
    """
    plain = _with_plain_digits(text)
    if not _CPR.search(plain):
        return
    plain = compile_once(_DIGEST_OR_UUID).sub(blank, plain)
    lines = LineIndex(text)
    for match in _CPR.finditer(plain):
        day, _, month, year, gap, serial = match.groups()
        if not _is_birth_date(int(day), int(month), int(year)) or _is_other_number(match, plain):
            continue
        certain = bool(gap) or _has_valid_check_digit(day + month + year + serial)
        yield Discovery(lines.span(*match.span()), "cpr" if certain else "cpr_maybe", "[CPR]")


def find_identifying_data(text: str, known: Iterable[str] = ()) -> Iterator[Discovery]:
    """Yield what may identify a family or concern its health.

    These are e-mail addresses, phone numbers, diagnoses and full names. The `known` names, which
    stand in the agreement anyway, are skipped.
    """
    plain = blank_out_names(text, known)
    lines = LineIndex(text)
    for match in _EMAIL.finditer(plain):
        yield Discovery(lines.span(*match.span()), "email", "…")
    for match in _PHONE.finditer(plain):
        yield Discovery(lines.span(*match.span()), "phone", "…")
    for start, end in find_diagnoses(plain):
        yield Discovery(lines.span(start, end), "diagnosis", "…")
    for start, end in find_full_names(plain):
        yield Discovery(lines.span(start, end), "name", "…")


def blank_out_names(text: str, known: Iterable[str]) -> str:
    """Return the text with the known names blanked out, so that all offsets stay the same."""
    names = sorted(
        {re.escape(name.strip()) for name in known if name.strip()}, key=len, reverse=True
    )
    if not names:
        return text
    pattern = rf"(?<!\w)(?:{'|'.join(names)})(?:['’]?s)?(?!\w)"
    return re.sub(pattern, blank, text, flags=re.IGNORECASE)


def is_pseudonym(identifier: str) -> bool:
    """Whether an id identifies nobody: a letter or a word such as »familie«, and a number."""
    return _PSEUDONYM.fullmatch(identifier.casefold()) is not None


def _is_other_number(match: re.Match[str], text: str) -> bool:
    """Whether ten digits are an amount, a date with a time, or a number of another type."""
    gap, end = match["gap"], match.end()
    if match["inner"]:
        return re.fullmatch(_DASH, gap) is None
    if re.search(_DASH, gap):
        return False
    if compile_once(_MONEY_AFTER).match(text, end):
        return True
    if gap:
        return compile_once(_TIME_AFTER).match(text, end) is not None
    before = compile_once(_OTHER_NUMBER).search(text, max(0, match.start() - 24), match.start())
    return before is not None


def _is_birth_date(day: int, month: int, year: int) -> bool:
    if 61 <= day <= 91:
        day -= 60  # a replacement number
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _has_valid_check_digit(number: str) -> bool:
    return sum(int(n) * weight for n, weight in zip(number, _CHECK_WEIGHTS, strict=True)) % 11 == 0
