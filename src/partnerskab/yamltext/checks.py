"""What both parsers accept and a person may still have meant otherwise; each check walks parser events."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from unicodedata import normalize

from partnerskab.diagnostics import Diagnostic, Span
from partnerskab.yamltext.errors import ODD_SPACES, odd_space, sign_kind, tight_colon
from partnerskab.yamltext.kinds import DIAGNOSTIC_TYPES, MAX_FAULTS, MAX_NODES, MAX_TEXT
from partnerskab.yamltext.parser import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from partnerskab.yamltext.raw import RESTORE, Places, ScalarSpan, bad_character

_COLON = r"\s*:"
_ESCAPE = r"(?s)\\(?:x(..)|u(....)|U(........)|(.))"
_ESCAPED_CONTROLS = dict(zip("0abefvrNLP", "\0\a\b\x1b\f\v\r\x85\u2028\u2029", strict=True))


def span_of(event: Any) -> Span:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def texts_of(events: list[Any]) -> list[ScalarSpan]:
    """Where the texts stand among the events."""
    scalars: list[Any] = [event for event in events if event.__class__ is ScalarEvent]
    return [
        ScalarSpan(scalar.start_mark.index, scalar.end_mark.index, scalar.style or "")
        for scalar in scalars
        if scalar.value or scalar.style
    ]


def careful(get: Callable[[], Any], text: str, faults: list[Diagnostic]) -> Callable[[], Any]:
    """The same events, each text looked at and rid of stand-ins; for files that hold doubtful signs."""
    places: list[Places] = []  # made once, and only for a file that needs it

    def next_event() -> Any:
        event = get()
        if event.__class__ is ScalarEvent:
            full = len(faults) >= MAX_FAULTS
            if not event.value.isascii():
                if not full and not event.style and (name := sign_kind(event.value)):
                    faults.append(DIAGNOSTIC_TYPES[name].at(_first_sign(event)))
                event.value = event.value.translate(RESTORE)
            if len(event.value) > MAX_TEXT and not full:
                faults.append(DIAGNOSTIC_TYPES["text_too_long"].at(span_of(event)))
            if event.style == '"' and not full:
                faults.extend(_escape_faults(text, event, places))
        return event

    return next_event


def _first_sign(event: Any) -> Span:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    return Span(line, column, line, column + 1)


def _escape_faults(text: str, event: Any, places: list[Places]) -> Iterator[Diagnostic]:
    start, end = event.start_mark.index, event.end_mark.index
    for escape in re.compile(_ESCAPE).finditer(text, start, end):
        code = escape.group(1) or escape.group(2) or escape.group(3)
        letter = chr(int(code, 16)) if code else _ESCAPED_CONTROLS.get(escape.group(4), " ")
        bad = (
            (DIAGNOSTIC_TYPES["control_character"], "U+000D")
            if letter == "\r"
            else bad_character(letter)
        )
        if bad:
            if not places:
                places.append(Places(text))
            yield bad[0].at(places[0].span(*escape.span()), code=bad[1])


def over_lines(text: str, event: Any) -> list[Diagnostic]:
    """A text without quotes that goes on in the next line: most often a field that lost its colon."""
    return line_faults(text, event) or [DIAGNOSTIC_TYPES["text_over_lines"].at(span_of(event))]


def line_faults(text: str, event: Any) -> list[Diagnostic]:
    """Lines of a text without quotes that were meant as fields but for one character."""
    return list(islice(_almost_fields(text, event), MAX_FAULTS))


def _almost_fields(text: str, event: Any) -> Iterator[Diagnostic]:
    first = text.rfind("\n", 0, event.start_mark.index) + 1
    lines = text[first : event.end_mark.index].split("\n")
    for number, line in enumerate(lines, event.start_mark.line + 1):
        for name, find in (("missing_space_after_colon", tight_colon), ("odd_space", odd_space)):
            if (place := find(line)) is not None:
                yield DIAGNOSTIC_TYPES[name].at(Span(number, place + 1, number, place + 2))


def loose_lines(text: str, first: Any, last: Any) -> list[Diagnostic]:
    """Lines of something in quotes or brackets that stand no deeper than its beginning.

    A forgotten closing sign swallows the fields that follow, up to the next one.
    """
    start = first.start_mark.index
    line_start = text.rfind("\n", 0, start) + 1
    indent = _indent(text[line_start:start])
    quoted = first.__class__ is ScalarEvent
    lines = text[line_start : last.end_mark.index].split("\n")
    for number, line in enumerate(lines[1:], first.start_mark.line + 2):
        content = line.strip(" \t\r")
        if not content or (not quoted and content[0] in "]},#"):
            continue
        if (place := _indent(line)) <= indent:
            return [
                DIAGNOSTIC_TYPES["not_indented"].at(Span(number, place + 1, number, len(line) + 1))
            ]
    return []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def has_odd_space(text: str) -> bool:
    """Whether a text holds any space that YAML does not take for one."""
    return bool(re.search(ODD_SPACES, text))


def key_faults(text: str, events: list[Any]) -> Iterator[Diagnostic]:
    """What is wrong with keys: a second walk that only doubtful files need."""
    lines: dict[str, int] | None = None  # of the keys of the mapping being read; None in a list
    stack: list[dict[str, int] | None] = []
    key: Any = None
    for event in events:
        kind = event.__class__
        if kind is ScalarEvent and lines is not None and key is None:
            key = event
            yield from _one_key(event, lines)
        elif kind is ScalarEvent:
            nothing = key and not event.value and not event.style
            if nothing and not re.compile(_COLON).match(text, key.end_mark.index):
                yield DIAGNOSTIC_TYPES["key_without_colon"].at(span_of(key))
            key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append(lines)
            lines = {} if kind is MappingStartEvent else None
            key = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            lines = stack.pop()
            key = None


def _one_key(event: Any, lines: dict[str, int]) -> Iterator[Diagnostic]:
    name = normalize("NFC", event.value)
    if not name:
        yield DIAGNOSTIC_TYPES["empty_key"].at(span_of(event))
    elif name == "<<" and not event.style:
        yield DIAGNOSTIC_TYPES["merge_key"].at(span_of(event))
    elif not event.style and name != name.strip():
        yield DIAGNOSTIC_TYPES["odd_space"].at(span_of(event))
    elif name in lines:
        yield DIAGNOSTIC_TYPES["duplicate_key"].at(span_of(event), line=lines[name])
    lines.setdefault(name, event.start_mark.line + 1)


def count_faults(events: list[Any]) -> list[Diagnostic]:
    """The first field or value beyond the limit."""
    if len(events) <= MAX_NODES:
        return []
    starts = (ScalarEvent, MappingStartEvent, SequenceStartEvent)
    nodes = [event for event in events if event.__class__ in starts]
    return [
        DIAGNOSTIC_TYPES["too_many_nodes"].at(span_of(event))
        for event in nodes[MAX_NODES : MAX_NODES + 1]
    ]
