"""What `check` says after its findings: how many, how far, and what to do next."""

from collections.abc import Iterator

from partnerskab.diagnostics import counts
from partnerskab.i18n import Text, pluralize
from partnerskab.partnership.traceability import trace_decisions
from partnerskab.reporters import describe_counts
from partnerskab.rules.checker import Baseline, CheckResult

FAIL_LEVELS = ("error", "warning", "never")
NAMES_SHOWN = 3


def find_exit_code(result: CheckResult, fail_on: str) -> int:
    """Return 1 for a finding of the level `fail_on` (one of `FAIL_LEVELS`) or a worse one."""
    tally = counts(result.findings)
    failing = {"error": tally["error"], "warning": tally["error"] + tally["warning"], "never": 0}
    return min(1, failing[fail_on])


def describe_result(result: CheckResult) -> Iterator[Text]:
    """Yield the lines after the findings."""
    if result.findings:
        counted = describe_counts(result.findings)
        yield Text("{counts}.", "{counts}.").fill(counts=counted)
    else:
        yield Text("Ingen fejl. Godt arbejde.", "No faults. Well done.")
    yield from _describe_suppressed(result)
    yield from _describe_step(result)
    yield from _describe_missing(result)
    if not any(finding.level == "error" for finding in result.findings):
        yield _suggest_next(result)


def _describe_suppressed(result: CheckResult) -> Iterator[Text]:
    if result.accepted:
        yield pluralize(
            result.accepted,
            Text("1 accepteret hul er ikke talt med.", "1 accepted gap is not counted."),
            Text("{n} accepterede huller er ikke talt med.", "{n} accepted gaps are not counted."),
        )
    if result.known:
        yield pluralize(
            result.known,
            Text(
                "1 kendt fejl fra baseline.json er ikke talt med.",
                "1 known fault of baseline.json is not counted.",
            ),
            Text(
                "{n} kendte fejl fra baseline.json er ikke talt med.",
                "{n} known faults of baseline.json are not counted.",
            ),
        )


def _describe_step(result: CheckResult) -> Iterator[Text]:
    titles = {each.step.number: each.step.title for each in result.progress.steps}
    if result.step in titles and not result.progress.signed:
        text = Text(
            "Tjekket til og med trin {n} af {of}: {title}.",
            "Checked up to step {n} of {of}: {title}.",
        )
        yield text.fill(n=result.step, of=len(titles), title=titles[result.step])


def _describe_missing(result: CheckResult) -> Iterator[Text]:
    """Yield how much the step reached still needs before the next one."""
    progress = result.progress
    if progress.signed or not progress.steps:
        return
    missing = progress.steps[progress.reached - 1].missing
    if missing:
        names = ", ".join(missing[:NAMES_SHOWN]) + (" …" if len(missing) > NAMES_SHOWN else "")
        single = Text("Trin {step} mangler 1 svar: {names}", "Step {step} lacks 1 answer: {names}")
        several = Text(
            "Trin {step} mangler {n} svar: {names}", "Step {step} lacks {n} answers: {names}"
        )
        text = single if len(missing) == 1 else several
        yield text.fill(step=progress.reached, n=len(missing), names=names)


def _suggest_next(result: CheckResult) -> Text:
    if result.progress.signed:
        return Text(
            "Aftalen er underskrevet. Se den næste frist med `partnerskab status`.",
            "The agreement is signed. See the next deadline with `partnerskab status`.",
        )
    if result.step >= len(result.progress.steps) > 0:
        return Text(
            "Aftalen er klar til at blive læst og underskrevet: `partnerskab render agreement`.",
            "The agreement is ready to be read and signed: `partnerskab render agreement`.",
        )
    return Text(
        "Fortsæt med trin {n}: `partnerskab status` viser, hvad der mangler.",
        "Go on with step {n}: `partnerskab status` shows what is missing.",
    ).fill(n=result.progress.reached)


def describe_coverage(result: CheckResult) -> Iterator[Text]:
    """Yield the sections without a decision behind them, and decisions that no section carries."""
    unread = result.partnership.unread
    if unread:
        text = Text(
            "Hvad der står bag aftalen, kan først vises, når {names} kan læses.",
            "What stands behind the agreement can be shown once {names} can be read.",
        )
        yield text.fill(names=", ".join(unread))
        return
    found = trace_decisions(result.partnership)
    if not found.unsupported_sections and not found.unstated_decisions:
        yield Text(
            "Hvert afsnit har en beslutning bag sig, og hver beslutning står i et afsnit.",
            "Every section has a decision behind it, and every decision stands in a section.",
        )
    for support in found.unsupported_sections:
        names = ", ".join(question.name for question in support.questions) or "–"
        text = Text(
            "Afsnit {n}, {title}: ingen beslutning bag. Spørgsmål: {names}",
            "Section {n}, {title}: no decision behind it. Questions: {names}",
        )
        yield text.fill(n=support.section.number, title=support.section.title, names=names)
    for answered in found.unstated_decisions:
        text = Text(
            "{name}: besluttet, men det står ikke i noget afsnit i aftalen.",
            "{name}: decided, but it is in no section of the agreement.",
        )
        yield text.fill(name=answered.name)


def describe_baseline(baseline: Baseline) -> Iterator[Text]:
    """Yield which file was written and what still counts."""
    yield Text(f"Skrevet: {baseline.file}", f"Written: {baseline.file}")
    if baseline.remaining:
        reason = Text(
            "Det, der kan skade en familie, og filer, der ikke kan læses, "
            "bliver aldrig en kendt fejl.",
            "what may hurt a family, and files that cannot be read, never become known faults.",
        )
        single = Text("1 fejl tæller stadig: {reason}", "1 fault still counts: {reason}")
        several = Text("{n} fejl tæller stadig: {reason}", "{n} faults still count: {reason}")
        yield (single if baseline.remaining == 1 else several).fill(
            n=baseline.remaining, reason=reason
        )
