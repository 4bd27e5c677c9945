"""Values in JSON Schema as an editor shows them: with titles, messages and what it may offer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from partnerskab.diagnostics import START
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import Choice
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.json_values import VALUE_SCHEMAS, only

Schema: TypeAlias = dict[str, Any]

_BOOLEAN_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false"}
_ITEMS = {"lines": "text", "days": "date"}
_OFFERED = {"yes_no": Text("ja nej", "yes no"), "plain_yes_no": Text("ja nej", "yes no")}


def error_message(kind: str, language: Language, **values: object) -> str:
    """Return the message and hint that `check` shows for the same fault."""
    fault = DIAGNOSTIC_TYPES[kind].at(START, None, **values)
    return f"{fault.message.in_language(language)} {fault.hint.in_language(language)}"


def without_suggestions(schema: Schema) -> Schema:
    """Return a schema that editors check but suggest nothing from.

    From a bare `type` they suggest `true`, `false` and `null`, which the readers refuse.
    """
    return {"if": {}, "then": schema}


def value_definition(name: str, language: Language) -> Schema:
    """Return what a type of value accepts, for all fields that share it; each has its own title."""
    schema = {key: part for key, part in VALUE_SCHEMAS[name].items() if key != "title"}
    return schema | {"errorMessage": error_message(schema["errorMessage"], language)}


def value_schema(name: str, language: Language) -> Schema:
    """Return the schema of a field that holds a type of value."""
    schema = without_suggestions({"$ref": f"#/$defs/{name}"})
    if name in _ITEMS:
        schema["items"] = value_schema(_ITEMS[name], language)
    if name not in _OFFERED:
        return schema
    offered = dict.fromkeys(_OFFERED[name].in_language(language).split(), "")
    return {
        "anyOf": [
            _enum_schema(offered, error_message(VALUE_SCHEMAS[name]["errorMessage"], language)),
            schema,
        ]
    }


def word_schema(known: Mapping[str, str], language: Language, *, optional: bool = True) -> Schema:
    """Return the schema of one of some words, with what each means."""
    known_word = _enum_schema(
        known, error_message("unknown_choice", language, choices=_join_choices(known))
    )
    return (
        {"anyOf": [known_word, without_suggestions({"type": "null"})]} if optional else known_word
    )


def choice_schema(choices: Sequence[Choice], language: Language) -> Schema:
    """Return the schema of a choice: its id or its title in either language, in any case."""
    titles = {choice.id: choice.title.in_language(language) for choice in choices}
    texts = dict.fromkeys(text for choice in choices for text in (choice.id, *choice.title))
    types = ["string", "null"]
    types += ["boolean"] if any(text.casefold() in _BOOLEAN_WORDS for text in texts) else []
    types += ["number"] if any(text[:1].isdigit() for text in texts) else []
    fault = error_message("unknown_choice", language, choices=_join_choices(titles.values()))
    offered = titles | {
        title: choice_id for choice_id, title in titles.items() if title not in titles
    }
    pattern = only("|".join(map(_any_case_pattern, texts)))
    written = without_suggestions({"type": types, "pattern": pattern, "errorMessage": fault})
    return {"anyOf": [_enum_schema(offered, fault), written]}


def _enum_schema(known: Mapping[str, str], fault: str) -> Schema:
    schema: Schema = {"type": "string", "enum": list(known), "errorMessage": fault}
    if any(known.values()):
        schema["enumDescriptions"] = list(known.values())
    return schema


def _join_choices(names: Iterable[str]) -> Text:
    *first, last = ["", *names]
    listed = [", ".join(first[1:])] if first[1:] else []
    return Text(" eller ".join([*listed, last]), " or ".join([*listed, last]))


def _any_case_pattern(text: str) -> str:
    """Return a pattern for a text in any case; only the signs of patterns are escaped."""
    signs = {sign: f"\\{sign}" for sign in r"^$\.*+?()[]{}|/"}
    return "".join(
        signs.get(letter, letter)
        if letter.upper() == letter.lower() or len(letter.upper()) > 1
        else f"[{letter.lower()}{letter.upper()}]"
        for letter in text.strip()
    )
