"""En tekst nævner andre dage for undervisningen end dem, der står under sessions.

Hvorfor: Familier, oplægsholdere og lokaler retter sig efter den tekst, de har læst. Siger to papirer
hver sit, møder nogen op den forkerte dag.
Sådan retter du: Find ud af, hvilken dag der gælder, og ret den anden. Er aftalen underskrevet, så lav
et tillæg.

In English: A text names other days for the teaching than those under sessions.

Why: Families, speakers and rooms go by the text they have read. If two papers disagree, somebody
turns up on the wrong day.
How to fix it: Find out which day holds, and correct the other. If the agreement is signed, make an
addendum.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from partnerskab.i18n import Text
from partnerskab.partnership import At, Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.schema.values import read_days
from partnerskab.text.date_mentions import find_date_mentions

SESSION_HINT = Text(
    "Ret date: her, eller ret dagen i aftalen og i svarene, hvis den er forkert dér.",
    "Correct date: here, or correct the day in the agreement and the answers if it is wrong there.",
)


class _Text(NamedTuple):
    """A place that lists the days of the teaching, and the days of sessions it leaves out."""

    at: At
    lacks: tuple[date, ...]


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    optional_facts=["session_dates_told"],
    keys=["registers"],
    message=Text(
        "den {day} står under sessions, men teksten nævner ikke den dag, så nogen møder op den forkerte dag.",
        "{day} stands under sessions, but the text does not name that day, so somebody turns up on the wrong day.",
    ),
    hint=Text(
        "Ret dagene her, eller ret date: {iso} under sessions, hvis det er den, der er forkert.",
        "Correct the days here, or correct date: {iso} under sessions if that is the one that is wrong.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find texts that name as many days as there are sessions, but not all of theirs.

    If every text lacks the same day, the session's day is at fault.
    """
    days = {session.date for form in partnership.forms for session in form.sessions if session.date}
    texts = [*_find_told_dates(partnership, days), *_find_written_dates(partnership, days)]
    common = set.intersection(*({*text.lacks} for text in texts)) if len(texts) > 1 else set()
    for form in partnership.forms:
        for place, session in enumerate(form.sessions):
            if session.date in common:
                at = partnership.locate(form.file, ("sessions", place, "date"))
                yield violation(at, SESSION_HINT, day=session.date)
    for text in texts:
        own = [day for day in text.lacks if day not in common]
        if own:
            yield violation(text.at, day=own[0], iso=own[0].isoformat())


def _find_told_dates(partnership: Partnership, days: set[date]) -> Iterator[_Text]:
    """Yield the texts that the model says name the days."""
    for fact in partnership.find_facts("session_dates_told"):
        told = list(find_date_mentions(fact.value)) if isinstance(fact.value, str) else []
        if told and len({mention[:2] for mention in told}) >= len(days):
            lacks = (day for day in sorted(days) if not any(mention.is_on(day) for mention in told))
            yield _Text(fact.at, tuple(lacks))


def _find_written_dates(partnership: Partnership, days: set[date]) -> Iterator[_Text]:
    """Yield days written under a question that the sessions themselves answer."""
    for form in partnership.forms:
        for answered in form.answers:
            written = (
                set(_read_answered_days(answered))
                if answered.question.answered_by == "sessions"
                else set()
            )
            if written and len(written) >= len(days):
                at = partnership.locate(form.file, (*answered.path, "points"))
                yield _Text(at, tuple(sorted(days - written)))


def _read_answered_days(answered: Answered) -> Iterator[date]:
    for value in answered.answer.points.values():
        try:
            yield from read_days(value) if value else ()
        except PydanticCustomError:
            continue  # told where the value stands
