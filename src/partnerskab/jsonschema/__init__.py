"""JSON Schema: what each file of a model may hold, for editors that help while somebody writes.

The schemas keep to what draft-07 and 2020-12 share. Beside the standard there are four annotations that
YAML editors know and validators pass over: `errorMessage`, `patternErrorMessage`, `enumDescriptions` and
`doNotSuggest`.
"""

from collections.abc import Iterator
from typing import Any, Literal

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.forms import form, shared
from partnerskab.jsonschema.records import Wording, fields, held, record, wording
from partnerskab.jsonschema.values import SORTS, Schema, definition, value, words
from partnerskab.model.loader import Model
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.schema.record import Record

__all__ = ["DRAFTS", "Draft", "Schema", "schemas"]

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


def schemas(model: Model, language: Language, draft: Draft) -> dict[str, Schema]:
    """The schema of every file of a partnership that follows the model, by the file's name."""
    found = {"agreement.yaml": _agreement(model, language)}
    found |= {one.file: form(model, one, language) for one in model.definition.forms}
    registers: tuple[tuple[str, type[Record], Any], ...] = (
        ("volunteers.yaml", Volunteers, model.registers.volunteers),
        ("participants.yaml", Families, model.registers.participants),
    )
    for file, schema, register in registers:
        said = wording(model, language, register.fields)
        found[file] = _titled(file, language) | record(schema, said, empty=False)
    known = {sort: definition(sort, language) for sort in SORTS} | shared(language)
    return {file: _in_draft(schema, draft, known) for file, schema in found.items()}


def _titled(file: str, language: Language) -> Schema:
    return {"title": _TITLES[file].in_language(language)}


def _agreement(model: Model, language: Language) -> Schema:
    said = wording(model, language, model.fields())
    schema = _titled("agreement.yaml", language) | record(Agreement, said, empty=False)
    properties = schema["properties"]
    properties["format"] |= {"default": 1}
    named = words({model.id: model.definition.title.in_language(language)}, language, empty=False)
    properties["model"] = held(said.head("Agreement.model"), named) | {"default": model.id}
    properties["model_version"] |= {"default": model.definition.version}
    properties["settings"] = said.head("Agreement.settings") | _settings(model, said)
    return schema


def _settings(model: Model, said: Wording) -> Schema:
    language = said.language
    known = {
        name: {
            "title": one.title.in_language(language),
            "description": one.why.in_language(language),
            "default": one.value,
            "anyOf": [value("digits", language)],
        }
        for name, one in model.definition.settings.items()
    }
    return fields(known, language)


def _in_draft(schema: Schema, draft: Draft, known: dict[str, Schema]) -> Schema:
    """A schema with the parts it shares, as one draft spells it; the drafts differ in where those parts stand."""
    used: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in sorted(set(_references(waiting.pop())) - set(used)):
            used[name] = known[name]
            waiting.append(known[name])
    whole = {"$schema": _URLS[draft], **schema, "$defs": dict(sorted(used.items()))}
    return whole if draft == "2020-12" else dict(_older(whole))


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(name := part.get("$ref"), str):
            yield name.removeprefix("#/$defs/")
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _references(one)


def _older(part: Any) -> Any:
    if isinstance(part, list):
        return [_older(one) for one in part]
    if isinstance(part, dict):
        return {"definitions" if key == "$defs" else key: _older(one) for key, one in part.items()}
    return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
