"""status: where a partnership stands on one day, and one line on what to do next."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from partnerskab.commands import Request, faulty, read_whole, typed
from partnerskab.commands.check import settle
from partnerskab.diagnostics import Finding, counts
from partnerskab.i18n import NBSP, Language, Text, count
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.progress import Progress, is_asked, progress, states
from partnerskab.partnership.tasks import Task, by_deadline, late, within

SOON_DAYS = 30


class Owing(NamedTuple):
    """What one partner has left to do; `partner` is None for what nobody has taken on yet."""

    partner: str | None
    undone: int
    late: int
    next: date | None


class Status(NamedTuple):
    """Where a partnership stands on one day."""

    partnership: Partnership
    today: date
    progress: Progress
    late: Sequence[Task]
    soon: Sequence[Task]
    open: Sequence[Answered]
    states: dict[str, int]
    owing: Sequence[Owing]
    findings: Sequence[Finding]
    next: Text


def status(request: Request) -> Status:
    """Gather the front page."""
    partnership, today = read_whole(request), request.today
    come = progress(partnership, today)
    tasks = by_deadline([*partnership.tasks, *partnership.duties(today)])
    found = settle(partnership, today, come.reached).findings
    overdue = late(tasks, today)
    open_now = list(_open(partnership, come, today))
    return Status(
        partnership=partnership,
        today=today,
        progress=come,
        late=overdue,
        soon=within(tasks, today, SOON_DAYS),
        open=open_now,
        states=dict(states(partnership)),
        owing=[_owing(partnership, tasks, one, today) for one in (*partnership.partners, None)],
        findings=found,
        next=_mend(found)
        or _catch_up(overdue)
        or _answer(partnership, come, open_now)
        or _sign(partnership, come)
        or _look_ahead(tasks, today),
    )


def _open(partnership: Partnership, come: Progress, today: date) -> Iterator[Answered]:
    """The questions that stand open in the steps reached, the necessary ones first."""
    anchors = partnership.anchors()
    waiting = [
        one
        for form in partnership.forms
        for one in form.answers
        if one.stage.step <= come.reached and one.state == "open" and is_asked(one, anchors, today)
    ]
    yield from sorted(waiting, key=lambda one: (not one.question.required, one.stage.step))


def owner(partnership: Partnership, task: Task) -> str | None:
    """The partner a task is with: the one it names, else the one its responsible person works for."""
    named = task.partner or partnership.partner_of.get(task.responsible or "")
    return named if named in partnership.partners else None


def _owing(partnership: Partnership, tasks: list[Task], partner: str | None, today: date) -> Owing:
    own = [task for task in tasks if not task.done and owner(partnership, task) == partner]
    days = [task.deadline for task in own if task.deadline and task.deadline >= today]
    return Owing(
        partner, len(own), sum(task.is_late(today) for task in own), min(days, default=None)
    )


def _mend(found: Sequence[Finding]) -> Text | None:
    errors = counts(found)["error"]
    check = typed("partnerskab check")
    one = Text(
        f"Ret først den ene fejl: {check} viser hvor.",
        f"First mend the one error: {check} shows where.",
    )
    many = Text(
        f"Ret først de {{n}} fejl: {check} viser hvor.",
        f"First mend the {{n}} errors: {check} shows where.",
    )
    return count(errors, one, many) if errors else None


def _catch_up(overdue: list[Task]) -> Text | None:
    if not overdue:
        return None
    words = Text(
        "Tag den ældste forfaldne opgave først: {what}.", "Take the oldest late task first: {what}."
    )
    return words.fill(what=overdue[0].what)


def _answer(partnership: Partnership, come: Progress, open_now: list[Answered]) -> Text | None:
    if come.signed or not open_now or not open_now[0].question.required:
        return None
    one = open_now[0]
    words = Text(
        "Svar på »{title}« i {file}, linje {line}. Hjælp: {explain}",
        'Answer "{title}" in {file}, line {line}. Help: {explain}',
    )
    return words.fill(
        title=one.question.title,
        file=one.file,
        line=partnership.at(one.file, one.path).span.line,
        explain=typed(f"partnerskab explain {one.name}"),
    )


def _sign(partnership: Partnership, come: Progress) -> Text | None:
    if come.signed:
        return None
    missing = {name for step in come.steps for name in step.missing}
    fields = partnership.model.fields() if partnership.model else ()
    first = next((one for one in fields if f"agreement:{one.path}" in missing), None)
    if first is not None and first.path != "signature.signatures":
        words = Text(
            "Udfyld »{title}« i agreement.yaml, linje {line}. Hjælp: {explain}",
            'Fill in "{title}" in agreement.yaml, line {line}. Help: {explain}',
        )
        line = partnership.at("agreement.yaml", tuple(first.path.split("."))).span.line
        return words.fill(
            title=first.title, line=line, explain=typed(f"partnerskab explain {first.path}")
        )
    render = typed("partnerskab render agreement")
    return Text(
        f"Læs aftalen igennem sammen: {render}. Skriv så under.",
        f"Read the agreement together: {render}. Then sign.",
    )


def _look_ahead(tasks: list[Task], today: date) -> Text:
    ahead = [task for task in tasks if not task.done and task.deadline and task.deadline >= today]
    if not ahead:
        return Text(
            "Alt er gjort. Drøft, om I vil fortsætte.", "All is done. Talk over whether to go on."
        )
    words = Text("Næste frist: {day}, {what}.", "Next deadline: {day}, {what}.")
    return words.fill(day=ahead[0].deadline, what=ahead[0].what)


def is_known(partnership: Partnership, person: str | None) -> bool:
    """Whether an id is a person's or a volunteer's; `check` reports the others, and nothing repeats them."""
    volunteers = partnership.volunteers.volunteers if partnership.volunteers else ()
    return person in partnership.people or any(one.id == person for one in volunteers)


def data(status: Status, language: Language) -> dict[str, Any]:
    """The front page as JSON, format 1."""
    partnership = status.partnership
    *partners, unassigned = [_owing_data(one) for one in status.owing]
    named = [
        {"id": one.partner, "name": partnership.partners[one.partner], **left}
        for one, left in zip(status.owing, partners, strict=False)
        if one.partner is not None
    ]
    return {
        "format": 1,
        "partnership": partnership.title,
        "model": partnership.model.id if partnership.model else None,
        "today": status.today.isoformat(),
        "step": status.progress.reached,
        "signed": status.progress.signed,
        "steps": _steps_data(status.progress, language),
        "late": [task_data(task, partnership, language) for task in status.late],
        "soon": [task_data(task, partnership, language) for task in status.soon],
        "open": [
            {
                "question": one.name,
                "title": one.question.title.in_language(language),
                "required": one.question.required,
            }
            for one in status.open
        ],
        "questions": dict(sorted(status.states.items())),
        "partners": named,
        "unassigned": unassigned,
        "faulty": list(faulty(partnership)),
        "counts": counts(status.findings),
        "next": status.next.in_language(language).replace(NBSP, " "),
    }


def _owing_data(owing: Owing) -> dict[str, Any]:
    nearest = owing.next.isoformat() if owing.next else None
    return {"undone": owing.undone, "late": owing.late, "next": nearest}


def _steps_data(come: Progress, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "step": one.step.number,
            "title": one.step.title.in_language(language),
            "settled": one.settled,
            "total": one.total,
            "done": one.done,
            "missing": list(one.missing),
        }
        for one in come.steps
    ]


def task_data(task: Task, partnership: Partnership, language: Language) -> dict[str, Any]:
    """A task as the JSON formats carry it; an id that stands for nobody is left out."""
    return {
        "what": task.what.in_language(language),
        "theme": task.theme.in_language(language),
        "partner": task.partner if task.partner in partnership.partners else None,
        "responsible": task.responsible if is_known(partnership, task.responsible) else None,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "done": task.done.isoformat() if task.done else None,
        "origin": task.origin,
        "question": task.question,
        "file": task.file,
    }
