"""The summary: what a check found, what changed, who must act; Markdown for the page of a pull request."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from partnerskab.commands import Refused, Request, refusal
from partnerskab.commands.check import Checked
from partnerskab.commands.status import SOON_DAYS, is_known, owner
from partnerskab.diagnostics import LEVEL_NAMES, Finding
from partnerskab.diff import AREAS, Change, changes
from partnerskab.diff.terms import shown
from partnerskab.formats import prefix
from partnerskab.git_snapshot import Unreadable, write_revision
from partnerskab.i18n import Language, Text, write_date
from partnerskab.partnership import AGREEMENT, At, Partnership
from partnerskab.partnership.loader import load
from partnerskab.partnership.progress import place_of
from partnerskab.partnership.tasks import Task, by_deadline, late, within
from partnerskab.report import counted, safe

FINDINGS_SHOWN = 100
CHANGES_SHOWN = 100
TASKS_SHOWN = 20
MISSING_SHOWN = 30
LONGEST_CELL = 400
LONGEST = 60_000
"""What a comment on a pull request holds, with room for a little more."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$@]|&(?=[#\w])|(?<=[A-Za-z]):(?=\S)|:(?=[a-z+_-])")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_START = re.compile(r"^([-+=])|^([0-9]{1,9})([.)])")
_ADDRESS = re.compile(r"https?://[\w.:-]+(?:/[\w.~-]+)*")


def summary(request: Request, checked: Checked, since: str | None, language: Language) -> str:
    """The page in one language; with `since`, a revision of git, also what is different now."""
    page = _Page(request, checked, language)
    parts = [page.head(), page.findings()]
    if since is not None:
        parts.append(page.changed(since))
    parts += [page.tasks(), page.missing()]
    return _capped("\n".join(line for part in parts for line in part) + "\n", language)


def append(place: Path, text: str) -> None:
    """Put a page at the end of a file, as several checks of one run write to the same."""
    try:
        with place.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError:
        raise Refused(4, Text(
            "overblikket kan ikke skrives. Se efter, om mappen findes, og om du har adgang til den.",
            "the summary cannot be written. See whether the folder is there and whether you have access to it.",
        )) from None  # fmt: skip


def escape(text: str) -> str:
    """What somebody wrote, on one line, such that Markdown shows it letter for letter."""
    words = safe(text).strip()
    if len(words) > LONGEST_CELL:
        words = f"{words[:LONGEST_CELL].rstrip()}…"
    return _WWW.sub(r"\1\.", _SPECIAL.sub(r"\\\g<0>", words))


def _item(text: str) -> str:
    """What somebody wrote as an item of a list, which no list begins within."""
    return _START.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", escape(text))


def _capped(text: str, language: Language) -> str:
    if len(text) <= LONGEST:
        return text
    rest = Text("Resten er udeladt. Se det hele med", "The rest is left out. See it all with")
    return f"{text[:LONGEST].rpartition(chr(10))[0]}\n\n{rest.in_language(language)} `partnerskab check`.\n"


def _base() -> str:
    """Where the build server shows a file of the commit it works on; empty where it is none we know."""
    get = os.environ.get
    for parts in (
        (get("GITHUB_SERVER_URL"), get("GITHUB_REPOSITORY"), "blob", get("GITHUB_SHA")),
        (get("CI_PROJECT_URL"), "-", "blob", get("CI_COMMIT_SHA")),
    ):
        address = "/".join(part or "" for part in parts)
        if all(parts) and _ADDRESS.fullmatch(address):
            return address
    return ""


