"""YAML text to plain dicts, lists and texts, each with its place; what may be misread is refused."""

from collections.abc import Callable
from itertools import islice
from typing import Any
from unicodedata import normalize

from partnerskab.diagnostics import START, Diagnostic
from partnerskab.yamltext import parser
from partnerskab.yamltext.checks import (
    careful,
    count_faults,
    has_odd_space,
    key_faults,
    line_faults,
    loose_lines,
    over_lines,
    span_of,
    texts_of,
)
from partnerskab.yamltext.document import Document, FieldPath, Value
from partnerskab.yamltext.errors import diagnose
from partnerskab.yamltext.kinds import (
    CHARACTER_TYPES,
    DIAGNOSTIC_TYPES,
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NODES,
    MAX_TEXT,
)
from partnerskab.yamltext.raw import Raw, disguise, hash_faults, look, may_cut_text, tab_faults

__all__ = ["DIAGNOSTIC_TYPES", "Document", "FieldPath", "Value", "read"]

_MAX_EVENTS = 2 * MAX_NODES + 4  # a container has two; stream and document add two each


class _Run:
    """What one parse has yielded so far; it is filled as it goes, since a parser may give up."""

    __slots__ = ("complete", "composed", "doubtful", "events", "faults", "root", "text", "trouble")

    def __init__(self, text: str, raw: Raw) -> None:
        self.text = text
        self.composed = raw.composed
        # Whether keys may be empty, double, a merge, without a colon or with an odd space.
        self.doubtful = b"<<" in raw.signs or (not raw.composed and has_odd_space(text))
        self.complete = False
        self.events: list[Any] = []
        self.root: list[Value] = []
        self.faults: list[Diagnostic] = []
        self.trouble: Diagnostic | None = None

    def note(self, check: Callable[..., list[Diagnostic]], *events: Any) -> None:
        """Add what a check finds about some events, unless their first one was refused already."""
        start = events[0].start_mark
        last = self.faults[-1].span[:2] if self.faults else None
        if last != (start.line + 1, start.column + 1) and len(self.faults) < MAX_FAULTS:
            self.faults += check(self.text, *events)


def read(data: bytes, *, pure: bool = False) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document in a file's bytes, or None and every fault there is; `pure` goes without libyaml."""
    raw = look(data)
    if raw.text is None:
        return None, raw.faults
    text = raw.text if raw.text.endswith("\n") else raw.text + "\n"
    # The parsers disagree on tabs, so they see spaces until it is known that all tabs are in order.
    run = _parse(text.replace("\t", " "), raw, pure=pure)
    tabs: list[Diagnostic] = []
    if b"\t" in raw.signs:
        stop = None if run.complete else run.events[-1].start_mark.index
        tabs = tab_faults(text, texts_of(run.events), stop)
        if run.complete and not tabs:
            run = _parse(text, raw, pure=pure)
    faults = [*raw.faults, *tabs, *run.faults]
    if run.trouble and not tabs:  # where there are tabs, they are the likely cause
        faults = _with_trouble(faults, run.trouble)
    if not faults:
        faults = _shape_faults(run)
    if not faults and isinstance(value := run.root[0], dict):
        return Document(value, text, run.events), ()
    return None, tuple(sorted(set(faults)))


def _parse(text: str, raw: Raw, *, pure: bool) -> _Run:
    run = _Run(text, raw)
    disguised = disguise(text, raw.signs)
    get = parser.events(disguised, pure=pure)
    if disguised is not text or b"\\" in raw.signs or len(text) > MAX_TEXT:
        get = careful(get, text, run.faults)
    try:
        _build(get, run)
    except parser.YAMLError as error:
        trouble = parser.trouble(error)
        if parser.NESTING_LIMIT in trouble.reason:
            # The scanner of libyaml 0.2.6 runs into its own limit before the parser reaches ours:
            # without what lies beyond, the parser comes to the place where ours is told.
            return _parse(text[: trouble.place], raw, pure=pure)
        run.trouble = diagnose(disguised, trouble)
    if run.doubtful:
        run.faults += islice(key_faults(text, run.events), MAX_FAULTS)
    if may_cut_text(text):
        stop = len(text) if run.complete else run.events[-1].start_mark.index
        run.faults += hash_faults(text, texts_of(run.events), stop)
    run.faults += count_faults(run.events)
    return run


def _build(get: Callable[[], Any], run: _Run) -> None:  # noqa: C901, PLR0912, PLR0915 - see below
    """Values from events, in one loop: nothing nests beyond the limit, and a call a value would double the time."""
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
                    run.note(over_lines, event)
            elif event.style in "\"'" and event.start_mark.line != event.end_mark.line:
                run.note(loose_lines, event, event)
            if mapping:
                top[key] = value
                wants_key = True
            else:
                top.append(value)
        elif kind is mapping_start or kind is sequence_start:
            if wants_key:
                run.faults.append(DIAGNOSTIC_TYPES["key_not_text"].at(span_of(event)))
                return
            new: Any = {} if kind is mapping_start else []
            if mapping:
                top[key] = new
            else:
                top.append(new)
            stack.append((top, mapping))
            if len(stack) > MAX_DEPTH:
                run.faults.append(DIAGNOSTIC_TYPES["too_deep"].at(span_of(event)))
                return
            if flow is None and event.flow_style:
                flow, flow_depth = event, len(stack)
            top, mapping = new, kind is mapping_start
            wants_key = mapping
        elif kind is mapping_end or kind is sequence_end:
            if flow is not None and len(stack) == flow_depth:
                if flow.start_mark.line != event.end_mark.line:
                    run.note(loose_lines, flow, event)
                flow = None
            if mapping and "" in top:
                run.doubtful = True
            top, mapping = stack.pop()
            wants_key = mapping
        elif kind is parser.StreamEndEvent:
            run.complete = True
            return
        elif kind is parser.DocumentStartEvent and run.root:
            run.faults.append(DIAGNOSTIC_TYPES["second_document"].at(span_of(event)))
            return


def _with_trouble(faults: list[Diagnostic], trouble: Diagnostic) -> list[Diagnostic]:
    """The faults and where the parser gave up, without what one of them says about the other."""
    line = trouble.span.line
    if any(fault.rule in CHARACTER_TYPES and fault.span.line == line for fault in faults):
        return faults
    kept = [
        fault
        for fault in faults
        if fault.rule != "text_over_lines"
        or fault.span.end_line < line
        or (fault.span.line > line and trouble.rule != "unclosed_bracket")
    ]
    said = any(fault.span[:2] == trouble.span[:2] for fault in kept)
    return kept if said else [*kept, trouble]


def _shape_faults(run: _Run) -> list[Diagnostic]:
    """A file must be a row of fields."""
    if not run.root or run.root[0] is None:
        return [DIAGNOSTIC_TYPES["empty_file"].at(START)]
    if isinstance(run.root[0], dict):
        return []
    event = run.events[2]  # after the starts of stream and document
    found = line_faults(run.text, event) if isinstance(run.root[0], str) and not event.style else []
    return found or [DIAGNOSTIC_TYPES["not_a_mapping"].at(span_of(event))]
