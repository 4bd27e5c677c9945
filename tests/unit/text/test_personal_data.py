"""CPR numbers, addresses and phone numbers: what must be found, and what only looks like it.

Every number and every person here is invented.
"""

import time
from pathlib import Path

import pytest
import yaml

from partnerskab.diagnostics import Span
from partnerskab.text.personal_data import (
    blank_out_names,
    find_cpr_numbers,
    find_identifying_data,
    is_pseudonym,
)
from paths import TEMPLATES

CERTAIN = {
    "dash": "010170-1234",
    "space": "010170 1234",
    "no-break space": "010170\u00a01234",
    "thin space": "010170\u20091234",
    "tab": "010170\t1234",
    "two spaces": "010170  1234",
    "spaced dash": "010170 - 1234",
    "en dash": "010170–1234",
    "em dash": "010170—1234",
    "hyphen sign": "010170‐1234",
    "no-break hyphen": "010170\u20111234",
    "minus sign": "010170−1234",
    "fullwidth hyphen": "010170－1234",
    "soft hyphen": "010170\u00ad1234",
    "underscore": "010170_1234",
    "full stop": "010170.1234",
    "zero-width space before the dash": "010170\u200b-1234",
    "day, month and year apart": "01.01.70-1234",
    "pairs with spaces": "01 01 70-1234",
    "bare, check digit fits": "0101701018",
    "bare, test person of the CPR office": "0707614285",
    "bare, day plus sixty": "7101701004",
    "fullwidth digits": "０１０１７０-１２３４",
    "arabic-indic digits": "٠١٠١٧٠-١٢٣٤",
    "no check digit, given out since 2007": "010107-4000",
    "replacement number": "610170-1234",
    "replacement number, last day": "911270-1234",
    "leap day": "290200-1234",
    "birth day to come": "311299-1234",
    "label and colon": "CPR:010170-1234",
    "label without a space": "cpr010170-1234",
    "yaml value": "note: 010170-1234",
    "yaml quotes": "note: '010170-1234'",
    "yaml comment": "# Peters cpr er 010170-1234",
    "yaml flow": "{id: f01, note: 010170-1234}",
    "end of a sentence": "Det er 010170-1234.",
    "before a comma": "010170-1234, og så videre",
    "brackets": "(010170-1234)",
    "csv with commas": "1,010170-1234,2",
    "csv with semicolons": "f01;010170-1234;2",
    "csv, bare": "1,0101701018,2",
    "file name": "010170-1234.pdf",
    "file name in a folder": "signed/010170-1234.pdf",
    "file name with a number after": "010170-1234-1.pdf",
    "file name with a copy": "010170-1234 (1).pdf",
    "file name with words": "boerneattest-010170-1234-scan.pdf",
    "file name, underscores": "attest_010170_1234.pdf",
    "web address": "https://skovby.example/sag/010170-1234",
    "before a year": "010170-1234-2027",
    "footnote": "010170-1234¹",
    "e-mail address": "010170-1234@skovby.example",
}

UNSURE = {
    "ten digits without a check digit": "0101701234",
    "ten digits in a text": "Nummeret er 0101701234, siger hun.",
    "ten digits in a file name": "scan0101701234.pdf",
    "replacement number": "6101701234",
}

NEAR_MISSES = {
    "32 January": "320170-1234",
    "day 0": "000170-1234",
    "month 13": "011370-1234",
    "month 0": "010070-1234",
    "30 February": "300270-1234",
    "31 April": "310470-1234",
    "29 February of no leap year": "290201-1234",
    "day plus sixty too high": "920170-1234",
    "five and four digits": "01017-1234",
    "six and three digits": "010170-123",
    "six and five digits": "010170-12345",
    "seven and four digits": "1010170-1234",
    "nine digits": "010170123",
    "eleven digits": "01017012345",
    "masked": "010170-****",
    "masked with x": "010170-xxxx",
    "birth date alone": "010170",
    "on two lines": "010170\n1234",
}

