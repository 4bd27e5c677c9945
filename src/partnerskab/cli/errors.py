"""What stopped a command, as an exit code and one sentence that holds nobody's data."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from typer import Abort, BadParameter

from partnerskab.diagnostics import Finding
from partnerskab.exceptions import PartnerskabError, UsageError
from partnerskab.i18n import Text, find_nearest

MAX_WORD_LENGTH = 40
INTERRUPTED = 130

# Typer names only a few of the exceptions of Click; the others stand beside those.
click: Any = sys.modules[BadParameter.__module__]


class Failure(NamedTuple):
    """What stopped a command: the exit code, a sentence, and the findings to show above it."""

    exit_code: int
    message: Text
    findings: tuple[Finding, ...] = ()


def describe_error(error: Exception) -> Failure:
    """Return what an exception means to whoever ran the program."""
    if isinstance(error, PartnerskabError):
        return Failure(error.exit_code, error.message, error.findings)
    if isinstance(error, Abort):
        message = Text("afbrudt. Intet er skrevet.", "interrupted. Nothing was written.")
        return Failure(INTERRUPTED, message)
    if isinstance(error, click.UsageError):
        return Failure(UsageError.exit_code, _describe_misuse(error))
    name = type(error).__name__
    message = Text(
        f"der er en fejl i programmet selv ({name}). Skriv til dem, du har fået værktøjet fra, hvad du gjorde, da fejlen kom.",
        f"there is a fault in the program itself ({name}). Tell those you got the tool from what you did when it came.",
    )
    return Failure(PartnerskabError.exit_code, message)


def is_help(error: Exception) -> bool:
    """Return whether an error is the help that Typer raises where nothing was typed."""
    return isinstance(error, click.NoArgsIsHelpError)


@contextmanager
def with_context(ctx: Any) -> Iterator[None]:
    """Give a usage error the context that it was raised in: Click's parser does not always."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def refuse_extra_words(words: Sequence[str], ctx: Any) -> UsageError:
    """Return the error for words that a command has no argument for."""
    typed = _shorten(" ".join(words))
    message = Text(
        f"»{typed}« er for meget. Har et navn mellemrum, så sæt anførselstegn om det.",
        f'"{typed}" is too much. If a name has spaces, put quotes around it.',
    )
    return UsageError(_point_to_help(message, ctx))


def refuse_unknown_command(typed: str, known: Iterable[str]) -> UsageError:
    """Return the error for a command that there is not, with the nearest that there is."""
    near = _suggest(find_nearest(typed, known))
    word = _shorten(typed)
    message = Text(
        f"kommandoen {word} findes ikke.{near.da}", f"there is no command {word}.{near.en}"
    )
    return UsageError(_point_to_help(message, None))


def _describe_misuse(error: Any) -> Text:
    """Return what Click found wrong with what was typed."""
    ctx = error.ctx
    if isinstance(error, click.NoSuchOption):
        message = _describe_unknown_option(error.option_name, ctx)
    elif isinstance(error, click.BadOptionUsage):
        message = _describe_bad_option(error.option_name, ctx)
    elif isinstance(error, click.MissingParameter):
        word = f"{_command_of(ctx)} {error.param.metavar or error.param.name}"
        message = Text(f"der mangler et ord: {word}.", f"a word is missing: {word}.")
    elif isinstance(error, click.BadParameter):
        message = _describe_bad_value(error.param)
    else:
        message = Text("der mangler en kommando.", "a command is missing.")
    return _point_to_help(message, ctx)


def _point_to_help(message: Text, ctx: Any) -> Text:
    command = _command_of(ctx)
    return Text(f"{message.da} Se {command} --help.", f"{message.en} See {command} --help.")


def _command_of(ctx: Any) -> str:
    """Return the command that was typed, or the program alone if none was reached."""
    within = ctx is not None and ctx.parent is not None
    return f"partnerskab {ctx.info_name}" if within else "partnerskab"


def _describe_unknown_option(name: str, ctx: Any) -> Text:
    parameters = ctx.command.get_params(ctx) if ctx is not None else ()
    known = [opt for parameter in parameters for opt in parameter.opts if opt.startswith("--")]
    near = _suggest(find_nearest(name, known))
    word = _shorten(name)
    return Text(f"valget {word} findes ikke.{near.da}", f"there is no option {word}.{near.en}")


def _describe_bad_option(name: str, ctx: Any) -> Text:
    """Return that a flag was given a value, or that an option was given none."""
    parameters = ctx.command.get_params(ctx)
    if any(name in parameter.opts and parameter.is_flag for parameter in parameters):
        return Text(f"{name} står alene, uden værdi.", f"{name} stands alone, without a value.")
    return Text(f"der mangler noget efter {name}.", f"something is missing after {name}.")


def _describe_bad_value(parameter: Any) -> Text:
    options = parameter.opts if parameter is not None else ()
    name = next((option for option in options if option.startswith("--")), "")
    if name == "--templates":
        return Text(f"mappen efter {name} findes ikke.", f"the folder after {name} does not exist.")
    after = Text(f" efter {name}", f" after {name}") if name else Text("", "")
    return Text(
        f"det, der står{after.da}, kan ikke bruges.", f"what stands{after.en} cannot be used."
    )


def _suggest(meant: str | None) -> Text:
    return Text(f" Mente du {meant}?", f" Did you mean {meant}?") if meant else Text("", "")


def _shorten(word: str) -> str:
    return word if len(word) <= MAX_WORD_LENGTH else f"{word[:MAX_WORD_LENGTH]}…"
