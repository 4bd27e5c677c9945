"""Values in JSON Schema: what each sort of field takes, and what an editor says where it takes something else.

An editor has already decided which scalars are numbers or yes and no, so a value may arrive as more than
text: `25.000` as a number, `no` as false in YAML 1.1, nothing as null. What `schema.values` may have read
is accepted; what it refuses however it was written is refused here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from partnerskab.diagnostics import START
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import Choice
from partnerskab.schema.problems import DIAGNOSTIC_TYPES

Schema: TypeAlias = dict[str, Any]

_YEAR = "(?:199[0-9]|20[0-9]{2}|2100)"
_LONG, _SHORT, _LEAST = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|[12][0-9]|30)", "(?:0[1-9]|[12][0-9])"  # fmt: skip
_ISO = f"{_YEAR}-(?:(?:0[13578]|1[02])-{_LONG}|(?:0[469]|11)-{_SHORT}|02-{_LEAST})"
_DANISH = (
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])\. ?(?:0?[13578]|1[02])|(?:0?[1-9]|[12][0-9]|30)\. ?(?:0?[469]|11)"
    rf"|(?:0?[1-9]|[12][0-9])\. ?0?2)\. ?{_YEAR}"
)
_DAY = f"(?:{_ISO}|{_DANISH})"
_KR = "[kK][rR]"
_AMOUNT = r"(?:[0-9]{1,9}|[0-9]{1,3}(?:[. \u00a0][0-9]{3}){1,3})(?:,(?:[0-9]{2}|-))?"
_YES_NO = "(?:[jJ][aA]|[nN][eE][jJ]|[yY][eE][sS]|[nN][oO])"
_DEVICE = "(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
_SEPARATORS = "[-.,/: ]*"
_LATEST = 24 * 60 - 1  # YAML 1.1 reads 17:30 as 1050 minutes
_BOOLEAN_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false"}


class Sort(NamedTuple):
    """A sort of value: the types it may arrive as, the fault of anything else, and the shape of its text."""

    types: tuple[str, ...]
    fault: str
    pattern: str | None = None
    more: Mapping[str, int] = {}


_ANY = ("string", "number", "boolean", "null")
_TEXT = ("string", "null")
_NUMBER = ("string", "number", "null")
_WORD = ("string", "boolean", "null")
SORTS = {
    "text": Sort(_ANY, "not_text"),
    "date": Sort(_TEXT, "date_format", _DAY),
    "time": Sort(
        _NUMBER, "invalid_time", r"(?:kl\. ?)?(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]", {"minimum": 0, "maximum": _LATEST},
    ),
    "money": Sort(
        _NUMBER, "ambiguous_money",
        rf"(?:{_KR}\.? ?)?{_AMOUNT}(?:[ \u00a0]?(?:{_KR}\.?|{_KR}[oO][nN][eE][rR]|[dD][kK][kK]))?", {"minimum": 0},
    ),
    "number": Sort(
        _NUMBER, "not_a_number", r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}", {"minimum": 0, "maximum": 9_999_999},
    ),
    "format": Sort(_NUMBER, "unknown_format", "1", {"minimum": 1, "maximum": 1}),
    "digits": Sort(_NUMBER, "not_a_number", "[0-9]*", {"minimum": 0}),
    "yes_no": Sort(_WORD, "not_yes_or_no", rf"{_YES_NO}(?:[,.;: ][\s\S]*)?"),
    "plain_yes_no": Sort(_WORD, "not_yes_or_no", _YES_NO),
    "id": Sort(_WORD, "invalid_id", rf"(?!{_DEVICE}\s*$)[a-z][a-z0-9-]{{0,63}}"),
    "cvr": Sort(
        _NUMBER, "invalid_cvr", f"(?:[dD] *[kK])?{_SEPARATORS}[1-9](?:{_SEPARATORS}[0-9]){{7}}{_SEPARATORS}",
    ),
    "ean": Sort(_NUMBER, "invalid_ean", "[0-9](?: *[0-9]){12}"),
    "email": Sort(
        _TEXT, "invalid_email", r"""[^@\s<>"]{1,64}@[^@\s<>"]{1,189}\.[^@\s.<>"]{2,63}""",
    ),
    "lines": Sort((*_ANY, "array"), "not_a_list"),
    "days": Sort((*_TEXT, "array"), "date_format", rf"{_DAY}(?:\s*[,;]\s*{_DAY})*"),
    "list": Sort(("array", "null"), "not_a_list"),
    "fields": Sort(("object", "null"), "not_keys_and_values"),
    "record": Sort(("object",), "not_keys_and_values"),
}  # fmt: skip
"""Everything a field may hold, as `schema.values` and the records read it."""

