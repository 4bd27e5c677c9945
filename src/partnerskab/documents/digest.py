"""The digest of a partnership: a short fingerprint that no change of layout changes."""

import hashlib
import json
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Any

from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.form import Form
from partnerskab.schema.record import Record

PREFIX = "v1:"
SHOWN_DIGITS = 12
NOT_MATERIAL = {"signature", "accepted"}


def compute_digest(partnership: PartialPartnership) -> str:
    """Return `v1:` and twelve hexadecimal digits of sha256 over the names and values."""
    text = json.dumps(
        collect_content(partnership), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()[:SHOWN_DIGITS]


def collect_content(partnership: PartialPartnership) -> dict[str, Any]:
    """Return the agreement and the forms that the digest covers, without empty fields.

    Left out are signatures, accepted gaps and the forms of people under pseudonyms.
    """
    agreement = _normalise_record(partnership.agreement) if partnership.agreement else {}
    material = {name: value for name, value in agreement.items() if name not in NOT_MATERIAL}
    forms = {form.id: _collect_form(form) for form in partnership.public_forms}
    return {"agreement": material, "forms": forms}


def _collect_form(form: Form) -> dict[str, Any]:
    answers = {}
    for answered in form.answers:
        fields = _normalise_record(answered.answer) | {"points": normalise(answered.points)}
        if written := {name: value for name, value in fields.items() if value not in ({}, None)}:
            answers[answered.name] = written
    return {"answers": answers, "sessions": normalise(form.sessions)}


def normalise(value: Any) -> Any:
    """Return a value in its one digested form: ISO days, two decimals, NFC, no empty fields."""
    if isinstance(value, Record):
        return _normalise_record(value)
    if isinstance(value, dict):
        pairs = {normalise(key): normalise(item) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item not in (None, "", {}, [])}
    if isinstance(value, tuple | list):
        return [normalise(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _normalise_record(record: Record) -> dict[str, Any]:
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    normalised: dict[str, Any] = normalise(fields)
    return normalised