LOOK_ALIKES = {
    "EAN": "5799999000003",
    "EAN with a label": "EAN 5790001012345",
    "EAN in groups": "5790 0010 1234 5",
    "EAN in halves": "5 790001 012345",
    "CVR": "99999993",
    "CVR with a label": "CVR-nr. 12345678",
    "CVR that begins like a day": "01017012",
    "P-number": "P-nr. 1003381234",
    "P-number beside CVR": "12345678-1003381234",
    "phone": "12345678",
    "phone in pairs": "12 34 56 78",
    "phone with country code": "+45 01 01 70 12",
    "phone with country code, no spaces": "+4501017012",
    "two phones": "01017012 / 01018012",
    "two phones with a space": "12345678 01017012",
    "foreign phone": "+30 2101231234",
    "ISO day": "2027-03-01",
    "ISO day without dashes": "20270301",
    "ISO days": "2027-03-01/2027-04-01",
    "ISO days with a dash": "2027-03-01 - 2027-04-01",
    "ISO days without dashes": "20270301-20270401",
    "ISO day and time": "2027-03-01T10:00:00",
    "ISO day and time without signs": "20270301T100000",
    "day and time without signs": "202703011730",
    "Danish day": "01.03.2027",
    "Danish days": "01.03.2027-05.04.2027",
    "short Danish days": "01.03.27-05.04.27",
    "day and year range": "01.03.27 - 2028",
    "years": "2026-2027",
    "times": "17.30-20.00",
    "times without signs": "0900-1200",
    "day and times": "010327 0900-1200",
    "day and time": "010327 17:30",
    "amount": "010.170.123,40",
    "amount with thousands": "1.010.170 kr.",
    "amount and kroner": "100150 1234 kr.",
    "bare amount": "1201501234 kr.",
    "amount range": "120.500-130.500 kr.",
    "amount after a sentence": "Det koster 120500. 2027 bliver dyrere.",
    "account": "Konto 3409 0101701234",
    "account with a dash": "3409-0101701234",
    "registration number": "reg. 3409 0101701234",
    "order number": "Ordrenr. 0101701234",
    "invoice": "faktura 0101701234",
    "ISBN": "ISBN 8712341234",
    "UUID": "cd010170-1234-4abc-8def-0123456789ab",
    "UUID with only digits first": "12010170-1234-4123-8123-012345678901",
    "digest": "sha256:9f0101701018c3a4e5d60707614285ffab12cd34ef56ab78cd90ef12ab34cd56",
    "card": "0101 7012 3456 7890",
    "IBAN": "DK50 0040 0440 1162 43",
    "IBAN without spaces": "DK5000400440116243",
    "decimal": "0.0101701234",
    "version": "1.01.01.70",
    "postal code and house": "0000 Skovby 12",
    "weeks": "uge 10-17, 2027",
}


def named(cases: dict[str, str]) -> list[object]:
    return [pytest.param(text, id=name) for name, text in cases.items()]


@pytest.mark.parametrize("text", named(CERTAIN))
def test_a_cpr_number_is_found(text: str) -> None:
    (found,) = find_cpr_numbers(text)
    assert found.category == "cpr"
    assert not any(letter.isdigit() for letter in found.masked)
    assert text[found.span.column - 1 : found.span.end_column - 1].strip()[-1:].isdigit()


@pytest.mark.parametrize("text", named(UNSURE))
def test_ten_bare_digits_may_be_a_cpr_number(text: str) -> None:
    (found,) = find_cpr_numbers(text)
    assert found.category == "cpr_maybe"


@pytest.mark.parametrize("text", named({**NEAR_MISSES, **LOOK_ALIKES}))
def test_what_is_no_cpr_number_is_left_alone(text: str) -> None:
    assert list(find_cpr_numbers(text)) == []


def test_nothing_of_the_number_is_ever_shown() -> None:
    for text in ("251248-1234", "２５.１２.４８-1234", "2512481234"):
        (found,) = find_cpr_numbers(text)
        assert found.masked == "[CPR]"


def test_the_place_is_that_of_the_number() -> None:
    text = "æøå: 1\r\n# Sørens nr.: ０１０１７０-1234 og 020280-1235\n030390-1236"
    found = list(find_cpr_numbers(text))
    assert [discovery.span for discovery in found] == [
        Span(2, 15, 2, 26),
        Span(2, 30, 2, 41),
        Span(3, 1, 3, 12),
    ]


