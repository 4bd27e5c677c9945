"""rules: every rule with its level, the step it belongs to and what it is about."""

from typing import Any

from partnerskab.commands.explain import level_name
from partnerskab.models import Model
from partnerskab.report import Cell, Sheet, Table
from partnerskab.rules import Rule, rules
from partnerskab.schema.definition import RuleSetting
from partnerskab.words import Language, Pair

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}


def chosen(model: Model | None) -> list[tuple[Rule, RuleSetting]]:
    """Every rule, with what the model says of it, by step and name."""
    said = model.definition.rules if model else {}
    both = [(rule, said.get(rule.name, RuleSetting())) for rule in rules()]
    return sorted(both, key=lambda one: (one[1].step or one[0].step, one[0].name))


def sheet(model: Model | None, language: Language) -> Sheet:
    """The rules for people."""
    rows = [
        [
            Cell(rule.name, "bold"),
            Cell(level_name(rule, said).say(language), STYLES[said.level or rule.level]),
            Cell(str(said.step or rule.step)),
            Cell(rule.manual.say(language).splitlines()[0]),
        ]
        for rule, said in chosen(model)
    ]
    pairs = (
        Pair("Regel", "Rule"),
        Pair("Niveau", "Level"),
        Pair("Trin", "Step"),
        Pair("Om", "About"),
    )
    title = Pair("Regler", "Rules").say(language)
    closing = Pair(
        "Læs mere: partnerskab explain REGEL", "Read more: partnerskab explain RULE"
    ).say(language)
    return Sheet([title], [Table("", [pair.say(language) for pair in pairs], rows)], [closing])


def data(model: Model | None, language: Language) -> dict[str, Any]:
    """The rules as JSON, format 1."""
    return {
        "format": 1,
        "model": model.id if model else None,
        "rules": [
            {
                "rule": rule.name,
                "level": said.level or rule.level,
                "step": said.step or rule.step,
                "off": said.off,
                "why": said.why.say(language) if said.why else None,
                "about": rule.manual.say(language).splitlines()[0],
            }
            for rule, said in chosen(model)
        ],
    }
