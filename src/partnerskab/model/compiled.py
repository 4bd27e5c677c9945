"""Compiled files: what the files of a model say, checked when the program is built and kept beside it as JSON.

Reading a model's YAML with every place in it takes longer than the rest of a check. What is kept is found by what
the file holds, so a file that was edited, or a model of one's own, is read as it stands; nothing is kept at run time.
"""

import json
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from partnerskab.files import replace
from partnerskab.i18n import Text
from partnerskab.model import definition
from partnerskab.schema.record import Record, trusted

FOLDER = Path(__file__).parents[1] / "_compiled"
TYPE = "="  # tells a record from a mapping

# What decides what a record looks like: where one of these is edited, nothing that was kept is used.
_SOURCES = (
    "model/compiled.py",
    "i18n.py",
    "model/definition.py",
    "schema/record.py",
    "schema/values.py",
)

D = TypeVar("D", bound=Record)


def find(data: bytes, schema: type[D]) -> D | None:
    """The record that a file of these bytes holds, or None where it was not kept or cannot be read."""
    try:
        record = json.loads(_place(data).read_bytes(), object_hook=_decoded)
    except (OSError, ValueError, LookupError, AttributeError):
        return None
    return record if isinstance(record, schema) else None


def keep(data: bytes, record: Record) -> Path:
    """Keep what a file of these bytes holds; returns where. ValueError where a key would be taken for `TYPE`."""
    place = _place(data)
    text = json.dumps(_encoded(record), ensure_ascii=False, separators=(",", ":")).encode()
    if not place.exists() or place.read_bytes() != text:
        place.parent.mkdir(exist_ok=True)
        replace(place, text)
    return place


def _place(data: bytes) -> Path:
    key = _schema_key().copy()
    key.update(data)
    return FOLDER / f"{key.hexdigest()}.json"


@cache
def _schema_key() -> blake2b:
    key = blake2b(digest_size=16)
    for name in _SOURCES:
        key.update((Path(__file__).parents[1] / name).read_bytes())
    return key


def _encoded(value: object) -> Any:
    if isinstance(value, Record):
        return {
            TYPE: type(value).__name__,
            **{name: _encoded(one) for name, one in vars(value).items()},
        }
    if isinstance(value, Text):
        return {TYPE: "Text", **value._asdict()}
    if isinstance(value, date):
        return {TYPE: "date", "iso": value.isoformat()}
    if isinstance(value, dict):
        if TYPE in value:
            raise ValueError(TYPE)
        return {key: _encoded(one) for key, one in value.items()}
    return [_encoded(one) for one in value] if isinstance(value, tuple) else value


def _decoded(data: dict[str, Any]) -> Any:
    kind = data.pop(TYPE, None)
    if kind == "Text":
        return Text(data["da"], data["en"])
    if kind == "date":
        return date.fromisoformat(data["iso"])
    for name, value in data.items():
        if type(value) is list:
            data[name] = tuple(value)
    return data if kind is None else trusted(getattr(definition, kind), data)
