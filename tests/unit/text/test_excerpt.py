"""Excerpts: one line, not too long, and without CPR numbers."""

import pytest

from partnerskab.text.excerpt import MAX_LENGTH, excerpt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mette Holm", "Mette Holm"),
        ("  to\n linjer\t her ", "to linjer her"),
        ("010170-1234 og 020280-1235", "[CPR] og [CPR]"),
        ("010170\n1234", "[CPR]"),
        ("a" * MAX_LENGTH, "a" * MAX_LENGTH),
        ("a" * (MAX_LENGTH + 1), "a" * (MAX_LENGTH - 1) + "…"),
        (f"{'a' * (MAX_LENGTH - 2)} bc", "a" * (MAX_LENGTH - 2) + "…"),
    ],
)
def test_excerpt(text: str, expected: str) -> None:
    assert excerpt(text) == (expected, expected)


def test_a_number_at_the_limit_is_masked_before_the_text_is_cut() -> None:
    shown = excerpt(f"{'a ' * 36}010170-1234 og mere, som er for langt").da
    assert not any(letter.isdigit() for letter in shown)
    assert len(shown) <= MAX_LENGTH
