"""The front page: what `status` found, as lines and tables for people."""

from collections.abc import Callable, Iterator, Sequence

from partnerskab.commands import typed
from partnerskab.commands.status import SOON_DAYS, Owing, Status, is_known, owner
from partnerskab.diagnostics import Finding
from partnerskab.i18n import Language, Text, count, write_date, write_list
from partnerskab.partnership import Partnership
from partnerskab.partnership.progress import Progress, StepProgress
from partnerskab.partnership.tasks import Task
from partnerskab.report import Cell, Sheet, Table, counted

OPEN_SHOWN = 5
TASKS_SHOWN = 10
NOBODY = "–"

Say = Callable[[str, str], str]


def sheet(status: Status, language: Language) -> Sheet:
    """The front page in one language."""
    partnership, say = status.partnership, _speaker(language)
    model = partnership.model
    opening = [
        partnership.title or say("Partnerskab uden titel", "Partnership without a title"),
        write_list(partnership.partners.values(), language),
        " · ".join((
            model.definition.title.in_language(language) if model else "",
            _headline(status.progress, language),
            write_date(status.today, language),
        )),
    ]  # fmt: skip
    closing = [
        f"{say('Næste skridt', 'Next')}: {status.next.in_language(language)}",
        _verdict(status.findings).in_language(language),
    ]
    return Sheet([line for line in opening if line], list(_tables(status, language)), closing)


def _speaker(language: Language) -> Say:
    return lambda da, en: Text(da, en).in_language(language)


def _headline(come: Progress, language: Language) -> str:
    if come.signed:
        return Text("i drift", "in operation").in_language(language)
    titles = {one.step.number: one.step.title for one in come.steps}
    words = Text("trin {n} af {of}: {title}", "step {n} of {of}: {title}")
    return words.fill(n=come.reached, of=len(titles), title=titles[come.reached]).in_language(
        language
    )


def _verdict(found: Sequence[Finding]) -> Text:
    if not found:
        return Text("Tjekket: ingen fejl.", "Checked: no faults.")
    words = Text(
        "Tjekket: {counts}. Se dem med {check}.", "Checked: {counts}. See them with {check}."
    )
    return words.fill(counts=counted(found), check=typed("partnerskab check"))


def _tables(status: Status, language: Language) -> Iterator[Table]:
    say = _speaker(language)
    four = len(status.progress.steps) == 4
    yield Table(
        say("De fire trin", "The four steps") if four else say("Trinene", "The steps"),
        [],
        [_step(one, status.progress, language) for one in status.progress.steps],
        whole=(0, 2, 3, 4),
    )
    yield _task_table(
        status,
        say("Forfaldne opgaver", "Late tasks"),
        status.late,
        say("Ingen forfaldne opgaver.", "No late tasks."),
        "partnerskab tasks --overdue",
        language,
    )
    yield _task_table(
        status,
        say(f"De næste {SOON_DAYS} dage", f"The next {SOON_DAYS} days"),
        status.soon,
        say(f"Ingen frister de næste {SOON_DAYS} dage.", f"No deadlines in the next {SOON_DAYS} days."),
        f"partnerskab tasks --within {SOON_DAYS}d",
        language,
    )  # fmt: skip
    yield _open_table(status, language)
    yield _owing_table(status, language)
    yield Table(
        say("Underskrifter", "Signatures"),
        [],
        list(_signatures(status, language)),
        say("Ingen partnere endnu.", "No partners yet."),
        whole=(1,),
    )


def _step(one: StepProgress, come: Progress, language: Language) -> list[Cell]:
    share = one.settled / one.total if one.total else 0
    if one.done:
        word, style = Text("på plads", "in place"), "green"
    elif one.step.number == come.reached:
        word, style = Text("i gang", "under way"), "yellow"
    else:
        word = Text("begyndt", "begun") if one.settled else Text("venter", "waiting")
        style = "dim"
    full = round(share * 10)
    settled = Text("{a} af {b}", "{a} of {b}").fill(a=one.settled, b=one.total)
    return [
        Cell(f"{one.step.number}"),
        Cell(one.step.title.in_language(language)),
        Cell("█" * full + "░" * (10 - full), style),
        Cell(settled.in_language(language)),
        Cell(word.in_language(language), style),
    ]


