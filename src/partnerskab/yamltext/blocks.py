"""The blocks of a file: its entries by line and indentation, as far as the events tell of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import normalize

from partnerskab.yamltext.parser import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_DASH = re.compile(r"-[ \t]*$")
_LONE_DASH = re.compile(r"-\s*(?:#.*)?$")
_MAY_GO_ON = re.compile(r"(?:[|>][-+\d]*|:|-)\s*(?:#.*)?$")
_OPENING_QUOTE = re.compile(r"(?:[:,-] +|[\[{] *|^ *)$")


class Block(NamedTuple):
    """Lines (from 0, the last included) that hang together, and the column where their entry begins."""

    first: int
    column: int
    last: int
    is_item: bool
    nameless: bool = False
    is_mixed: bool = False
    """Whether lines of it may belong to other blocks, whose own lines are then not all known."""


class BlockEntry(NamedTuple):
    """A field or an item, where it begins, and the index of the entry that it is part of (-1: none)."""

    line: int
    column: int
    is_item: bool
    parent: int
    key: str = ""


class Stretch(NamedTuple):
    """A text or brackets over several lines: where they begin, the last line, and their last column."""

    line: int
    column: int
    last: int
    end_column: int
    is_plain: bool
    is_quoted: bool


class Outline:
    """The entries of a file as far as it was parsed, and the blocks that they begin."""

    def __init__(self, events: Sequence[Any], lines: Sequence[str], written: Sequence[str]) -> None:
        self._lines = lines
        self._written = written
        self._entries, self._stretches = _collect_entries(events, lines)
        self._starts = [(entry.line, entry.column) for entry in self._entries]

    def find_blocks(self, line: int, column: int) -> Iterator[Block]:
        """Yield the block that a place is in; and the one before, where the place may be its end."""
        while line > 0 and not self._lines[line].strip():  # where a file ends too early
            line -= 1
            column = len(self._lines[line])
        loose = line
        if stretch := self._find_stretch_at(line, column):
            loose = line if stretch.is_plain else stretch.line
            line, column = stretch.line, stretch.column
        number = bisect_right(self._starts, (line, column)) - 1
        here = number >= 0 and self._entries[number].line == line
        entry = self._entries[number] if here else self._find_entry_of_line(number, line)
        if entry.parent < 0 and not here and (above := self._find_lines_above(entry)):
            yield above
            return
        if entry.parent >= 0 and entry.line != loose and self._has_lost_its_lines(loose):
            entry = self._entries[entry.parent]
        yield self._build_block(entry)
        yield from self._find_block_before(entry)

    def _find_lines_above(self, entry: BlockEntry) -> Block | None:
        """The lines above an entry, where they are what keeps the file from being a row of fields."""
        if any(other[1:4] == entry[1:4] for other in self._entries):
            return None
        numbers = range(entry.line)
        written = [number for number in numbers if _has_content(self._lines[number])]
        return (
            Block(written[0], 0, entry.line - 1, is_item=False, nameless=True) if written else None
        )

    def _find_block_before(self, entry: BlockEntry) -> Iterator[Block]:
        """The entry before a spoiled one, if its text, or what it holds, may be meant to go on there."""
        number = bisect_left(self._starts, (entry.line, entry.column)) - 1
        outer = entry.parent
        while outer >= 0 and outer != number:
            outer = self._entries[outer].parent
        if number >= 0 and outer < 0 and _MAY_GO_ON.search(self._lines[self._entries[number].line]):
            yield self._build_block(self._entries[number])

    def _find_entry_of_line(self, number: int, line: int) -> BlockEntry:
        """The entry of a line in which none is known to begin, after the entry of that number."""
        text = self._lines[line]
        indent = _measure_indent(text)
        is_item = text.startswith("-", indent)
        while number >= 0 and (entry := self._entries[number]).column >= indent:
            if entry.column == indent and entry.is_item == is_item:
                return BlockEntry(line, indent, is_item, entry.parent)
            if entry.column == indent and is_item:
                break  # items may stand below their field without indentation
            number = entry.parent
        if number < 0:
            return BlockEntry(line, indent, is_item, -1)
        return self._entries[number]

    def _has_lost_its_lines(self, line: int) -> bool:
        """Whether a line that fits nowhere opens a block, and what follows is not below it."""
        if not _MAY_GO_ON.search(self._lines[line]):
            return False
        below = (text for text in self._lines[line + 1 :] if _has_content(text))
        return _measure_indent(next(below, "")) <= _measure_indent(self._lines[line])

    def find_duplicate_blocks(self, line: int, column: int) -> Iterator[Block]:
        """Yield what a field spoils that stands a second time.

        A line between the two may be lost, so that two blocks look like one: all of it is in doubt. At the
        top of a file, where no line can have been lost, it is the two fields.
        """
        found = bisect_right(self._starts, (line, column)) - 1
        if found < 0 or self._starts[found] != (line, column):
            yield from self.find_blocks(line, column)
            return
        entry = self._entries[found]
        if entry.parent >= 0:
            yield self._build_block(self._entries[entry.parent])
            return
        yield self._build_block(entry)._replace(nameless=True)
        for other in self._entries[:found]:
            if other.parent == entry.parent and other.key == entry.key:
                yield self._build_block(other)
                return

    def find_swallowed_blocks(self, line: int, column: int) -> Iterator[Block]:
        """Yield the blocks of a text or of brackets that go on in lines which are not indented.

        Most often the closing sign was forgotten, and the one that was found opens another text. Where it
        does not look like that, nobody knows what the lines between belong to.
        """
        stretch = self._find_stretch_at(line, column)
        yield from self.find_blocks(line, column)
        if stretch is None:
            return
        before = self._lines[stretch.last][: stretch.end_column - 1]
        if stretch.is_quoted and _OPENING_QUOTE.search(before):
            return
        between = self._lines[stretch.line + 1 : stretch.last + 1]
        indent = min(_measure_indent(text) for text in between if text.strip())
        block = next(self.find_blocks(stretch.line, stretch.column))
        while block.column > indent and (outer := self.find_enclosing_block(block)):
            block = outer
        last = _find_last_line(self._written, stretch.last, indent, is_item=False)
        yield block._replace(last=max(block.last, last), is_mixed=True)

    def find_enclosing_block(self, block: Block) -> Block | None:
        """Return the block that a block is part of, or None where it is part of the file alone."""
        number = bisect_right(self._starts, (block.first, block.column)) - 1
        if number < 0:
            return None
        entry = self._entries[number]
        if (entry.line, entry.column) != (block.first, block.column):
            return self._build_block(entry) if entry.column < block.column else None
        return self._build_block(self._entries[entry.parent]) if entry.parent >= 0 else None

    def _build_block(self, entry: BlockEntry) -> Block:
        last = _find_last_line(self._written, entry.line, entry.column, is_item=entry.is_item)
        is_mixed = last > entry.line and not _MAY_GO_ON.search(self._written[entry.line])
        return Block(entry.line, entry.column, last, entry.is_item, is_mixed=is_mixed)

    def _find_stretch_at(self, line: int, column: int) -> Stretch | None:
        for stretch in self._stretches:
            begun = stretch.line < line or (stretch.line == line and stretch.column <= column)
            if begun and line <= stretch.last:
                return stretch
        return None


def _has_content(line: str) -> bool:
    content = line.strip()
    return bool(content) and not content.startswith("#")


def _measure_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _find_last_line(lines: Sequence[str], first: int, column: int, *, is_item: bool) -> int:
    """Return the last line that an entry holds which begins in a column of a line."""
    last = first
    for number in range(first + 1, len(lines)):
        if not _has_content(lines[number]):
            continue
        content = lines[number].strip()
        indent = _measure_indent(lines[number])
        below = content[0] in "]}:" or (not is_item and (content == "-" or content[:2] == "- "))
        if indent > column or (indent == column and below):
            last = number
        else:
            break
    return last


def _collect_entries(
    events: Sequence[Any], lines: Sequence[str]
) -> tuple[list[BlockEntry], list[Stretch]]:
    """Return the entries outside brackets, and what goes over several lines, in order."""
    entries: list[BlockEntry] = []
    stretches: list[Stretch] = []
    open_blocks: list[tuple[bool, int]] = []  # whether a list, and the entry that holds it
    brackets: list[Any] = []
    wants_key, holder = False, -1
    for event in events:
        kind = event.__class__
        if kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent):
            if not brackets and open_blocks:
                is_list, outer = open_blocks[-1]
                if is_list or wants_key:
                    holder = len(entries)
                    entries.append(_build_entry(event, lines, outer, is_item=is_list))
            if kind is ScalarEvent:
                stretches += _find_stretch(event, event)
                wants_key = not wants_key
            elif brackets or event.flow_style:
                brackets.append(event)
            else:
                open_blocks.append((kind is SequenceStartEvent, holder))
                wants_key = True
        elif kind in (MappingEndEvent, SequenceEndEvent):
            if brackets:
                first = brackets.pop()
                if not brackets:
                    stretches += _find_stretch(first, event)
            else:
                open_blocks.pop()
            wants_key = True
    if brackets:  # that were not closed, so that all the rest is within them
        start = brackets[0].start_mark
        stretches.append(
            Stretch(start.line, start.column, len(lines), 0, is_plain=False, is_quoted=False)
        )
    return entries, stretches


def _build_entry(event: Any, lines: Sequence[str], parent: int, *, is_item: bool) -> BlockEntry:
    line, column = event.start_mark.line, event.start_mark.column
    if not is_item:
        key = normalize("NFC", event.value) if event.__class__ is ScalarEvent else ""
        return BlockEntry(line, column, is_item, parent, key)
    line = min(line, len(lines) - 1)
    found = _DASH.search(lines[line][:column])
    while found is None and line > 0:  # the dash has a line to itself
        line -= 1
        found = _LONE_DASH.search(lines[line])
    return BlockEntry(line, found.start() if found else 0, is_item, parent)


def _find_stretch(first: Any, last: Any) -> Iterator[Stretch]:
    """The lines between two events, if they are several."""
    start, end = first.start_mark, last.end_mark
    style = (first.style or "plain") if first.__class__ is ScalarEvent else "brackets"
    is_block = style in ("|", ">")
    last_line = end.line - 1 if is_block and end.column == 0 else end.line
    if last_line > start.line:
        yield Stretch(
            start.line, start.column, last_line, end.column, style == "plain", style in ("'", '"')
        )