@pytest.mark.slow
def test_every_real_day_is_a_birth_date_and_no_other() -> None:
    from calendar import monthrange

    for year in range(100):
        longest = {
            month: max(monthrange(c + year, month)[1] for c in (1900, 2000))
            for month in range(1, 13)
        }
        for month in range(100):
            for day in (*range(34), 60, 61, 89, 90, 91, 92):
                found = list(find_cpr_numbers(f"{day:02}{month:02}{year:02}-1234"))
                last = longest.get(month, 0)
                assert bool(found) == (1 <= day <= last or 61 <= day <= 60 + last), (
                    day,
                    month,
                    year,
                )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "010170-1234\n" * 80_000,
        "0" * 1_000_000,
        "0101 " * 200_000,
        "010170 " * 140_000,
        "æ" * 1_000_000,
        "Ab " * 300_000,
        "A" * 1_000_000,
        "Aa-" * 300_000,
        "a@" * 500_000,
        "12 " * 300_000,
        "autisme " * 100_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_a_large_file_is_read_in_a_moment(text: str) -> None:
    begun = time.process_time()
    list(find_cpr_numbers(text))
    list(find_identifying_data(text))
    assert time.process_time() - begun < 8


def test_known_names_are_passed_over() -> None:
    text = (
        "Mette Holms liste: Autisme Skovby, m@skovby.example, 12 34 56 78. Ring til Peter Hansen."
    )
    known = ["Mette Holm", "Autisme Skovby", "m@skovby.example", "12 34 56 78", ""]
    (found,) = find_identifying_data(text, known)
    assert (found.category, found.span) == ("name", Span(1, 76, 1, 88))
    assert len(blank_out_names(text, known)) == len(text)
    assert blank_out_names(text, []) == text
    assert blank_out_names("Mette Holmgaard", ["Mette Holm"]) == "Mette Holmgaard"


@pytest.mark.parametrize(
    "text",
    [
        "12345678", "12 34 56 78", "1234 5678", "12-34-56-78", "12.34.56.78", "+45 12 34 56 78",
        "+4512345678", "(+45) 12345678", "0045 12345678", "+46 70 123 45 67", "tlf.: 20 10 10 10",
        "tlf 29101010."
    ],
)  # fmt: skip
def test_a_phone_number_is_found(text: str) -> None:
    assert [found.category for found in find_identifying_data(text)] == ["phone"]


@pytest.mark.parametrize(
    "text", ["peter@hansen.example", "Skriv til p.h+x@mail.hansen.example.", "<a-b@c.dk>"]
)
def test_an_email_address_is_found(text: str) -> None:
    assert [found.category for found in find_identifying_data(text)] == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-01", "20270301", "01.03.2027", "1.3.2027", "2026 2027", "5799999000003",
        "17.30-20.00", "kl. 17.30", "12.500 kr.", "1.234.567,50", "f01", "children: 3",
        "010170-1234", "2027-03-01 2027-04-01", "@skovby", "a @ b"
    ],
)  # fmt: skip
def test_what_is_no_phone_number_and_no_address_is_left_alone(text: str) -> None:
    assert list(find_identifying_data(text)) == []


@pytest.mark.parametrize(
    "identifier",
    [
        "f01",
        "F01",
        "f1",
        "f-01",
        "f123",
        "fam-a",
        "familie-12",
        "family-3",
        "a",
        "deltager-4",
        "f01a",
    ],
)
def test_a_pseudonym_tells_nothing(identifier: str) -> None:
    assert is_pseudonym(identifier)


@pytest.mark.parametrize(
    "identifier",
    [
        "peter",
        "peter-hansen",
        "hansen",
        "familien-hansen",
        "f01-peter",
        "autisme-1",
        "familie-krog",
        "010170",
    ],
)
def test_a_name_is_no_pseudonym(identifier: str) -> None:
    assert not is_pseudonym(identifier)


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.glob("*/registers.yaml")), ids=lambda file: file.parent.name
)
def test_the_models_own_words_on_families_are_nobodys_data(file: Path) -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        return (
            [text for part in value for text in texts(part)]
            if isinstance(value, list)
            else [str(value)]
        )

    said = texts(yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["participants"])
    assert said
    for text in said:
        assert list(find_identifying_data(f"# {text}")) == []
        assert list(find_cpr_numbers(text)) == []
