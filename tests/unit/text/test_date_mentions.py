"""Dates as Danes write them in running text."""

from datetime import date

import pytest

from partnerskab.text.date_mentions import find_date_mentions

MON, WED, THU, SAT, SUN = 0, 2, 3, 5, 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lørdag den 6. marts 2027 kl. 10–16", [(6, 3, 2027, SAT)]),
        ("Onsdagene 17. marts, 7. april og 28. april 2027", [(17, 3, 2027, WED), (7, 4, 2027, WED), (28, 4, 2027, WED)]),
        ("lørdag den 4. og søndag den 5. september", [(4, 9, None, SAT), (5, 9, None, SUN)]),
        ("Weekenden 4.–5. september 2027", [(4, 9, 2027, None), (5, 9, 2027, None)]),
        ("2027-03-06 og 7.4.2027", [(6, 3, 2027, None), (7, 4, 2027, None)]),
        ("mandag d. 5. maj", [(5, 5, None, MON)]),
        ("Torsdag den 18. marts. Mandag den 22. marts 2027", [(18, 3, None, THU), (22, 3, 2027, MON)]),
        ("kl. 10–16. Marts er travl", []),
        ("uge 42. Oktober", []),
        ("den 3. gang, side 5. maj", []),
        ("I 2027 mødes de om mandagen", []),
        ("marts og april 2027", []),
        ("den 99. marts", []),
    ],
)  # fmt: skip
def test_mentioned_dates(
    text: str, expected: list[tuple[int, int, int | None, int | None]]
) -> None:
    mentions = list(find_date_mentions(text))
    assert [mention[:4] for mention in mentions] == expected
    for mention in mentions:
        assert text[mention.start : mention.end][0].isdigit()


def test_a_day_without_a_year_may_be_in_any() -> None:
    (mention,) = find_date_mentions("28. februar")
    assert mention.is_on(date(2027, 2, 28))
    assert mention.is_on(date(2028, 2, 28))
    assert not mention.is_on(date(2027, 3, 28))
    assert mention.date() is None


def test_a_day_the_calendar_lacks_is_no_date() -> None:
    (mention,) = find_date_mentions("31. juni 2027")
    assert mention.date() is None
    assert not mention.is_on(date(2027, 7, 1))
