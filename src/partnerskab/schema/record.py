"""The base of all records: a frozen pydantic model that never shows the values it holds."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A frozen pydantic model that refuses unknown keys.

    What people wrote is personal, so neither errors nor `repr` contain values.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,  # a command reads only some of the eighty kinds of record
    )

    def __repr_args__(self) -> Iterator[tuple[None, str]]:
        """Yield the names of the fields that were set, without their values."""
        return (
            (None, name) for name in self.__class__.model_fields if name in self.model_fields_set
        )


@cache
def type_parts(annotation: Any) -> tuple[Any, ...]:
    """Return a type with everything it is made of, nested types and annotations alike."""
    inner = (*getattr(annotation, "__metadata__", ()), *get_args(annotation))
    return (annotation, *(part for child in inner for part in type_parts(child)))


def field_parts(field: FieldInfo) -> tuple[Any, ...]:
    """Return a field's annotations and everything its type is made of."""
    return (*field.metadata, *type_parts(field.annotation))  # type: ignore[arg-type]


def nested_record(field: FieldInfo) -> type[Record] | None:
    """Return the type of record that a field holds, alone or in a list, if it holds records."""
    for part in field_parts(field):
        if isinstance(part, type) and issubclass(part, Record):
            return part
    return None
