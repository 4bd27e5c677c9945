"""Matching of two lists by a key, whatever their order."""

from partnerskab.diff.matching import ignore_order, match_by_key, summarize_row
from partnerskab.partnership.form import Row

Item = tuple[str, int]


def match(old: list[Item], new: list[Item]) -> list[tuple[Item | None, Item | None]]:
    def get_key(item: Item) -> str:
        return item[0]

    pairs = match_by_key(old, new, get_key)
    return list(pairs)


def test_pairs_are_in_the_new_order_and_removed_items_come_last() -> None:
    old, new = [("a", 1), ("b", 1), ("c", 1)], [("c", 2), ("d", 2), ("a", 2)]
    assert match(old, new) == [
        (("c", 1), ("c", 2)),
        (None, ("d", 2)),
        (("a", 1), ("a", 2)),
        (("b", 1), None),
    ]


def test_of_items_with_the_same_key_the_equal_ones_are_paired_first() -> None:
    assert match([("a", 1), ("a", 2)], [("a", 3), ("a", 1)]) == [
        (("a", 2), ("a", 3)),
        (("a", 1), ("a", 1)),
    ]


def test_an_item_is_paired_only_once() -> None:
    assert match([("a", 1)], [("a", 1), ("a", 1)]) == [(("a", 1), ("a", 1)), (None, ("a", 1))]


def test_order_is_ignored_in_tuples_but_not_in_texts() -> None:
    assert ignore_order(("a", "b", "b")) == ignore_order(("b", "a", "b"))
    assert ignore_order(("a", "b", "b")) != ignore_order(("a", "b"))
    assert ignore_order("ab") != ignore_order("ba")


def test_rows_with_the_same_cells_have_the_same_summary() -> None:
    row = Row(("rows", 0), {"what": "x", "who": ("a", "b")})
    other = Row(("rows", 1), {"who": ("b", "a"), "what": "x"})
    assert summarize_row(row) == summarize_row(other)
    assert summarize_row(row) != summarize_row(Row((), {"what": "y", "who": ("a", "b")}))
    assert summarize_row(row, ["what"]) == summarize_row(Row((), {"who": ("a", "b")}))
    assert summarize_row(None) == "[]"
