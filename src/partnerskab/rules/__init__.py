"""Rules: one file each, found by looking; every rule yields where and what, never how bad or in which language."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from partnerskab.diagnostics import Finding, Level, Span
from partnerskab.i18n import Text
from partnerskab.model.definition import RuleSetting
from partnerskab.partnership import At, Partnership

Settings = Mapping[str, int]
"""The model's settings with the partnership's own in their place, and as `step` the step asked for."""


class Hit(NamedTuple):
    """One fault a rule has found: where it stands, what to fill into the sentence, and a closer hint or level."""

    at: At
    values: dict[str, Any]
    hint: Text | None = None
    level: Level | None = None


def hit(at: At, hint: Text | None = None, level: Level | None = None, **values: Any) -> Hit:
    """A fault at a place; `values` fill the rule's sentence and hint."""
    return Hit(at, values, hint, level)


Hits = Iterator[Hit]


class Rule(NamedTuple):
    """A rule as its file describes it."""

    name: str
    manual: Text
    message: Text
    hint: Text
    level: Level
    step: int
    needs: tuple[str, ...]
    check: Callable[[Partnership, Settings, date], Hits]
    acceptable: bool
    privacy: bool


_RULE_FILE = re.compile(r"[a-z][a-z0-9_]*\.py")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is, by name."""
    files = {
        one.name.removesuffix(".py"): one.path
        for one in os.scandir(Path(__file__).parent)
        if _RULE_FILE.fullmatch(one.name)
    }
    if not files:  # an installation of bytecode alone
        from pkgutil import iter_modules

        names = sorted(one.name for one in iter_modules(__path__) if one.name[0] != "_")
        return tuple(_rule(name, import_module(f"{__name__}.{name}")) for name in names)
    return tuple(_rule(name, _module(name, files[name])) for name in sorted(files))


def _rule(name: str, module: ModuleType) -> Rule:
    danish, _, english = (module.__doc__ or "").partition("\n\nIn English: ")
    return Rule(
        name,
        Text(danish.strip(), english.strip()),
        module.MESSAGE,
        module.HINT,
        module.LEVEL,
        module.STEP,
        module.NEEDS,
        module.check,
        getattr(module, "ACCEPTABLE", True),
        getattr(module, "PRIVACY", False),
    )


def _module(name: str, file: str) -> ModuleType:
    """A rule's module, loaded from the file that was just seen: to look for each of so many again takes a while."""
    full = f"{__name__}.{name}"
    if full not in sys.modules:
        module = ModuleType(full)
        module.__file__ = file
        SourceFileLoader(full, file).exec_module(module)
        sys.modules[full] = module
    return sys.modules[full]


def findings(partnership: Partnership, today: date, step: int) -> Iterator[Finding]:
    """What every rule of that step and of those before it finds, in no particular order.

    Where a value could not be read, rules that judge values stay silent: one fault, one finding.
    """
    own = partnership.model.definition.rules if partnership.model else {}
    settings = {**partnership.settings, "step": step}
    unread = [*((one.file, one.span) for one in partnership.findings), *partnership.lost]
    for rule in rules():
        said = own.get(rule.name, _NOTHING_SAID)
        asked = rule.step if said.step is None else said.step
        if said.off or asked > step or not _has(partnership, rule.needs):
            continue
        for one in rule.check(partnership, settings, today):
            if rule.needs and _holds_unread(partnership, one.at, unread):
                continue
            message = rule.message.fill(**one.values)
            hint = (one.hint or rule.hint).fill(**one.values)
            level = one.level or said.level or rule.level
            yield Finding(one.at.file, one.at.span, rule.name, level, message, hint)


_NOTHING_SAID = RuleSetting()


def _holds_unread(partnership: Partnership, at: At, unread: list[tuple[str, Span]]) -> bool:
    """Whether a place is, or is a list that holds, a value that could not be read: what is wrong there has been said."""
    here = [span for file, span in unread if file == at.file]
    if at.span in here:
        return True
    first, last = at.span[:2], at.span[2:]
    within = any(first < span[:2] and span[2:] <= last for span in here)
    return within and _begins_with(partnership.texts[at.file], first, "[")


def _begins_with(text: str, place: tuple[int, ...], sign: str) -> bool:
    line, column = place
    return text.split("\n")[line - 1][column - 1 :].startswith(sign)


def _has(partnership: Partnership, needs: tuple[str, ...]) -> bool:
    """Whether everything a rule needs could be read, so that one fault does not make ten."""
    if partnership.unsure and "agreement" in needs:
        return False
    return all(getattr(partnership, need) not in (None, ()) for need in needs)