_ITEMS = {"lines": "text", "days": "date"}
_OFFERED = {"yes_no": Text("ja nej", "yes no"), "plain_yes_no": Text("ja nej", "yes no")}


def say(kind: str, language: Language, **values: object) -> str:
    """What an editor shows: the sentence and the hint that `check` has for the same fault."""
    fault = DIAGNOSTIC_TYPES[kind].at(START, None, **values)
    return f"{fault.message.in_language(language)} {fault.hint.in_language(language)}"


def quietly(schema: Schema) -> Schema:
    """A schema that editors check but offer nothing from.

    Beside a bare `type` they offer `true`, `false` and `null`, words that the readers refuse.
    """
    return {"if": {}, "then": schema}


def definition(sort: str, language: Language) -> Schema:
    """What a sort of value is, for all the fields that share it; without a title, so that each keeps its own."""
    types, fault, pattern, more = SORTS[sort]
    schema: Schema = {"type": list(types), "errorMessage": say(fault, language), **more}
    if pattern is not None:
        schema |= {"pattern": _only(pattern)}
    return schema


def _only(pattern: str) -> str:
    return rf"^\s*(?:{pattern})\s*$"


def value(sort: str, language: Language) -> Schema:
    """What a field of one sort takes."""
    schema = quietly({"$ref": f"#/$defs/{sort}"})
    if sort in _ITEMS:
        schema["items"] = value(_ITEMS[sort], language)
    if sort not in _OFFERED:
        return schema
    offered = dict.fromkeys(_OFFERED[sort].in_language(language).split(), "")
    return {"anyOf": [_enum(offered, say(SORTS[sort].fault, language)), schema]}


def words(known: Mapping[str, str], language: Language, *, empty: bool = True) -> Schema:
    """One of some words, spelt exactly so, with what each means; `empty` where it may be missing."""
    one_of = _enum(known, say("unknown_choice", language, choices=_choices(known)))
    return {"anyOf": [one_of, quietly({"type": "null"})]} if empty else one_of


def choice(choices: Sequence[Choice], language: Language) -> Schema:
    """One of a question's choices: its id or its title in either language, capitals or not."""
    titles = {one.id: one.title.in_language(language) for one in choices}
    texts = dict.fromkeys(text for one in choices for text in (one.id, *one.title))
    types = ["string", "null"]
    types += ["boolean"] if any(text.casefold() in _BOOLEAN_WORDS for text in texts) else []
    types += ["number"] if any(text[:1].isdigit() for text in texts) else []
    fault = say("unknown_choice", language, choices=_choices(titles.values()))
    offered = titles | {title: one for one, title in titles.items() if title not in titles}
    pattern = _only("|".join(map(_any_case, texts)))
    written = quietly({"type": types, "pattern": pattern, "errorMessage": fault})
    return {"anyOf": [_enum(offered, fault), written]}


def _enum(known: Mapping[str, str], fault: str) -> Schema:
    schema: Schema = {"type": "string", "enum": list(known), "errorMessage": fault}
    if any(known.values()):
        schema["enumDescriptions"] = list(known.values())
    return schema


def _choices(names: Iterable[str]) -> Text:
    *first, last = ["", *names]
    listed = [", ".join(first[1:])] if first[1:] else []
    return Text(" eller ".join([*listed, last]), " or ".join([*listed, last]))


def _any_case(text: str) -> str:
    """A pattern for a text in capitals and small letters; only signs that patterns know are escaped."""
    signs = {sign: f"\\{sign}" for sign in r"^$\.*+?()[]{}|/"}
    return "".join(
        signs.get(letter, letter)
        if letter.upper() == letter.lower() or len(letter.upper()) > 1
        else f"[{letter.lower()}{letter.upper()}]"
        for letter in text.strip()
    )
