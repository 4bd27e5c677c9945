"""Records: frozen values with named fields, read by pydantic and planned only when they are first read.

A pydantic model plans every field as soon as its class is made. The files of a model and of a partnership have
eighty sorts of record between them, and that alone took a tenth of a check; so a record says how it is read
(`__get_pydantic_core_schema__`) when pydantic asks.
"""

from collections.abc import Callable
from functools import cache
from inspect import get_annotations
from typing import (
    Any,
    ClassVar,
    NamedTuple,
    NoReturn,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
)

from pydantic import ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

NOTHING: dict[Any, Any] = {}
"""What a field of fields holds where nothing was written."""


class Key(NamedTuple):
    """Marks a field that has another name in the file, one that Python keeps for itself."""

    name: str


class Reads:
    """Marks a field that one reader reads whole, so that pydantic neither plans nor checks its type again."""

    def __init__(self, reader: Callable[[Any], object], *, may_be_empty: bool = True) -> None:
        self.reader = reader
        schema: CoreSchema = core_schema.no_info_plain_validator_function(reader)
        self.schema = core_schema.nullable_schema(schema) if may_be_empty else schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return self.schema


class Field(NamedTuple):
    """A field of a record: its key in the file, its type whole and without marks, the marks, and whether it must be there."""

    key: str
    whole: Any
    annotation: Any
    metadata: tuple[Any, ...]
    required: bool

    @property
    def parts(self) -> tuple[Any, ...]:
        """The marks and all that the type is made of, flat."""
        return (*self.metadata, *_parts(self.annotation))

    @property
    def record(self) -> "type[Record] | None":
        """The sort of record that the field holds, or holds several of."""
        return next(
            (one for one in self.parts if isinstance(one, type) and issubclass(one, Record)), None
        )


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """A frozen record that refuses keys it does not know and never shows its values.

    What was not written is not kept: it is looked up in the class, where the defaults stand.
    """

    def __init__(self, **values: Any) -> None:
        if unknown := values.keys() - fields_of(type(self)):
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(unknown))}")
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in fields_of(type(self)))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in fields_of(type(self))))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(vars(self))}>"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """How pydantic reads a mapping as this record."""
        planned = {
            name: core_schema.typed_dict_field(
                _read_by(field) or handler.generate_schema(field.whole),
                required=field.required,
                validation_alias=field.key,
            )
            for name, field in fields_of(cls).items()
        }
        mapping = core_schema.typed_dict_schema(planned, extra_behavior="forbid")

        def made(values: dict[str, Any]) -> Record:
            return trusted(cls, values)

        return core_schema.no_info_after_validator_function(made, mapping)


R = TypeVar("R", bound=Record)
_FIELDS: dict[type[Record], dict[str, Field]] = {}
_READERS: dict[type[Record], TypeAdapter[Any]] = {}


def read_as(schema: type[R], value: object) -> R:
    """A value as a record; ValidationError, without the value itself, where it is none."""
    if schema not in _READERS:
        _READERS[schema] = TypeAdapter(schema, config=ConfigDict(hide_input_in_errors=True))
    record: R = _READERS[schema].validate_python(value)
    return record


def trusted(schema: type[R], values: dict[str, Any]) -> R:
    """A record of values that have been read already."""
    record = schema.__new__(schema)
    vars(record).update(values)
    return record


def replaced(record: R, **changes: Any) -> R:
    """The record with other values in some of its fields."""
    return trusted(type(record), vars(record) | changes)


def fields_of(schema: type[Record]) -> dict[str, Field]:
    """The fields of a sort of record by name, in order."""
    if schema not in _FIELDS:
        _FIELDS[schema] = _fields(schema)
    return _FIELDS[schema]


def _fields(schema: type[Record]) -> dict[str, Field]:
    return {
        name: Field(
            next((one.name for one in metadata if isinstance(one, Key)), name),
            annotation,
            annotation.__origin__ if metadata else annotation,
            tuple(one for one in metadata if not isinstance(one, Key)),
            not hasattr(schema, name),
        )
        for name, annotation in _annotations(schema).items()
        for metadata in [getattr(annotation, "__metadata__", ())]
    }


@cache
def _parts(annotation: Any) -> tuple[Any, ...]:
    """A type, what it is made of, and the marks of that; a few types are those of nearly all fields."""
    inner = (*getattr(annotation, "__metadata__", ()), *get_args(annotation))
    return (annotation, *(part for one in inner for part in _parts(one)))


def _annotations(schema: type[Record]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for base in reversed(schema.__mro__):
        found |= get_annotations(base)
    return {name: one for name, one in found.items() if get_origin(one) is not ClassVar}


def _read_by(field: Field) -> CoreSchema | None:
    """What the reader of a field has planned already, where it has one."""
    return next((one.schema for one in field.metadata if isinstance(one, Reads)), None)
