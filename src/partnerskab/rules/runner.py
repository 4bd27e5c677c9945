"""Finds the rules and runs those of a step."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from partnerskab.diagnostics import Finding, Level, Span
from partnerskab.model.loader import Model
from partnerskab.partnership import PARTICIPANTS, VOLUNTEERS, At, PartialPartnership
from partnerskab.rules import checks
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.base import Need, Rule, RuleError, Violation


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by name."""
    names = sorted(module.name for module in iter_modules(checks.__path__))
    return tuple(load_rule(f"{checks.__name__}.{name}") for name in names)


def load_rule(module_name: str) -> Rule:
    """Return the rule that a module declares; RuleError names the file of one that declares none."""
    file = f"{module_name.rpartition('.')[2]}.py"
    try:
        module = import_module(module_name)
    except (RuleError, TypeError) as error:
        problem = error.problem if isinstance(error, RuleError) else error
        raise RuleError(f"{file}: {problem}") from error
    check = getattr(module, "check", None)
    if not isinstance(check, Rule):
        raise RuleError(f"{file}: check() has no @rule(...) above it")
    return check


@cache
def rules_in_model(model: Model | None) -> tuple[RuleInModel, ...]:
    """Return every rule as a model has it, or as it declares itself without one, sorted by name."""
    return tuple(RuleInModel(rule, model) for rule in all_rules())


def run_rules(read: PartialPartnership, today: date, step: int) -> Iterator[Finding]:
    """Yield the findings of every rule of a step and the steps before it, unsorted.

    Rules see the whole partnership, with empty records for what could not be read; a rule that
    needs what could not be read does not run.
    """
    whole = read.whole
    settings = {**whole.settings, "step": step}
    unread = [*((known.file, known.span) for known in read.findings), *read.lost]
    for own in rules_in_model(whole.model):
        rule = own.rule
        if own.step > step or not own.runs or not _was_read(read, rule.needs):
            continue
        for found in rule.find_violations(whole, settings, today):
            if rule.privacy or not (
                read.is_unread(found.place) or _holds_unread(read, found.place, unread)
            ):
                yield _finding(rule, found, own.level)


def _finding(rule: Rule, found: Violation, level: Level) -> Finding:
    """Return a violation as a finding; its own level counts over that of the rule in the model."""
    message = rule.message.fill(**found.values)
    hint = (found.hint or rule.hint).fill(**found.values)
    place = found.place
    return Finding(place.file, place.span, rule.name, found.level or level, message, hint)


def _was_read(read: PartialPartnership, needs: Sequence[Need]) -> bool:
    """Return whether everything a rule needs could be read, so that one fault does not make ten."""
    if (read.unsure and "agreement" in needs) or read.partly_read.intersection(needs):
        return False
    return all(_READ[need](read) for need in needs)


_READ: dict[Need, Callable[[PartialPartnership], bool]] = {
    "agreement": lambda read: read.agreement is not None,
    "model": lambda read: read.model is not None,
    "forms": lambda read: bool(read.forms),
    "volunteers": lambda read: read.volunteers is not None or VOLUNTEERS not in read.names,
    "families": lambda read: read.families is not None or PARTICIPANTS not in read.names,
}


def _holds_unread(read: PartialPartnership, place: At, unread: Sequence[tuple[str, Span]]) -> bool:
    """Return whether a place is a value that could not be read, or a list that holds one."""
    here = [span for file, span in unread if file == place.file]
    if place.span in here:
        return True
    first, last = place.span[:2], place.span[2:]
    within = any(first < span[:2] and span[2:] <= last for span in here)
    return within and _begins_with(read.texts[place.file], first, "[")


def _begins_with(text: str, position: tuple[int, ...], sign: str) -> bool:
    line, column = position
    return text.split("\n")[line - 1][column - 1 :].startswith(sign)
