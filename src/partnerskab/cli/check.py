"""check: every fault in every file."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from partnerskab.cli import console
from partnerskab.cli.options import FILE, Folder, Templates, Today, flag, format_option, option
from partnerskab.i18n import Text, get_interface_language
from partnerskab.reporters import DEFAULT, Report, find_prefix, load_reporter, reporter_names

if TYPE_CHECKING:
    from partnerskab.rules.checker import CheckResult

HELP = Text(
    "Find alle fejl, med fil, linje og kolonne.", "Find every fault, with file, line and column."
)

Step = Annotated[
    str | None,
    option("--step", "N", "Tjek, som om trin N var nået.", "Check as if step N was reached."),
]
FailOn = Annotated[
    str,
    option(
        "--fail-on",
        "error|warning|never",
        "Hvad der giver afslutningskode 1. Standard: error.",
        "What gives exit code 1. Default: error.",
    ),
]
Format = Annotated[str, format_option(*reporter_names())]
Coverage = Annotated[
    bool,
    flag(
        "--coverage",
        "Vis, hvilke beslutninger der står bag aftalen.",
        "Show which decisions stand behind the agreement.",
    ),
]
Privacy = Annotated[
    bool,
    flag("--privacy", "Led kun efter personoplysninger.", "Look for personal data only."),
]
Summary = Annotated[
    Path | None,
    option(
        "--summary",
        FILE,
        "Skriv også et overblik i Markdown.",
        "Also write a summary in Markdown.",
    ),
]
Since = Annotated[
    str | None,
    option(
        "--since",
        "REV",
        "Overblikket viser, hvad der er ændret siden; auto på en byggeserver.",
        "The summary shows what changed since; auto on a build server.",
    ),
]
WriteBaseline = Annotated[
    bool,
    flag(
        "--write-baseline",
        "Gem fejlene som kendte, så kun nye tæller.",
        "Keep the faults as known, so that only new ones count.",
    ),
]


def check(
    folder: Folder = None,
    step: Step = None,
    fail_on: FailOn = "error",
    form: Format = DEFAULT,
    coverage: Coverage = False,
    privacy: Privacy = False,
    summary: Summary = None,
    since: Since = None,
    write_baseline: WriteBaseline = False,
    today: Today = None,
    templates: Templates = None,
) -> int:
    """Find every fault, with file, line and column."""
    from partnerskab.cli import check_view
    from partnerskab.cli.inputs import check_choice, read_partnership, read_today
    from partnerskab.cli.output import refuse_unsafe_output
    from partnerskab.rules import checker

    check_choice("--format", form, reporter_names())
    check_choice("--fail-on", fail_on, check_view.FAIL_LEVELS)
    _refuse_since_alone(since, summary)
    if summary is not None:
        refuse_unsafe_output(summary)
    day = read_today(today)
    result = checker.check(read_partnership(folder, templates), day, step, privacy)
    if write_baseline:
        written = checker.write_baseline(result, day)
        _write_closing(form, list(check_view.describe_baseline(written)))
        return 0
    closing = list(check_view.describe_result(result))
    if coverage:
        closing = [*check_view.describe_coverage(result), *closing]
    _write_result(form, result)
    _write_closing(form, closing)
    if summary is not None:
        _append_summary(summary, since, result, day, templates)
    return check_view.find_exit_code(result, fail_on)


def _write_result(form: str, result: "CheckResult") -> None:
    """Write the findings, for people folded to the terminal."""
    language = get_interface_language()
    if form == DEFAULT:
        console.write_findings(result.findings, language)
        return
    partnership = result.partnership
    prefix = find_prefix(partnership.folder)
    report = Report(result.findings, partnership.title, result.step, prefix, language)
    console.write_document(load_reporter(form).render(report))


def _write_closing(form: str, lines: list[Text]) -> None:
    """Write lines for people, on standard error if standard output is for a program."""
    language = get_interface_language()
    stream = None if form == DEFAULT else sys.stderr
    console.write_lines([line.in_language(language) for line in lines], stream)


def _append_summary(
    file: Path, since: str | None, result: "CheckResult", today: date, templates: Path | None
) -> None:
    from partnerskab.cli.summary import append_page, render_summary

    append_page(file, render_summary(result, today, since, templates, get_interface_language()))


def _refuse_since_alone(since: str | None, summary: Path | None) -> None:
    """Refuse --since without a summary, where it would do nothing in silence."""
    if since is not None and summary is None:
        from partnerskab.exceptions import UsageError

        message = Text(
            "--since hører til --summary FIL. Skriv dem sammen.",
            "--since belongs to --summary FILE. Write them together.",
        )
        raise UsageError(message)
