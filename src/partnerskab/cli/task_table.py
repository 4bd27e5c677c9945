"""The columns of the task list, each declared once, and the list as table, CSV and JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from partnerskab.cli.tables import Sheet, TableColumn, build_table
from partnerskab.i18n import (
    Language,
    Text,
    format_date,
    keep_together,
    list_with_and,
)
from partnerskab.overview.tasks import TaskList, find_owner, is_known
from partnerskab.partnership import Partnership, warn_of_unread
from partnerskab.partnership.tasks import Task


class TaskRow(NamedTuple):
    """A task with what a column may need to know about it."""

    task: Task
    partnership: Partnership
    today: date


def deadline_text(row: TaskRow) -> Text | str:
    """Return a task's deadline in words."""
    deadline = row.task.deadline
    return Text(format_date(deadline, "da"), format_date(deadline, "en")) if deadline else ""


def what_and_done_text(row: TaskRow) -> Text | str:
    """Return what is to be done, and when it was."""
    if not row.task.done:
        return row.task.what
    text = Text("{what} (løst {day})", "{what} (done {day})")
    return text.fill(what=row.task.what, day=row.task.done)


def person_text(row: TaskRow) -> Text | str:
    """Return the responsible person's name; an id that stands for nobody is not repeated."""
    person = row.task.responsible
    if not person:
        return ""
    if not is_known(row.partnership, person):
        return Text("ukendt", "unknown")
    return row.partnership.people.get(person, person)


def partner_text(row: TaskRow) -> Text | str:
    """Return the name of the partner a task is with."""
    return row.partnership.partners.get(find_owner(row.partnership, row.task) or "", "")


def late_style(row: TaskRow) -> str:
    """Return the style of a deadline."""
    return "red" if row.task.is_late(row.today) else ""


DEADLINE = TableColumn(
    Text("Frist", "Due"),
    deadline_text,
    late_style,
    whole=True,
    data=lambda row: _to_iso(row.task.deadline) or "",
)
WHAT = TableColumn(Text("Opgave", "Task"), what_and_done_text, data=lambda row: row.task.what)
PERSON = TableColumn(Text("Ansvarlig", "Responsible"), person_text)
PARTNER = TableColumn(Text("Partner", "Partner"), partner_text, "dim", drop_order=2)
THEME = TableColumn[TaskRow](Text("Tema", "Theme"), lambda row: row.task.theme, "dim", drop_order=1)
DONE = TableColumn[TaskRow](
    Text("Løst", "Done"), lambda row: _to_iso(row.task.done) or "", in_table=False
)
COLUMNS = (DEADLINE, WHAT, PERSON, PARTNER, THEME, DONE)
"""The columns of `tasks` as table and CSV. JSON names its own keys in `task_to_json`."""


def _to_iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def task_rows(tasks: Sequence[Task], partnership: Partnership, today: date) -> list[TaskRow]:
    """Return the tasks as rows of a table."""
    return [TaskRow(task, partnership, today) for task in tasks]


def list_rows(listed: TaskList) -> list[TaskRow]:
    """Return the listed tasks as rows of a table."""
    return task_rows(listed.tasks, listed.partnership, listed.today)


def build_sheet(listed: TaskList, language: Language) -> Sheet:
    """Return the list for people."""
    heading = Text("Opgaver", "Tasks").in_language(language)
    title = f"{heading} ({len(listed.tasks)})"
    empty = _describe_empty(listed).in_language(language)
    table = build_table(title, COLUMNS, list_rows(listed), language, empty=empty)
    opening = [listed.partnership.title or heading]
    return Sheet(opening, [table], warning=describe_faults(listed).in_language(language))


def describe_faults(listed: TaskList) -> Text:
    """Return that the list may not be whole, if a file has faults; else nothing."""
    if listed.partnership.unread_blocks:
        return warn_of_unread(listed.partnership)
    if not listed.faulty_files:
        return Text("", "")
    text = Text(
        "Listen er måske ikke fuldstændig, for der er fejl i {files}. Se dem med {check}.",
        "The list may not be complete, for there are faults in {files}. See them with {check}.",
    )
    files = list_with_and(listed.faulty_files)
    return text.fill(files=files, check=keep_together("partnerskab check"))


def _describe_empty(listed: TaskList) -> Text:
    if listed.next is None:
        return Text(
            "Ingen opgaver her, og ingen frister forude.", "No tasks here, and no deadlines ahead."
        )
    text = Text(
        "Ingen opgaver her. Næste frist: {day}, {what}.",
        "No tasks here. Next deadline: {day}, {what}.",
    )
    return text.fill(day=listed.next.deadline, what=listed.next.what)


def list_to_json(listed: TaskList, language: Language) -> dict[str, Any]:
    """Return the list as JSON, format 1."""
    return {
        "format": 1,
        "partnership": listed.partnership.title,
        "today": listed.today.isoformat(),
        "faulty": list(listed.faulty_files),
        "tasks": [task_to_json(task, listed.partnership, language) for task in listed.tasks],
    }


def task_to_json(task: Task, partnership: Partnership, language: Language) -> dict[str, Any]:
    """Return a task as the JSON formats carry it; an id that stands for nobody is left out."""
    return {
        "what": task.what.in_language(language),
        "theme": task.theme.in_language(language),
        "partner": task.partner if task.partner in partnership.partners else None,
        "responsible": task.responsible if is_known(partnership, task.responsible) else None,
        "deadline": _to_iso(task.deadline),
        "done": _to_iso(task.done),
        "origin": task.origin,
        "question": task.question,
        "file": task.file,
    }
