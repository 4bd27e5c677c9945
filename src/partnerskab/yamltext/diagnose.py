"""What a person most likely did where libyaml gave up: its words and marks to one clear fault."""

import re
from collections.abc import Callable
from typing import NamedTuple

from partnerskab.diagnostics import Diagnostic
from partnerskab.text.positions import LineIndex
from partnerskab.yamltext.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.yamltext.parser import ParserError

_TYPE_OF_SIGN = {
    "!": "tag",
    "&": "anchor_or_alias",
    "*": "anchor_or_alias",
    "?": "question_mark",
}
# What may stand before a text that has a line to itself, then the sign.
_SIGN = r"^[ ]*(?:-[ ]+)*(?:[^\s:#][^:\n]*:[ ]+)?(!|[&*](?=\S)|\?(?=\s|$))"
ODD_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = f"^[ ]*(?:-[ ]+)*({ODD_SPACES})|[:-]({ODD_SPACES})"
_TIGHT_COLON = r"^[ ]*(?:-[ ]+)*[^\W\d][\w-]*(:)(?!//|\s|$)"
_COLON = r":(?:\s|$)"
_FIELD_WITH_VALUE = r"^[ ]*(?:-[ ]+)*[^\s:#][^:\n]*:[ ]+[^\s#]"


class ParserStop(NamedTuple):
    """A text, the offset where libyaml gave up, and the one where what it was reading began."""

    text: str
    place: int
    start: int


def find_tight_colon(line: str) -> int | None:
    """Return where in a line a field's colon stands without the space after it, or None."""
    found = re.match(_TIGHT_COLON, line)
    return found.start(1) if found else None


def find_odd_space(line: str) -> int | None:
    """Return where a no-break space stands as indentation or after a colon, or None."""
    found = re.search(_ODD_SPACE, line)
    return found.start(found.lastindex or 0) if found else None


def diagnose(text: str, error: ParserError) -> Diagnostic:
    """Return one fault for what libyaml said, at the place where a person should look."""
    stop = ParserStop(text, error.place, error.start)
    if "tab character" in error.reason or text[stop.place : stop.place + 1] == "\t":
        return _build_diagnostic(text, "tab_outside_quotes", stop.place)
    if "an anchor" in error.context or "an alias" in error.context:
        return _build_diagnostic(text, "anchor_or_alias", stop.start)
    lines = [_find_line_start(text, stop.place), _find_line_start(text, stop.start)]
    if (before := _find_content_above(text, stop.place)) is not None:
        lines.append(before)
    for start in lines:
        for find in (_find_special_sign, _find_odd_space):
            if found := find(text, start):
                return _build_diagnostic(text, *found)
    for words, cause in _CAUSES:
        if words in error.reason or words in error.context:
            return _build_diagnostic(text, *cause(stop))
    return _build_diagnostic(text, "yaml_syntax", stop.place)


def _build_diagnostic(text: str, name: str, place: int) -> Diagnostic:
    end = place if text[place : place + 1] in ("", "\n", "\r") else place + 1
    return DIAGNOSTIC_TYPES[name].at(LineIndex(text).span(place, end))


def _find_line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _get_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : len(text) if end < 0 else end]


def _find_content_above(text: str, offset: int) -> int | None:
    """Return where the nearest line above begins that holds more than a comment."""
    start = _find_line_start(text, offset)
    while start:
        start = _find_line_start(text, start - 1)
        content = _get_line(text, start).strip()
        if content and not content.startswith("#"):
            return start
    return None


def _measure_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _find_special_sign(text: str, start: int) -> tuple[str, int] | None:
    found = re.match(_SIGN, _get_line(text, start))
    return (_TYPE_OF_SIGN[found.group(1)], start + found.start(1)) if found else None


def _find_odd_space(text: str, start: int) -> tuple[str, int] | None:
    place = find_odd_space(_get_line(text, start))
    return None if place is None else ("odd_space", start + place)


def _diagnose_colon(stop: ParserStop) -> tuple[str, int]:
    """A colon where no field can begin: in a text, under a value, or after a line without one."""
    text, place = stop.text, stop.place
    start = _find_line_start(text, place)
    here = text[start:place]
    if re.match(_FIELD_WITH_VALUE, here):
        return "colon_in_text", place
    above = _find_content_above(text, place)
    if above is None:
        return "colon_in_text", place
    line = _get_line(text, above)
    if (tight := find_tight_colon(line)) is not None:
        return "missing_space_after_colon", above + tight
    if not re.search(_COLON, line):
        return "missing_colon", above + _measure_indent(line)
    return "bad_indentation", start + _measure_indent(here)


