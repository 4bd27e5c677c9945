"""What was typed, as values: a partnership, a model, a day, a period, a choice."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from partnerskab.dates import get_today_in_denmark
from partnerskab.exceptions import AccessError, DataError, UsageError
from partnerskab.i18n import Text, join_with_or
from partnerskab.model.loader import Model, choose_default_model_id, load_model
from partnerskab.partnership import PartialPartnership, Partnership
from partnerskab.partnership.loader import NoPartnershipError, find_folder, load
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.values import read_day

_PERIOD = re.compile(r"([0-9]{1,3})\s*(d|u|w|m)?", re.IGNORECASE)
_DAYS = {"d": 1, "u": 7, "w": 7, "m": 30}


def read_partnership(folder: Path | None, templates: Path | None) -> PartialPartnership:
    """Return the partnership in a folder, or in the current one, or in its nearest parent."""
    try:
        if folder is not None and not folder.exists():
            message = Text(
                "den mappe findes ikke. Se efter, om navnet er stavet rigtigt.",
                "there is no such folder. See whether the name is spelt correctly.",
            )
            raise DataError(message)
        return load(find_folder(folder or Path()), templates)
    except OSError:
        message = Text(
            "mappen kan ikke læses. Se efter, om den er der endnu, og om du har adgang til den.",
            "the folder cannot be read. "
            "See whether it is still there and whether you have access to it.",
        )
        raise AccessError(message) from None


def read_whole_partnership(folder: Path | None, templates: Path | None) -> Partnership:
    """Return a partnership whose agreement, model and forms can all be used.

    Raises `DataError` with the findings otherwise.
    """
    partnership = read_partnership(folder, templates)
    forms = (form.file in partnership.documents for form in partnership.forms)
    if partnership.agreement is None or partnership.model is None or not all(forms):
        message = Text(
            "partnerskabet kan ikke læses, før fejlene herover er rettet.",
            "the partnership cannot be read until the errors above are mended.",
        )
        raise DataError(message, partnership.findings)
    return partnership.whole


def choose_model(folder: Path | None, model_id: str | None, templates: Path | None) -> Model:
    """Return the model named, else that of the partnership here, else the one to begin with."""
    if model_id is None:
        try:
            own = read_partnership(folder, templates).model
        except NoPartnershipError:
            if folder is not None:
                raise
            own = None
        if own is not None:
            return own
    return load_model(model_id or choose_default_model_id(templates), templates)


def read_today(text: str | None) -> date:
    """Return the day to count with: today in Denmark if none was typed."""
    return get_today_in_denmark() if text is None else parse_day(text)


def parse_day(text: str) -> date:
    """Return a day as it was typed. Raises `UsageError` with what to write instead."""
    try:
        return read_day(text)
    except PydanticCustomError as error:
        kind = DIAGNOSTIC_TYPES[error.type]
        hint = kind.hint.fill(**(error.context or {}))
        texts = zip(kind.message, hint, strict=True)
        raise UsageError(Text(*(f"{message} {hint}" for message, hint in texts))) from None


def parse_period(text: str) -> int:
    """Return the days of `30d`, `4u` (weeks) or `2m` (months); a bare number is days."""
    match = _PERIOD.fullmatch(text.strip())
    if not match:
        message = Text(
            "skriv perioden efter --within som 30d (dage), 4u (uger) eller 2m (måneder).",
            "write the period after --within as 30d (days), 4w (weeks) or 2m (months).",
        )
        raise UsageError(message)
    return int(match[1]) * _DAYS[(match[2] or "d").lower()]


def check_choice(option: str, value: str, choices: Sequence[str]) -> None:
    """Raise `UsageError` if the value of an option is not one of its choices."""
    if value not in choices:
        listed = join_with_or(Text(choice, choice) for choice in choices)
        text = Text("efter {option} skal stå {listed}.", "after {option} write {listed}.")
        raise UsageError(text.fill(option=option, listed=listed))
