"""Digest: a short fingerprint of what a partnership says, the same however its files are laid out."""

import hashlib
import json
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Any

from partnerskab.partnership import PartialPartnership
from partnerskab.schema.record import Record

PREFIX = "v1:"
SHOWN_DIGITS = 12
NOT_MATERIAL = {"signature", "accepted"}


def digest(partnership: PartialPartnership) -> str:
    """`v1:` and twelve hexadecimal digits of sha256 over the names and values of agreement and forms."""
    text = json.dumps(
        content(partnership), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()[:SHOWN_DIGITS]


def content(partnership: PartialPartnership) -> dict[str, Any]:
    """What is digested: everything but signatures, accepted gaps and people under pseudonyms, empty fields left out."""
    agreement = _record(partnership.agreement) if partnership.agreement else {}
    forms: dict[str, Any] = {}
    private = {form.id for form in partnership.pseudonymous}
    for form in partnership.forms:
        if form.id in private:
            continue
        answers = {}
        for one in form.answers:
            answer = {**_record(one.answer), "points": canonical(one.points)}
            if written := {
                name: value for name, value in answer.items() if value not in ({}, None)
            }:
                answers[one.name] = written
        forms[form.id] = {"answers": answers, "sessions": canonical(form.sessions)}
    material = {name: value for name, value in agreement.items() if name not in NOT_MATERIAL}
    return {"agreement": material, "forms": forms}


def canonical(value: Any) -> Any:
    """A value in the one way it is digested: ISO days, two decimals, NFC text, no empty fields."""
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, dict):
        pairs = {canonical(name): canonical(one) for name, one in value.items()}
        return {name: one for name, one in pairs.items() if one not in (None, "", {}, [])}
    if isinstance(value, tuple | list):
        return [canonical(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _record(record: Record) -> dict[str, Any]:
    fields: dict[str, Any] = canonical(
        {name: getattr(record, name) for name in type(record).model_fields}
    )
    return fields
