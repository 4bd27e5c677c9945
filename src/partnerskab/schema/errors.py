"""Turn pydantic's validation errors into diagnostics with a place, a message and a hint."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from partnerskab.diagnostics import Diagnostic, Span
from partnerskab.i18n import Text, find_nearest, join_with_or
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.record import Record, nested_record
from partnerskab.yamltext import FieldPath

R = TypeVar("R", bound=Record)

_ATTEMPTS = 4
_KIND_BY_ERROR_TYPE = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "string_type": "not_text",
    "tuple_type": "not_a_list",
    "list_type": "not_a_list",
    "dict_type": "not_keys_and_values",
    "model_type": "not_keys_and_values",
    "literal_error": "unknown_choice",
    "int_parsing": "not_a_number",
    "int_type": "not_a_number",
    "bool_parsing": "not_yes_or_no",
}


class Locator(Protocol):
    """Knows where each value of a file stands."""

    def span(self, path: FieldPath) -> Span:
        """Return the place of the value at a path."""
        ...

    def key_span(self, path: FieldPath) -> Span:
        """Return the place of the key at a path."""
        ...


def validate_record(
    schema: type[R], value: Any, locator: Locator, base: FieldPath = ()
) -> tuple[R | None, list[Diagnostic]]:
    """Return the record that a value holds and the diagnostics of everything wrong in it.

    Faulty parts are removed and the rest validated again, so that one error does not hide the rest.
    """
    found: list[Diagnostic] = []
    for _ in range(_ATTEMPTS):
        try:
            return schema.model_validate(value), found
        except ValidationError as error:
            diagnostics = describe_errors(error, locator, schema, base)
            found += [diagnostic for diagnostic in diagnostics if diagnostic not in found]
            value = deepcopy(value)
            for detail in _list_details(error):
                _remove(value, detail["loc"], is_unknown_key=detail["type"] == "extra_forbidden")
    return None, found


def _list_details(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_input=False, include_url=False)


def _remove(value: Any, loc: tuple[int | str, ...], *, is_unknown_key: bool) -> None:
    """Empty the place of an error; a record keeps an id, so that those after it keep their index."""
    *parents, last = loc or ("",)
    for step in parents:
        if isinstance(value, dict | list) and (isinstance(value, list) or step in value):
            value = value[step]  # type: ignore[index]
    if is_unknown_key and isinstance(value, dict):
        value.pop(last, None)
    elif isinstance(value, dict):
        value[last] = {"id": "unnamed", "format": "1", "model": "unnamed"}.get(str(last))
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        value[last] = None if isinstance(value[last], str) else {"id": "unnamed"}


def describe_errors(
    error: ValidationError, locator: Locator, schema: type[Record], base: FieldPath = ()
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each of pydantic's errors, without the value that was refused."""
    for detail in _list_details(error):
        yield _describe_error(detail, locator, schema, base)


def _describe_error(
    detail: ErrorDetails, locator: Locator, schema: type[Record], base: FieldPath
) -> Diagnostic:
    name = _KIND_BY_ERROR_TYPE.get(detail["type"], detail["type"])
    kind = DIAGNOSTIC_TYPES.get(name, DIAGNOSTIC_TYPES["unreadable_value"])
    path = (*base, *detail["loc"])
    context = detail.get("ctx", {})
    if name == "unknown_key":
        known = list_field_names(schema, detail["loc"][:-1])
        return describe_unknown_key(locator, path, known, getattr(schema, "unknown_advice", None))
    if name == "missing_key":
        return kind.at(locator.span(path[:-1]), field=path[-1])
    if name == "unknown_choice":
        return kind.at(locator.span(path), choices=_join_choices(str(context.get("expected", ""))))
    if name == "invalid_date":
        return kind.at(locator.span(path), suggestion=context["suggestion"])
    return kind.at(locator.span(path))


def _join_choices(expected: str) -> Text:
    """Return the words that pydantic's message puts in quotes, as a sentence."""
    return join_with_or(Text(word, word) for word in re.findall(r"'([^']*)'", expected))


def describe_unknown_key(
    locator: Locator, path: FieldPath, known: Iterable[str], advice: Text | None = None
) -> Diagnostic:
    """Return the diagnostic of an unknown key, with the known key most likely meant."""
    meant = find_nearest(str(path[-1]), known)
    hint = Text(f"Mente du {meant}?", f"Did you mean {meant}?") if meant else advice
    return DIAGNOSTIC_TYPES["unknown_key"].at(locator.key_span(path), hint)


def describe_unknown_id(kind: str, span: Span, written: str, known: Iterable[str]) -> Diagnostic:
    """Return the diagnostic of a reference to nothing, with the known id most likely meant."""
    meant = find_nearest(written, known)
    near = Text(f", fx {meant}", f", such as {meant}") if meant else Text("", "")
    return DIAGNOSTIC_TYPES[kind].at(span, suggestion=near)


def list_field_names(schema: type[Record], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that a schema allows at a path; none where any key is allowed."""
    for step in loc:
        if isinstance(step, int):
            continue
        fields = schema.model_fields.items()
        field = next((field for name, field in fields if (field.alias or name) == step), None)
        inner = nested_record(field) if field else None
        if inner is None:
            return []
        schema = inner
    return [field.alias or name for name, field in schema.model_fields.items()]
