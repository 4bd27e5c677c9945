"""The command line: each command parses, calls one function, prints, exits."""

import sys
from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from partnerskab import __version__, report
from partnerskab.i18n import Text, interface_language, write_choice

if TYPE_CHECKING:
    from partnerskab.commands import Request

LANGUAGE = interface_language()


def t(da: str, en: str) -> str:
    """A text in the language of the interface."""
    return Text(da, en).in_language(LANGUAGE)


LONGEST_METAVAR = 20  # a longer one would push the texts beside the options aside
DOCUMENT = t("DOKUMENT", "DOCUMENT")
FILE, FOLDER, DATE = t("FIL", "FILE"), t("MAPPE", "FOLDER"), t("DATO", "DATE")
NAME, TEXT, PERIOD = t("NAVN", "NAME"), t("TEKST", "TEXT"), t("30d|4u|2m", "30d|4w|2m")


def _write_help(page: Any, ctx: Any, formatter: Any) -> None:
    """A page of help in the language of the interface: usage, what it does, arguments, options, commands."""
    usage = [t("[VALG]", "[OPTIONS]")]
    arguments, options = [], []
    for one in page.get_params(ctx):
        if one.param_type_name == "argument":
            usage.append(one.metavar if one.required else f"[{one.metavar}]")
            arguments.append((one.metavar, one.help))
        else:
            name = ", ".join(sorted(one.opts, key=len))
            text = t("Vis denne hjælp.", "Show this help.") if "--help" in one.opts else one.help
            options.append((name if one.is_flag else f"{name} {one.metavar}", text))
    commands = [(name, one.help) for name, one in getattr(page, "commands", {}).items()]
    usage += [t("KOMMANDO …", "COMMAND …")] if commands else []
    formatter.write_usage(ctx.command_path, " ".join(usage), prefix=t("Brug: ", "Usage: "))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(page.help)
    for heading, rows in (
        (t("Kommandoer", "Commands"), commands),
        (t("Argumenter", "Arguments"), arguments),
        (t("Valg", "Options"), options),
    ):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)
    page.format_epilog(ctx, formatter)


class Command(TyperCommand):
    """A command whose help speaks the interface's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _write_help(self, ctx, formatter)


class Group(TyperGroup):
    """The program, whose help speaks the interface's language and keeps the order of work."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _write_help(self, ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The commands in the order they are written here."""
        return list(self.commands)


def option(name: str, metavar: str, da: str, en: str, **more: Any) -> Any:
    """An option of a command, with its help in both languages."""
    return typer.Option(*name.split(), metavar=metavar, help=t(da, en), show_default=False, **more)


def argument(metavar: str, da: str, en: str) -> Any:
    """An argument of a command, with its help in both languages."""
    return typer.Argument(metavar=metavar, help=t(da, en), show_default=False)


def form_option(*names: str) -> Any:
    """The option that chooses how the answer is shown; the first name is what it is otherwise."""
    listed = "|".join(names)
    if len(listed) > LONGEST_METAVAR:
        return option("--format", "FORM", f"Svarets form: {', '.join(names)}.", f"The form of the answer: {', '.join(names)}.")  # fmt: skip
    return option("--format", listed, f"Svarets form; ellers {names[0]}.", f"The form of the answer; else {names[0]}.")  # fmt: skip


app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=t(
        "Partnerskaber mellem kommuner og foreninger som filer, I kan læse, tjekke og skrive under på.",
        "Partnerships between municipalities and organisations as files to read, check and sign.",
    ),
    epilog=t(
        "Begynd med: partnerskab init mit-partnerskab. English: PARTNERSKAB_LANG=en",
        "Begin with: partnerskab init my-partnership. Dansk: PARTNERSKAB_LANG=da",
    ),
)


def app_for(asked: str) -> typer.Typer:
    """The program with only the command asked for, where there is one of that name: building all of them takes time."""
    only = [
        one for one in app.registered_commands if one.callback and one.callback.__name__ == asked
    ]
    alone = copy(app)
    alone.registered_commands = only or app.registered_commands
    return alone


