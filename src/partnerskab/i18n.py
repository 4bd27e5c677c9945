"""Language: pairs of Danish and English text, and the way Danes and Britons write dates, money and lists."""

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
_SMALL_DA = ["nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"]
_SMALL_EN = [
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
    """One text in Danish and in English."""

    da: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one language."""
        return self.da if language == "da" else self.en

    def fill(self, **values: object) -> "Text":
        """The pair with its `{name}` places filled, each value written as its language writes it."""
        if not values:
            return self
        return Text(
            self.da.format(**{name: write(value, "da") for name, value in values.items()}),
            self.en.format(**{name: write(value, "en") for name, value in values.items()}),
        )


def interface_language() -> Language:
    """The language of help and messages: `PARTNERSKAB_LANG`, else Danish."""
    return "en" if os.environ.get("PARTNERSKAB_LANG", "").lower().startswith("en") else "da"


def write(value: object, language: Language) -> str:
    """A value as a reader of that language expects it: dates in words, amounts in kroner."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, date):
        return write_date(value, language)
    if isinstance(value, Decimal):
        return write_money(value, language)
    return str(value)


def write_date(day: date, language: Language) -> str:
    """`5. maj 2027`, `5 May 2027`."""
    if language == "da":
        return f"{day.day}.{NBSP}{MONTHS_DA[day.month - 1]} {day.year}"
    return f"{day.day}{NBSP}{MONTHS_EN[day.month - 1]} {day.year}"


def write_weekday(day: date, language: Language) -> str:
    """The day of the week in words, lower case in Danish."""
    return (WEEKDAYS_DA if language == "da" else WEEKDAYS_EN)[day.weekday()]


def write_number(number: int, language: Language) -> str:
    """`12.500`, `12,500`: a separator from four digits up."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language == "da" else grouped


def spell(number: int) -> Text:
    """A number in running text: in words up to ten (`én`, `one`), in figures from there on."""
    if 0 <= number <= 10:
        return Text(_SMALL_DA[number], _SMALL_EN[number])
    return Text(write_number(number, "da"), write_number(number, "en"))


def days_in_words(number: int) -> Text:
    """`én dag`, `to dage`: a number of days in running text."""
    days = Text("dag", "day") if number == 1 else Text("dage", "days")
    return Text("{n} {days}", "{n} {days}").fill(n=spell(number), days=days)


def months_in_words(number: int) -> Text:
    """`én måned`, `to måneder`: a number of months in running text."""
    months = Text("måned", "month") if number == 1 else Text("måneder", "months")
    return Text("{n} {months}", "{n} {months}").fill(n=spell(number), months=months)


def write_money(amount: Decimal, language: Language) -> str:
    """`12.500 kr.`, `1.234,50 kr.`, `DKK 12,500`; øre are written only where there are any."""
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    if language == "en":
        return f"DKK{NBSP}{text}"
    return text.translate(str.maketrans(",.", ".,")) + f"{NBSP}kr."


def write_list(items: Iterable[str], language: Language) -> str:
    """`a, b og c`, `a, b and c`."""
    return _joined(list(items), " og " if language == "da" else " and ")


def write_choice(items: Iterable[Text]) -> Text:
    """`a, b eller c`, `a, b or c`."""
    pairs = list(items)
    return Text(
        _joined([one.da for one in pairs], " eller "), _joined([one.en for one in pairs], " or ")
    )


def _joined(words: list[str], joint: str) -> str:
    return ", ".join(words[:-1]) + joint + words[-1] if len(words) > 1 else "".join(words)


def count(number: int, one: Text, many: Text) -> Text:
    """One text for one, another for none or many; both may hold `{n}`."""
    return (one if number == 1 else many).fill(n=number)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word somebody most likely meant, or None where nothing is close."""
    from difflib import get_close_matches

    close = get_close_matches(word.casefold()[:80], list(known), n=1, cutoff=0.7)
    return close[0] if close else None


def keep_together(text: str) -> str:
    """Return the text with no-break spaces, so that a command to type is not folded."""
    return text.replace(" ", NBSP)
