"""The changes of the tasks: added, deleted, done, moved, or given to somebody else."""

from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.describe import (
    ValueType,
    describe_change,
    describe_hidden_change,
    make_sentence,
    quote,
)
from partnerskab.diff.matching import match_by_key, summarize_row
from partnerskab.i18n import Text
from partnerskab.partnership.form import Answered, Form
from partnerskab.partnership.tasks import Task, collect_written_tasks

TASKS = Text("Opgaver", "Tasks")


class _Entry(NamedTuple):
    """A task, the id of its row if it stands in a table, and what else that row says."""

    task: Task
    row_id: str | None
    other_cells: str


_Match = tuple[_Entry | None, _Entry | None]


def compare_tasks(comparison: Comparison, old: Answered | None, new: Answered) -> Iterator[Change]:
    """Yield the changes of the tasks under one question, if both versions can be read."""
    if new.faulty or (old is not None and old.faulty):
        return
    before, after = _collect_entries(old), _collect_entries(new)
    matches: list[_Match] = [
        *match_by_key(_with_id(before), _with_id(after), lambda entry: entry.row_id, _get_content),
        *_match_without_ids(_without_id(before), _without_id(after)),
    ]
    for was, now in matches:
        at = comparison.locate(now.task.file, now.task.path) if now else None
        for sentence in _describe_entry(comparison, was, now):
            yield Change(TASKS, sentence, at)


def _collect_entries(answered: Answered | None) -> list[_Entry]:
    if answered is None:
        return []
    rows = {row.path: row for row in answered.rows}
    columns = answered.question.as_tasks
    own_columns = (
        (columns.what, columns.responsible, columns.partner, columns.deadline, columns.done)
        if columns
        else ()
    )
    entries = []
    for task in collect_written_tasks([Form("", answered.file, (answered,))]):
        if task.origin == "task":
            row = rows.get(task.path)
            other_cells = summarize_row(row, [column for column in own_columns if column])
            entries.append(_Entry(task, row.id if row else None, other_cells))
    return entries


def _with_id(entries: list[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if entry.row_id]


def _without_id(entries: list[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if not entry.row_id]


def _get_content(entry: _Entry) -> object:
    """Return what makes two tasks equal, wherever they stand."""
    return entry.task._replace(path=(), file=""), entry.other_cells


def _match_without_ids(old: list[_Entry], new: list[_Entry]) -> Iterator[_Match]:
    """Match tasks by partner and words, then by the words alone, then by who and when."""
    keys: list[Callable[[_Entry], Hashable]] = [
        lambda entry: (entry.task.partner, entry.task.what),
        lambda entry: entry.task.what,
        _get_who_and_when,
    ]
    for key in keys:
        removed: list[_Entry] = []
        added: list[_Entry] = []
        for before, after in match_by_key(old, new, key, _get_content):
            if before is not None and after is not None:
                yield before, after
            elif before is not None:
                removed.append(before)
            elif after is not None:
                added.append(after)
        old, new = removed, added
    yield from ((None, entry) for entry in new)
    yield from ((entry, None) for entry in old)


def _get_who_and_when(entry: _Entry) -> Hashable:
    """Return the key of a task whose words may have changed; unique if it says neither."""
    task = entry.task
    if not (task.responsible or task.deadline):
        return id(entry)
    return task.partner, task.responsible, task.deadline, task.done


def _describe_entry(
    comparison: Comparison, old: _Entry | None, new: _Entry | None
) -> Iterator[Text]:
    if old is None and new is not None:
        yield _describe_added(comparison, new.task)
    elif new is None and old is not None:
        name = quote(old.task.what)
        yield make_sentence("Opgaven {a} er slettet.", "The task {a} is deleted.", a=name)
    elif old is not None and new is not None:
        sentences = [
            *_describe_name_and_done(old.task, new.task),
            *_describe_fields(comparison, old.task, new.task),
        ]
        yield from sentences
        if not sentences and old.other_cells != new.other_cells:
            yield describe_hidden_change(_name_task(new.task))


def _name_task(task: Task) -> Text:
    return make_sentence("Opgaven {a}", "The task {a}", a=quote(task.what))


def _describe_added(comparison: Comparison, task: Task) -> Text:
    """Return the sentence about a new task, with who and when if it says so."""
    details = []
    if task.responsible:
        details.append(comparison.get_person_name(task.responsible))
    elif task.partner:
        details.append(comparison.get_partner_name(task.partner))
    if task.deadline:
        deadline = Text.from_value(task.deadline)
        details.append(Text(f"frist {deadline.da}", f"due {deadline.en}"))
    if task.done:
        details.append(Text("løst", "done"))
    name = quote(task.what)
    if not details:
        return make_sentence("Ny opgave: {a}.", "New task: {a}.", a=name)
    all_details = Text(*(", ".join(texts) for texts in zip(*details, strict=True)))
    return make_sentence("Ny opgave: {a} ({b}).", "New task: {a} ({b}).", a=name, b=all_details)


def _describe_name_and_done(old: Task, new: Task) -> Iterator[Text]:
    name = _name_task(new)
    if old.what != new.what:
        yield make_sentence(
            "{b} hedder nu {a}.", "{b} is now called {a}.", a=quote(new.what), b=_name_task(old)
        )
    if new.done == old.done:
        return
    if new.done is None:
        yield make_sentence("{a} er alligevel ikke løst.", "{a} is not done after all.", a=name)
    else:
        day = Text.from_value(new.done)
        yield make_sentence("{a} blev løst {b}.", "{a} was done on {b}.", a=name, b=day)


def _describe_fields(comparison: Comparison, old: Task, new: Task) -> Iterator[Text]:
    fields: tuple[tuple[str, ValueType | None, Text], ...] = (
        ("deadline", None, Text("Fristen for {a}", "The deadline of {a}")),
        (
            "responsible",
            "person",
            Text("Den ansvarlige for {a}", "Who is responsible for {a}"),
        ),
        ("partner", "partner", Text("Partneren for {a}", "The partner of {a}")),
        ("session", None, Text("Undervisningsgangen for {a}", "The session of {a}")),
    )
    for field, value_type, field_name in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            name = make_sentence(*field_name, a=quote(new.what))
            yield describe_change(name, before, after, comparison, value_type)
