"""check: every fault in every file, with its place, and how far the partnership has come."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from partnerskab import gaps
from partnerskab.commands import Refused, Request, read
from partnerskab.diagnostics import Finding, Span, counts
from partnerskab.files import replace
from partnerskab.i18n import Language, Text, count, write_list
from partnerskab.partnership import Partnership
from partnerskab.partnership.progress import Progress, progress
from partnerskab.report import counted
from partnerskab.rules import findings, rules
from partnerskab.schema.problems import DIAGNOSTIC_TYPES as SCHEMA_DIAGNOSTIC_TYPES

FAIL_ON = ("error", "warning", "never")


class Checked(NamedTuple):
    """What a check found, and up to which step it asked."""

    partnership: Partnership
    findings: tuple[Finding, ...]
    progress: Progress
    step: int
    accepted: int = 0
    known: int = 0


def check(request: Request, step: str | None = None, privacy: bool = False) -> Checked:
    """Check the partnership as far as `step`, one of its model's, or as far as it has come; or for privacy alone."""
    partnership = read(request.folder, request.templates)
    come = progress(partnership, request.today)
    asked = come.reached if step is None else _number(step, come)
    settled = settle(partnership, request.today, asked)
    found = settled.findings
    if privacy:
        private = _private()
        found = tuple(one for one in found if one.rule in private)
    return Checked(partnership, found, come, asked, settled.accepted, settled.known)


def _private() -> set[str]:
    """The rules that look for personal data."""
    return {rule.name for rule in rules() if rule.privacy}


def refuse_since_alone(since: str | None, summary: Path | None) -> None:
    """--since says what the summary compares with; without one it would do nothing, in silence."""
    if since is not None and summary is None:
        raise Refused(2, Text(
            "--since hører til --summary FIL. Skriv dem sammen.",
            "--since belongs to --summary FILE. Write them together.",
        ))  # fmt: skip


def settle(partnership: Partnership, today: date, step: int) -> gaps.Settled:
    """Everything wrong in the files and by the rules, less what the partners have accepted or knew of."""
    return gaps.settle(partnership, _everything(partnership, today, step), today)


def _everything(partnership: Partnership, today: date, step: int) -> list[Finding]:
    told = [*findings(partnership, today, step)]
    private = _private()
    hidden = [(one.file, one.span) for one in told if one.rule in private]
    # What does not belong in the files at all need not be spelt right, or point to anything, as well.
    read = (
        one
        for one in partnership.findings
        if not any(_overlap(one, file, span) for file, span in hidden)
    )
    return sorted({*read, *told})


_OF_VALUES = SCHEMA_DIAGNOSTIC_TYPES.keys() - {"missing_key"}


def _overlap(finding: Finding, file: str, span: Span) -> bool:
    return (
        finding.rule in _OF_VALUES
        and finding.file == file
        and finding.span[:2] < span[2:]
        and span[:2] < finding.span[2:]
    )


class Baseline(NamedTuple):
    """The file that was written, and how many findings still count."""

    file: Path
    left: int

    def lines(self) -> Iterator[Text]:
        """What was written and what was not."""
        yield Text(f"Skrevet: {self.file}", f"Written: {self.file}")
        if self.left:
            yield count(
                self.left,
                Text(
                    "1 fejl tæller stadig: Det, der kan skade en familie, og filer, der ikke kan læses, bliver aldrig en kendt fejl.",
                    "1 fault still counts: what may hurt a family, and files that cannot be read, never become known faults.",
                ),
                Text(
                    "{n} fejl tæller stadig: Det, der kan skade en familie, og filer, der ikke kan læses, bliver aldrig en kendt fejl.",
                    "{n} faults still count: what may hurt a family, and files that cannot be read, never become known faults.",
                ),
            )


def write_baseline(checked: Checked, today: date) -> Baseline:
    """Write down the findings there are now, so that only new ones count."""
    partnership = checked.partnership
    found = _everything(partnership, today, checked.step)
    place = partnership.folder / gaps.BASELINE
    try:
        replace(place, gaps.baseline(found))
    except OSError:
        raise Refused(4, Text(
            "listen over kendte fejl kan ikke skrives. Se efter, om du har adgang til mappen.",
            "the list of known faults cannot be written. See whether you have access to the folder.",
        )) from None  # fmt: skip
    never = gaps.never_known()
    return Baseline(place, sum(one.rule in never for one in found))


def rendered(checked: Checked, form: str, language: Language) -> str:
    """The findings in one of the formats that machines read."""
    from partnerskab.formats import FORMATS, Result, prefix

    partnership = checked.partnership
    place = prefix(partnership.folder)
    return FORMATS[form](Result(checked.findings, partnership.title, checked.step, place, language))