def command(da: str, en: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """A command of the program, with what it does in both languages."""
    return app.command(cls=Command, help=t(da, en))


Folder = Annotated[
    Path | None,
    argument(FOLDER, "Partnerskabets mappe; ellers den, du står i.", "The partnership's folder; else the one you are in."),
]  # fmt: skip
Today = Annotated[
    str | None,
    option("--today", DATE, "Regn med en anden dag, fx 2027-03-20.", "Count with another day, such as 2027-03-20."),
]  # fmt: skip
Templates = Annotated[
    Path | None,
    option("--templates", FOLDER, "Jeres egne modeller og skabeloner.", "Your own models and templates.", exists=True, file_okay=False),
]  # fmt: skip
ModelId = Annotated[
    str | None,
    option(
        "--model", "MODEL", "Se dem med partnerskab models.", "See them with partnerskab models."
    ),
]
Names = list[str] | None


def _show_version(wanted: bool) -> None:
    if wanted:
        report.say(f"partnerskab {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[bool, option("--version", "", "Vis udgaven.", "Show the version.", is_eager=True, callback=_show_version)] = False,
) -> None:  # fmt: skip
    """Options of the program itself."""


@command(
    "Opret et nyt partnerskab. Mangler noget, bliver du spurgt.",
    "Start a new partnership. What is missing is asked for.",
)
def init(
    folder: Annotated[Path | None, argument(FOLDER, "Hvor filerne skal ligge.", "Where the files are to lie.")] = None,
    municipality: Annotated[Names, option("--municipality", NAME, "En kommune; kan gentages.", "A municipality; may be repeated.")] = None,
    organisation: Annotated[Names, option("--organisation", NAME, "En forening; kan gentages.", "An organisation; may be repeated.")] = None,
    title: Annotated[str | None, option("--title", TEXT, "Hvad samarbejdet hedder.", "What the partnership is called.")] = None,
    term: Annotated[str | None, option("--term", "fixed|rolling", "Med slutdato eller fortløbende.", "With an end date, or until somebody ends it.")] = None,
    end: Annotated[str | None, option("--end", DATE, "Sidste dag, eller dagen for første evaluering.", "The last day, or the day of the first evaluation.")] = None,
    first_session: Annotated[str | None, option("--first-session", DATE, "Første undervisningsgang; frister tælles derfra.", "The first session; deadlines count from it.")] = None,
    parent: Annotated[Names, option("--parent", NAME, "En forælderrepræsentant; kan gentages.", "A parent representative; may be repeated.")] = None,
    model: ModelId = None,
    today: Today = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """Scaffold a partnership."""
    from partnerskab.commands import init as verb
    from partnerskab.commands.interview import Given, wishes

    day = _day(today)
    given = Given(folder, municipality or [], organisation or [], title, term, end, first_session, parent or [], model, templates)  # fmt: skip
    asks = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    place, wanted = wishes(given, _ask if asks else None, LANGUAGE, day)
    written = verb.init(place, wanted, LANGUAGE, day, templates)
    report.show_lines(verb.lines(written, LANGUAGE))
    return 0


@command(
    "Vis, hvor partnerskabet står, og hvad der er næste skridt.",
    "Show where the partnership stands and what comes next.",
)
def status(
    folder: Folder = None,
    form: Annotated[str, form_option("text", "json")] = "text",
    today: Today = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """The front page."""
    from partnerskab.commands import frontpage
    from partnerskab.commands import status as verb

    _one_of("--format", form, "text", "json")
    found = verb.status(_request(folder, today, templates))
    if form == "json":
        report.show_json(verb.data(found, LANGUAGE))
    else:
        report.show_sheet(frontpage.sheet(found, LANGUAGE))
    return 0


@command(
    "Find alle fejl, med fil, linje og kolonne.", "Find every fault, with file, line and column."
)
def check(
    folder: Folder = None,
    step: Annotated[str | None, option("--step", "N", "Tjek, som om trin N var nået.", "Check as if step N was reached.")] = None,
    fail_on: Annotated[str, option("--fail-on", "error|warning|never", "Hvad der giver slutkode 1; ellers error.", "What gives exit code 1; else error.")] = "error",
    form: Annotated[str, form_option("text", "json", "github", "gitlab", "sarif", "junit")] = "text",
    coverage: Annotated[bool, option("--coverage", "", "Vis, hvilke beslutninger der står bag aftalen.", "Show which decisions stand behind the agreement.")] = False,
    privacy: Annotated[bool, option("--privacy", "", "Led kun efter personoplysninger.", "Look for personal data only.")] = False,
    summary: Annotated[Path | None, option("--summary", FILE, "Skriv også et overblik i Markdown.", "Also write a summary in Markdown.")] = None,
    since: Annotated[str | None, option("--since", "REV", "Overblikket viser, hvad der er ændret siden.", "The summary shows what changed since.")] = None,
    write_baseline: Annotated[bool, option("--write-baseline", "", "Gem fejlene som kendte, så kun nye tæller.", "Keep the faults as known, so that only new ones count.")] = False,
    today: Today = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """Every fault in every file."""
    from partnerskab.commands import check as verb

    _one_of("--format", form, "text", "json", "github", "gitlab", "sarif", "junit")
    _one_of("--fail-on", fail_on, *verb.FAIL_ON)
    verb.refuse_since_alone(since, summary)
    request = _request(folder, today, templates)
    checked = verb.check(request, step, privacy)
    if write_baseline:
        written = verb.write_baseline(checked, request.today)
        lines = [line.in_language(LANGUAGE) for line in written.lines()]
        report.show_lines(lines, None if form == "text" else sys.stderr)
        return 0
    closing = [line.in_language(LANGUAGE) for line in verb.closing(checked)]
    if coverage:
        closing = [line.in_language(LANGUAGE) for line in verb.coverage_lines(checked)] + closing
    if form == "text":
        report.show_findings(checked.findings, LANGUAGE)
        report.show_lines(closing)
    else:
        report.show_document(verb.rendered(checked, form, LANGUAGE))
        report.show_lines(closing, sys.stderr)
    if summary is not None:
        from partnerskab.commands import summary as page

        page.append(summary, page.summary(request, checked, since, LANGUAGE))
    return verb.exit_code(checked, fail_on)


@command(
    "Vis opgaver og frister på tværs af partnerne.", "Show tasks and deadlines across partners."
)
def tasks(
    folder: Folder = None,
    overdue: Annotated[bool, option("--overdue", "", "Kun de forfaldne.", "Only the late ones.")] = False,
    within: Annotated[str | None, option("--within", PERIOD, "Kun frister inden for en periode.", "Only deadlines within a period.")] = None,
    partner: Annotated[str | None, option("--partner", "ID", "Kun én partners.", "Only one partner's.")] = None,
    person: Annotated[str | None, option("--person", "ID", "Kun én persons.", "Only one person's.")] = None,
    open_questions: Annotated[bool, option("--open-questions", "", "De spørgsmål, I ikke har svaret på endnu.", "The questions not answered yet.")] = False,
    done: Annotated[bool, option("--done", "", "Også dem, der er løst.", "Those that are done as well.")] = False,
    form: Annotated[str, form_option("table", "json", "csv")] = "table",
    today: Today = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """One list of everything somebody has to do."""
    from partnerskab.commands import tasks as verb

    _one_of("--format", form, "table", "json", "csv")
    wanted = verb.Wanted(overdue, within, partner, person, open_questions, done)
    listed = verb.tasks(_request(folder, today, templates), wanted)
    if form == "json":
        report.show_json(verb.data(listed, LANGUAGE))
    elif form == "csv":
        report.show_csv(verb.columns(LANGUAGE), verb.rows(listed, LANGUAGE))
        if listed.faulty:
            report.show_lines([verb.warning(listed).in_language(LANGUAGE)], sys.stderr)
    else:
        report.show_sheet(verb.sheet(listed, LANGUAGE))
    return 0


@command(
    "Skriv et dokument: agreement eller worksheet.", "Write a document: agreement or worksheet."
)
def render(
    document: Annotated[str, argument(DOCUMENT, "Fx agreement eller worksheet.", "Such as agreement or worksheet.")],
    folder: Folder = None,
    form: Annotated[str | None, form_option("md", "html")] = None,
    lang: Annotated[str | None, option("--lang", "da|en", "Dokumentets sprog.", "The language of the document.")] = None,
    output: Annotated[Path | None, option("-o --output", FILE, "Skriv til en fil i stedet for skærmen.", "Write to a file instead of the screen.")] = None,
    today: Today = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """A document people read."""
    from partnerskab.commands import render as verb

    chosen = form or ("html" if output is not None and output.suffix == ".html" else "md")
    _one_of("--format", chosen, "md", "html")
    _one_of("--lang", lang or LANGUAGE, "da", "en")
    wanted = verb.Wanted(document, "html" if chosen == "html" else "md", "en" if (lang or LANGUAGE) == "en" else "da", output)  # fmt: skip
    made = verb.render(_request(folder, today, templates), wanted)
    if made.file is None:
        report.show_document(made.text)
    else:
        report.say(report.safe(t(f"Skrevet: {made.file}", f"Written: {made.file}")))
    return 0


@command(
    "Forklar en regel, et spørgsmål, et felt eller en klausul.",
    "Explain a rule, a question, a field or a clause.",
)
def explain(
    name: Annotated[str, argument(NAME, "Fx overdue_task eller finance.lines.", "Such as overdue_task or finance.lines.")],
    folder: Folder = None,
    model: ModelId = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """What something means, why it is asked, what a good answer is."""
    from partnerskab.commands import explain as verb

    found = verb.explain(name, verb.model_for(folder, model, templates))
    report.show_lines(verb.lines(found, LANGUAGE))
    return 0


@command("Vis alle regler, check bruger.", "Show every rule that check uses.")
def rules(
    folder: Folder = None,
    model: ModelId = None,
    form: Annotated[str, form_option("text", "json")] = "text",
    templates: Templates = None,
) -> int:  # fmt: skip
    """The rules."""
    from partnerskab.commands import ruleset as verb
    from partnerskab.commands.explain import model_for

    _one_of("--format", form, "text", "json")
    found = model_for(folder, model, templates)
    if form == "json":
        report.show_json(verb.data(found, LANGUAGE))
    else:
        report.show_sheet(verb.sheet(found, LANGUAGE))
    return 0


@command("Skriv skemaer, så din editor kan hjælpe.", "Write schemas, so that your editor can help.")
def schema(
    folder: Folder = None,
    model: ModelId = None,
    draft: Annotated[str, option("--draft", "draft-07|2020-12", "Hvilken udgave af JSON Schema; ellers draft-07.", "Which version of JSON Schema; else draft-07.")] = "draft-07",
    output: Annotated[Path | None, option("-o --output", FOLDER, "Skriv dem i en anden mappe.", "Write them to another folder.")] = None,
    templates: Templates = None,
) -> int:  # fmt: skip
    """JSON Schema for the files of a model."""
    from partnerskab.commands import schema as verb

    written = verb.schema(
        _request(folder, None, templates), verb.Wanted(model, draft, output), LANGUAGE
    )
    report.show_lines(verb.lines(written, LANGUAGE))
    return 0


@command("Flyt filerne til modellens nye udgave.", "Move the files to the model's new version.")
def migrate(
    folder: Folder = None,
    yes: Annotated[bool, option("--yes", "", "Skriv ændringerne; ellers vises de kun.", "Write the changes; else they are only shown.")] = False,
    templates: Templates = None,
) -> int:  # fmt: skip
    """Move a partnership to the current version of its model."""
    from partnerskab.commands import migrate as verb

    plan = verb.plan(_request(folder, None, templates))
    if not plan.changes:
        report.say(
            t(
                "Filerne passer til modellens udgave. Intet at gøre.",
                "The files fit the model's version. Nothing to do.",
            )
        )
        return 0
    report.show_lines(step.what.in_language(LANGUAGE) for step in plan.steps)
    for line in verb.difference(plan):
        report.say(report.safe(line))
    if not yes:
        report.say(
            t(
                "Intet er skrevet. Skriv det med: partnerskab migrate --yes",
                "Nothing was written. Write it with: partnerskab migrate --yes",
            )
        )
        return 0
    for name in verb.migrate(plan):
        report.say(t(f"Skrevet: {name}", f"Written: {name}"))
    return 0


@command("Vis modellerne, eller tjek jeres egen.", "Show the models, or check one of your own.")
def models(
    action: Annotated[str | None, argument("check", "Skriv check for at tjekke en models mappe.", "Write check to check a model's folder.")] = None,
    folder: Annotated[Path | None, argument(FOLDER, "Mappen med modellen.", "The folder of the model.")] = None,
    form: Annotated[str, form_option("text", "json")] = "text",
    templates: Templates = None,
) -> int:  # fmt: skip
    """The models that can be found, or what is wrong in one."""
    from partnerskab.commands import catalogue as verb
    from partnerskab.model.loader import available

    _one_of("--format", form, "text", "json")
    if action is not None:
        _one_of("models", action, "check")
        return _check_model(folder or Path(), form)
    found = available(templates, whole=True)
    if form == "json":
        report.show_json(verb.data(found, LANGUAGE))
    else:
        report.show_sheet(verb.sheet(found, LANGUAGE))
    return 0


def _check_model(folder: Path, form: str) -> int:
    from partnerskab.commands import modelcheck as verb

    found = verb.check(folder)
    if form == "json":
        report.show_json(
            {"format": 1, "findings": [report.finding_data(one, LANGUAGE) for one in found]}
        )
    else:
        report.show_findings(found, LANGUAGE)
        if not found:
            report.say(t("Modellen er hel.", "The model is whole."))
    return 1 if found else 0


def _request(folder: Path | None, today: str | None, templates: Path | None) -> "Request":
    from partnerskab.commands import Request

    return Request(folder, templates, _day(today))


def _day(text: str | None) -> date:
    from partnerskab.dates import today_in_denmark

    if text is None:
        return today_in_denmark()
    from partnerskab.commands import day

    return day(text)


def _one_of(name: str, value: str, *names: str) -> None:
    from partnerskab.commands import Refused

    if value not in names:
        either = write_choice(Text(one, one) for one in names)
        words = Text("efter {name} skal stå {either}.", "after {name} write {either}.")
        raise Refused(2, words.fill(name=name, either=either))


def _ask(question: Text) -> str:
    """One question at the terminal; an empty answer is an answer."""
    text = "\n".join(report.folded(question.in_language(LANGUAGE)))
    return str(typer.prompt(text, default="", show_default=False, prompt_suffix="\n> ")).strip()
