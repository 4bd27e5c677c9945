"""The program: its commands, its own options, and help in the language of the interface."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from partnerskab import __version__
from partnerskab.cli import (
    check,
    console,
    explain,
    init,
    migrate,
    models,
    render,
    rules,
    schema,
    status,
    tasks,
)
from partnerskab.cli.errors import refuse_extra_words, refuse_unknown_command, with_context
from partnerskab.cli.options import flag, in_interface_language
from partnerskab.i18n import Text

MAX_HELP_WIDTH = 100


def write_help(page: Any, ctx: Any, formatter: Any) -> None:
    """Write a page of help: usage, what it does, commands, arguments and options."""
    parameters = page.get_params(ctx)
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    commands = getattr(page, "commands", {})
    usage = [_text("[VALG]", "[OPTIONS]")]
    usage += [each.metavar if each.required else f"[{each.metavar}]" for each in arguments]
    usage += [_text("KOMMANDO …", "COMMAND …")] if commands else []
    formatter.write_usage(ctx.command_path, " ".join(usage), prefix=_text("Brug: ", "Usage: "))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(page.help)
    sections = (
        (_text("Kommandoer", "Commands"), [(name, each.help) for name, each in commands.items()]),
        (_text("Argumenter", "Arguments"), [(each.metavar, each.help) for each in arguments]),
        (_text("Valg", "Options"), [_describe_option(each) for each in options]),
    )
    for heading, rows in sections:
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)
    page.format_epilog(ctx, formatter)


def _describe_option(option: Any) -> tuple[str, str]:
    own_help = _text("Vis denne hjælp.", "Show this help.")
    text = own_help if "--help" in option.opts else option.help
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar}", text


def _text(da: str, en: str) -> str:
    return in_interface_language(Text(da, en))


class Command(TyperCommand):
    """A command with help in the interface's language, which refuses extra words in ours."""

    allow_extra_args = True  # so that they are left in the context

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed into the context."""
        with with_context(ctx):
            extra = super().parse_args(ctx, args)
        if extra:
            raise refuse_extra_words(extra, ctx)
        return extra

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        write_help(self, ctx, formatter)


class Program(TyperGroup):
    """The commands, in the order of work, with help in the interface's language."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed before the command into the context."""
        with with_context(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was typed."""
        typed = args[0]
        if typed not in self.commands and not typed.startswith("-"):
            raise refuse_unknown_command(typed, self.commands)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        write_help(self, ctx, formatter)


app = typer.Typer(
    cls=Program,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": MAX_HELP_WIDTH,
    },
    help=_text(
        "Partnerskaber mellem kommuner og foreninger som filer, "
        "I kan læse, tjekke og skrive under på.",
        "Partnerships between municipalities and organisations as files to read, check and sign.",
    ),
    epilog=_text(
        "Begynd med: partnerskab init mit-partnerskab. English: PARTNERSKAB_LANG=en",
        "Begin with: partnerskab init my-partnership. Dansk: PARTNERSKAB_LANG=da",
    ),
)


def _show_version(wanted: bool) -> None:
    if wanted:
        console.write_line(f"partnerskab {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    flag(
        "--version",
        "Vis programmets version.",
        "Show the program's version.",
        is_eager=True,
        callback=_show_version,
    ),
]


@app.callback()
def program(version: Version = False) -> None:
    """Options of the program itself."""


app.command(cls=Command, help=in_interface_language(init.HELP))(init.init)
app.command(cls=Command, help=in_interface_language(status.HELP))(status.status)
app.command(cls=Command, help=in_interface_language(check.HELP))(check.check)
app.command(cls=Command, help=in_interface_language(tasks.HELP))(tasks.tasks)
app.command(cls=Command, help=in_interface_language(render.HELP))(render.render)
app.command(cls=Command, help=in_interface_language(explain.HELP))(explain.explain)
app.command(cls=Command, help=in_interface_language(rules.HELP))(rules.rules)
app.command(cls=Command, help=in_interface_language(schema.HELP))(schema.schema)
app.command(cls=Command, help=in_interface_language(migrate.HELP))(migrate.migrate)
app.command(cls=Command, help=in_interface_language(models.HELP))(models.models)
