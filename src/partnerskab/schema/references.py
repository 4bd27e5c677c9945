"""Find the ids in a record that point to something else, and what each field holds."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from partnerskab.schema.record import Record, field_parts, nested_record
from partnerskab.schema.values import ReadWith, RefersTo
from partnerskab.yamltext import FieldPath


class Reference(NamedTuple):
    """An id at a place of a file, and the kind of thing it points to."""

    path: FieldPath
    to: str
    id: str


def find_references(record: Record, base: FieldPath = ()) -> Iterator[Reference]:
    """Yield every reference in a record and in the records within it."""
    for name, to in _referring_fields(type(record)):
        value = getattr(record, name)
        if value is None:
            continue
        path = (*base, name)
        if isinstance(value, str):
            yield Reference(path, to or "", value)
        elif isinstance(value, Record):
            yield from find_references(value, path)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Record):
                    yield from find_references(item, (*path, place))
                elif to:
                    yield Reference((*path, place), to, item)


@cache
def _referring_fields(schema: type[Record]) -> tuple[tuple[str, str | None], ...]:
    """Return the fields that hold references or records, with what a reference points to."""
    fields: list[tuple[str, str | None]] = []
    for name, field in schema.model_fields.items():
        to = next((part.to for part in field_parts(field) if isinstance(part, RefersTo)), None)
        if to is not None or nested_record(field) is not None:
            fields.append((name, to))
    return tuple(fields)


_KINDS = {
    "date": "date",
    "money": "money",
    "number": "number",
    "plain_yes_no": "yes_no",
    "days": "dates",
}
"""The kind of form answer that corresponds to each type of value."""


def value_kind(schema: type[Record], path: tuple[str, ...]) -> str | None:
    """Return the kind of value at a path of a schema: date, money, people …; None for text."""
    field = None
    for step in path:
        field = schema.model_fields.get(step)
        if field is None:
            return None
        schema = nested_record(field) or schema
    parts = field_parts(field) if field else ()
    name = next((part.json_name for part in parts if isinstance(part, ReadWith)), "text")
    if RefersTo("person") in parts:
        return "people" if name == "lines" else "person"
    return _KINDS.get(name)
