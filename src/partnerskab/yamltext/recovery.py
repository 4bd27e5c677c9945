"""What can be read of a file with faults: a fault spoils its own block, and the rest is read without it.

A block is an entry of a list or a row of fields, with all lines below that are indented further. It is cut
out such that every other line, and every item of a list, keeps its place; then the rest is parsed again.
"""

import re
from collections.abc import Iterator

from partnerskab.diagnostics import Diagnostic, Span
from partnerskab.yamltext.blocks import Block, Outline
from partnerskab.yamltext.build import Parse, check_shape, collect_faults, parse
from partnerskab.yamltext.characters import Decoded
from partnerskab.yamltext.diagnostic_types import MAX_FAULTS
from partnerskab.yamltext.document import NAMELESS, Document, Value

MAX_ROUNDS = 50
MAX_CHARACTERS = 2 * 1024 * 1024  # over all rounds, so that a hostile file takes no long time
WHOLE_FILE = frozenset({"second_document", "too_many_nodes"})
"""Faults that say something about the rest of the file, so that no block can be told from it."""

_NAME = re.compile(r"[^\W\d][\w-]*(?=:(?:\s|$))")


def recover(
    run: Parse, source: Decoded, faults: list[Diagnostic]
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Cut the spoiled blocks out and parse again, until the rest is sound or nothing can be told."""
    told = set(faults)
    rest = _Rest(run.text)
    rounds = min(MAX_ROUNDS, MAX_CHARACTERS // len(run.text))
    for _ in range(rounds):
        if len(told) >= MAX_FAULTS or any(fault.rule in WHOLE_FILE for fault in faults):
            break
        if not rest.cut(run, faults):
            break
        run = parse(rest.text, source)
        faults = collect_faults(run)
        told.update(faults)
        if not faults:
            if check_shape(run) or not isinstance(value := run.root[0], dict):
                break
            _drop_nameless(value)
            return Document(value, run.text, run.events, rest.unread), tuple(sorted(told))
    return None, tuple(sorted(told))


def _drop_nameless(value: Value) -> None:
    """Take out the fields that stand for blocks whose names are not known."""
    if isinstance(value, dict):
        for key in [key for key in value if key.startswith(NAMELESS)]:
            del value[key]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        _drop_nameless(part)


class _Rest:
    """The lines of a file, some of them cut out."""

    def __init__(self, text: str) -> None:
        self._written = text.split("\n")
        self._lines = list(self._written)
        self._cut: dict[tuple[int, int], Block] = {}  # by line and column

    @property
    def text(self) -> str:
        """The text without the blocks that were cut out."""
        return "\n".join(self._lines)

    @property
    def unread(self) -> tuple[Span, ...]:
        """Where the blocks stand that were cut out."""
        return tuple(
            Span(
                block.first + 1,
                block.column + 1,
                block.last + 1,
                len(self._written[block.last]) + 1,
            )
            for block in sorted(self._cut.values())
        )

    def cut(self, run: Parse, faults: list[Diagnostic]) -> bool:
        """Cut out the blocks that faults spoil; return whether anything was left to cut for each."""
        outline = Outline(run.events, self._lines, self._written)
        blocks: set[Block] = set()
        for fault in faults:
            line = self._lines[fault.span.line - 1]
            if line and not line.strip():  # a tab alone says nothing
                self._lines[fault.span.line - 1] = ""
                continue
            for number, block in enumerate(_find_spoiled_blocks(outline, fault)):
                if number > 0 and block[:2] in self._cut:
                    continue
                wider: Block | None = block
                while wider is not None and wider[:2] in self._cut:
                    wider = outline.find_enclosing_block(wider)
                if wider is None:
                    return False
                blocks.add(wider)
        for block in _select_outermost(blocks):
            self._replace(block)
        return True

    def _replace(self, block: Block) -> None:
        """Leave of a block the name of its field, or its dash, and empty lines."""
        line = self._lines[block.first]
        found = None if block.nameless else _NAME.match(line, block.column)
        name = "-" if block.is_item else f"{found[0]}:" if found else f"{NAMELESS}{block.first}:"
        self._lines[block.first] = line[: block.column] + name
        for number in range(block.first + 1, block.last + 1):
            self._lines[number] = ""
        if block.is_mixed and not block.is_item and block.last > block.first:
            indent = " " * block.column
            self._lines[block.first + 1] = f"{indent}{NAMELESS}{block.first + 1}:"
        inner = [old for old in self._cut.values() if block.first <= old.first <= block.last]
        for old in inner:
            del self._cut[old[:2]]
        self._cut[block[:2]] = block._replace(
            last=max(block.last, *(old.last for old in inner), -1)
        )


def _find_spoiled_blocks(outline: Outline, fault: Diagnostic) -> Iterator[Block]:
    """The blocks that a fault spoils: its own, and others that it leaves in doubt."""
    line, column = fault.span.line - 1, fault.span.column - 1
    if fault.rule == "duplicate_key":
        yield from outline.find_duplicate_blocks(line, column)
    elif fault.rule == "not_indented":
        yield from outline.find_swallowed_blocks(line, column)
    else:
        yield from outline.find_blocks(line, column)


def _select_outermost(blocks: set[Block]) -> Iterator[Block]:
    last = -1
    for block in sorted(blocks, key=lambda block: (block.first, block.column, -block.last)):
        if block.first > last:
            yield block
            last = max(last, block.last)
