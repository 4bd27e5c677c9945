"""Changes of the forms: sessions, and answers by their questions' titles."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from partnerskab.diff.tasks import task_changes
from partnerskab.diff.terms import (
    ONE,
    Both,
    Change,
    cells,
    changed,
    items,
    moved,
    open_forms,
    pairs,
    part_of,
    quoted,
    raw,
    same,
    sentence,
    title,
    unordered,
    unread,
    value,
)
from partnerskab.i18n import Text, write
from partnerskab.partnership.form import Answered, Form, Row
from partnerskab.partnership.records import Session

SESSIONS, ANSWERS = Text("Undervisningsgange", "Sessions"), Text("Svar", "Answers")
LIST = Text("Listen over undervisningsgange", "The list of sessions")
_SORTS = {
    **dict.fromkeys(("person", "people"), "person"),
    **dict.fromkeys(("organisation", "partner"), "partner"),
    "choice": "hidden",
}


def form_changes(both: Both) -> Iterator[Change]:
    """What is different in the forms, but for those that hold families or citizens as pseudonyms."""
    if both.old.model is None or both.new.model is None:
        yield Change(ANSWERS, Text(
            "Svar og opgaver kan ikke sammenlignes, før modellen kan læses i begge udgaver.",
            "Answers and tasks cannot be compared until the model can be read in both versions.",
        ))  # fmt: skip
        return
    old = {form.id: form for form in both.old.forms}
    for form in open_forms(both.new):
        yield from _form(both, old.get(form.id), form)


def _form(both: Both, old: Form | None, new: Form) -> Iterator[Change]:
    if not (new.readable and (old is None or old.readable)):
        if both.old.texts.get(new.file) != both.new.texts.get(new.file):
            yield Change(ANSWERS, unread(same(new.file)), both.at(new.file, ()))
        return
    if both.is_partly_read(new.file):
        yield Change(ANSWERS, unread(part_of(new.file)), both.at(new.file, ()))
    yield from _sessions(both, old, new)
    before = {one.name: one for one in old.answers} if old else {}
    titles = Counter(one.question.title for one in new.answers)
    for one in new.answers:
        name = title(one.question.title)
        if titles[one.question.title] > 1:
            name = sentence("{a} ({b})", "{a} ({b})", a=name, b=one.theme.title)
        for words in _answer(both, name, before.get(one.name), one):
            yield Change(ANSWERS, words, both.at(new.file, one.path))
        yield from task_changes(both, before.get(one.name), one)


def _sessions(both: Both, old: Form | None, new: Form) -> Iterator[Change]:
    path = ("sessions",)
    if both.is_unread(new.file, path):
        if raw(both.old, new.file, path) != raw(both.new, new.file, path):
            yield Change(SESSIONS, unread(LIST), both.at(new.file, path))
        return
    for before, now in pairs(old.sessions if old else (), new.sessions, lambda one: one.id):
        if now is not None:
            at = both.at(new.file, (*path, new.sessions.index(now)))
            for words in _session(both, before, now):
                yield Change(SESSIONS, words, at)
        elif before is not None:
            name = quoted(before.id)
            yield Change(SESSIONS, sentence("{a} er aflyst.", "{a} is cancelled.", a=name))


def _session(both: Both, old: Session | None, new: Session) -> Iterator[Text]:
    name = quoted(new.id)
    if old is None:
        yield sentence("{a} er kommet til: {b}.", "{a} is added: {b}.", a=name, b=_when(new))
        return
    if _when(old) != _when(new):
        yield sentence(
            "{a} er flyttet fra {b} til {c}.", "{a} has moved from {b} to {c}.", a=name, b=_when(old), c=_when(new),
        )  # fmt: skip
    for column, words in (
        ("place", Text("stedet", "the place")),
        ("form", Text("formen", "the form")),
        ("network_introduction", Text("introduktionen til netværket", "the introduction to the network")),
    ):  # fmt: skip
        before, after = getattr(old, column), getattr(new, column)
        if before != after:
            what = sentence("{a}: {b}", "{a}: {b}", a=name, b=words)
            yield moved(what, before, after, both, "hidden" if column == "form" else None)


def _when(session: Session) -> Text:
    """A session's day and hours."""
    if session.date is None:
        return Text("ingen dag endnu", "no day yet")
    hours = "–".join(f"{one:%H.%M}" for one in (session.start, session.end) if one)
    da, en = write(session.date, "da"), write(session.date, "en")
    return Text(f"{da} kl. {hours}", f"{en}, {hours.replace('.', ':')}") if hours else Text(da, en)


