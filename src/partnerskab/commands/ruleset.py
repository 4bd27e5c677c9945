"""rules: every rule with its level, the step it belongs to and what it is about."""

from typing import Any

from partnerskab.commands.explain import level_name
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import RuleSetting
from partnerskab.model.loader import Model
from partnerskab.report import Cell, Sheet, Table
from partnerskab.rules import Rule, rules

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
            Cell(level_name(rule, said).in_language(language), STYLES[said.level or rule.level]),
            Cell(str(said.step or rule.step)),
            Cell(rule.manual.in_language(language).splitlines()[0]),
        ]
        for rule, said in chosen(model)
    ]
    pairs = (
        Text("Regel", "Rule"),
        Text("Niveau", "Level"),
        Text("Trin", "Step"),
        Text("Om", "About"),
    )
    title = Text("Regler", "Rules").in_language(language)
    closing = Text(
        "Læs mere: partnerskab explain REGEL", "Read more: partnerskab explain RULE"
    ).in_language(language)
    return Sheet(
        [title], [Table("", [pair.in_language(language) for pair in pairs], rows)], [closing]
    )


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
                "why": said.why.in_language(language) if said.why else None,
                "about": rule.manual.in_language(language).splitlines()[0],
            }
            for rule, said in chosen(model)
        ],
    }
