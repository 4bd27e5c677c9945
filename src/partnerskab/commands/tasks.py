"""tasks: one list of everything somebody has to do, across partners and files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from partnerskab.commands import Refused, Request, faulty, read_whole, typed
from partnerskab.commands.frontpage import NOBODY, day, partner, person
from partnerskab.commands.status import owner, task_data
from partnerskab.i18n import Language, Text, nearest, write_list
from partnerskab.partnership import Partnership
from partnerskab.partnership.progress import day_of, is_asked
from partnerskab.partnership.tasks import Task, by_deadline
from partnerskab.report import Cell, Sheet, Table

_PERIOD = re.compile(r"([0-9]{1,3})\s*(d|u|w|m)?", re.IGNORECASE)
_DAYS = {"d": 1, "u": 7, "w": 7, "m": 30}


class Wanted(NamedTuple):
    """Which tasks to show."""

    overdue: bool = False
    within: str | None = None
    partner: str | None = None
    person: str | None = None
    open_questions: bool = False
    done: bool = False


class Listed(NamedTuple):
    """The tasks that were asked for, by deadline; the next one whether asked for or not; the files with faults."""

    partnership: Partnership
    today: date
    tasks: Sequence[Task]
    next: Task | None
    faulty: tuple[str, ...] = ()


def period(text: str) -> int:
    """Days from `30d`, `4u` (weeks) or `2m`; a bare number is days."""
    match = _PERIOD.fullmatch(text.strip())
    if not match:
        raise Refused(2, Text(
            "skriv perioden efter --within som 30d (dage), 4u (uger) eller 2m (måneder).",
            "write the period after --within as 30d (days), 4w (weeks) or 2m (months).",
        ))  # fmt: skip
    return int(match[1]) * _DAYS[(match[2] or "d").lower()]


def tasks(request: Request, wanted: Wanted) -> Listed:
    """The tasks of every form, the dates the agreement implies, and open questions where asked for."""
    if wanted.overdue and wanted.within is not None:
        raise Refused(2, Text(
            "--overdue viser fortiden og --within fremtiden. Vælg det ene.",
            "--overdue shows the past and --within the future. Choose one of them.",
        ))  # fmt: skip
    days = period(wanted.within) if wanted.within is not None else None
    partnership, today = read_whole(request), request.today
    _known(partnership, wanted)
    every = [*partnership.tasks, *partnership.duties(today)]
    if wanted.open_questions:
        every = list(_questions(partnership, today))
    chosen = by_deadline(task for task in every if _fits(task, wanted, days, partnership, today))
    ahead = (task for task in by_deadline(every) if not task.done and not task.is_late(today))
    coming = next((one for one in ahead if one.deadline), None)
    return Listed(partnership, today, chosen, coming, faulty(partnership))


def _known(partnership: Partnership, wanted: Wanted) -> None:
    """Refuse a partner or a person the files do not know, naming those they do."""
    volunteers = partnership.volunteers.volunteers if partnership.volunteers else ()
    people = [*partnership.people, *(one.id for one in volunteers)]
    if wanted.partner is not None and wanted.partner not in partnership.partners:
        raise _unknown(wanted.partner, Text("partner", "partner"), partnership.partners)
    if wanted.person is not None and wanted.person not in people:
        raise _unknown(wanted.person, Text("person", "person"), people)


def _unknown(given: str, who: Text, known: Iterable[str]) -> Refused:
    meant, names = nearest(given, known), list(known)
    if not names:
        hint = Text("Filerne nævner ingen endnu.", "The files name nobody yet.")
    elif meant:
        hint = Text(f"Mente du {meant}?", f"Did you mean {meant}?")
    else:
        hint = Text(
            f"Skriv et af dem: {_few(names, 'da')}.", f"Write one of these: {_few(names, 'en')}."
        )
    words = Text("der er ingen {who} med det id. {hint}", "there is no {who} of that id. {hint}")
    return Refused(2, words.fill(who=who, hint=hint))


def _few(names: list[str], language: Language) -> str:
    return write_list(names, language) if len(names) <= 8 else f"{', '.join(names[:8])} …"


def _questions(partnership: Partnership, today: date) -> Iterator[Task]:
    """Every question that stands open and can be answered by now, as something to do."""
    anchors = partnership.anchors()
    for form in partnership.forms:
        for one in form.answers:
            if one.state == "open" and is_asked(one, anchors, today):
                deadline = one.answer.deadline or day_of(one.question.due, anchors)
                yield Task(
                    one.question.text, one.theme.title, None, one.answer.responsible, deadline, None, None,
                    one.file, one.path, "decision", one.name,
                )  # fmt: skip


def _fits(
    task: Task, wanted: Wanted, days: int | None, partnership: Partnership, today: date
) -> bool:
    if task.done and not wanted.done:
        return False
    if wanted.overdue and not task.is_late(today):
        return False
    if days is not None:
        last = today + timedelta(days=days)
        if task.deadline is None or not today <= task.deadline <= last:
            return False
    if wanted.person is not None and task.responsible != wanted.person:
        return False
    return wanted.partner is None or wanted.partner == owner(partnership, task)


def columns(language: Language) -> list[str]:
    """The headings of the spreadsheet; the table for people shows what is done beside the task."""
    pairs = (
        Text("Frist", "Due"), Text("Opgave", "Task"), Text("Ansvarlig", "Responsible"),
        Text("Partner", "Partner"), Text("Tema", "Theme"), Text("Løst", "Done"),
    )  # fmt: skip
    return [pair.in_language(language) for pair in pairs]


def sheet(listed: Listed, language: Language) -> Sheet:
    """The list for people."""
    rows = []
    for task in listed.tasks:
        what, *others = _words(listed, task, language)
        if task.done:
            done = Text("løst {day}", "done {day}").fill(day=task.done).in_language(language)
            what = f"{what} ({done})"
        texts = [day(task, language), what, *(text or NOBODY for text in others)]
        styles = ["red" if task.is_late(listed.today) else "", "", "", "dim", "dim"]
        rows.append([Cell(*pair) for pair in zip(texts, styles, strict=True)])
    heading = Text("Opgaver", "Tasks").in_language(language)
    title = listed.partnership.title or heading
    headings = columns(language)[:-1]
    empty = _empty(listed).in_language(language)
    table = Table(f"{heading} ({len(rows)})", headings, rows, empty, whole=(0,), spare=(4, 3))
    return Sheet([title], [table], warning=warning(listed).in_language(language))


def warning(listed: Listed) -> Text:
    """That the list may not be whole, where a file has faults; else nothing."""
    if not listed.faulty:
        return Text("", "")
    words = Text(
        "Listen er måske ikke hel, for der er fejl i {files}. Se dem med {check}.",
        "The list may not be whole, for there are faults in {files}. See them with {check}.",
    )
    files = Text(write_list(listed.faulty, "da"), write_list(listed.faulty, "en"))
    return words.fill(files=files, check=typed("partnerskab check"))


def _empty(listed: Listed) -> Text:
    if listed.next is None:
        return Text(
            "Ingen opgaver her, og ingen frister forude.", "No tasks here, and no deadlines ahead."
        )
    words = Text(
        "Ingen opgaver her. Næste frist: {day}, {what}.", "No tasks here. Next deadline: {day}, {what}."
    )  # fmt: skip
    return words.fill(day=listed.next.deadline, what=listed.next.what)


def _words(listed: Listed, task: Task, language: Language) -> list[str]:
    return [
        task.what.in_language(language),
        person(listed.partnership, task.responsible).in_language(language),
        partner(listed.partnership, task),
        task.theme.in_language(language),
    ]


def rows(listed: Listed, language: Language) -> Iterator[list[str]]:
    """The list for a spreadsheet: dates as numbers, so that they sort."""
    for task in listed.tasks:
        deadline, done = (one.isoformat() if one else "" for one in (task.deadline, task.done))
        yield [deadline, *_words(listed, task, language), done]


def data(listed: Listed, language: Language) -> dict[str, Any]:
    """The list as JSON, format 1."""
    return {
        "format": 1,
        "partnership": listed.partnership.title,
        "today": listed.today.isoformat(),
        "faulty": list(listed.faulty),
        "tasks": [task_data(task, listed.partnership, language) for task in listed.tasks],
    }