def _answer(both: Both, name: Text, old: Answered | None, new: Answered) -> Iterator[Text]:
    """What became of the answer to one question, its tasks left out."""
    if new.faulty or (old is not None and old.faulty):
        if raw(both.old, new.file, new.path) != raw(both.new, new.file, new.path):
            yield unread(_answer_to(name))
    elif old is None:
        if new.state != "open":
            yield _state(name, new)
    elif _said(old) != _said(new):
        if old.state != new.state:
            yield _state(name, new)
        else:
            yield from _content(both, name, old, new)


def _answer_to(name: Text) -> Text:
    return sentence("Svaret på {a}", "The answer to {a}", a=name)


def _said(one: Answered) -> list[object]:
    """What an answer says, whatever the order; tasks, and points that follow from the sessions, are told elsewhere."""
    said = one.answer
    return [
        unordered(said.decision),
        {} if one.question.answered_by else {name: unordered(point) for name, point in one.points.items()},
        Counter(map(cells, _rows(one))),
        said.not_relevant, said.parked, said.note, said.responsible, said.deadline,
    ]  # fmt: skip


def _rows(one: Answered) -> tuple[Row, ...]:
    """The rows of a table that is no list of tasks."""
    return () if one.question.as_tasks else one.rows


def _state(name: Text, new: Answered) -> Text:
    """The sentence on a question that now stands differently."""
    until = new.answer.parked.until if new.answer.parked else None
    if new.state == "decided":
        words = Text("Spørgsmålet {a} er besvaret.", "The question {a} is answered.")
    elif new.state == "not_relevant":
        words = Text("Spørgsmålet {a} er ikke relevant.", "The question {a} is not relevant.")
    elif new.state == "open":
        words = Text("Spørgsmålet {a} står åbent igen.", "The question {a} is open again.")
    elif until is None:
        words = Text("Spørgsmålet {a} er parkeret.", "The question {a} is parked.")
    else:
        words = Text(
            "Spørgsmålet {a} er parkeret til {b}.", "The question {a} is parked until {b}."
        )
        words = Text(words.da.replace("{b}", write(until, "da")), words.en.replace("{b}", write(until, "en")))  # fmt: skip
    return sentence(*words, a=name)


def _content(both: Both, name: Text, old: Answered, new: Answered) -> Iterator[Text]:
    """What is different in an answer whose question stands as before."""
    before, now = old.answer, new.answer
    answer, sort = _answer_to(name), _SORTS.get(new.question.answer)
    if isinstance(before.decision, tuple) and isinstance(now.decision, tuple):
        yield from items(answer, before.decision, now.decision, both, sort)
    elif before.decision != now.decision:
        yield moved(answer, before.decision, now.decision, both, sort)
    elif _said(old)[1] != _said(new)[1]:
        yield changed(answer)
    yield from _in_rows(both, name, old, new)
    for what, was, became, kind in (
        (Text("Grunden til, at {a} ikke er relevant,", "The reason why {a} is not relevant"), before.not_relevant, now.not_relevant, "hidden"),
        (Text("Noten til {a}", "The note to {a}"), before.note, now.note, "hidden"),
        (Text("Fristen for at svare på {a}", "The deadline for answering {a}"), before.deadline, now.deadline, None),
        (Text("Den ansvarlige for at svare på {a}", "Who must answer {a}"), before.responsible, now.responsible, "person"),
    ):  # fmt: skip
        if was != became:
            yield moved(sentence(*what, a=name), was, became, both, kind)
    if before.parked != now.parked and now.parked is not None and new.state == "parked":
        yield _state(name, new)


def _in_rows(both: Both, name: Text, old: Answered, new: Answered) -> Iterator[Text]:
    """The rows of a table that came, went or are different."""

    def key(row: Row) -> object:
        return row.id or _label(both, new, row)

    for before, now in pairs(_rows(old), _rows(new), lambda row: str(key(row)), cells):
        row = now or before
        if row is None:
            continue
        values = {"a": name, "b": _label(both, new, row)}
        if before is None:
            yield sentence("{a}: rækken {b} er kommet til.", "{a}: the row {b} is added.", **values)
        elif now is None:
            yield sentence("{a}: rækken {b} er fjernet.", "{a}: the row {b} is removed.", **values)
        elif cells(before) != cells(now):
            yield sentence("{a}: rækken {b} er ændret.", "{a}: the row {b} has changed.", **values)


def _label(both: Both, one: Answered, row: Row) -> Text:
    """What to call a row: its first cell that says something to a reader, else its id."""
    for column in one.question.columns:
        cell: Any = row.values.get(column.id)
        sort = _SORTS.get(column.answer)
        if isinstance(cell, tuple) and cell and sort == "person":
            cell = cell[0]
        if isinstance(cell, str) and column.answer in ("text", "person", "people", "partner"):
            return value(cell, both, sort) or quoted(cell)
    return quoted(row.id) if row.id else ONE
