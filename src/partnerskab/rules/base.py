"""The `@rule` decorator, and what a rule is and yields."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from partnerskab.diagnostics import Level
from partnerskab.exceptions import PartnerskabError
from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.model.loader import ModelKey
from partnerskab.partnership import At, Partnership

Need = Literal["agreement", "model", "forms", "volunteers", "families"]
"""What must have been read without error before a rule can judge anything."""

Settings = Mapping[str, int]
"""The settings of the model and the partnership, and as `step` the step that is checked."""


class RuleError(PartnerskabError):
    """A rule file that does not declare a rule correctly."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            Text(f"en regel er skrevet forkert: {problem}.", f"a rule is written wrong: {problem}.")
        )
        self.problem = problem


class Violation(NamedTuple):
    """A breach of a rule: its place, the values of the message, and a closer hint or level."""

    place: At
    values: dict[str, Any]
    hint: Text | None = None
    level: Level | None = None


def violation(
    place: At, hint: Text | None = None, level: Level | None = None, **values: Any
) -> Violation:
    """Return a violation; `values` fill the message and the hint of the rule."""
    return Violation(place, values, hint, level)


Violations = Iterator[Violation]
Check = Callable[[Partnership, Settings, date], Violations]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule as its file declares it; the keywords of `rule()` explain the fields."""

    name: str
    manual: Text
    level: Level
    step: int
    needs: tuple[Need, ...]
    facts: tuple[FactName, ...]
    any_fact: tuple[FactName, ...]
    optional_facts: tuple[FactName, ...]
    fields: tuple[str, ...]
    keys: tuple[ModelKey, ...]
    settings: tuple[str, ...]
    acceptable: bool
    privacy: bool
    message: Text
    hint: Text
    find_violations: Check

    @property
    def all_facts(self) -> tuple[FactName, ...]:
        """Every fact that the rule may use."""
        return (*self.facts, *self.any_fact, *self.optional_facts)


def rule(
    *,
    level: Level,
    step: int,
    needs: Sequence[Need] = (),
    facts: Sequence[FactName] = (),
    any_fact: Sequence[FactName] = (),
    optional_facts: Sequence[FactName] = (),
    fields: Sequence[str] = (),
    keys: Sequence[ModelKey] = (),
    settings: Sequence[str] = (),
    acceptable: bool = True,
    privacy: bool = False,
    message: Text,
    hint: Text,
) -> Callable[[Check], Rule]:
    """Declare the decorated function as the check of a rule.

    When it runs:
        step: the first step of the model at which it runs.
        needs: what must have been read without error.

    In which models it applies: those that have all of these.
        facts: facts it compares, all of them; `any_fact`: at least one of these.
        fields: fields that the agreement or a register of the model asks for.
        keys: keys that a form, a question or a column of the model uses; a rule about sessions
            needs "registers". `ModelKey` says what each means.
        settings: settings of the model.
    `optional_facts` are used where a model has them.

    What may be done about it:
        acceptable: whether it can be accepted, or become known through a baseline.
        privacy: whether it looks for personal data in raw text.
    """
    _require("level", [level], Level)
    _require("needs", needs, Need)
    _require("keys", keys, ModelKey)
    _require("facts", [*facts, *any_fact, *optional_facts], FactName)

    def declare(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        danish, _, english = (module.__doc__ or "").partition("\n\nIn English: ")
        return Rule(
            name=check.__module__.rpartition(".")[2],
            manual=Text(danish.strip(), english.strip()),
            level=level,
            step=step,
            needs=tuple(needs),
            facts=tuple(facts),
            any_fact=tuple(any_fact),
            optional_facts=tuple(optional_facts),
            fields=tuple(fields),
            keys=tuple(keys),
            settings=tuple(settings),
            acceptable=acceptable,
            privacy=privacy,
            message=message,
            hint=hint,
            find_violations=check,
        )

    return declare


def _require(keyword: str, values: Sequence[object], known: Any) -> None:
    """Raise RuleError for a value that is none of a Literal type's; mypy says the same earlier."""
    for value in values:
        if value not in get_args(known):
            choices = ", ".join(get_args(known))
            raise RuleError(f"{keyword}: {value!r} is none of {choices}")
