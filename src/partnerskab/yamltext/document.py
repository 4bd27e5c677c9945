"""A document that was read: its values, and the place in the file where each of them stands."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, TypeAlias
from unicodedata import normalize

from partnerskab.diagnostics import Span
from partnerskab.text.positions import LineIndex
from partnerskab.yamltext.parser import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Value: TypeAlias = "dict[str, Value] | list[Value] | str | None"
FieldPath: TypeAlias = tuple[str | int, ...]

NAMELESS = chr(0xE0055)
"""What the key of an unread field begins with whose name is not known: no file may hold that sign."""


class Document:
    """What a file says, and where: `value` holds dicts with text keys, lists, texts and None.

    `unread` says which blocks of the file could not be read: their fields and items hold None, and a field
    whose name is not known is left out.
    """

    __slots__ = ("_events", "_places", "_renames", "_text", "_tree", "unread", "value")

    def __init__(
        self,
        value: dict[str, Value],
        text: str,
        events: list[Any],
        unread: tuple[Span, ...] = (),
    ) -> None:
        self.value = value
        self.unread = unread
        self._text = text
        self._events = events
        self._tree: _Node | None = None
        self._places: LineIndex | None = None
        self._renames: list[tuple[tuple[str | int, ...], str]] = []

    def rename_keys(self, renames: Sequence[tuple[tuple[str, ...], str]]) -> "Document":
        """Return the document as if keys had other names.

        Each rename is the path of a key as it is then, and its new name. Places stay those of the file. A
        key that is not there, or whose new name is taken, keeps its name.
        """
        other = Document(deepcopy(self.value), self._text, self._events, self.unread)
        for path, name in renames:
            parent: Any = other.value
            for step in path[:-1]:
                parent = parent.get(step) if isinstance(parent, dict) else None
            if isinstance(parent, dict) and path[-1] in parent and name not in parent:
                moved = {name if key == path[-1] else key: value for key, value in parent.items()}
                parent.clear()
                parent.update(moved)
                other._renames.insert(0, ((*path[:-1], name), path[-1]))
        return other

    def span(self, path: FieldPath) -> Span:
        """Return where the value at a path stands; its nearest ancestor if there is none."""
        node = self._find(path)
        return self._build_span(self._find_start(node), self._find_end(node))

    def key_span(self, path: FieldPath) -> Span:
        """Return where the key stands that a path ends with; for an item of a list, the item."""
        node = self._find(path)
        if node.key is None:
            return self._build_span(self._find_start(node), self._find_end(node))
        return self._build_span(node.key.start_mark.index, node.key.end_mark.index)

    def is_unread(self, path: FieldPath) -> bool:
        """Whether the value at a path, or a part of it, could not be read, or may stand in what could not."""
        if not self.unread:
            return False
        return touches(self.span(path), self.unread) or self._may_be_misplaced(path)

    @property
    def is_mixed(self) -> bool:
        """Whether a block at the top of the file is unread whose name is not known."""
        return bool(self.unread) and self._find(()).holds_nameless()

    def _may_be_misplaced(self, path: FieldPath) -> bool:
        """Whether nothing stands at a path, and around it is a block whose name is not known."""
        node, doubtful = self._find(()), False
        for step in path:
            doubtful = doubtful or node.holds_nameless()
            found = node.get_child(step)
            if found is None:
                return doubtful
            node = found
        return False

    def _find(self, path: FieldPath) -> "_Node":
        if self._tree is None:
            self._tree = _build_tree(self._events)
        path = tuple(path)
        for renamed, old in self._renames:
            if path[: len(renamed)] == renamed:
                path = (*renamed[:-1], old, *path[len(renamed) :])
        node = self._tree
        for step in path:
            found = node.get_child(step)
            if found is None:
                break
            node = found
        return node

    def _find_start(self, node: "_Node") -> int:
        if node.is_empty() and node.key is not None:
            return self._text.index(":", node.key.end_mark.index) + 1
        return int(node.first.start_mark.index)

    def _find_end(self, node: "_Node") -> int:
        while node.children and not node.closed:  # a block ends where its last part does
            parts = node.children
            node = parts[-1] if isinstance(parts, list) else parts[next(reversed(parts))]
        if node.is_empty():
            return self._find_start(node)
        end = int(node.last.end_mark.index)
        if node.children is None and node.first.style in ("|", ">"):
            return len(self._text[:end].rstrip(" \r\n"))
        return end

    def _build_span(self, start: int, end: int) -> Span:
        if self._places is None:
            self._places = LineIndex(self._text)
        return self._places.span(start, end)


def touches(span: Span, blocks: Sequence[Span]) -> bool:
    """Whether a span has a place in common with any of some blocks."""
    first, last = span[:2], span[2:]
    return any(first <= block[2:] and block[:2] <= last for block in blocks)


class _Node:
    """A value, with the parser's events that it and its key began and ended with."""

    __slots__ = ("children", "closed", "first", "key", "last")

    def __init__(self, key: Any, first: Any) -> None:
        self.key = key
        self.first = self.last = first
        self.children: dict[str, _Node] | list[_Node] | None = None
        self.closed = False  # by a bracket or brace

    def is_empty(self) -> bool:
        """Whether nothing was written here."""
        return self.children is None and not self.first.value and not self.first.style

    def holds_nameless(self) -> bool:
        """Whether some of the fields here are unread, and not even their names are known."""
        parts = self.children
        return isinstance(parts, dict) and any(key.startswith(NAMELESS) for key in parts)

    def get_child(self, step: str | int) -> "_Node | None":
        """Return the part that one step of a path leads to."""
        parts = self.children
        if isinstance(parts, dict) and isinstance(step, str):
            return parts.get(normalize("NFC", step))
        if isinstance(parts, list) and isinstance(step, int) and 0 <= step < len(parts):
            return parts[step]
        return None


def _build_tree(events: list[Any]) -> _Node:
    """Replay the nodes of a document from its events; done only where a place is asked for."""
    roots: list[_Node] = []
    parts: dict[str, _Node] | list[_Node] = roots
    stack: list[tuple[dict[str, _Node] | list[_Node], _Node]] = []
    key: Any = None
    for event in events:
        kind = event.__class__
        if kind is ScalarEvent and key is None and isinstance(parts, dict):
            key = event
        elif kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            node = _Node(key, event)
            if isinstance(parts, dict):
                parts[normalize("NFC", key.value)] = node
                key = None
            else:
                parts.append(node)
            if kind is not ScalarEvent:
                stack.append((parts, node))
                parts = node.children = {} if kind is MappingStartEvent else []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            parts, node = stack.pop()
            node.last = event
            node.closed = event.start_mark.index != event.end_mark.index
    return roots[0]
