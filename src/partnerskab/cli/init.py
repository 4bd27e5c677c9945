"""init: a new partnership's files; what is missing on the command line is asked for."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from partnerskab.cli import console
from partnerskab.cli.options import (
    DATE,
    FOLDER,
    NAME,
    TEXT,
    ModelId,
    Templates,
    Today,
    argument,
    option,
)
from partnerskab.i18n import Language, Text, get_interface_language, keep_together

if TYPE_CHECKING:
    from partnerskab.scaffold.files import ScaffoldResult

HELP = Text(
    "Opret et nyt partnerskab. Mangler noget, bliver du spurgt.",
    "Start a new partnership. What is missing is asked for.",
)

NewFolder = Annotated[
    Path | None, argument(FOLDER, "Hvor filerne skal ligge.", "Where the files are to lie.")
]
Municipalities = Annotated[
    list[str] | None,
    option("--municipality", NAME, "En kommune; kan gentages.", "A municipality; may be repeated."),
]
Organisations = Annotated[
    list[str] | None,
    option(
        "--organisation", NAME, "En forening; kan gentages.", "An organisation; may be repeated."
    ),
]
Title = Annotated[
    str | None,
    option("--title", TEXT, "Hvad samarbejdet hedder.", "What the partnership is called."),
]
Term = Annotated[
    str | None,
    option(
        "--term",
        "fixed|rolling",
        "Med slutdato eller fortløbende.",
        "With an end date, or until somebody ends it.",
    ),
]
End = Annotated[
    str | None,
    option(
        "--end",
        DATE,
        "Sidste dag, eller dagen for første evaluering.",
        "The last day, or the day of the first evaluation.",
    ),
]
FirstSession = Annotated[
    str | None,
    option(
        "--first-session",
        DATE,
        "Første undervisningsgang; frister tælles derfra.",
        "The first session; deadlines count from it.",
    ),
]
Parents = Annotated[
    list[str] | None,
    option(
        "--parent",
        NAME,
        "En forældrerepræsentant; kan gentages.",
        "A parent representative; may be repeated.",
    ),
]


def init(
    folder: NewFolder = None,
    municipality: Municipalities = None,
    organisation: Organisations = None,
    title: Title = None,
    term: Term = None,
    end: End = None,
    first_session: FirstSession = None,
    parent: Parents = None,
    model: ModelId = None,
    today: Today = None,
    templates: Templates = None,
) -> int:
    """Scaffold a partnership."""
    from partnerskab.cli.inputs import read_today
    from partnerskab.cli.prompts import Given, ask_at_terminal, ask_wishes
    from partnerskab.scaffold.files import write_partnership

    day, language = read_today(today), get_interface_language()
    given = Given(
        folder=folder,
        municipalities=municipality or [],
        organisations=organisation or [],
        title=title,
        term=term,
        end=end,
        first_session=first_session,
        parents=parent or [],
        model=model,
        templates=templates,
    )
    asks = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    place, wishes = ask_wishes(given, ask_at_terminal if asks else None, language, day)
    written = write_partnership(place, wishes, language, day, templates)
    console.write_lines(describe_written(written, language))
    return 0


def describe_written(written: "ScaffoldResult", language: Language) -> Iterator[str]:
    """Yield what was written, and what to do next."""
    made = Text("Oprettet i {folder}:", "Made in {folder}:")
    yield made.fill(folder=written.folder).in_language(language)
    yield from _list_files(written, language)
    yield ""
    if written.moved:
        yield _describe_moved(written).in_language(language)
    edit = Text(
        "Filerne er almindelig tekst. Åbn dem i en teksteditor, og skriv jeres svar efter kolonet.",
        "The files are plain text. "
        "Open them in a text editor and write your answers after the colon.",
    )
    yield edit.in_language(language)
    yield Text("Næste skridt:", "Next:").in_language(language)
    yield from (f"  {line}" for line in _suggest_commands(written, language))


def _list_files(written: "ScaffoldResult", language: Language) -> Iterator[str]:
    """Yield the files; the schemas share one line, since nobody opens them."""
    from partnerskab.jsonschema.files import FOLDER as SCHEMA_FOLDER

    schemas = f"{SCHEMA_FOLDER}/"
    shown = {
        schemas if file.name.startswith(schemas) else file.name: file.about.in_language(language)
        for file in written.files
    }
    width = max(map(len, shown))
    for name, about in shown.items():
        yield f"  {name.ljust(width)}  {about}"


def _describe_moved(written: "ScaffoldResult") -> Text:
    single = Text(
        "1 foreslået frist lå før i dag eller for tæt på og er sat til {day}. Se den efter.",
        "1 suggested deadline was past or too near and was set to {day}. Look it over.",
    )
    several = Text(
        "{n} foreslåede frister lå før i dag eller for tæt på og er sat til {day}. Se dem efter.",
        "{n} suggested deadlines were past or too near and were set to {day}. Look them over.",
    )
    return (single if written.moved == 1 else several).fill(n=written.moved, day=written.earliest)


def _suggest_commands(written: "ScaffoldResult", language: Language) -> Iterator[str]:
    """Yield the commands that lead to the front page, as a shell takes them."""
    name, templates = str(written.folder), written.templates
    if not name.isprintable():
        yield Text("gå ind i mappen, og skriv:", "go to the folder and write:").in_language(
            language
        )
    elif name != ".":
        name = f"./{name}" if name.startswith("-") else name
        yield f"cd {_quote(name)}"
    own = f" --templates {_quote(str(templates.absolute()))}" if templates else ""
    yield keep_together(f"partnerskab status{own}")


def _quote(name: str) -> str:
    import os
    import re
    import shlex

    if re.fullmatch(r"[\w./~:\\-]+", name) and not name.startswith("~"):
        return name  # letters such as æ need no quotes, though shlex puts them
    return f'"{name}"' if os.name == "nt" else shlex.quote(name)
