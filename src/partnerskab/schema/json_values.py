"""What each type of value accepts in JSON Schema; the readers in `values` take the same.

An editor has already decided which scalars are numbers or booleans, so a value may arrive as more than
text: `25.000` as a number, `no` as false in YAML 1.1, nothing as null. What a reader may have accepted
is accepted; what it refuses however it was written is refused here too.

`title` is the name of the type and `errorMessage` the name of the diagnostic of anything else; the
texts in place of both are laid on top by `partnerskab.jsonschema`.
"""

from typing import Any

_YEAR = "(?:199[0-9]|20[0-9]{2}|2100)"
_DAY_TO_31 = "(?:0[1-9]|[12][0-9]|3[01])"
_DAY_TO_30 = "(?:0[1-9]|[12][0-9]|30)"
_DAY_TO_29 = "(?:0[1-9]|[12][0-9])"
_ISO_DATE = (
    f"{_YEAR}-(?:(?:0[13578]|1[02])-{_DAY_TO_31}|(?:0[469]|11)-{_DAY_TO_30}|02-{_DAY_TO_29})"
)
_DANISH_DATE = (
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])\. ?(?:0?[13578]|1[02])"
    r"|(?:0?[1-9]|[12][0-9]|30)\. ?(?:0?[469]|11)"
    rf"|(?:0?[1-9]|[12][0-9])\. ?0?2)\. ?{_YEAR}"
)
_DATE = f"(?:{_ISO_DATE}|{_DANISH_DATE})"
_KR = "[kK][rR]"
_AMOUNT = r"(?:[0-9]{1,9}|[0-9]{1,3}(?:[. \u00a0][0-9]{3}){1,3})(?:,(?:[0-9]{2}|-))?"
_KRONER = (
    rf"(?:{_KR}\.? ?)?{_AMOUNT}"
    rf"(?:[ \u00a0]?(?:{_KR}\.?|{_KR}[oO][nN][eE][rR]|[dD][kK][kK]))?"
)
_YES_NO = "(?:[jJ][aA]|[nN][eE][jJ]|[yY][eE][sS]|[nN][oO])"
_WINDOWS_DEVICE = "(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
_SEPARATORS = "[-.,/: ]*"
_LAST_MINUTE = 24 * 60 - 1  # YAML 1.1 reads 17:30 as 1050 minutes

_SCALAR = ("string", "number", "boolean", "null")
_TEXT = ("string", "null")
_NUMBER = ("string", "number", "null")
_WORD = ("string", "boolean", "null")


def _accept(
    title: str, types: tuple[str, ...], error: str, pattern: str | None = None, **limits: int
) -> dict[str, Any]:
    schema = {"title": title, "type": list(types), "errorMessage": error, **limits}
    return schema | ({"pattern": only(pattern)} if pattern else {})


def only(pattern: str) -> str:
    """Return a pattern that the whole text has to match, blanks around it aside."""
    return rf"^\s*(?:{pattern})\s*$"


_SCHEMAS = (
    _accept("text", _SCALAR, "not_text"),
    _accept("date", _TEXT, "date_format", _DATE),
    _accept(
        "time",
        _NUMBER,
        "invalid_time",
        r"(?:kl\. ?)?(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]",
        minimum=0,
        maximum=_LAST_MINUTE,
    ),
    _accept("money", _NUMBER, "ambiguous_money", _KRONER, minimum=0),
    _accept(
        "number",
        _NUMBER,
        "not_a_number",
        r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}",
        minimum=0,
        maximum=9_999_999,
    ),
    _accept("format", _NUMBER, "unknown_format", "1", minimum=1, maximum=1),
    _accept("digits", _NUMBER, "not_a_number", "[0-9]*", minimum=0),
    _accept("yes_no", _WORD, "not_yes_or_no", rf"{_YES_NO}(?:[,.;: ][\s\S]*)?"),
    _accept("plain_yes_no", _WORD, "not_yes_or_no", _YES_NO),
    _accept("id", _WORD, "invalid_id", rf"(?!{_WINDOWS_DEVICE}\s*$)[a-z][a-z0-9-]{{0,63}}"),
    _accept(
        "cvr",
        _NUMBER,
        "invalid_cvr",
        f"(?:[dD] *[kK])?{_SEPARATORS}[1-9](?:{_SEPARATORS}[0-9]){{7}}{_SEPARATORS}",
    ),
    _accept("ean", _NUMBER, "invalid_ean", "[0-9](?: *[0-9]){12}"),
    _accept(
        "email",
        _TEXT,
        "invalid_email",
        r"""[^@\s<>"]{1,64}@[^@\s<>"]{1,189}\.[^@\s.<>"]{2,63}""",
    ),
    _accept("lines", (*_SCALAR, "array"), "not_a_list"),
    _accept("days", (*_TEXT, "array"), "date_format", rf"{_DATE}(?:\s*[,;]\s*{_DATE})*"),
    _accept("list", ("array", "null"), "not_a_list"),
    _accept("fields", ("object", "null"), "not_keys_and_values"),
    _accept("record", ("object",), "not_keys_and_values"),
)
VALUE_SCHEMAS: dict[str, dict[str, Any]] = {schema["title"]: schema for schema in _SCHEMAS}
"""The JSON Schema of each type of value, by the type's name."""
