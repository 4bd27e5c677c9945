"""Values: each reader returns what a Dane means by a text, and refuses what could be read two ways."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from partnerskab.schema.values import (
    READERS,
    read_answer,
    read_clock,
    read_cvr,
    read_day,
    read_days,
    read_ean,
    read_email,
    read_format,
    read_id,
    read_lines,
    read_list_of_days,
    read_money,
    read_number,
    read_plain_yes_no,
    read_text,
    read_yes_no,
)

Reader = Callable[[object], object]


def refusal(reader: Reader, value: object) -> PydanticCustomError:
    """The error that a reader raises for a value."""
    with pytest.raises(PydanticCustomError) as raised:
        reader(value)
    return raised.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("1.3.2027", date(2027, 3, 1)),
        ("01.03.2027", date(2027, 3, 1)),
        ("1. 3. 2027", date(2027, 3, 1)),
        (" 2027-03-01 ", date(2027, 3, 1)),
        ("2028-02-29", date(2028, 2, 29)),
        ("1990-01-01", date(1990, 1, 1)),
        ("2100-12-31", date(2100, 12, 31)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "date_format"),
        ("2027-3-1", "date_format"),
        ("01-03-2027", "date_format"),
        ("1/3/2027", "date_format"),
        ("1.3.27", "date_format"),
        ("2027-03-01T10:00", "date_format"),
        ("1989-12-31", "date_year"),
        ("2101-01-01", "date_year"),
        ("2027-02-29", "invalid_date"),
        ("2027-13-01", "invalid_date"),
        ("0.3.2027", "invalid_date"),
    ],
)
def test_a_text_that_is_no_day_is_refused(text: str, error: str) -> None:
    assert refusal(read_day, text).type == error


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("2027-02-30", "2027-02-28"), ("2028-02-30", "2028-02-29"), ("31.4.2027", "2027-04-30")],
)
def test_a_day_the_month_lacks_is_refused_with_the_last_day_of_the_month(
    text: str, suggestion: str
) -> None:
    assert refusal(read_day, text).context == {"kind": "invalid_date", "suggestion": suggestion}


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("17:30", time(17, 30)),
        ("17.30", time(17, 30)),
        ("kl. 17.30", time(17, 30)),
        ("7:05", time(7, 5)),
        ("00:00", time(0, 0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_of_day_is_read(text: str, clock: time) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["", "17", "24:00", "17:60", "17:3", "5 pm", "17:30:00"])
def test_a_text_that_is_no_time_of_day_is_refused(text: str) -> None:
    assert refusal(read_clock, text).type == "invalid_time"


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("25000", "25000"),
        ("25.000", "25000"),
        ("25 000", "25000"),
        ("25\N{NO-BREAK SPACE}000", "25000"),
        ("1.234.567", "1234567"),
        ("25.000,50", "25000.50"),
        ("25.000,05", "25000.05"),
        ("0,50", "0.50"),
        ("25.000,-", "25000"),
        ("25,-", "25"),
        ("25.000,- kr.", "25000"),
        ("25.000 kr.", "25000"),
        ("25.000 kr", "25000"),
        ("kr. 25.000", "25000"),
        ("25.000 DKK", "25000"),
        ("25.000 Kroner", "25000"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_as_kroner(text: str, kroner: str) -> None:
    assert read_money(text) == Decimal(kroner)


@pytest.mark.parametrize(
    "text",
    ["", "25.00", "25.5", "25,000", "25.000,5", "25.000.00", "2500.000", "-25", "25 EUR", "1e4", "ca. 25"],
)  # fmt: skip
def test_an_amount_that_can_be_read_two_ways_is_refused(text: str) -> None:
    assert refusal(read_money, text).type == "ambiguous_money"


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("12", 12), ("1.200", 1200), ("1.200.000", 1_200_000)]
)
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "12,5", "1.20", "-3", "tolv", "12345678", "٣"])
def test_a_text_that_is_no_whole_number_is_refused(text: str) -> None:
    assert refusal(read_number, text).type == "not_a_number"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", True),
        ("Ja, i pauserne", True),
        ("JA.", True),
        ("yes", True),
        ("nej", False),
        ("Nej: ikke i år", False),
        ("no", False),
    ],
)
def test_yes_or_no_may_be_followed_by_more_words(text: str, answer: bool) -> None:
    assert read_yes_no(text) is answer


@pytest.mark.parametrize("text", ["", "måske", "jamen", "nejtak", "true", "1"])
def test_a_text_that_is_neither_yes_nor_no_is_refused(text: str) -> None:
    assert refusal(read_yes_no, text).type == "not_yes_or_no"


def test_a_plain_yes_or_no_stands_alone() -> None:
    assert read_plain_yes_no(" Ja ") is True
    assert read_plain_yes_no("nej") is False
    assert refusal(read_plain_yes_no, "ja, i pauserne").type == "not_yes_or_no"


@pytest.mark.parametrize("text", ["skovby", "f01", "gang-1", "a" * 64])
def test_an_id_is_read(text: str) -> None:
    assert read_id(text) == text


@pytest.mark.parametrize(
    "text", ["", "Skovby", "1-gang", "-a", "å", "mette holm", "a" * 65, "con", "lpt1"]
)
def test_a_text_that_is_no_id_is_refused(text: str) -> None:
    assert refusal(read_id, text).type == "invalid_id"


@pytest.mark.parametrize("text", ["99999993", "99 99 99 93", "DK99999993"])
def test_a_company_number_is_read_with_spaces_left_out(text: str) -> None:
    assert read_cvr(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "99999994", "9999999", "999999930", "09999993"])
def test_a_wrong_company_number_is_refused(text: str) -> None:
    assert refusal(read_cvr, text).type == "invalid_cvr"


@pytest.mark.parametrize(("text", "is_read"), [("5790000000005", True), ("5790000000006", False)])
def test_an_ean_number_has_a_check_digit(text: str, is_read: bool) -> None:
    if is_read:
        assert read_ean(text) == text
    else:
        assert refusal(read_ean, text).type == "invalid_ean"


@pytest.mark.parametrize("text", ["mette@skovby.example", "a.b+c@x-y.dk"])
def test_an_email_address_is_read(text: str) -> None:
    assert read_email(text) == text


@pytest.mark.parametrize("text", ["", "mette", "mette@skovby", "a b@c.dk", "a@@b.dk", "<a@b.dk>"])
def test_a_wrong_email_address_is_refused(text: str) -> None:
    assert refusal(read_email, text).type == "invalid_email"


def test_a_list_of_texts_may_be_one_text_or_nothing() -> None:
    assert read_lines(None) == ()
    assert read_lines("Lokaler") == ("Lokaler",)
    assert read_lines(["Lokaler", None, "Mad"]) == ("Lokaler", "Mad")
    assert refusal(read_lines, {"a": "b"}).type == "not_a_list"
    assert refusal(read_lines, [["Lokaler"]]).type == "not_text"


def test_a_list_of_days_may_be_one_text() -> None:
    days = (date(2027, 3, 17), date(2027, 4, 7))
    assert read_days("2027-03-17, 2027-04-07") == days
    assert read_days("17.3.2027; 7.4.2027") == days
    assert read_days(["2027-03-17", None, "7.4.2027"]) == days
    assert refusal(read_days, {"a": "b"}).type == "not_a_list"
    assert refusal(read_days, "2027-03-17, snart").type == "date_format"
    assert read_list_of_days(None) == ()
    assert refusal(read_days, None).type == "not_a_list"


def test_there_is_one_format() -> None:
    assert read_format("1") == 1
    assert refusal(read_format, "2").type == "unknown_format"


def test_an_answer_in_words_is_one_text_or_several() -> None:
    assert read_answer("Forældre") == "Forældre"
    assert read_answer(["Forældre", "Søskende"]) == ("Forældre", "Søskende")


@pytest.mark.parametrize(
    "reader",
    [read_text, read_day, read_clock, read_money, read_number, read_yes_no, read_id, read_cvr],
)
def test_a_group_of_keys_is_no_single_value(reader: Reader) -> None:
    assert refusal(reader, {"a": "b"}).type == "not_text"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "1.3.2027", date(2027, 3, 1)),
        ("dates", "1.3.2027", (date(2027, 3, 1),)),
        ("money", "1.000", Decimal(1000)),
        ("number", "1.000", 1000),
        ("yes_no", "ja, måske", True),
        ("person", "mette", ("mette",)),
        ("id", "raekke-1", "raekke-1"),
        ("partner", "skovby", "skovby"),
    ],
)
def test_the_kind_of_an_answer_decides_how_it_is_read(kind: str, text: str, value: object) -> None:
    assert READERS[kind](text) == value
