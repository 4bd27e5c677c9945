"""Records in JSON Schema: what a file of typed records may hold, read off the records themselves."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.texts import FIELDS, TITLES, WORDS
from partnerskab.jsonschema.values import Schema, quietly, say, value, words
from partnerskab.model.definition import AgreementField, RegisterField
from partnerskab.model.loader import Model
from partnerskab.schema import values
from partnerskab.schema.record import Reads, Record, fields_of
from partnerskab.schema.values import Refers

SORT_OF: dict[object, str] = {
    values.read_text: "text",
    values.read_day: "date",
    values.read_clock: "time",
    values.read_money: "money",
    values.read_number: "number",
    values.read_format: "format",
    values.read_plain_yes_no: "plain_yes_no",
    values.read_id: "id",
    values.read_cvr: "cvr",
    values.read_ean: "ean",
    values.read_email: "email",
    values.read_lines: "lines",
    values.read_list_of_days: "days",
}
"""The sort of value that each reader takes; what an unknown one takes is not restricted."""


class Wording(NamedTuple):
    """What a model says of the fields of a file, and of the words in them, in one language."""

    language: Language
    fields: Mapping[str, AgreementField | RegisterField] = {}
    words: Mapping[str, Text] = {}
    clauses: Mapping[str, str] = {}

    def head(self, name: str, path: str = "") -> Schema:
        """The title and description of a field, by its place in the file and by its name in its record."""
        field = self.fields.get(path)
        if field is not None:
            return {"title": field.title.in_language(self.language), "description": described(field, self.language)}  # fmt: skip
        texts = {"title": TITLES.get(name), "description": FIELDS.get(name)}
        return {key: text.in_language(self.language) for key, text in texts.items() if text}

    def meaning(self, word: str) -> str:
        """What a word of a closed list means."""
        known = self.words.get(word) or WORDS.get(word)
        return known.in_language(self.language) if known else ""


def described(asked: Any, language: Language) -> str:
    """The question, the help and the example that a definition has.

    The example is no `examples`: editors would offer it as an answer, and one key would put somebody else's
    words into an agreement.
    """
    example = Text("Eksempel", "Example").in_language(language)
    parts = (asked.text, asked.help, Text(*(f"{example}: {one}" for one in asked.example)))
    return "\n\n".join(one.in_language(language) for one in parts)


def wording(model: Model, language: Language, fields: Any) -> Wording:
    """A model's words for the fields of one file."""
    known = {**model.registers.statuses, **model.registers.needs}
    clauses = {one.id: one.title.in_language(language) for one in model.clauses.values()}
    return Wording(language, {one.path: one for one in fields}, known, clauses)


def fields(
    properties: Schema, language: Language, required: tuple[str, ...] = (), *, empty: bool = True
) -> Schema:
    """A group of fields and no others; `empty` where it may be missing."""
    schema = value("fields" if empty else "record", language)
    schema |= {"properties": properties, "additionalProperties": False}
    schema["errorMessage"] = say("unknown_key", language)
    if required:
        schema["allOf"] = [
            {"required": [one], "errorMessage": say("missing_key", language, field=one)}
            for one in required
        ]
    return schema


def rows(item: Schema, language: Language) -> Schema:
    """A list of one sort of thing, which may stand empty."""
    return value("list", language) | {"items": item}


def held(head: Schema, schema: Schema) -> Schema:
    """A field with its title over what it takes.

    What a scalar takes stands one step down, since an editor that knows neither type nor `anyOf` completes a key
    without its colon.
    """
    return one_step_down(head, schema) if _is_value(schema) else head | schema


def one_step_down(head: Schema, schema: Schema) -> Schema:
    """A field that takes one value first of all."""
    return head | (schema if "anyOf" in schema else {"anyOf": [schema]})


def _is_value(schema: Schema) -> bool:
    return not ("properties" in schema or "items" in schema)


def filled(schema: Schema, field: str, language: Language) -> Schema:
    """A field that must hold something."""
    something = ["array", "boolean", "number", "object", "string"]
    missing = {"type": something, "errorMessage": say("missing_key", language, field=field)}
    return schema | {"allOf": [quietly(missing)]}


def record(schema: type[Record], said: Wording, path: str = "", *, empty: bool = True) -> Schema:
    """What a record may hold; `path` is its place in the file."""
    properties = {name: one_field(schema, name, said, path) for name in fields_of(schema)}
    required = tuple(name for name, field in fields_of(schema).items() if field.required)
    return fields(properties, said.language, required, empty=empty)


def one_field(schema: type[Record], name: str, said: Wording, path: str = "") -> Schema:
    """One field of a record; where nobody says what it is, the model does not ask for it and editors keep quiet."""
    field = fields_of(schema)[name]
    place = f"{path}.{name}" if path else name
    head = said.head(f"{schema.__name__}.{name}", place) or {"doNotSuggest": True}
    taken = _taken(field.annotation, field.metadata, said, place)
    if "title" not in head and "description" in head and not _is_value(taken):
        head = {
            "title": head["description"]
        }  # what stands in the group is shown under this heading
    found = held(head, taken)
    return filled(found, name, said.language) if name == "id" else found


def _taken(annotation: Any, metadata: tuple[Any, ...], said: Wording, path: str) -> Schema:
    reads = [one.reader for one in metadata if isinstance(one, Reads)]
    if reads:
        if Refers("clause") in metadata:
            return _clauses(said)
        return value(SORT_OF[reads[0]], said.language) if reads[0] in SORT_OF else {}
    kind = next(one for one in _alternatives(annotation) if one is not type(None))
    if get_origin(kind) is tuple:
        return rows(_item(get_args(kind)[0], said, path), said.language)
    if get_origin(kind) is Literal:
        return words(_meanings(kind, said), said.language)
    if get_origin(kind) is dict:
        return fields({}, said.language) | {"additionalProperties": value("text", said.language)}
    return record(kind, said, path)


def _item(kind: Any, said: Wording, path: str) -> Schema:
    if get_origin(kind) is Literal:
        return words(_meanings(kind, said), said.language, empty=False)
    return record(kind, said, path, empty=False)


def _alternatives(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, UnionType):
        yield from get_args(annotation)
    else:
        yield annotation


def _meanings(kind: Any, said: Wording) -> dict[str, str]:
    return {word: said.meaning(word) for word in get_args(kind)}


def _clauses(said: Wording) -> Schema:
    """Ids of the model's clauses; one alone is a list of one."""
    one = words(said.clauses, said.language)
    one["anyOf"][0]["errorMessage"] = say("unknown_clause", said.language, suggestion="")
    several = value("list", said.language) | {"items": one}
    return {"anyOf": [one["anyOf"][0], several]}
