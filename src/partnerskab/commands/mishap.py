"""Mishaps: what stopped a command, as an exit code and one sentence; never a traceback, never anybody's data."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from partnerskab.commands import Refused
from partnerskab.diagnostics import Finding
from partnerskab.i18n import Text, nearest
from partnerskab.model.loader import ModelError
from partnerskab.partnership.loader import NotAPartnership

LONGEST_WORD = 40


class Mishap(NamedTuple):
    """The exit code, what to say, and the findings that stand above it."""

    code: int
    text: Text
    findings: tuple[Finding, ...] = ()


def mishap(error: Exception, commands: Iterable[str]) -> Mishap:
    """What an exception means to whoever ran the program; `commands` are those there are."""
    if isinstance(error, Refused):
        return Mishap(error.code, error.message, error.findings)
    if isinstance(error, NotAPartnership):
        return Mishap(3, Text(
            "her er intet partnerskab (ingen agreement.yaml). Gå til mappen, eller begynd med partnerskab init.",
            "there is no partnership here (no agreement.yaml). Go to its folder, or begin with partnerskab init.",
        ))  # fmt: skip
    if isinstance(error, ModelError):
        return Mishap(3, Text(*(f"{text} [{error.fault.rule}]" for text in error.told)))
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "Abort" in kinds:
        return Mishap(130, Text("afbrudt. Intet er skrevet.", "interrupted. Nothing was written."))
    if "UsageError" in kinds:
        return Mishap(2, _misuse(error, kinds, list(commands)))
    name = type(error).__name__
    return Mishap(4, Text(
        f"der er en fejl i programmet selv ({name}). Skriv til os, hvad du gjorde, da den kom.",
        f"there is a fault in the program itself ({name}). Tell us what you did when it came.",
    ))  # fmt: skip


def _misuse(error: Any, kinds: set[str], commands: list[str]) -> Text:
    """Wrong use as click saw it, in our words, with the page of help to turn to."""
    context: Any = getattr(error, "ctx", None)
    within = context is not None and context.parent is not None
    where = f"partnerskab {context.info_name}" if within else "partnerskab"
    if "NoSuchOption" in kinds:
        said = _no_such_option(str(error.option_name), context)
    elif "BadOptionUsage" in kinds:
        said = _bad_option(str(error.option_name), str(error.message))
    elif "MissingParameter" in kinds:
        word = getattr(error.param, "metavar", None) or error.param.name
        said = Text(f"der mangler et ord: {where} {word}.", f"a word is missing: {where} {word}.")
    elif "BadParameter" in kinds:
        said = _bad_value(getattr(error, "param", None))
    elif within:
        said = _one_word_too_many(str(error.message))
    else:
        said = _no_such_command(str(error.message), commands)
    return Text(f"{said.da} Se {where} --help.", f"{said.en} See {where} --help.")


def _no_such_option(name: str, context: Any) -> Text:
    parameters = context.command.get_params(context) if context is not None else ()
    known = [one for parameter in parameters for one in parameter.opts if one.startswith("--")]
    near = _near(nearest(name, known))
    return Text(
        f"valget {_short(name)} findes ikke.{near.da}",
        f"there is no option {_short(name)}.{near.en}",
    )


def _bad_option(name: str, message: str) -> Text:
    if "not take" in message:
        return Text(f"{name} står alene, uden værdi.", f"{name} stands alone, without a value.")
    return Text(f"der mangler noget efter {name}.", f"something is missing after {name}.")


def _bad_value(parameter: Any) -> Text:
    name = next((one for one in getattr(parameter, "opts", ()) if one.startswith("--")), "")
    if name == "--templates":
        return Text(f"mappen efter {name} findes ikke.", f"the folder after {name} does not exist.")
    after = Text(f" efter {name}", f" after {name}") if name else Text("", "")
    return Text(
        f"det, der står{after.da}, kan ikke bruges.", f"what stands{after.en} cannot be used."
    )


def _one_word_too_many(message: str) -> Text:
    found = re.search(r"argument(?:s|\(s\))? \((.*)\)", message, re.DOTALL)
    word = _short(found[1]) if found else "…"
    return Text(
        f"»{word}« er for meget. Har et navn mellemrum, så sæt anførselstegn om det.",
        f'"{word}" is too much. If a name has spaces, put quotes around it.',
    )


def _no_such_command(message: str, commands: list[str]) -> Text:
    found = re.search(r"command ['\"](.*?)['\"]\.", message + ".", re.DOTALL)
    if not found:
        return Text("der mangler en kommando.", "a command is missing.")
    near = _near(nearest(found[1], commands))
    word = _short(found[1])
    return Text(f"kommandoen {word} findes ikke.{near.da}", f"there is no command {word}.{near.en}")


def _near(meant: str | None) -> Text:
    return Text(f" Mente du {meant}?", f" Did you mean {meant}?") if meant else Text("", "")


def _short(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"
