"""Lay the texts of a model over the JSON Schema that pydantic makes of a record."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.texts import FIELDS, TITLES, WORDS
from partnerskab.jsonschema.values import (
    Schema,
    error_message,
    value_schema,
    without_suggestions,
    word_schema,
)
from partnerskab.model.definition import AgreementField, RegisterField
from partnerskab.model.loader import Model
from partnerskab.schema.json_values import VALUE_SCHEMAS
from partnerskab.schema.record import Record


class _RecordSchema(GenerateJsonSchema):
    """pydantic's JSON Schema of a record, in which the `title` of each part is the name of its type."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Give fields no titles from their names: people get titles in their own language."""
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Accept the scalars that an editor may have made of a text."""
        return dict(VALUE_SCHEMAS["text"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Describe what an optional field holds where it is there."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults, which an editor would offer as answers."""
        return self.generate_inner(schema["schema"])


@cache
def json_schema_of(schema: type[Record]) -> Schema:
    """Return a record's JSON Schema from pydantic, each reference replaced by what it refers to."""
    whole = schema.model_json_schema(schema_generator=_RecordSchema)
    definitions = whole.pop("$defs", {})

    def resolve(part: Any) -> Any:
        if isinstance(part, dict):
            if "$ref" in part:
                return resolve(definitions[part["$ref"].removeprefix("#/$defs/")])
            return {key: resolve(child) for key, child in part.items()}
        return [resolve(child) for child in part] if isinstance(part, list) else part

    resolved: Schema = resolve(whole)
    return resolved


class FieldTexts(NamedTuple):
    """The texts of a file's fields, and of the words that they choose between, in one language."""

    language: Language
    fields: Mapping[str, AgreementField | RegisterField] = {}
    words: Mapping[str, Text] = {}
    clauses: Mapping[str, str] = {}

    def label(self, name: str, path: str = "") -> Schema:
        """Return the title and description of a field, by its path or its name in its record."""
        field = self.fields.get(path)
        if field is not None:
            title, description = (
                field.title.in_language(self.language),
                describe(field, self.language),
            )
            return {"title": title, "description": description}
        texts = {"title": TITLES.get(name), "description": FIELDS.get(name)}
        return {key: text.in_language(self.language) for key, text in texts.items() if text}

    def meaning_of(self, word: str) -> str:
        """Return what a word of a closed list means, or an empty text."""
        known = self.words.get(word) or WORDS.get(word)
        return known.in_language(self.language) if known else ""


def describe(asked: Any, language: Language) -> str:
    """Return the question, help and example of a definition as a description.

    The example does not stand under `examples`: editors would offer it as an answer, and somebody
    else's words would be a keystroke away from the agreement.
    """
    example = Text("Eksempel", "Example").in_language(language)
    parts = (asked.text, asked.help, Text(*(f"{example}: {text}" for text in asked.example)))
    return "\n\n".join(part.in_language(language) for part in parts)


def load_texts(model: Model, language: Language, fields: Any) -> FieldTexts:
    """Return a model's texts for the fields of a file."""
    known = {**model.registers.statuses, **model.registers.needs}
    clauses = {clause.id: clause.title.in_language(language) for clause in model.clauses.values()}
    return FieldTexts(language, {field.path: field for field in fields}, known, clauses)


def fields_schema(
    properties: Schema, language: Language, required: tuple[str, ...] = (), *, optional: bool = True
) -> Schema:
    """Return the schema of a group of fields and no others."""
    schema = value_schema("fields" if optional else "record", language)
    schema |= {"properties": properties, "additionalProperties": False}
    schema["errorMessage"] = error_message("unknown_key", language)
    if required:
        schema["allOf"] = [
            {"required": [name], "errorMessage": error_message("missing_key", language, field=name)}
            for name in required
        ]
    return schema


def list_schema(item: Schema, language: Language) -> Schema:
    """Return the schema of a list, which may be left empty."""
    return value_schema("list", language) | {"items": item}


def field_schema(head: Schema, schema: Schema) -> Schema:
    """Return the schema of a field: its title and description over what it accepts.

    What a scalar accepts stands below `anyOf`: an editor that sees neither type nor `anyOf`
    completes a key without its colon.
    """
    return with_any_of(head, schema) if _is_value(schema) else head | schema


def with_any_of(head: Schema, schema: Schema) -> Schema:
    """Return the schema of a field that accepts a scalar."""
    return head | (schema if "anyOf" in schema else {"anyOf": [schema]})


def _is_value(schema: Schema) -> bool:
    return not ("properties" in schema or "items" in schema)


def require_value(schema: Schema, field: str, language: Language) -> Schema:
    """Return the schema of a field that must not be left empty."""
    something = ["array", "boolean", "number", "object", "string"]
    missing = {
        "type": something,
        "errorMessage": error_message("missing_key", language, field=field),
    }
    return schema | {"allOf": [without_suggestions(missing)]}


def record_schema(
    schema: Schema, texts: FieldTexts, path: str = "", *, optional: bool = True
) -> Schema:
    """Return the schema of a record at a path of its file."""
    properties = {
        name: record_field_schema(schema, name, texts, path) for name in schema["properties"]
    }
    return fields_schema(
        properties, texts.language, tuple(schema.get("required", ())), optional=optional
    )


def record_field_schema(schema: Schema, name: str, texts: FieldTexts, path: str = "") -> Schema:
    """Return the schema of a field; editors do not suggest one that has no texts."""
    place = f"{path}.{name}" if path else name
    head = texts.label(f"{schema['title']}.{name}", place) or {"doNotSuggest": True}
    taken = _content_schema(schema["properties"][name], texts, place)
    if "title" not in head and "description" in head and not _is_value(taken):
        head = {"title": head["description"]}  # the heading over what stands in the group
    found = field_schema(head, taken)
    return require_value(found, name, texts.language) if name == "id" else found


def _content_schema(part: Schema, texts: FieldTexts, path: str) -> Schema:
    """Return the schema of what a field holds; anything, if pydantic says nothing of it."""
    if part.get("refersTo") == "clause":
        return _clause_list_schema(texts)
    if part.get("title") in VALUE_SCHEMAS:
        return value_schema(part["title"], texts.language)
    if "items" in part:
        return list_schema(
            _word_or_record_schema(part["items"], texts, path, optional=False), texts.language
        )
    if part.get("additionalProperties"):
        taken = {"additionalProperties": value_schema("text", texts.language)}
        return fields_schema({}, texts.language) | taken
    return _word_or_record_schema(part, texts, path, optional=True)


def _word_or_record_schema(part: Schema, texts: FieldTexts, path: str, *, optional: bool) -> Schema:
    """Return the schema of a choice of words or of a record."""
    if "enum" in part:
        meanings = {word: texts.meaning_of(word) for word in part["enum"]}
        return word_schema(meanings, texts.language, optional=optional)
    return record_schema(part, texts, path, optional=optional) if "properties" in part else {}


def _clause_list_schema(texts: FieldTexts) -> Schema:
    """Return the schema of ids of the model's clauses; one alone is a list of one."""
    clause = word_schema(texts.clauses, texts.language)
    clause["anyOf"][0]["errorMessage"] = error_message(
        "unknown_clause", texts.language, suggestion=""
    )
    several = value_schema("list", texts.language) | {"items": clause}
    return {"anyOf": [clause["anyOf"][0], several]}
