"""The changes of the sessions: added, cancelled, moved, or held in another way."""

from collections.abc import Iterator

from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.describe import (
    describe_change,
    describe_faulty_change,
    make_sentence,
    quote,
)
from partnerskab.diff.matching import match_by_key
from partnerskab.diff.rows import FIELD_VALUE_TYPES, get_natural_key
from partnerskab.i18n import Text
from partnerskab.partnership.form import Form
from partnerskab.partnership.records import Session

SESSIONS = Text("Undervisningsgange", "Sessions")
_LIST_NAME = Text("Listen over undervisningsgange", "The list of sessions")
_FIELD_NAMES = {
    "place": Text("stedet", "the place"),
    "form": Text("formen", "the form"),
    "network_introduction": Text("introduktionen til netværket", "the introduction to the network"),
}


def compare_sessions(comparison: Comparison, old: Form | None, new: Form) -> Iterator[Change]:
    """Yield the changes of the sessions of one form, matched by their ids."""
    path = ("sessions",)
    if comparison.is_faulty(new.file, path):
        if comparison.is_value_changed(new.file, path):
            sentence = describe_faulty_change(_LIST_NAME)
            yield Change(SESSIONS, sentence, comparison.locate(new.file, path))
        return
    for before, after in match_by_key(old.sessions if old else (), new.sessions, get_natural_key):
        if after is not None:
            at = comparison.locate(new.file, (*path, new.sessions.index(after)))
            for sentence in _describe_session(comparison, before, after):
                yield Change(SESSIONS, sentence, at)
        elif before is not None:
            name = quote(before.id)
            yield Change(SESSIONS, make_sentence("{a} er aflyst.", "{a} is cancelled.", a=name))


def _describe_session(comparison: Comparison, old: Session | None, new: Session) -> Iterator[Text]:
    name, time = quote(new.id), _describe_time(new)
    if old is None:
        yield make_sentence("{a} er kommet til: {b}.", "{a} is added: {b}.", a=name, b=time)
        return
    if _describe_time(old) != time:
        yield make_sentence(
            "{a} er flyttet fra {b} til {c}.",
            "{a} has moved from {b} to {c}.",
            a=name,
            b=_describe_time(old),
            c=time,
        )
    for field, field_name in _FIELD_NAMES.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            value_name = make_sentence("{a}: {b}", "{a}: {b}", a=name, b=field_name)
            value_type = FIELD_VALUE_TYPES.get(field)
            yield describe_change(value_name, before, after, comparison, value_type)


def _describe_time(session: Session) -> Text:
    """Return the day and the hours of a session."""
    if session.date is None:
        return Text("ingen dag endnu", "no day yet")
    day = Text.from_value(session.date)
    hours = "–".join(f"{time:%H.%M}" for time in (session.start, session.end) if time)
    if not hours:
        return day
    return Text(f"{day.da} kl. {hours}", f"{day.en}, {hours.replace('.', ':')}")
