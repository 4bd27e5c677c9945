"""What YAML allows and a person may still have meant otherwise, or nobody needs: read off the events."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from unicodedata import normalize

from partnerskab.diagnostics import Diagnostic, Span
from partnerskab.text.positions import LineIndex
from partnerskab.yamltext.characters import find_bad_character
from partnerskab.yamltext.diagnose import ODD_SPACES, find_odd_space, find_tight_colon
from partnerskab.yamltext.diagnostic_types import DIAGNOSTIC_TYPES, MAX_FAULTS, MAX_NODES, MAX_TEXT
from partnerskab.yamltext.line_checks import ScalarSpan
from partnerskab.yamltext.parser import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    find_explicit_keys,
)

_COLON = r"\s*:"
_ESCAPE = r"(?s)\\(?:x(..)|u(....)|U(........)|(.))"
_ESCAPED_CONTROLS = dict(zip("0abefvrNLP", "\0\a\b\x1b\f\v\r\x85\u2028\u2029", strict=True))
# This way round, the search skips from one question mark to the next.
_QUESTION = re.compile(r"\?(?<=[ \n\[{,]\?)")


def get_span(event: Any) -> Span:
    """Return where an event, or a token, stands."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def list_text_spans(events: list[Any]) -> list[ScalarSpan]:
    """Return where the texts stand among the events."""
    scalars: list[Any] = [event for event in events if event.__class__ is ScalarEvent]
    return [
        ScalarSpan(scalar.start_mark.index, scalar.end_mark.index, scalar.style or "")
        for scalar in scalars
        if scalar.value or scalar.style
    ]


def check_each(get: Callable[[], Any], text: str, faults: list[Diagnostic]) -> Callable[[], Any]:
    """Return a source of the same events that notes anchors, aliases, tags and texts to be refused.

    Only a file that holds doubtful signs needs it. An alias comes out as a text, so that reading goes on.
    """
    places: list[LineIndex] = []  # made once, and only where there is an escape to tell of

    def get_next_event() -> Any:
        event = get()
        full = len(faults) >= MAX_FAULTS
        if not full and (name := _find_property(text, event)):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            faults.append(DIAGNOSTIC_TYPES[name].at(Span(line, column, line, column + 1)))
        if event.__class__ is ScalarEvent and not full:
            if len(event.value) > MAX_TEXT:
                faults.append(DIAGNOSTIC_TYPES["text_too_long"].at(get_span(event)))
            if event.style == '"':
                faults.extend(_find_bad_escapes(text, event, places))
        if event.__class__ is AliasEvent:
            return ScalarEvent(None, None, (True, False), "*", event.start_mark, event.end_mark)
        return event

    return get_next_event


def _find_property(text: str, event: Any) -> str | None:
    """Return the type of fault that an alias, an anchor or a tag is, or None."""
    if not (getattr(event, "anchor", None) or getattr(event, "tag", None)):
        return None
    return "tag" if text.startswith("!", event.start_mark.index) else "anchor_or_alias"


def _find_bad_escapes(text: str, event: Any, places: list[LineIndex]) -> Iterator[Diagnostic]:
    start, end = event.start_mark.index, event.end_mark.index
    for escape in re.compile(_ESCAPE).finditer(text, start, end):
        code = escape.group(1) or escape.group(2) or escape.group(3)
        letter = chr(int(code, 16)) if code else _ESCAPED_CONTROLS.get(escape.group(4), " ")
        return_decoded = (DIAGNOSTIC_TYPES["control_character"], "U+000D")
        bad = return_decoded if letter == "\r" else find_bad_character(letter)
        if bad:
            if not places:
                places.append(LineIndex(text))
            yield bad[0].at(places[0].span(*escape.span()), code=bad[1])


def check_run_on_text(text: str, event: Any) -> list[Diagnostic]:
    """Refuse a text without quotes that goes on in the next line: most often a colon was lost."""
    return find_almost_fields(text, event) or [
        DIAGNOSTIC_TYPES["text_over_lines"].at(get_span(event))
    ]


def find_almost_fields(text: str, event: Any) -> list[Diagnostic]:
    """Return the lines of a text without quotes that were meant as fields but for one character."""
    return list(islice(_find_almost_fields(text, event), MAX_FAULTS))


