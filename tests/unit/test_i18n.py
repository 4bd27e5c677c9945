"""How dates, numbers, money and lists are written in Danish and in English."""

from datetime import date
from decimal import Decimal

import pytest

from partnerskab.i18n import (
    NBSP,
    Text,
    find_nearest,
    format_money,
    format_number,
    format_value,
    format_weekday,
    get_interface_language,
    join_with_and,
    join_with_or,
    list_with_and,
    pluralize,
    spell_days,
    spell_months,
    spell_number,
)

DAY = date(2027, 5, 5)


@pytest.mark.parametrize(
    ("value", "da", "en"),
    [
        (DAY, "5. maj 2027", "5 May 2027"),
        (Decimal("12500"), "12.500 kr.", "DKK 12,500"),
        (Decimal("12500.00"), "12.500 kr.", "DKK 12,500"),
        (Decimal("1234.5"), "1.234,50 kr.", "DKK 1,234.50"),
        (Text("ja", "yes"), "ja", "yes"),
        (1000, "1000", "1000"),
        ("uændret", "uændret", "uændret"),
    ],
)
def test_a_value_in_both_languages(value: object, da: str, en: str) -> None:
    text = Text.from_value(value)
    assert (text.da.replace(NBSP, " "), text.en.replace(NBSP, " ")) == (da, en)
    assert (format_value(value, "da"), format_value(value, "en")) == text


def test_a_date_and_an_amount_are_not_broken_over_two_lines() -> None:
    assert Text.from_value(DAY) == (f"5.{NBSP}maj 2027", f"5{NBSP}May 2027")
    assert format_money(Decimal(8), "da") == f"8{NBSP}kr."
    assert format_money(Decimal(8), "en") == f"DKK{NBSP}8"


def test_fill_writes_each_value_in_the_language_of_its_text() -> None:
    text = Text("Senest {day}, {name}", "By {day}, {name}").fill(day=DAY, name=Text("nej", "no"))
    assert text == (f"Senest 5.{NBSP}maj 2027, nej", f"By 5{NBSP}May 2027, no")


def test_fill_does_not_read_braces_in_a_value() -> None:
    assert Text("{a}", "{a}").fill(a="{b}") == ("{b}", "{b}")


def test_numbers_have_separators() -> None:
    assert [format_number(12500, "da"), format_number(12500, "en")] == ["12.500", "12,500"]
    assert format_number(999, "da") == "999"


@pytest.mark.parametrize(
    ("number", "da", "en"),
    [(0, "nul", "nought"), (1, "én", "one"), (10, "ti", "ten"), (11, "11", "11"), (-1, "-1", "-1")],
)
def test_numbers_up_to_ten_are_spelt(number: int, da: str, en: str) -> None:
    assert spell_number(number) == (da, en)


def test_days_and_months_have_a_singular() -> None:
    assert spell_days(1) == ("én dag", "one day")
    assert spell_days(14) == ("14 dage", "14 days")
    assert spell_months(1) == ("én måned", "one month")
    assert spell_months(0) == ("nul måneder", "nought months")


def test_weekdays_are_lower_case_in_danish() -> None:
    assert [format_weekday(DAY, "da"), format_weekday(DAY, "en")] == ["onsdag", "Wednesday"]


@pytest.mark.parametrize(
    ("items", "da", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a og b", "a and b"),
        (["a", "b", "c"], "a, b og c", "a, b and c"),
    ],
)
def test_lists_end_with_and(items: list[str], da: str, en: str) -> None:
    assert [join_with_and(items, "da"), join_with_and(items, "en")] == [da, en]


def test_a_list_of_texts_is_joined_in_each_language() -> None:
    assert list_with_and([Text("ja", "yes"), "id-1"]) == ("ja og id-1", "yes and id-1")
    assert list_with_and([]) == ("", "")


def test_choices_end_with_or() -> None:
    choices = [Text("ja", "yes"), Text("nej", "no"), Text("måske", "perhaps")]
    assert join_with_or(choices) == ("ja, nej eller måske", "yes, no or perhaps")


@pytest.mark.parametrize(("number", "da"), [(0, "0 fejl"), (1, "en fejl"), (2, "2 fejl")])
def test_only_one_is_singular(number: int, da: str) -> None:
    assert pluralize(number, Text("en fejl", "one"), Text("{n} fejl", "{n}")).da == da


def test_the_known_word_that_is_most_alike() -> None:
    assert find_nearest("Partnre", ["partners", "people"]) == "partners"
    assert find_nearest("zzz", ["partners", "people"]) is None


@pytest.mark.parametrize(
    ("value", "language"),
    [(None, "da"), ("", "da"), ("da", "da"), ("en", "en"), ("EN_GB.UTF-8", "en"), ("de", "da")],
)
def test_the_language_of_the_interface(
    value: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("PARTNERSKAB_LANG", raising=False)
    else:
        monkeypatch.setenv("PARTNERSKAB_LANG", value)
    assert get_interface_language() == language
