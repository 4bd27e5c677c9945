"""Build the JSON Schema of each file of a partnership, for editors.

The schemas keep to what draft-07 and 2020-12 share. Beside the standard there are four annotations that
YAML editors know and validators pass over: `errorMessage`, `patternErrorMessage`, `enumDescriptions` and
`doNotSuggest`.
"""

from collections.abc import Iterator
from typing import Any, Literal

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.forms import form_schema, shared_definitions
from partnerskab.jsonschema.records import (
    FieldTexts,
    field_schema,
    fields_schema,
    json_schema_of,
    load_texts,
    record_schema,
)
from partnerskab.jsonschema.values import Schema, value_definition, value_schema, word_schema
from partnerskab.model.loader import Model
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.schema.json_values import VALUE_SCHEMAS
from partnerskab.schema.record import Record

__all__ = ["DRAFTS", "Draft", "Schema", "build_schemas"]

Draft = Literal["2020-12", "draft-07"]
DRAFTS: tuple[Draft, ...] = ("2020-12", "draft-07")

_URLS: dict[Draft, str] = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "draft-07": "http://json-schema.org/draft-07/schema#",
}
_TITLES = {
    "agreement.yaml": Text("Aftalen", "The agreement"),
    "volunteers.yaml": Text("De frivillige og deres roller", "The volunteers and their roles"),
    "participants.yaml": Text("Familierne, kun med numre", "The families, by numbers only"),
}


def build_schemas(model: Model, language: Language, draft: Draft) -> dict[str, Schema]:
    """Return the schemas of the files of a partnership that follows a model, by file name."""
    found = {"agreement.yaml": _agreement_schema(model, language)}
    found |= {form.file: form_schema(model, form, language) for form in model.definition.forms}
    registers: tuple[tuple[str, type[Record], Any], ...] = (
        ("volunteers.yaml", Volunteers, model.registers.volunteers),
        ("participants.yaml", Families, model.registers.participants),
    )
    for file, schema, register in registers:
        texts = load_texts(model, language, register.fields)
        found[file] = _file_title(file, language) | record_schema(
            json_schema_of(schema), texts, optional=False
        )
    known = {name: value_definition(name, language) for name in VALUE_SCHEMAS} | shared_definitions(
        language
    )
    return {file: _convert_to_draft(schema, draft, known) for file, schema in found.items()}


def _file_title(file: str, language: Language) -> Schema:
    return {"title": _TITLES[file].in_language(language)}


def _agreement_schema(model: Model, language: Language) -> Schema:
    texts = load_texts(model, language, model.list_fields())
    schema = _file_title("agreement.yaml", language) | record_schema(
        json_schema_of(Agreement), texts, optional=False
    )
    properties = schema["properties"]
    properties["format"] |= {"default": 1}
    named = word_schema(
        {model.id: model.definition.title.in_language(language)}, language, optional=False
    )
    properties["model"] = field_schema(texts.label("Agreement.model"), named) | {
        "default": model.id
    }
    properties["model_version"] |= {"default": model.definition.version}
    properties["settings"] = texts.label("Agreement.settings") | _settings_schema(model, texts)
    return schema


def _settings_schema(model: Model, texts: FieldTexts) -> Schema:
    language = texts.language
    known = {
        name: {
            "title": setting.title.in_language(language),
            "description": setting.why.in_language(language),
            "default": setting.value,
            "anyOf": [value_schema("digits", language)],
        }
        for name, setting in model.definition.settings.items()
    }
    return fields_schema(known, language)


def _convert_to_draft(schema: Schema, draft: Draft, known: dict[str, Schema]) -> Schema:
    """Return a schema with the definitions it uses, which each draft keeps under its own key."""
    used: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in sorted(set(_list_references(waiting.pop())) - set(used)):
            used[name] = known[name]
            waiting.append(known[name])
    whole = {"$schema": _URLS[draft], **schema, "$defs": dict(sorted(used.items()))}
    return whole if draft == "2020-12" else dict(_to_draft_07(whole))


def _list_references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(name := part.get("$ref"), str):
            yield name.removeprefix("#/$defs/")
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from _list_references(child)


def _to_draft_07(part: Any) -> Any:
    if isinstance(part, list):
        return [_to_draft_07(child) for child in part]
    if isinstance(part, dict):
        return {
            "definitions" if key == "$defs" else key: _to_draft_07(child)
            for key, child in part.items()
        }
    return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