def _task_table(
    status: Status, title: str, tasks: Sequence[Task], empty: str, command: str, language: Language
) -> Table:
    say = _speaker(language)
    rows = [
        [
            Cell(day(task, language), "red" if task.is_late(status.today) else ""),
            Cell(task.what.in_language(language)),
            Cell(person(status.partnership, task.responsible).in_language(language) or NOBODY),
            Cell(partner(status.partnership, task) or NOBODY, "dim"),
        ]
        for task in tasks[:TASKS_SHOWN]
    ]
    columns = [
        say("Frist", "Due"),
        say("Opgave", "Task"),
        say("Ansvarlig", "Responsible"),
        say("Partner", "Partner"),
    ]
    more = _more(len(tasks) - TASKS_SHOWN, command, language)
    return Table(title, columns, rows, empty, more, whole=(0,), spare=(3,))


def _more(number: int, command: str, language: Language) -> str:
    """The last line of a table that shows only its first rows."""
    if number <= 0:
        return ""
    words = Text("… og {n} til: {command}", "… and {n} more: {command}")
    return words.fill(n=number, command=typed(command)).in_language(language)


def day(task: Task, language: Language) -> str:
    """A task's deadline in words."""
    return write_date(task.deadline, language) if task.deadline else NOBODY


def person(partnership: Partnership, one: str | None) -> Text:
    """A person's name or a volunteer's id; an id that stands for nobody is not repeated."""
    if not one:
        return Text("", "")
    if not is_known(partnership, one):
        return Text("ukendt", "unknown")
    name = partnership.people.get(one, one)
    return Text(name, name)


def partner(partnership: Partnership, task: Task) -> str:
    """The name of the partner a task is with, or nothing."""
    return partnership.partners.get(owner(partnership, task) or "", "")


def _open_table(status: Status, language: Language) -> Table:
    say = _speaker(language)
    rows = [
        [Cell(one.question.title.in_language(language)), Cell(one.name, "dim")]
        for one in status.open[:OPEN_SHOWN]
    ]
    title = say("Åbne spørgsmål", "Open questions")
    if status.progress.reached < len(status.progress.steps):
        step = status.progress.reached
        title += say(f" til og med trin {step}", f" up to step {step}") if step > 1 else say(" i trin 1", " in step 1")  # fmt: skip
    parked = status.states.get("parked", 0)
    if parked:
        one, many = Text("1 parkeret", "1 parked"), Text("{n} parkerede", "{n} parked")
        title = f"{title} ({count(parked, one, many).in_language(language)})"
    empty = say(
        "Ingen. I har taget stilling til alt indtil nu.",
        "None. You have settled everything so far.",
    )
    more = _more(len(status.open) - OPEN_SHOWN, "partnerskab tasks --open-questions", language)
    return Table(title, [], rows, empty, more)


def _owing_table(status: Status, language: Language) -> Table:
    say = _speaker(language)
    nobody = say("Endnu ingen", "Nobody yet")
    columns = [
        say("Partner", "Partner"),
        say("Opgaver tilbage", "Tasks left"),
        say("Forfaldne", "Late"),
        say("Næste frist", "Next deadline"),
    ]
    rows = [
        _owed(one, status.partnership.partners.get(one.partner or "", nobody), language)
        for one in status.owing
        if one.partner is not None or one.undone
    ]
    empty = say(
        "Ingen partnere endnu. Skriv dem i agreement.yaml.",
        "No partners yet. Write them in agreement.yaml.",
    )
    return Table(say("Hvem mangler hvad", "Who owes what"), columns, rows, empty, whole=(3,))


def _owed(one: Owing, name: str, language: Language) -> list[Cell]:
    return [
        Cell(name, "" if one.partner else "dim"),
        Cell(str(one.undone)),
        Cell(str(one.late), "red" if one.late else ""),
        Cell(write_date(one.next, language) if one.next else NOBODY),
    ]


def _signatures(status: Status, language: Language) -> Iterator[list[Cell]]:
    agreement = status.partnership.agreement
    signed = {one.partner: one for one in agreement.signature.signatures} if agreement else {}
    for partner, name in status.partnership.partners.items():
        one = signed.get(partner)
        if one is not None and one.date:
            words = Text("underskrevet {day}", "signed {day}").fill(day=one.date)
            yield [Cell(name), Cell(words.in_language(language), "green")]
        else:
            yield [
                Cell(name),
                Cell(Text("ikke underskrevet", "not signed").in_language(language), "dim"),
            ]
