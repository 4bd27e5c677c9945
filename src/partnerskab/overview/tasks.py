"""The tasks of a partnership: everything somebody has to do, across partners and files."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from partnerskab.exceptions import UsageError
from partnerskab.i18n import Language, Text, find_nearest, join_with_and
from partnerskab.partnership import PartialPartnership, Partnership
from partnerskab.partnership.progress import is_answerable, resolve_offset
from partnerskab.partnership.tasks import Task, sort_by_deadline

NAMES_SHOWN = 8


class TaskFilter(NamedTuple):
    """Which tasks to list; `within` is a number of days from today."""

    overdue: bool = False
    within: int | None = None
    partner: str | None = None
    person: str | None = None
    open_questions: bool = False
    done: bool = False


class TaskList(NamedTuple):
    """The tasks asked for, by deadline; the next task of all; the files with faults."""

    partnership: Partnership
    today: date
    tasks: Sequence[Task]
    next: Task | None
    faulty_files: tuple[str, ...] = ()


def list_tasks(partnership: Partnership, today: date, wanted: TaskFilter) -> TaskList:
    """List the tasks of the forms, the dates the files imply, and open questions if asked for."""
    _refuse_unknown(partnership, wanted)
    if wanted.open_questions:
        every = list(_open_questions(partnership, today))
    else:
        every = [*partnership.tasks, *partnership.imply_tasks(today)]
    chosen = sort_by_deadline(
        task for task in every if _is_wanted(task, wanted, partnership, today)
    )
    ahead = (task for task in sort_by_deadline(every) if not task.done and not task.is_late(today))
    coming = next((task for task in ahead if task.deadline), None)
    return TaskList(partnership, today, chosen, coming, faulty_files(partnership))


def faulty_files(partnership: Partnership) -> tuple[str, ...]:
    """Return the files with faults: some of what they hold may be missing from every list."""
    return tuple(sorted({finding.file for finding in partnership.findings}))


def find_owner(partnership: PartialPartnership, task: Task) -> str | None:
    """Return the partner a task is with: the one it names, else the responsible person's."""
    named = task.partner or partnership.partner_of.get(task.responsible or "")
    return named if named in partnership.partners else None


def is_known(partnership: PartialPartnership, person: str | None) -> bool:
    """Return whether an id is a person's or a volunteer's; nothing repeats any other."""
    return person in partnership.people or person in _volunteer_ids(partnership)


def _volunteer_ids(partnership: PartialPartnership) -> list[str]:
    volunteers = partnership.volunteers
    return [volunteer.id for volunteer in volunteers.volunteers] if volunteers else []


def _refuse_unknown(partnership: Partnership, wanted: TaskFilter) -> None:
    """Refuse a partner or a person the files do not know, naming those they do."""
    people = [*partnership.people, *_volunteer_ids(partnership)]
    if wanted.partner is not None and wanted.partner not in partnership.partners:
        raise _unknown(wanted.partner, Text("partner", "partner"), partnership.partners)
    if wanted.person is not None and wanted.person not in people:
        raise _unknown(wanted.person, Text("person", "person"), people)


def _unknown(typed: str, kind: Text, known: Iterable[str]) -> UsageError:
    meant, names = find_nearest(typed, known), list(known)
    if not names:
        hint = Text("Filerne nævner ingen endnu.", "The files name nobody yet.")
    elif meant:
        hint = Text(f"Mente du {meant}?", f"Did you mean {meant}?")
    else:
        hint = Text(
            f"Skriv et af dem: {_list_some(names, 'da')}.",
            f"Write one of these: {_list_some(names, 'en')}.",
        )
    text = Text("der er ingen {kind} med det id. {hint}", "there is no {kind} of that id. {hint}")
    return UsageError(text.fill(kind=kind, hint=hint))


def _list_some(names: list[str], language: Language) -> str:
    if len(names) <= NAMES_SHOWN:
        return join_with_and(names, language)
    return f"{', '.join(names[:NAMES_SHOWN])} …"


def _open_questions(partnership: Partnership, today: date) -> Iterator[Task]:
    """Yield every question that stands open and can be answered by now, as something to do."""
    anchors = partnership.find_anchors()
    for form in partnership.forms:
        for answered in form.answers:
            if answered.state == "open" and is_answerable(answered, anchors, today):
                deadline = answered.answer.deadline or resolve_offset(
                    answered.question.due, anchors
                )
                yield Task(
                    what=answered.question.text,
                    theme=answered.theme.title,
                    partner=None,
                    responsible=answered.answer.responsible,
                    deadline=deadline,
                    done=None,
                    session=None,
                    file=answered.file,
                    path=answered.path,
                    origin="decision",
                    question=answered.name,
                )


def _is_wanted(task: Task, wanted: TaskFilter, partnership: Partnership, today: date) -> bool:
    if task.done and not wanted.done:
        return False
    if wanted.overdue and not task.is_late(today):
        return False
    if wanted.within is not None and not _is_due(task, today, wanted.within):
        return False
    if wanted.person is not None and task.responsible != wanted.person:
        return False
    return wanted.partner is None or wanted.partner == find_owner(partnership, task)


def _is_due(task: Task, today: date, days: int) -> bool:
    last = today + timedelta(days=days)
    return task.deadline is not None and today <= task.deadline <= last