class _Page:
    """The page's parts, each as lines of Markdown."""

    def __init__(self, request: Request, checked: Checked, language: Language) -> None:
        self.request = request
        self.checked = checked
        self.partnership: Partnership = checked.partnership
        self.language: Language = language
        self.base = _base()
        self.prefix = prefix(self.partnership.folder)

    def say(self, da: str, en: str, **values: object) -> str:
        """A text of ours with what somebody wrote filled in, escaped."""
        filled = {name: escape(_plain(value, self.language)) for name, value in values.items()}
        return Text(da, en).in_language(self.language).format(**filled)

    def place(self, at: At) -> str:
        """A file and line, as a link where the build server can show them."""
        words = escape(f"{at.file}:{at.span.line}")
        if not self.base or at.file not in self.partnership.names:
            return words
        path = quote(f"{self.prefix}/{at.file}" if self.prefix not in ("", ".") else at.file)
        return f"[{words}]({self.base}/{path}#L{at.span.line})"

    def more(self, number: int, command: str) -> Iterator[str]:
        """The line under a list that shows only its first lines."""
        if number > 0:
            yield ""
            yield self.say("… og {n} til: ", "… and {n} more: ", n=number) + f"`{command}`"

    def head(self) -> Iterator[str]:
        """What it is about, how many findings, how far."""
        come = self.checked.progress
        title = self.partnership.title or "partnerskab"
        yield self.say("## {title}", "## {title}", title=shown(title))
        yield ""
        if self.checked.findings:
            yield self.say("**{n}.**", "**{n}.**", n=counted(self.checked.findings))
        else:
            yield self.say("**Ingen fejl.** Godt arbejde.", "**No faults.** Well done.")
        step = next((one.step for one in come.steps if one.step.number == self.checked.step), None)
        if step is not None and not come.signed:
            yield self.say(
                "Tjekket til og med trin {n} af {of}: {title}.", "Checked up to step {n} of {of}: {title}.",
                n=step.number, of=len(come.steps), title=step.title,
            )  # fmt: skip

    def findings(self) -> Iterator[str]:
        """The findings as a table, the worst first."""
        found = sorted(self.checked.findings, key=lambda one: list(LEVEL_NAMES).index(one.level))
        if not found:
            return
        yield from self.heading("Fund", "Findings")
        yield from self.table(("Hvor", "Where"), ("Hvad", "What"), ("Regel", "Rule"))
        for one in found[:FINDINGS_SHOWN]:
            yield f"| {self.place(At(one.file, one.span))} | {self.sentence(one)} | `{one.rule}` |"
        yield from self.more(len(found) - FINDINGS_SHOWN, "partnerskab check")

    def sentence(self, one: Finding) -> str:
        """How bad, what is wrong, what to write instead."""
        level = LEVEL_NAMES[one.level].in_language(self.language)
        words = f"{one.message.in_language(self.language)} {one.hint.in_language(self.language)}"
        return f"**{level}:** {escape(words)}"

    def changed(self, since: str) -> Iterator[str]:
        """What is different since a revision, part by part."""
        yield from self.heading("Ændret siden {rev}", "Changed since {rev}", rev=since)
        found = _since(self.request, self.partnership, since)
        if found is None:
            yield self.say("Hele partnerskabet er nyt.", "The whole partnership is new.")
        elif not found:
            yield self.say(
                "Intet i aftale, personer, undervisningsgange, svar og opgaver. Familierne vises aldrig her.",
                "Nothing in agreement, people, sessions, answers and tasks. The families are never shown here.",
            )  # fmt: skip
        shown_here = (found or [])[:CHANGES_SHOWN]
        for place, area in enumerate(one for one in AREAS if any(one == each.area for each in shown_here)):  # fmt: skip
            if place:
                yield ""
            yield self.say("**{area}**", "**{area}**", area=area)
            yield ""
            for one in shown_here:
                if one.area == area:
                    where = f" ({self.place(one.at)})" if one.at else ""
                    yield f"- {_item(one.words.in_language(self.language))}{where}"
        yield from self.more(len(found or ()) - CHANGES_SHOWN, "git diff")

    def tasks(self) -> Iterator[str]:
        """Who must act: late tasks and those due soon, by partner and by the person's id."""
        partnership, today = self.partnership, self.request.today
        if partnership.agreement is None or partnership.model is None:
            return
        every = [*partnership.tasks, *partnership.duties(today)]
        overdue = late(every, today)
        due = by_deadline([*overdue, *within(every, today, SOON_DAYS)])
        yield from self.heading("Hvem skal gøre noget nu", "Who must act now")
        if partnership.unread:
            yield self.say(
                "Der kan være flere: {names} kan ikke læses.",
                "There may be more: {names} cannot be read.", names=", ".join(partnership.unread),
            )  # fmt: skip
            yield ""
        elif not due:
            yield self.say(
                "Ingen er bagud, og ingen frister falder de næste {n} dage.",
                "Nobody is late, and no deadline falls in the next {n} days.", n=SOON_DAYS,
            )  # fmt: skip
        first = True
        for partner in (*partnership.partners, None):
            own = [task for task in due if owner(partnership, task) == partner]
            if own:
                if not first:
                    yield ""
                first = False
                yield from self.owed(partner, own)

    def owed(self, partner: str | None, tasks: Sequence[Task]) -> Iterator[str]:
        """One partner's tasks as a table."""
        nobody = Text("Ingen partner", "No partner").in_language(self.language)
        name = self.partnership.partners.get(partner or "", nobody)
        yield self.say("**{name}**", "**{name}**", name=shown(name))
        yield ""
        yield from self.table(("Ansvarlig", "Responsible"), ("Frist", "Due"), ("Opgave", "Task"), ("Hvor", "Where"))  # fmt: skip
        for task in tasks[:TASKS_SHOWN]:
            yield self.row(task)
        yield from self.more(len(tasks) - TASKS_SHOWN, f"partnerskab tasks --partner {partner}" if partner else "partnerskab tasks")  # fmt: skip

    def row(self, task: Task) -> str:
        """A task as a row: the person's id, which the files know, the day, what to do."""
        person = f"`{task.responsible}`" if is_known(self.partnership, task.responsible) else "–"
        day = escape(write_date(task.deadline, self.language)) if task.deadline else "–"
        if task.is_late(self.request.today):
            day += self.say(", **forfalden**", ", **late**")
        what = escape(shown(task.what.in_language(self.language)).in_language(self.language))
        return f"| {person} | {day} | {what} | {self.place(self.partnership.at(task.file, task.path))} |"

    def missing(self) -> Iterator[str]:
        """What the step that was reached still needs before the next one."""
        come = self.checked.progress
        if come.signed or not come.steps:
            return
        here = next(one for one in come.steps if one.step.number == come.reached)
        if not here.missing:
            return
        yield from self.heading(
            "Mangler i trin {n}: {title}", "Still needed in step {n}: {title}", n=come.reached, title=here.step.title,
        )  # fmt: skip
        known = dict(_asked(self.partnership))
        for name in here.missing[:MISSING_SHOWN]:
            title, at = known[name]
            yield f"- {_item(title.in_language(self.language))} ({self.place(at)})"
        yield from self.more(len(here.missing) - MISSING_SHOWN, "partnerskab status")

    def heading(self, da: str, en: str, **values: object) -> Iterator[str]:
        """A heading with the empty lines that Markdown asks for."""
        yield ""
        yield f"### {self.say(da, en, **values)}"
        yield ""

    def table(self, *columns: tuple[str, str]) -> Iterator[str]:
        """The head of a table."""
        yield f"| {' | '.join(self.say(*column) for column in columns)} |"
        yield f"|{' --- |' * len(columns)}"


def _plain(value: object, language: Language) -> str:
    return value.in_language(language) if isinstance(value, Text) else str(value)


def _asked(partnership: Partnership) -> Iterator[tuple[str, tuple[Text, At]]]:
    """The title and the place of everything that a step may lack, by the names that progress gives it."""
    for form in partnership.forms:
        for one in form.answers:
            yield f"{form.id}:{one.name}", (one.question.title, partnership.at(one.file, one.path))
    for field in partnership.model.fields() if partnership.model else ():
        yield f"agreement:{field.path}", (field.title, place_of(field, partnership))


def _since(request: Request, partnership: Partnership, since: str) -> list[Change] | None:
    """What is different since a revision; None where there was no partnership then."""
    with TemporaryDirectory(prefix="partnerskab-") as name:
        then = Path(name)
        try:
            write_revision(partnership.folder, since, then)
        except Unreadable as error:
            if error.fault.rule == "not_there_then":
                return None
            raise refusal(4 if error.fault.rule == "no_git" else 2, error.fault) from None
        if not (then / AGREEMENT).is_file():
            return None
        return changes(load(then, request.templates), partnership)