def _find_almost_fields(text: str, event: Any) -> Iterator[Diagnostic]:
    first = text.rfind("\n", 0, event.start_mark.index) + 1
    lines = text[first : event.end_mark.index].split("\n")
    searches = (("missing_space_after_colon", find_tight_colon), ("odd_space", find_odd_space))
    for number, line in enumerate(lines, event.start_mark.line + 1):
        for name, find in searches:
            if (place := find(line)) is not None:
                yield DIAGNOSTIC_TYPES[name].at(Span(number, place + 1, number, place + 2))


def check_indentation(text: str, first: Any, last: Any) -> list[Diagnostic]:
    """Refuse lines of something in quotes or brackets that stand no deeper than its beginning.

    A forgotten closing sign swallows the fields that follow, up to the next one.
    """
    start = first.start_mark.index
    line_start = text.rfind("\n", 0, start) + 1
    indent = _measure_indent(text[line_start:start])
    quoted = first.__class__ is ScalarEvent
    lines = text[line_start : last.end_mark.index].split("\n")
    for number, line in enumerate(lines[1:], first.start_mark.line + 2):
        content = line.strip(" \t\r")
        if not content or (not quoted and content[0] in "]},#"):
            continue
        if (place := _measure_indent(line)) <= indent:
            return [
                DIAGNOSTIC_TYPES["not_indented"].at(Span(number, place + 1, number, len(line) + 1))
            ]
    return []


def _measure_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def has_odd_space(text: str) -> bool:
    """Whether a text holds any space that YAML does not take for one."""
    return bool(re.search(ODD_SPACES, text))


def check_explicit_keys(text: str) -> list[Diagnostic]:
    """Refuse keys that are written with a question mark in front."""
    if not (text.startswith("?") or _QUESTION.search(text)):
        return []
    tokens = islice(find_explicit_keys(text), MAX_FAULTS)
    return [DIAGNOSTIC_TYPES["question_mark"].at(get_span(token)) for token in tokens]


def check_keys(text: str, events: list[Any]) -> Iterator[Diagnostic]:
    """Yield what is wrong with keys: a second walk that only doubtful files need."""
    lines: dict[str, int] | None = None  # of the keys of the mapping being read; None in a list
    stack: list[dict[str, int] | None] = []
    key: Any = None
    for event in events:
        kind = event.__class__
        if kind is ScalarEvent and lines is not None and key is None:
            key = event
            yield from _check_key(event, lines)
        elif kind is ScalarEvent:
            nothing = key and not event.value and not event.style
            if nothing and _lacks_colon(text, key):
                yield DIAGNOSTIC_TYPES["key_without_colon"].at(get_span(key))
            key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append(lines)
            lines = {} if kind is MappingStartEvent else None
            key = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            lines = stack.pop()
            key = None


def _lacks_colon(text: str, key: Any) -> bool:
    if text[: key.start_mark.index].rstrip(" ").endswith("?"):
        return False  # told as a question mark
    return not re.compile(_COLON).match(text, key.end_mark.index)


def _check_key(event: Any, lines: dict[str, int]) -> Iterator[Diagnostic]:
    name = normalize("NFC", event.value)
    if not name:
        yield DIAGNOSTIC_TYPES["empty_key"].at(get_span(event))
    elif name == "<<" and not event.style:
        yield DIAGNOSTIC_TYPES["merge_key"].at(get_span(event))
    elif not event.style and name != name.strip():
        yield DIAGNOSTIC_TYPES["odd_space"].at(get_span(event))
    elif name in lines:
        yield DIAGNOSTIC_TYPES["duplicate_key"].at(get_span(event), line=lines[name])
    lines.setdefault(name, event.start_mark.line + 1)


def check_number_of_nodes(events: list[Any]) -> list[Diagnostic]:
    """Refuse the first field or value beyond the limit."""
    if len(events) <= MAX_NODES:
        return []
    starts = (ScalarEvent, MappingStartEvent, SequenceStartEvent)
    nodes = [event for event in events if event.__class__ in starts]
    return [
        DIAGNOSTIC_TYPES["too_many_nodes"].at(get_span(event))
        for event in nodes[MAX_NODES : MAX_NODES + 1]
    ]
