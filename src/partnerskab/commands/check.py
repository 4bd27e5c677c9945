"""check: every fault in every file, with its place, and how far the partnership has come."""

from typing import Any, NamedTuple

from partnerskab.commands import Refused, Request, read
from partnerskab.findings import Finding, counts
from partnerskab.partnership import Partnership
from partnerskab.progress import Progress, progress
from partnerskab.report import counted, finding_data
from partnerskab.rules import findings
from partnerskab.words import Language, Pair, write_list

FAIL_ON = ("error", "warning", "never")


class Checked(NamedTuple):
    """What a check found, and up to which step it asked."""

    partnership: Partnership
    findings: tuple[Finding, ...]
    progress: Progress
    step: int


def check(request: Request, step: str | None = None) -> Checked:
    """Check the partnership as far as `step`, one of its model's, or as far as it has come."""
    partnership = read(request.folder, request.templates)
    come = progress(partnership, request.today)
    asked = come.reached if step is None else _number(step, come)
    found = sorted({*partnership.findings, *findings(partnership, request.today, asked)})
    return Checked(partnership, tuple(found), come, asked)


def _number(step: str, come: Progress) -> int:
    """The number of one of the model's steps; where the model cannot be read, any number will do."""
    known = [str(one.step.number) for one in come.steps]
    if step in known or (not known and step.isascii() and step.isdigit()):
        return int(step[:9])
    said = Pair(*(write_list(known or ["1, 2, 3 …"], language) for language in ("da", "en")))
    raise Refused(2, Pair(
        "efter --step skal stå nummeret på et af modellens trin: {da}.",
        "after --step write the number of one of the model's steps: {en}.",
    ).fill(da=said.da, en=said.en))  # fmt: skip


def exit_code(checked: Checked, fail_on: str) -> int:
    """1 where there is a finding of the level asked for (`FAIL_ON`) or a worse one, else 0."""
    tally = counts(checked.findings)
    bad = {"error": tally["error"], "warning": tally["error"] + tally["warning"], "never": 0}
    return min(1, bad[fail_on])


def next_after(checked: Checked) -> Pair:
    """What to do when nothing is wrong."""
    if checked.progress.signed:
        return Pair(
            "Aftalen er underskrevet. Se den næste frist med `partnerskab status`.",
            "The agreement is signed. See the next deadline with `partnerskab status`.",
        )
    if checked.step >= len(checked.progress.steps) > 0:
        return Pair(
            "Aftalen er klar til at blive læst og underskrevet: `partnerskab render agreement`.",
            "The agreement is ready to be read and signed: `partnerskab render agreement`.",
        )
    return Pair(
        "Fortsæt med trin {n}: `partnerskab status` viser, hvad der mangler.",
        "Go on with step {n}: `partnerskab status` shows what is missing.",
    ).fill(n=checked.progress.reached)


def closing(checked: Checked) -> list[Pair]:
    """The lines after the findings: how many, how far, and what next."""
    lines = [Pair("Ingen fejl. Godt arbejde.", "No faults. Well done.")]
    if checked.findings:
        lines = [Pair("{counts}.", "{counts}.").fill(counts=counted(checked.findings))]
    titles = {one.step.number: one.step.title for one in checked.progress.steps}
    if checked.step in titles and not checked.progress.signed:
        words = Pair(
            "Tjekket til og med trin {n} af {of}: {title}.", "Checked up to step {n} of {of}: {title}."
        )  # fmt: skip
        lines.append(words.fill(n=checked.step, of=len(titles), title=titles[checked.step]))
    if not any(one.level == "error" for one in checked.findings):
        lines.append(next_after(checked))
    return lines


def data(checked: Checked, language: Language) -> dict[str, Any]:
    """The findings as JSON, format 1."""
    agreement = checked.partnership.agreement
    return {
        "format": 1,
        "partnership": agreement.title if agreement else None,
        "step": checked.step,
        "findings": [finding_data(one, language) for one in checked.findings],
        "counts": counts(checked.findings),
    }
