"""The summary: what a check found, what changed, who must act; Markdown for pull requests."""

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

from partnerskab.cli.markdown_text import escape_list_item, escape_markdown
from partnerskab.cli.output import append_text, refuse_unsafe_output
from partnerskab.cli.summary_changes import Changes, find_changes
from partnerskab.diagnostics import LEVEL_NAMES, Finding
from partnerskab.diff import AREAS, Change
from partnerskab.exceptions import AccessError
from partnerskab.i18n import Language, Text, format_date
from partnerskab.overview.status import SOON_DAYS
from partnerskab.overview.tasks import find_owner, is_known
from partnerskab.partnership import At, PartialPartnership
from partnerskab.partnership.progress import locate_field
from partnerskab.partnership.tasks import (
    Task,
    find_late_tasks,
    find_tasks_due_within,
    sort_by_deadline,
)
from partnerskab.reporters import describe_counts, find_prefix, format_message
from partnerskab.rules.checker import CheckResult
from partnerskab.text.excerpt import excerpt

FINDINGS_SHOWN = 100
CHANGES_SHOWN = 100
TASKS_SHOWN = 20
MISSING_SHOWN = 30
MAX_LENGTH = 60_000
"""What a comment on a pull request holds, with room for a little more."""

_ADDRESS = re.compile(r"https?://[\w.:-]+(?:/[\w.~-]+)*")


def render_summary(
    result: CheckResult,
    today: date,
    since: str | None,
    templates: Path | None,
    language: Language,
) -> str:
    """Return the page in one language; with `since`, a revision of git, also what changed."""
    page = _Page(result, today, language)
    parts = [page.write_head(), page.write_findings()]
    if since is not None:
        parts.append(page.write_changes(find_changes(result.partnership, since, templates)))
    parts += [page.write_tasks(), page.write_missing()]
    return _cap_length("\n".join(line for part in parts for line in part) + "\n", language)


def append_page(file: Path, text: str) -> None:
    """Put a page at the end of a file, as several checks of one run write to the same."""
    refuse_unsafe_output(file)
    try:
        append_text(file, text)
    except OSError:
        message = Text(
            "overblikket kan ikke skrives. "
            "Se efter, om mappen findes, og om du har adgang til den.",
            "the summary cannot be written. "
            "See whether the folder is there and whether you have access to it.",
        )
        raise AccessError(message) from None


def _cap_length(text: str, language: Language) -> str:
    if len(text) <= MAX_LENGTH:
        return text
    rest = Text("Resten er udeladt. Se det hele med", "The rest is left out. See it all with")
    kept = text[:MAX_LENGTH].rpartition("\n")[0]
    return f"{kept}\n\n{rest.in_language(language)} `partnerskab check`.\n"