def _diagnose_missing_colon(stop: ParserStop) -> tuple[str, int]:
    """A line that had to be a field and has no colon."""
    start = _find_line_start(stop.text, stop.start)
    tight = find_tight_colon(_get_line(stop.text, start))
    if tight is not None and start + tight >= stop.start:
        return "missing_space_after_colon", start + tight
    return "missing_colon", stop.start


def _diagnose_surplus(stop: ParserStop) -> tuple[str, int]:
    """Something after what was complete: text after a quote or bracket, or a line that fits nowhere."""
    text, place = stop.text, stop.place
    start = _find_line_start(text, place)
    before, sign = text[start:place].rstrip(), text[place : place + 1]
    name = "yaml_syntax"
    if before.endswith(('"', "'")):
        name = "text_after_quote"
    elif sign in ("]", "}", ","):
        name = "stray_bracket"
    elif before.endswith(("]", "}")):
        name = "text_after_bracket"
    elif not before:
        return _diagnose_misfit(text, start, place)
    return name, place


def _diagnose_misfit(text: str, start: int, place: int) -> tuple[str, int]:
    """A line that stands where none of its kind can stand."""
    line = _get_line(text, start)
    if line[place - start : place - start + 1] == ":":
        return "empty_key", place
    if (tight := find_tight_colon(line)) is not None:
        return "missing_space_after_colon", start + tight
    if not re.search(_COLON, line) and not line.lstrip().startswith(("- ", '"', "'", "[", "{")):
        return "missing_colon", place
    return "bad_indentation", place


def _diagnose_brackets(stop: ParserStop) -> tuple[str, int]:
    text, place = stop.text, stop.place
    if "\n" not in text[stop.start : place] and text[:place].rstrip(" ").endswith(('"', "'")):
        return "text_after_quote", place
    return "unclosed_bracket", stop.start


def _diagnose_no_content(stop: ParserStop) -> tuple[str, int]:
    if stop.place >= len(stop.text.rstrip()):
        return "unclosed_bracket", stop.start
    return ("stray_bracket" if stop.text[stop.place] in ",]}" else "yaml_syntax"), stop.place


def _diagnose_question_mark(stop: ParserStop) -> tuple[str, int]:
    """A question mark where no field can begin."""
    before = stop.text[_find_line_start(stop.text, stop.place) : stop.place].rstrip()
    return (
        _diagnose_surplus(stop)
        if before.endswith(('"', "'", "]", "}"))
        else ("question_mark", stop.place)
    )


def _diagnose_dash(stop: ParserStop) -> tuple[str, int]:
    start = _find_line_start(stop.text, stop.place)
    first = not stop.text[start : stop.place].strip()
    return ("bad_indentation" if first else "list_in_text"), stop.place


def _blame_end(name: str) -> Callable[[ParserStop], tuple[str, int]]:
    return lambda stop: (name, stop.place)


def _blame_start(name: str) -> Callable[[ParserStop], tuple[str, int]]:
    return lambda stop: (name, stop.start)


# The first whose words are in what libyaml said.
_CAUSES: tuple[tuple[str, Callable[[ParserStop], tuple[str, int]]], ...] = (
    ("mapping values are not allowed", _diagnose_colon),
    ("could not find expected ':'", _diagnose_missing_colon),
    ("found unexpected ':'", _blame_end("colon_in_text")),
    ("cannot start any token", _blame_end("special_character")),
    ("found unexpected end of stream", _blame_start("unclosed_quote")),
    ("found unexpected document", _blame_start("unclosed_quote")),
    ("escape", _blame_end("bad_escape")),
    ("hexdecimal", _blame_end("bad_escape")),
    ("a block scalar", _blame_end("block_header")),
    ("a tag", _blame_start("tag")),
    ("tag handle", _blame_end("tag")),
    ("mapping keys are not allowed", _diagnose_question_mark),
    ("sequence entries are not allowed", _diagnose_dash),
    ("expected ',' or", _diagnose_brackets),
    ("node content", _diagnose_no_content),
    ("<block end>", _diagnose_surplus),
    ("expected key", _diagnose_surplus),
    ("'-' indicator", _diagnose_surplus),
    ("<document start>", _diagnose_surplus),
)
