"""Where a partnership stands on one day, and one line on what to do next."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from partnerskab.diagnostics import Finding, counts
from partnerskab.i18n import Text, keep_together, pluralize
from partnerskab.model.definition import AgreementField
from partnerskab.overview.tasks import find_owner
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.progress import (
    Progress,
    count_states,
    is_answerable,
    locate_field,
    measure_progress,
)
from partnerskab.partnership.tasks import (
    Task,
    find_late_tasks,
    find_tasks_due_within,
    sort_by_deadline,
)
from partnerskab.rules.checker import collect_findings

SOON_DAYS = 30
_SIGNATURES = "signature.signatures"


class Workload(NamedTuple):
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
    workloads: Sequence[Workload]
    findings: Sequence[Finding]
    next: Text


def find_status(partnership: Partnership, today: date) -> Status:
    """Gather everything the front page shows."""
    reached = measure_progress(partnership, today)
    tasks = sort_by_deadline([*partnership.tasks, *partnership.imply_tasks(today)])
    found = collect_findings(partnership, today, reached.reached).findings
    overdue = find_late_tasks(tasks, today)
    open_now = _open_questions(partnership, reached, today)
    owners = (*partnership.partners, None)
    return Status(
        partnership=partnership,
        today=today,
        progress=reached,
        late=overdue,
        soon=find_tasks_due_within(tasks, today, SOON_DAYS),
        open=open_now,
        states=dict(count_states(partnership)),
        workloads=[_sum_up(partnership, tasks, owner, today) for owner in owners],
        findings=found,
        next=_suggest_mending(found)
        or _suggest_late_task(overdue)
        or _suggest_answering(partnership, reached, open_now)
        or _suggest_signing(partnership, reached)
        or _suggest_next_task(tasks, today),
    )


def _open_questions(partnership: Partnership, reached: Progress, today: date) -> list[Answered]:
    """Return the questions that stand open in the steps reached, the necessary ones first."""
    anchors = partnership.find_anchors()
    waiting = [
        answered
        for form in partnership.forms
        for answered in form.answers
        if answered.stage.step <= reached.reached
        and answered.state == "open"
        and is_answerable(answered, anchors, today)
        and not _is_unread(partnership, answered)
    ]
    return sorted(waiting, key=lambda each: (not each.question.required, each.stage.step))


def _is_unread(partnership: Partnership, answered: Answered) -> bool:
    if not partnership.unread_blocks:
        return False
    return partnership.is_unread(partnership.locate(answered.file, answered.path))


def _sum_up(
    partnership: Partnership, tasks: Sequence[Task], partner: str | None, today: date
) -> Workload:
    own = [task for task in tasks if not task.done and find_owner(partnership, task) == partner]
    ahead = [task.deadline for task in own if task.deadline and task.deadline >= today]
    overdue = sum(task.is_late(today) for task in own)
    return Workload(partner, len(own), overdue, min(ahead, default=None))


def _suggest_mending(findings: Sequence[Finding]) -> Text | None:
    errors = counts(findings)["error"]
    check = keep_together("partnerskab check")
    single = Text(
        f"Ret først den ene fejl: {check} viser hvor.",
        f"First mend the one error: {check} shows where.",
    )
    several = Text(
        f"Ret først de {{n}} fejl: {check} viser hvor.",
        f"First mend the {{n}} errors: {check} shows where.",
    )
    return pluralize(errors, single, several) if errors else None


def _suggest_late_task(overdue: Sequence[Task]) -> Text | None:
    if not overdue:
        return None
    text = Text(
        "Tag den ældste forfaldne opgave først: {what}.", "Take the oldest late task first: {what}."
    )
    return text.fill(what=overdue[0].what)


def _suggest_answering(
    partnership: Partnership, reached: Progress, open_now: Sequence[Answered]
) -> Text | None:
    if reached.signed or not open_now or not open_now[0].question.required:
        return None
    answered = open_now[0]
    text = Text(
        "Svar på »{title}« i {file}, linje {line}. Hjælp: {explain}",
        'Answer "{title}" in {file}, line {line}. Help: {explain}',
    )
    return text.fill(
        title=answered.question.title,
        file=answered.file,
        line=partnership.locate(answered.file, answered.path).span.line,
        explain=keep_together(f"partnerskab explain {answered.name}"),
    )


def _suggest_signing(partnership: Partnership, reached: Progress) -> Text | None:
    if reached.signed:
        return None
    missing = {name for step in reached.steps for name in step.missing}
    fields = partnership.model.list_fields() if partnership.model else ()
    first = next((field for field in fields if f"agreement:{field.path}" in missing), None)
    if first is not None and first.path != _SIGNATURES:
        return _suggest_filling_in(partnership, first)
    render = keep_together("partnerskab render agreement")
    return Text(
        f"Læs aftalen igennem sammen: {render}. Skriv så under.",
        f"Read the agreement together: {render}. Then sign.",
    )


def _suggest_filling_in(partnership: Partnership, field: AgreementField) -> Text:
    text = Text(
        "Udfyld »{title}« i agreement.yaml, linje {line}. Hjælp: {explain}",
        'Fill in "{title}" in agreement.yaml, line {line}. Help: {explain}',
    )
    return text.fill(
        title=field.title,
        line=locate_field(field, partnership).span.line,
        explain=keep_together(f"partnerskab explain {field.path}"),
    )


def _suggest_next_task(tasks: Sequence[Task], today: date) -> Text:
    first = next(_ahead(tasks, today), None)
    if first is None:
        return Text(
            "Alt er gjort. Drøft, om I vil fortsætte.", "All is done. Talk over whether to go on."
        )
    text = Text("Næste frist: {day}, {what}.", "Next deadline: {day}, {what}.")
    return text.fill(day=first.deadline, what=first.what)


def _ahead(tasks: Sequence[Task], today: date) -> Iterator[Task]:
    """Yield the undone tasks with a deadline from today on."""
    for task in tasks:
        if not task.done and task.deadline and task.deadline >= today:
            yield task