def coverage_lines(checked: Checked) -> Iterator[Text]:
    """Sections without a decision behind them, and decisions that no section carries."""
    from partnerskab.partnership.traceability import coverage

    unread = checked.partnership.unread
    if unread:
        yield Text(
            "Hvad der står bag aftalen, kan først vises, når {names} kan læses.",
            "What stands behind the agreement can be shown once {names} can be read.",
        ).fill(names=", ".join(unread))
        return
    found = coverage(checked.partnership)
    if not found.unsupported and not found.not_carried:
        yield Text(
            "Hvert afsnit har en beslutning bag sig, og hver beslutning står i et afsnit.",
            "Every section has a decision behind it, and every decision stands in a section.",
        )
    for one in found.unsupported:
        names = ", ".join(question.name for question in one.questions) or "–"
        yield Text(
            "Afsnit {n}, {title}: ingen beslutning bag. Spørgsmål: {names}",
            "Section {n}, {title}: no decision behind it. Questions: {names}",
        ).fill(n=one.section.number, title=one.section.title, names=names)
    for answered in found.not_carried:
        yield Text(
            "{name}: besluttet, men intet afsnit i aftalen bærer det videre.",
            "{name}: decided, but no section of the agreement carries it on.",
        ).fill(name=answered.name)


def _number(step: str, come: Progress) -> int:
    """The number of one of the model's steps; where the model cannot be read, any number will do."""
    known = [str(one.step.number) for one in come.steps]
    if step in known or (not known and step.isascii() and step.isdigit()):
        return int(step[:9])
    said = Text(*(write_list(known or ["1, 2, 3 …"], language) for language in ("da", "en")))
    raise Refused(2, Text(
        "efter --step skal stå nummeret på et af modellens trin: {da}.",
        "after --step write the number of one of the model's steps: {en}.",
    ).fill(da=said.da, en=said.en))  # fmt: skip


def exit_code(checked: Checked, fail_on: str) -> int:
    """1 where there is a finding of the level asked for (`FAIL_ON`) or a worse one, else 0."""
    tally = counts(checked.findings)
    bad = {"error": tally["error"], "warning": tally["error"] + tally["warning"], "never": 0}
    return min(1, bad[fail_on])


def next_after(checked: Checked) -> Text:
    """What to do when nothing is wrong."""
    if checked.progress.signed:
        return Text(
            "Aftalen er underskrevet. Se den næste frist med `partnerskab status`.",
            "The agreement is signed. See the next deadline with `partnerskab status`.",
        )
    if checked.step >= len(checked.progress.steps) > 0:
        return Text(
            "Aftalen er klar til at blive læst og underskrevet: `partnerskab render agreement`.",
            "The agreement is ready to be read and signed: `partnerskab render agreement`.",
        )
    return Text(
        "Fortsæt med trin {n}: `partnerskab status` viser, hvad der mangler.",
        "Go on with step {n}: `partnerskab status` shows what is missing.",
    ).fill(n=checked.progress.reached)


def closing(checked: Checked) -> list[Text]:
    """The lines after the findings: how many, how far, and what next."""
    lines = [Text("Ingen fejl. Godt arbejde.", "No faults. Well done.")]
    if checked.findings:
        lines = [Text("{counts}.", "{counts}.").fill(counts=counted(checked.findings))]
    if checked.accepted:
        lines.append(
            count(
                checked.accepted,
                Text("1 accepteret hul er ikke talt med.", "1 accepted gap is not counted."),
                Text(
                    "{n} accepterede huller er ikke talt med.", "{n} accepted gaps are not counted."
                ),
            )
        )
    if checked.known:
        lines.append(
            count(
                checked.known,
                Text(
                    "1 kendt fejl fra baseline.json er ikke talt med.",
                    "1 known fault of baseline.json is not counted.",
                ),
                Text(
                    "{n} kendte fejl fra baseline.json er ikke talt med.",
                    "{n} known faults of baseline.json are not counted.",
                ),
            )
        )
    titles = {one.step.number: one.step.title for one in checked.progress.steps}
    if checked.step in titles and not checked.progress.signed:
        words = Text(
            "Tjekket til og med trin {n} af {of}: {title}.", "Checked up to step {n} of {of}: {title}."
        )  # fmt: skip
        lines.append(words.fill(n=checked.step, of=len(titles), title=titles[checked.step]))
    lines += _missing(checked)
    if not any(one.level == "error" for one in checked.findings):
        lines.append(next_after(checked))
    return lines


def _missing(checked: Checked) -> list[Text]:
    """How much the step reached still needs before the next one."""
    come = checked.progress
    if come.signed or not come.steps:
        return []
    missing = come.steps[come.reached - 1].missing
    if not missing:
        return []
    names = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
    words = (
        Text("Trin {step} mangler 1 svar: {names}", "Step {step} lacks 1 answer: {names}")
        if len(missing) == 1
        else Text("Trin {step} mangler {n} svar: {names}", "Step {step} lacks {n} answers: {names}")
    )
    return [words.fill(step=come.reached, n=len(missing), names=names)]