def _find_server() -> str:
    """Return where the build server shows the files of the commit, or nothing without one."""
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

    def __init__(self, result: CheckResult, today: date, language: Language) -> None:
        self.result = result
        self.partnership = result.partnership
        self.today = today
        self.language: Language = language
        self.server = _find_server()
        self.prefix = find_prefix(self.partnership.folder)

    def text(self, da: str, en: str, **values: object) -> str:
        """Return a text of ours with what somebody wrote filled in, escaped."""
        filled = {name: escape_markdown(self._to_text(value)) for name, value in values.items()}
        return Text(da, en).in_language(self.language).format(**filled)

    def _to_text(self, value: object) -> str:
        return value.in_language(self.language) if isinstance(value, Text) else str(value)

    def link(self, at: At) -> str:
        """Return a file and line, as a link if the build server can show them."""
        text = escape_markdown(f"{at.file}:{at.span.line}")
        if not self.server or at.file not in self.partnership.names:
            return text
        in_subfolder = self.prefix not in ("", ".")
        path = quote(f"{self.prefix}/{at.file}" if in_subfolder else at.file)
        return f"[{text}]({self.server}/{path}#L{at.span.line})"

    def write_more(self, number: int, command: str) -> Iterator[str]:
        """Yield the line under a list that shows only its first items."""
        if number > 0:
            yield ""
            yield self.text("… og {n} til: ", "… and {n} more: ", n=number) + f"`{command}`"

    def write_heading(self, da: str, en: str, **values: object) -> Iterator[str]:
        """Yield a heading with the empty lines that Markdown asks for."""
        yield ""
        yield f"### {self.text(da, en, **values)}"
        yield ""

    def write_table_head(self, *columns: Text) -> Iterator[str]:
        """Yield the head of a table."""
        yield f"| {' | '.join(column.in_language(self.language) for column in columns)} |"
        yield f"|{' --- |' * len(columns)}"

    def write_head(self) -> Iterator[str]:
        """Yield what it is about, how many findings, how far."""
        title = self.partnership.title or "partnerskab"
        yield self.text("## {title}", "## {title}", title=excerpt(title))
        yield ""
        if self.result.findings:
            yield self.text("**{n}.**", "**{n}.**", n=describe_counts(self.result.findings))
        else:
            yield self.text("**Ingen fejl.** Godt arbejde.", "**No faults.** Well done.")
        progress = self.result.progress
        titles = {each.step.number: each.step.title for each in progress.steps}
        if self.result.step in titles and not progress.signed:
            yield self.text(
                "Tjekket til og med trin {n} af {of}: {title}.",
                "Checked up to step {n} of {of}: {title}.",
                n=self.result.step,
                of=len(titles),
                title=titles[self.result.step],
            )

    def write_findings(self) -> Iterator[str]:
        """Yield the findings as a table, the worst first."""
        levels = list(LEVEL_NAMES)
        found = sorted(self.result.findings, key=lambda finding: levels.index(finding.level))
        if not found:
            return
        yield from self.write_heading("Fund", "Findings")
        columns = (Text("Hvor", "Where"), Text("Hvad", "What"), Text("Regel", "Rule"))
        yield from self.write_table_head(*columns)
        for finding in found[:FINDINGS_SHOWN]:
            yield self._finding_row(finding)
        yield from self.write_more(len(found) - FINDINGS_SHOWN, "partnerskab check")

    def _finding_row(self, finding: Finding) -> str:
        level = LEVEL_NAMES[finding.level].in_language(self.language)
        message = escape_markdown(format_message(finding, self.language))
        place = self.link(At(finding.file, finding.span))
        return f"| {place} | **{level}:** {message} | `{finding.rule}` |"

    def write_changes(self, changes: Changes) -> Iterator[str]:
        """Yield what changed since a revision, part by part, or why that is not known."""
        if changes.missing:
            yield from self.write_heading("Ændringer", "Changes")
            yield self.text("Vises ikke: {why}", "Not shown: {why}", why=changes.missing)
            return
        yield from self.write_heading(
            "Ændret siden {rev}", "Changed since {rev}", rev=changes.since
        )
        found = changes.found
        if found is None:
            yield self.text("Hele partnerskabet er nyt.", "The whole partnership is new.")
            return
        if not found:
            yield self.text(
                "Intet i aftale, personer, undervisningsgange, svar og opgaver. "
                "Familierne vises aldrig her.",
                "Nothing in agreement, people, sessions, answers and tasks. "
                "The families are never shown here.",
            )
        first = found[:CHANGES_SHOWN]
        areas = (area for area in AREAS if any(area == change.area for change in first))
        for place, area in enumerate(areas):
            if place:
                yield ""
            yield self.text("**{area}**", "**{area}**", area=area)
            yield ""
            yield from (self._change_item(change) for change in first if change.area == area)
        yield from self.write_more(len(found) - CHANGES_SHOWN, "git diff")

    def _change_item(self, change: Change) -> str:
        place = f" ({self.link(change.at)})" if change.at else ""
        return f"- {escape_list_item(change.words.in_language(self.language))}{place}"

    def write_tasks(self) -> Iterator[str]:
        """Yield who must act: late tasks and those due soon, by partner."""
        partnership, today = self.partnership, self.today
        if partnership.agreement is None or partnership.model is None:
            return
        every = [*partnership.tasks, *partnership.imply_tasks(today)]
        due = sort_by_deadline(
            [*find_late_tasks(every, today), *find_tasks_due_within(every, today, SOON_DAYS)]
        )
        yield from self.write_heading("Hvem skal gøre noget nu", "Who must act now")
        if partnership.unread:
            yield self.text(
                "Der kan være flere: {names} kan ikke læses.",
                "There may be more: {names} cannot be read.",
                names=", ".join(partnership.unread),
            )
            yield ""
        elif not due:
            yield self.text(
                "Ingen er bagud, og ingen frister falder de næste {n} dage.",
                "Nobody is late, and no deadline falls in the next {n} days.",
                n=SOON_DAYS,
            )
        owners = (*partnership.partners, None)
        owned = ((owner, self._tasks_of(owner, due)) for owner in owners)
        for place, (owner, tasks) in enumerate((owner, own) for owner, own in owned if own):
            if place:
                yield ""
            yield from self._write_owned(owner, tasks)

    def _tasks_of(self, owner: str | None, tasks: Sequence[Task]) -> list[Task]:
        return [task for task in tasks if find_owner(self.partnership, task) == owner]

    def _write_owned(self, owner: str | None, tasks: Sequence[Task]) -> Iterator[str]:
        """Yield one partner's tasks as a table."""
        nobody = Text("Ingen partner", "No partner").in_language(self.language)
        name = self.partnership.partners.get(owner or "", nobody)
        yield self.text("**{name}**", "**{name}**", name=excerpt(name))
        yield ""
        yield from self.write_table_head(
            Text("Ansvarlig", "Responsible"),
            Text("Frist", "Due"),
            Text("Opgave", "Task"),
            Text("Hvor", "Where"),
        )
        yield from (self._task_row(task) for task in tasks[:TASKS_SHOWN])
        command = "partnerskab tasks"
        if owner:
            command = f"{command} --partner {owner}"
        yield from self.write_more(len(tasks) - TASKS_SHOWN, command)

    def _task_row(self, task: Task) -> str:
        """Return a task as a row: the person's id, which the files know, the day, what to do."""
        known = is_known(self.partnership, task.responsible)
        person = f"`{task.responsible}`" if known else "–"
        day = "–"
        if task.deadline:
            day = escape_markdown(format_date(task.deadline, self.language))
        if task.is_late(self.today):
            day += self.text(", **forfalden**", ", **late**")
        what = escape_markdown(
            excerpt(task.what.in_language(self.language)).in_language(self.language)
        )
        place = self.link(self.partnership.locate(task.file, task.path))
        return f"| {person} | {day} | {what} | {place} |"

    def write_missing(self) -> Iterator[str]:
        """Yield what the step that was reached still needs before the next one."""
        progress = self.result.progress
        if progress.signed or not progress.steps:
            return
        reached = next(each for each in progress.steps if each.step.number == progress.reached)
        if not reached.missing:
            return
        yield from self.write_heading(
            "Mangler i trin {n}: {title}",
            "Still needed in step {n}: {title}",
            n=progress.reached,
            title=reached.step.title,
        )
        asked = dict(_list_asked(self.partnership))
        for name in reached.missing[:MISSING_SHOWN]:
            title, at = asked[name]
            yield f"- {escape_list_item(title.in_language(self.language))} ({self.link(at)})"
        yield from self.write_more(len(reached.missing) - MISSING_SHOWN, "partnerskab status")


def _list_asked(partnership: PartialPartnership) -> Iterator[tuple[str, tuple[Text, At]]]:
    """Yield the title and place of all that a step may lack, by the names progress gives it."""
    for form in partnership.forms:
        for answered in form.answers:
            at = partnership.locate(answered.file, answered.path)
            yield f"{form.id}:{answered.name}", (answered.question.title, at)
    for field in partnership.model.list_fields() if partnership.model else ():
        yield f"agreement:{field.path}", (field.title, locate_field(field, partnership))
