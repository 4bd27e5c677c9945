"""En ugedag passer ikke med datoen ved siden af.

Hvorfor: Den ene af de to er forkert, og ingen kan se hvilken. Nogen møder op på den forkerte.
Sådan retter du: Slå dagen op i en kalender, og ret ugedagen eller datoen.

In English: A weekday does not match the date beside it.

Why: One of the two is wrong, and nobody can tell which. Somebody will turn up on the wrong one.
How to fix it: Look the day up in a calendar, and correct the weekday or the date.
"""

import re
from collections.abc import Iterator
from datetime import date

from partnerskab.diagnostics import Span
from partnerskab.i18n import WEEKDAYS_DA, WEEKDAYS_EN, Text
from partnerskab.partnership import AGREEMENT, At, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.text.date_mentions import DateMention, find_date_mentions

_WEEKDAY = re.compile(r"[MmTtOoFfLlSs](?:an|irs|ns|ors|re|ør|øn)dag")
REACH = 120
"""How many letters behind a weekday its days are looked for."""


@rule(
    level="warning",
    step=1,
    needs=["agreement"],
    message=Text(
        "{day} er en {right} og ikke en {wrong}, så nogen møder op den forkerte dag.",
        "{day} is a {right}, not a {wrong}, so somebody turns up on the wrong day.",
    ),
    hint=Text(
        "Slå dagen op, og ret enten ugedagen til {right} eller datoen.",
        "Look the day up, and correct either the weekday to {right} or the date.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find weekdays that do not match the day beside them.

    A day without a year is the session on that day.
    """
    sessions = {
        session.date for form in partnership.forms for session in form.sessions if session.date
    }
    for file in dict.fromkeys((AGREEMENT, *(form.file for form in partnership.forms))):
        text = partnership.texts.get(file, "")
        for told in _find_told_days(text):
            day = _resolve_day(told, sessions)
            if day is None or told.weekday is None or day.weekday() == told.weekday:
                continue
            line = text.count("\n", 0, told.start) + 1
            column = told.start - text.rfind("\n", 0, told.start)
            span = Span(line, column, line, column + told.end - told.start)
            yield violation(
                At(file, span),
                day=day,
                right=Text(WEEKDAYS_DA[day.weekday()], WEEKDAYS_EN[day.weekday()]),
                wrong=Text(WEEKDAYS_DA[told.weekday], WEEKDAYS_EN[told.weekday]),
            )


def _find_told_days(text: str) -> Iterator[DateMention]:
    """Yield the days close behind a weekday; the rest of the text need not be searched."""
    start = end = 0
    for found in (*_WEEKDAY.finditer(text), None):
        if found is not None and found.start() <= end:
            end = found.end() + REACH
            continue
        for told in find_date_mentions(text[start:end]):
            yield told._replace(start=told.start + start, end=told.end + start)
        if found is not None:
            start, end = found.start(), found.end() + REACH


def _resolve_day(told: DateMention, sessions: set[date]) -> date | None:
    if told.year:
        return told.date()
    return next((day for day in sessions if told.is_on(day)), None)
