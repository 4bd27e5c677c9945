"""The front page: what `status` shows, as lines and tables for people and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from partnerskab.cli.tables import UNTITLED, Cell, Sheet, Table, TableColumn, build_table
from partnerskab.cli.task_table import (
    DEADLINE,
    PARTNER,
    PERSON,
    WHAT,
    TaskRow,
    task_rows,
    task_to_json,
)
from partnerskab.diagnostics import Finding, counts
from partnerskab.i18n import (
    NBSP,
    Language,
    Text,
    format_date,
    join_with_and,
    keep_together,
    pluralize,
)
from partnerskab.overview.status import SOON_DAYS, Status, Workload
from partnerskab.overview.tasks import faulty_files
from partnerskab.partnership import warn_of_unread
from partnerskab.partnership.form import Answered
from partnerskab.partnership.progress import Progress, StepProgress
from partnerskab.partnership.tasks import Task
from partnerskab.reporters import describe_counts

QUESTIONS_SHOWN = 5
TASKS_SHOWN = 10
BAR_LENGTH = 10

TASK_COLUMNS: tuple[TableColumn[TaskRow], ...] = (
    DEADLINE,
    WHAT,
    PERSON,
    PARTNER._replace(drop_order=1),
)
QUESTION_COLUMNS: tuple[TableColumn[Answered], ...] = (
    TableColumn(UNTITLED, lambda answered: answered.question.title),
    TableColumn(UNTITLED, lambda answered: answered.name, "dim"),
)


def build_sheet(status: Status, language: Language) -> Sheet:
    """Return the front page in one language."""
    partnership = status.partnership
    untitled = Text("Partnerskab uden titel", "Partnership without a title")
    model = partnership.model.definition.title.in_language(language) if partnership.model else ""
    headline = _describe_step(status.progress).in_language(language)
    opening = [
        partnership.title or untitled.in_language(language),
        join_with_and(partnership.partners.values(), language),
        " · ".join((model, headline, format_date(status.today, language))),
    ]
    next_step = Text("Næste skridt: {next}", "Next: {next}").fill(next=status.next)
    closing = [next_step, _describe_findings(status.findings)]
    return Sheet(
        [line for line in opening if line],
        list(_build_tables(status, language)),
        [line.in_language(language) for line in closing],
        warn_of_unread(partnership).in_language(language),
    )


def _describe_step(progress: Progress) -> Text:
    if progress.signed:
        return Text("i drift", "in operation")
    titles = {each.step.number: each.step.title for each in progress.steps}
    text = Text("trin {n} af {of}: {title}", "step {n} of {of}: {title}")
    return text.fill(n=progress.reached, of=len(titles), title=titles[progress.reached])


def _describe_findings(findings: Sequence[Finding]) -> Text:
    if not findings:
        return Text("Tjekket: ingen fejl.", "Checked: no faults.")
    text = Text(
        "Tjekket: {counts}. Se dem med {check}.", "Checked: {counts}. See them with {check}."
    )
    return text.fill(counts=describe_counts(findings), check=keep_together("partnerskab check"))


def _build_tables(status: Status, language: Language) -> Iterator[Table]:
    yield _build_steps(status.progress, language)
    yield _build_tasks(
        status,
        status.late,
        Text("Forfaldne opgaver", "Late tasks"),
        Text("Ingen forfaldne opgaver.", "No late tasks."),
        "partnerskab tasks --overdue",
        language,
    )
    yield _build_tasks(
        status,
        status.soon,
        Text("De næste {days} dage", "The next {days} days").fill(days=SOON_DAYS),
        Text("Ingen frister de næste {days} dage.", "No deadlines in the next {days} days.").fill(
            days=SOON_DAYS
        ),
        f"partnerskab tasks --within {SOON_DAYS}d",
        language,
    )
    yield _build_questions(status, language)
    yield _build_workloads(status, language)
    yield _build_signatures(status, language)


def _build_steps(progress: Progress, language: Language) -> Table:
    def style(each: StepProgress) -> str:
        return _judge_step(each, progress)[1]

    columns: tuple[TableColumn[StepProgress], ...] = (
        TableColumn(UNTITLED, lambda each: str(each.step.number), whole=True),
        TableColumn(UNTITLED, lambda each: each.step.title),
        TableColumn(UNTITLED, _draw_bar, style, whole=True),
        TableColumn(
            UNTITLED,
            lambda each: Text("{a} af {b}", "{a} of {b}").fill(a=each.settled, b=each.total),
            whole=True,
        ),
        TableColumn(UNTITLED, lambda each: _judge_step(each, progress)[0], style, whole=True),
    )
    title = Text("De fire trin", "The four steps")
    if len(progress.steps) != 4:
        title = Text("Trinene", "The steps")
    return build_table(title.in_language(language), columns, progress.steps, language)


def _draw_bar(each: StepProgress) -> str:
    full = round(each.settled / each.total * BAR_LENGTH) if each.total else 0
    return "█" * full + "░" * (BAR_LENGTH - full)


def _judge_step(each: StepProgress, progress: Progress) -> tuple[Text, str]:
    """Return how far a step has come, and the style of that."""
    if each.done:
        return Text("på plads", "in place"), "green"
    if each.step.number == progress.reached:
        return Text("i gang", "under way"), "yellow"
    return (Text("begyndt", "begun") if each.settled else Text("venter", "waiting")), "dim"


def _build_tasks(
    status: Status,
    tasks: Sequence[Task],
    title: Text,
    empty: Text,
    command: str,
    language: Language,
) -> Table:
    return build_table(
        title.in_language(language),
        TASK_COLUMNS,
        task_rows(tasks[:TASKS_SHOWN], status.partnership, status.today),
        language,
        empty=empty.in_language(language),
        more=_describe_more(len(tasks) - TASKS_SHOWN, command, language),
    )


def _describe_more(number: int, command: str, language: Language) -> str:
    """Return the last line of a table that shows only its first rows."""
    if number <= 0:
        return ""
    text = Text("… og {n} til: {command}", "… and {n} more: {command}")
    return text.fill(n=number, command=keep_together(command)).in_language(language)


def _build_questions(status: Status, language: Language) -> Table:
    title = Text("Åbne spørgsmål", "Open questions").in_language(language)
    reached = status.progress.reached
    if reached < len(status.progress.steps):
        first, later = (
            Text(" i trin 1", " in step 1"),
            Text(" til og med trin {n}", " up to step {n}"),
        )
        title += (later.fill(n=reached) if reached > 1 else first).in_language(language)
    parked = status.states.get("parked", 0)
    if parked:
        single, several = Text("1 parkeret", "1 parked"), Text("{n} parkerede", "{n} parked")
        title = f"{title} ({pluralize(parked, single, several).in_language(language)})"
    empty = Text(
        "Ingen, der mangler et svar nu.",
        "None that need an answer now.",
    )
    hidden = len(status.open) - QUESTIONS_SHOWN
    return build_table(
        title,
        QUESTION_COLUMNS,
        status.open[:QUESTIONS_SHOWN],
        language,
        empty=empty.in_language(language),
        more=_describe_more(hidden, "partnerskab tasks --open-questions", language),
    )


def _build_workloads(status: Status, language: Language) -> Table:
    names = status.partnership.partners

    def name(workload: Workload) -> Text | str:
        return names.get(workload.partner or "", Text("Endnu ingen", "Nobody yet"))

    columns: tuple[TableColumn[Workload], ...] = (
        TableColumn(Text("Partner", "Partner"), name, lambda each: "" if each.partner else "dim"),
        TableColumn(Text("Opgaver tilbage", "Tasks left"), lambda each: str(each.undone)),
        TableColumn(
            Text("Forfaldne", "Late"),
            lambda each: str(each.late),
            lambda each: "red" if each.late else "",
        ),
        TableColumn(Text("Næste frist", "Next deadline"), _next_deadline, whole=True),
    )
    empty = Text(
        "Ingen partnere endnu. Skriv dem i agreement.yaml.",
        "No partners yet. Write them in agreement.yaml.",
    )
    return build_table(
        Text("Opgaver tilbage hos hver partner", "Tasks left with each partner").in_language(
            language
        ),
        columns,
        [each for each in status.workloads if each.partner is not None or each.undone],
        language,
        empty=empty.in_language(language),
    )


def _next_deadline(workload: Workload) -> Text | str:
    day = workload.next
    return Text(format_date(day, "da"), format_date(day, "en")) if day else ""


def _build_signatures(status: Status, language: Language) -> Table:
    return Table(
        Text("Underskrifter", "Signatures").in_language(language),
        [],
        list(_signature_rows(status, language)),
        Text("Ingen partnere endnu.", "No partners yet.").in_language(language),
        whole=(1,),
    )


def _signature_rows(status: Status, language: Language) -> Iterator[list[Cell]]:
    agreement = status.partnership.agreement
    signed = {each.partner: each for each in agreement.signature.signatures} if agreement else {}
    for partner, name in status.partnership.partners.items():
        signature = signed.get(partner)
        if signature is not None and signature.date:
            text = Text("underskrevet {day}", "signed {day}").fill(day=signature.date)
            yield [Cell(name), Cell(text.in_language(language), "green")]
        else:
            yield [
                Cell(name),
                Cell(Text("ikke underskrevet", "not signed").in_language(language), "dim"),
            ]


def status_to_json(status: Status, language: Language) -> dict[str, Any]:
    """Return the front page as JSON, format 1."""
    partnership = status.partnership
    *partners, unassigned = status.workloads
    return {
        "format": 1,
        "partnership": partnership.title,
        "model": partnership.model.id if partnership.model else None,
        "today": status.today.isoformat(),
        "step": status.progress.reached,
        "signed": status.progress.signed,
        "steps": [_step_to_json(each, language) for each in status.progress.steps],
        "late": [task_to_json(task, partnership, language) for task in status.late],
        "soon": [task_to_json(task, partnership, language) for task in status.soon],
        "open": [_question_to_json(answered, language) for answered in status.open],
        "questions": dict(sorted(status.states.items())),
        "partners": [
            {"id": each.partner, "name": partnership.partners[each.partner], **_to_json(each)}
            for each in partners
            if each.partner is not None
        ],
        "unassigned": _to_json(unassigned),
        "faulty": list(faulty_files(partnership)),
        "counts": counts(status.findings),
        "next": status.next.in_language(language).replace(NBSP, " "),
    }


def _step_to_json(each: StepProgress, language: Language) -> dict[str, Any]:
    return {
        "step": each.step.number,
        "title": each.step.title.in_language(language),
        "settled": each.settled,
        "total": each.total,
        "done": each.done,
        "missing": list(each.missing),
    }


def _question_to_json(answered: Answered, language: Language) -> dict[str, Any]:
    question = answered.question
    return {
        "question": answered.name,
        "title": question.title.in_language(language),
        "required": question.required,
    }


def _to_json(workload: Workload) -> dict[str, Any]:
    day = workload.next.isoformat() if workload.next else None
    return {"undone": workload.undone, "late": workload.late, "next": day}
