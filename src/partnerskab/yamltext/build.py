"""One parse of a text: its values, the events they came from, and every fault on the way."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any
from unicodedata import normalize

from partnerskab.diagnostics import START, Diagnostic, Span
from partnerskab.yamltext import parser
from partnerskab.yamltext.characters import Decoded
from partnerskab.yamltext.diagnose import diagnose
from partnerskab.yamltext.diagnostic_types import (
    CHARACTER_TYPES,
    DIAGNOSTIC_TYPES,
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NODES,
    MAX_TEXT,
)
from partnerskab.yamltext.document import Value
from partnerskab.yamltext.event_checks import (
    check_each,
    check_explicit_keys,
    check_indentation,
    check_keys,
    check_number_of_nodes,
    check_run_on_text,
    find_almost_fields,
    get_span,
    has_odd_space,
    list_text_spans,
)
from partnerskab.yamltext.line_checks import find_cut_texts, find_tabs, may_cut_text

_MAX_EVENTS = 2 * MAX_NODES + 4  # a container has two; stream and document add two each


class Parse:
    """What one parse has yielded so far; it is filled as it goes, since libyaml may give up."""

    __slots__ = ("complete", "composed", "doubtful", "error", "events", "faults", "root", "text")

    def __init__(self, text: str, source: Decoded) -> None:
        self.text = text
        self.composed = source.composed
        # Whether keys may be empty, double, a merge, without a colon or with an odd space.
        self.doubtful = b"<<" in source.signs or (not source.composed and has_odd_space(text))
        self.complete = False
        self.events: list[Any] = []
        self.root: list[Value] = []
        self.faults: list[Diagnostic] = []
        self.error: Diagnostic | None = None

    def check(self, check: Callable[..., list[Diagnostic]], *events: Any) -> None:
        """Add what a check finds about some events, unless their first one was refused already."""
        start = events[0].start_mark
        last = self.faults[-1].span[:2] if self.faults else None
        if last != (start.line + 1, start.column + 1) and len(self.faults) < MAX_FAULTS:
            self.faults += check(self.text, *events)

    def stop(self) -> int:
        """Return the offset up to which the text was parsed."""
        return len(self.text) if self.complete else int(self.events[-1].start_mark.index)


def parse(text: str, source: Decoded) -> Parse:
    """Parse a text, which was decoded from `source`, and note all that is wrong in it."""
    run = Parse(text, source)
    get = parser.event_source(text)
    if any(sign in source.signs for sign in (b"!", b"&", b"*", b"\\")) or len(text) > MAX_TEXT:
        get = check_each(get, text, run.faults)
    try:
        _build(get, run)
    except parser.YAMLError as error:
        said = parser.describe_error(error)
        if parser.NESTING_LIMIT in said.reason:
            # The scanner of libyaml 0.2.6 runs into its own limit before the parser reaches ours:
            # without what lies beyond, the parser comes to the place where ours is told.
            return parse(text[: said.place], source)
        run.error = _find_open_bracket(run, said) or diagnose(text, said)
    _check_whole(run, source)
    return run


def _check_whole(run: Parse, source: Decoded) -> None:
    """Add the faults that show only when the events are there."""
    text = run.text
    if run.doubtful:
        run.faults += islice(check_keys(text, run.events), MAX_FAULTS)
    run.faults += check_explicit_keys(text)
    if may_cut_text(text):
        run.faults += find_cut_texts(text, list_text_spans(run.events), run.stop())
    run.faults += check_number_of_nodes(run.events)
    if b"\t" in source.signs:
        run.faults += _check_tabs(run)


def _build(get: Callable[[], Any], run: Parse) -> None:  # noqa: C901, PLR0912, PLR0915 - see below
    """Make values of events, in one loop: nothing nests deeply, and a call a value would double the time."""
    scalar, mapping_start = parser.ScalarEvent, parser.MappingStartEvent
    sequence_start = parser.SequenceStartEvent
    mapping_end, sequence_end = parser.MappingEndEvent, parser.SequenceEndEvent
    keep, text, composed = run.events.append, run.text, run.composed
    top: Any = run.root
    key: Any = None
    key_event: Any = None
    mapping = wants_key = False
    stack: list[tuple[Any, bool]] = []
    flow: Any = None  # the outermost bracket that is open
    flow_depth = 0
    for _ in range(_MAX_EVENTS):
        event = get()
        keep(event)
        kind = event.__class__
        if kind is scalar:
            value = event.value
            if wants_key:
                wants_key, key_event = False, event
                key = value if composed else normalize("NFC", value)
                if key in top:
                    run.doubtful = True
                continue
            if not event.style:
                if not value:
                    value = None
                    if mapping and not text.startswith(":", key_event.end_mark.index):
                        run.doubtful = True
                elif (
                    " " in value or "\n" in value
                ) and event.start_mark.line != event.end_mark.line:
                    run.check(check_run_on_text, event)
            elif event.style in "\"'" and event.start_mark.line != event.end_mark.line:
                run.check(check_indentation, event, event)
            if mapping:
                top[key] = value
                wants_key = True
            else:
                top.append(value)
        elif kind is mapping_start or kind is sequence_start:
            if wants_key:
                run.faults.append(DIAGNOSTIC_TYPES["key_not_text"].at(get_span(event)))
                return
            new: Any = {} if kind is mapping_start else []
            if mapping:
                top[key] = new
            else:
                top.append(new)
            stack.append((top, mapping))
            if len(stack) > MAX_DEPTH:
                run.faults.append(DIAGNOSTIC_TYPES["too_deep"].at(get_span(event)))
                return
            if flow is None and event.flow_style:
                flow, flow_depth = event, len(stack)
            top, mapping = new, kind is mapping_start
            wants_key = mapping
        elif kind is mapping_end or kind is sequence_end:
            if flow is not None and len(stack) == flow_depth:
                if flow.start_mark.line != event.end_mark.line:
                    run.check(check_indentation, flow, event)
                flow = None
            if mapping and "" in top:
                run.doubtful = True
            top, mapping = stack.pop()
            wants_key = mapping
        elif kind is parser.StreamEndEvent:
            run.complete = True
            return
        elif kind is parser.DocumentStartEvent and run.root:
            run.faults.append(DIAGNOSTIC_TYPES["second_document"].at(get_span(event)))
            return


def _find_open_bracket(run: Parse, error: parser.ParserError) -> Diagnostic | None:
    """Return the innermost bracket that is open where libyaml gave up, in a line no deeper than it."""
    brackets: list[Any] = []
    for event in run.events:
        if getattr(event, "flow_style", None):
            brackets.append(event)
        elif brackets and event.__class__ in (parser.MappingEndEvent, parser.SequenceEndEvent):
            brackets.pop()
    if not brackets:
        return None
    start = brackets[-1].start_mark
    lines = run.text.split("\n")
    number = run.text.count("\n", 0, error.place)
    if number <= start.line or lines[number].strip(" ")[:1] in ("", "]", "}", ","):
        return None
    indents = (len(lines[line]) - len(lines[line].lstrip(" ")) for line in (start.line, number))
    if next(indents) < next(indents):
        return None
    place = Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return DIAGNOSTIC_TYPES["unclosed_bracket"].at(place)


def _check_tabs(run: Parse) -> list[Diagnostic]:
    """Refuse tabs; after a tab that libyaml gave up at, all that indent, for then lines below do too."""
    stop = None if run.complete else run.stop()
    tabs = find_tabs(run.text, list_text_spans(run.events), stop)
    if run.error is None or run.error.rule == "tab_outside_quotes":
        return tabs
    return [tab for tab in tabs if tab.span.line <= run.error.span.line]


def collect_faults(run: Parse, characters: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Return the faults of a parse and of its characters, and where libyaml gave up.

    What one of them says about the other is left out.
    """
    faults, error = [*characters, *run.faults], run.error
    if error is None:
        return faults
    line = error.span.line
    if any(fault.rule in CHARACTER_TYPES and fault.span.line == line for fault in faults):
        return faults
    kept = [
        fault
        for fault in faults
        if fault.rule != "text_over_lines"
        or fault.span.end_line < line
        or (fault.span.line > line and error.rule != "unclosed_bracket")
    ]
    told = any(fault.span[:2] == error.span[:2] for fault in kept)
    return kept if told else [*kept, error]


def check_shape(run: Parse) -> list[Diagnostic]:
    """Refuse a file that is not a row of fields."""
    if not run.root or run.root[0] is None:
        return [DIAGNOSTIC_TYPES["empty_file"].at(START)]
    if isinstance(run.root[0], dict):
        return []
    event = run.events[2]  # after the starts of stream and document
    plain = isinstance(run.root[0], str) and not event.style
    found = find_almost_fields(run.text, event) if plain else []
    return found or [DIAGNOSTIC_TYPES["not_a_mapping"].at(get_span(event))]
