"""Matching rows, answers and tasks of two versions, whatever their order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import TypeVar

from partnerskab.partnership.form import Row

T = TypeVar("T")


def match_by_key(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    content: Callable[[T], object] = lambda item: item,
) -> Iterator[tuple[T | None, T | None]]:
    """Yield the pairs (old, new) with equal keys, in the new order, then the unmatched old items.

    Items with equal `content` are paired first where several have the same key. An item without
    a counterpart is paired with None.
    """
    unmatched: dict[Hashable, list[T]] = defaultdict(list)
    for item in old:
        unmatched[key(item)].append(item)
    partners = [_take_equal(unmatched[key(item)], item, content) for item in new]
    for index, item in enumerate(new):
        candidates = unmatched[key(item)]
        if partners[index] is None and candidates:
            partners[index] = candidates.pop(0)
    yield from zip(partners, new, strict=True)
    yield from ((item, None) for items in unmatched.values() for item in items)


def _take_equal(candidates: list[T], item: T, content: Callable[[T], object]) -> T | None:
    """Remove and return the first candidate with the same content as the item, or None."""
    for index, candidate in enumerate(candidates):
        if content(candidate) == content(item):
            return candidates.pop(index)
    return None


def ignore_order(value: object) -> object:
    """Return a value that compares equal for two tuples with the same items."""
    return Counter(value) if isinstance(value, tuple) else value


def summarize_row(row: Row | None, excluded: Collection[str] = ()) -> str:
    """Return a text that is equal for rows with equal cells, except for the excluded columns."""
    cells = sorted(row.values.items()) if row else []
    return repr(
        [
            (column, sorted(map(str, cell)) if isinstance(cell, tuple) else cell)
            for column, cell in cells
            if column not in excluded
        ]
    )
