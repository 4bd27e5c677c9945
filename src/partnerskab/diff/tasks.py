"""Changes of the tasks: added, deleted, done, moved, given to somebody else."""

from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from partnerskab.diff.terms import Both, Change, cells, changed, moved, pairs, quoted, sentence
from partnerskab.i18n import Text, write
from partnerskab.partnership.form import Answered, Form
from partnerskab.partnership.tasks import Task, written

TASKS = Text("Opgaver", "Tasks")


class _Item(NamedTuple):
    """A task, the id of its row where it is one of a table, and what else that row says."""

    task: Task
    id: str | None
    rest: str


_Match = tuple[_Item | None, _Item | None]


def _parted(items: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    """Tasks that have an id, and those that have none."""
    return [one for one in items if one.id], [one for one in items if not one.id]


def _who_and_when(item: _Item) -> Hashable:
    """What a task is known by whose words are new; where it says neither who nor when, only by itself."""
    task = item.task
    said = task.responsible or task.deadline
    return (task.partner, task.responsible, task.deadline, task.done) if said else id(item)


def task_changes(both: Both, old: Answered | None, new: Answered) -> Iterator[Change]:
    """What became of the tasks under one question; those of a question that cannot be read are left alone."""
    if new.faulty or (old is not None and old.faulty):
        return
    before, after = _items(old), _items(new)
    (tabled_before, loose_before), (tabled, loose) = _parted(before), _parted(after)
    matches: list[_Match] = [
        *pairs(tabled_before, tabled, lambda one: one.id, _facts),
        *_matched(loose_before, loose),
    ]
    for was, now in matches:
        at = both.at(now.task.file, now.task.path) if now else None
        for words in _words(both, was, now):
            yield Change(TASKS, words, at)


def _items(one: Answered | None) -> list[_Item]:
    if one is None:
        return []
    rows = {row.path: row for row in one.rows}
    told = one.question.as_tasks
    columns = (told.what, told.responsible, told.partner, told.deadline, told.done) if told else ()
    found = []
    for task in written([Form("", one.file, (one,))]):
        row = rows.get(task.path)
        rest = cells(row, [column for column in columns if column])
        if task.origin == "task":
            found.append(_Item(task, row.id if row else None, rest))
    return found


def _facts(item: _Item) -> object:
    """What makes two tasks the same wherever they stand."""
    return item.task._replace(path=(), file=""), item.rest


def _matched(old: list[_Item], new: list[_Item]) -> Iterator[_Match]:
    """Tasks without ids: by partner and words, then by the words alone, then by who and when."""
    keys: list[Callable[[_Item], Hashable]] = [
        lambda one: (one.task.partner, one.task.what),
        lambda one: one.task.what,
        _who_and_when,
    ]
    for key in keys:
        gone: list[_Item] = []
        come: list[_Item] = []
        for before, after in pairs(old, new, key, _facts):
            if before is not None and after is not None:
                yield before, after
            elif before is not None:
                gone.append(before)
            elif after is not None:
                come.append(after)
        old, new = gone, come
    yield from ((None, one) for one in new)
    yield from ((one, None) for one in old)


def _words(both: Both, old: _Item | None, new: _Item | None) -> Iterator[Text]:
    if old is None and new is not None:
        yield _added(both, new.task)
    elif new is None and old is not None:
        name = _name(old.task)
        yield sentence("Opgaven {a} er slettet.", "The task {a} is deleted.", a=name)
    elif old is not None and new is not None:
        different = list(_differences(both, old.task, new.task))
        yield from different
        if not different and old.rest != new.rest:
            yield changed(sentence("Opgaven {a}", "The task {a}", a=_name(new.task)))


def _name(task: Task) -> Text:
    return Text(quoted(task.what.da).da, quoted(task.what.en).en)


def _added(both: Both, task: Task) -> Text:
    """A new task with who and when, as far as it says so."""
    who = both.person(task.responsible) if task.responsible else None
    if who is None and task.partner:
        who = both.partner(task.partner)
    due = Text(*(write(task.deadline, language) for language in ("da", "en"))) if task.deadline else None  # fmt: skip
    parts = [who] if who else []
    if due:
        parts.append(Text(f"frist {due.da}", f"due {due.en}"))
    if task.done:
        parts.append(Text("løst", "done"))
    more = Text(*(f" ({', '.join(one)})" if one else "" for one in zip(*parts, strict=True))) if parts else Text("", "")  # fmt: skip
    return sentence("Ny opgave: {a}{b}.", "New task: {a}{b}.", a=_name(task), b=more)


def _differences(both: Both, old: Task, new: Task) -> Iterator[Text]:
    name = _name(new)
    task = sentence("Opgaven {a}", "The task {a}", a=name)
    if old.what != new.what:
        yield sentence(
            "Opgaven {b} hedder nu {a}.", "The task {b} is now called {a}.", a=name, b=_name(old)
        )
    if new.done != old.done:
        if new.done is None:
            yield sentence("{a} er alligevel ikke løst.", "{a} is not done after all.", a=task)
        else:
            day = Text(write(new.done, "da"), write(new.done, "en"))
            yield sentence("{a} blev løst {b}.", "{a} was done on {b}.", a=task, b=day)
    for what, was, became, sort in (
        (Text("Fristen for {a}", "The deadline of {a}"), old.deadline, new.deadline, None),
        (Text("Den ansvarlige for {a}", "Who is responsible for {a}"), old.responsible, new.responsible, "person"),
        (Text("Partneren for {a}", "The partner of {a}"), old.partner, new.partner, "partner"),
        (Text("Undervisningsgangen for {a}", "The session of {a}"), old.session, new.session, None),
    ):  # fmt: skip
        if was != became:
            yield moved(sentence(*what, a=name), was, became, both, sort)
