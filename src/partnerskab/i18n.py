"""Texts in Danish and English, and how each language writes dates, numbers, money and lists."""

import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")

NBSP = "\N{NO-BREAK SPACE}"
MONTHS_DA = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SMALL_NUMBERS_DA = ["nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"]
_SMALL_NUMBERS_EN = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
WEEKDAYS_DA = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Text(NamedTuple):
    """A text in Danish and in English."""

    da: str
    en: str

    @classmethod
    def from_value(cls, value: object) -> "Text":
        """Return a value as each language writes it; a plain `str` is the same in both."""
        return cls(format_value(value, "da"), format_value(value, "en"))

    def in_language(self, language: Language) -> str:
        """Return the text in one language."""
        return self.da if language == "da" else self.en

    def fill(self, **values: object) -> "Text":
        """Return the text with its `{name}` fields filled in, as each language writes them."""
        if not values:
            return self
        return Text(
            self.da.format(**{name: format_value(value, "da") for name, value in values.items()}),
            self.en.format(**{name: format_value(value, "en") for name, value in values.items()}),
        )


def get_interface_language() -> Language:
    """Return the language of help and messages: that of `PARTNERSKAB_LANG`, else Danish."""
    return "en" if os.environ.get("PARTNERSKAB_LANG", "").lower().startswith("en") else "da"


def format_value(value: object, language: Language) -> str:
    """Return a value as the language writes it: a `date` in words, a `Decimal` in kroner."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, Decimal):
        return format_money(value, language)
    return str(value)


def format_date(day: date, language: Language) -> str:
    """Return a date such as `5. maj 2027` or `5 May 2027`."""
    if language == "da":
        return f"{day.day}.{NBSP}{MONTHS_DA[day.month - 1]} {day.year}"
    return f"{day.day}{NBSP}{MONTHS_EN[day.month - 1]} {day.year}"


def format_weekday(day: date, language: Language) -> str:
    """Return the name of the weekday, in lower case in Danish."""
    return (WEEKDAYS_DA if language == "da" else WEEKDAYS_EN)[day.weekday()]


def format_number(number: int, language: Language) -> str:
    """Return a number such as `12.500` or `12,500`, with a separator from four digits up."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language == "da" else grouped


def spell_number(number: int) -> Text:
    """Return a number for running text: in words (`én`, `one`) up to ten, otherwise in digits."""
    if 0 <= number <= 10:
        return Text(_SMALL_NUMBERS_DA[number], _SMALL_NUMBERS_EN[number])
    return Text(format_number(number, "da"), format_number(number, "en"))


def spell_days(number: int) -> Text:
    """Return a number of days for running text, such as `én dag` or `to dage`."""
    days = Text("dag", "day") if number == 1 else Text("dage", "days")
    return Text("{n} {days}", "{n} {days}").fill(n=spell_number(number), days=days)


def spell_months(number: int) -> Text:
    """Return a number of months for running text, such as `én måned` or `to måneder`."""
    months = Text("måned", "month") if number == 1 else Text("måneder", "months")
    return Text("{n} {months}", "{n} {months}").fill(n=spell_number(number), months=months)


def format_money(amount: Decimal, language: Language) -> str:
    """Return an amount such as `12.500 kr.`, `1.234,50 kr.` or `DKK 12,500`, without zero øre."""
    is_whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if is_whole else f"{amount:,.2f}"
    if language == "en":
        return f"DKK{NBSP}{text}"
    return text.translate(str.maketrans(",.", ".,")) + f"{NBSP}kr."


def join_with_and(items: Iterable[str], language: Language) -> str:
    """Return a list such as `a, b og c` or `a, b and c`."""
    return _join(list(items), " og " if language == "da" else " and ")


def list_with_and(items: Iterable["Text | str"]) -> Text:
    """Return a list such as `a, b og c` and `a, b and c`; a plain `str` is the same in both."""
    texts = [Text.from_value(item) for item in items]
    return Text(
        join_with_and([text.da for text in texts], "da"),
        join_with_and([text.en for text in texts], "en"),
    )


def join_with_or(items: Iterable[Text]) -> Text:
    """Return a list such as `a, b eller c` and `a, b or c`."""
    texts = list(items)
    return Text(
        _join([text.da for text in texts], " eller "), _join([text.en for text in texts], " or ")
    )


def _join(words: list[str], conjunction: str) -> str:
    return ", ".join(words[:-1]) + conjunction + words[-1] if len(words) > 1 else "".join(words)


def pluralize(number: int, singular: Text, plural: Text) -> Text:
    """Return the singular for 1 and the plural for any other number, with `{n}` filled in."""
    return (singular if number == 1 else plural).fill(n=number)


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like a misspelt one, or None if none is close."""
    from difflib import get_close_matches

    close = get_close_matches(word.casefold()[:80], list(known), n=1, cutoff=0.7)
    return close[0] if close else None


def keep_together(text: str) -> str:
    """Return the text with no-break spaces, so that a command to type is not folded."""
    return text.replace(" ", NBSP)
