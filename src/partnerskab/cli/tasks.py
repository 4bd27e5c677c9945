"""tasks: one list of everything somebody has to do."""

import sys
from typing import TYPE_CHECKING, Annotated

from partnerskab.cli import console
from partnerskab.cli.options import (
    PERIOD,
    Folder,
    Templates,
    Today,
    flag,
    format_option,
    option,
)
from partnerskab.i18n import Text, get_interface_language

if TYPE_CHECKING:
    from partnerskab.overview.tasks import TaskList

HELP = Text(
    "Vis opgaver og frister på tværs af partnerne.", "Show tasks and deadlines across partners."
)
FORMATS = ("table", "json", "csv")

Overdue = Annotated[bool, flag("--overdue", "Kun de forfaldne.", "Only the late ones.")]
Within = Annotated[
    str | None,
    option(
        "--within",
        PERIOD,
        "Kun frister inden for en periode.",
        "Only deadlines within a period.",
    ),
]
PartnerId = Annotated[
    str | None, option("--partner", "ID", "Kun én partners.", "Only one partner's.")
]
PersonId = Annotated[str | None, option("--person", "ID", "Kun én persons.", "Only one person's.")]
OpenQuestions = Annotated[
    bool,
    flag(
        "--open-questions",
        "De spørgsmål, I ikke har svaret på endnu.",
        "The questions not answered yet.",
    ),
]
Done = Annotated[bool, flag("--done", "Også dem, der er løst.", "Those that are done as well.")]
Format = Annotated[str, format_option(*FORMATS)]


def tasks(
    folder: Folder = None,
    overdue: Overdue = False,
    within: Within = None,
    partner: PartnerId = None,
    person: PersonId = None,
    open_questions: OpenQuestions = False,
    done: Done = False,
    form: Format = FORMATS[0],
    today: Today = None,
    templates: Templates = None,
) -> int:
    """Show tasks and deadlines across partners."""
    from partnerskab.cli.inputs import (
        check_choice,
        parse_period,
        read_today,
        read_whole_partnership,
    )
    from partnerskab.overview.tasks import TaskFilter, list_tasks

    check_choice("--format", form, FORMATS)
    day = read_today(today)
    _refuse_past_and_future(overdue, within)
    days = parse_period(within) if within is not None else None
    wanted = TaskFilter(overdue, days, partner, person, open_questions, done)
    _write(form, list_tasks(read_whole_partnership(folder, templates), day, wanted))
    return 0


def _refuse_past_and_future(overdue: bool, within: str | None) -> None:
    if overdue and within is not None:
        from partnerskab.exceptions import UsageError

        message = Text(
            "--overdue viser fortiden og --within fremtiden. Vælg det ene.",
            "--overdue shows the past and --within the future. Choose one of them.",
        )
        raise UsageError(message)


def _write(form: str, listed: "TaskList") -> None:
    from partnerskab.cli import task_table
    from partnerskab.cli.tables import build_csv, write_sheet

    language = get_interface_language()
    if form == "json":
        console.write_json(task_table.list_to_json(listed, language))
    elif form == "csv":
        rows = task_table.list_rows(listed)
        console.write_csv(*build_csv(task_table.COLUMNS, rows, language))
        if listed.faulty_files:
            console.write_lines(
                [task_table.describe_faults(listed).in_language(language)], sys.stderr
            )
    else:
        write_sheet(task_table.build_sheet(listed, language))
