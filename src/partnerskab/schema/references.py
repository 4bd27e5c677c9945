"""References: every id in a record that points to something else, with its place."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from partnerskab.schema import values
from partnerskab.schema.record import Reads, Record, fields_of
from partnerskab.schema.values import Refers
from partnerskab.yamltext import FieldPath


class Reference(NamedTuple):
    """An id at a place of a file, and what sort of thing it points to."""

    path: FieldPath
    to: str
    id: str


def references(record: Record, base: FieldPath = ()) -> Iterator[Reference]:
    """Every reference in a record and in the records within it."""
    schema: Any = type(record)
    for name, to in _plan(schema):
        value = getattr(record, name)
        if value is None:
            continue
        path = (*base, name)
        if isinstance(value, str):
            yield Reference(path, to or "", value)
        elif isinstance(value, Record):
            yield from references(value, path)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Record):
                    yield from references(item, (*path, place))
                elif to:
                    yield Reference((*path, place), to, item)


@cache
def _plan(schema: Any) -> tuple[tuple[str, str | None], ...]:
    """The fields of a schema that hold references or records, with what a reference points to."""
    plan: list[tuple[str, str | None]] = []
    for name, field in fields_of(schema).items():
        to = next((part.to for part in field.parts if isinstance(part, Refers)), None)
        if to is not None or field.record is not None:
            plan.append((name, to))
    return tuple(plan)


_SORTS: dict[object, str] = {
    values.read_day: "date",
    values.read_money: "money",
    values.read_number: "number",
    values.read_plain_yes_no: "yes_no",
    values.read_list_of_days: "dates",
}


def sort_of(schema: type[Record], path: tuple[str, ...]) -> str | None:
    """What sort of value stands at a path of a schema, where it is more than a text: date, money, people …"""
    field = None
    for step in path:
        field = fields_of(schema).get(step)
        if field is None:
            return None
        schema = field.record or schema
    parts = field.parts if field else ()
    if any(part == Refers("person") for part in parts):
        return "people" if values.read_lines in _validators(parts) else "person"
    return next((_SORTS[one] for one in _validators(parts) if one in _SORTS), None)


def _validators(parts: Iterable[Any]) -> list[object]:
    return [part.reader for part in parts if isinstance(part, Reads)]
