"""What `rules` shows: every rule with its level, its step and what it is about."""

from typing import Any

from partnerskab.cli.tables import Column, Sheet, build_table
from partnerskab.explanations.rules import level_name
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import RuleSetting
from partnerskab.model.loader import Model
from partnerskab.rules import Rule, rules

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}


Ruling = tuple[Rule, RuleSetting]
"""A rule, with what the model says of it."""

COLUMNS: tuple[Column[Ruling], ...] = (
    Column(Text("Regel", "Rule"), lambda ruling: ruling[0].name, "bold"),
    Column(
        Text("Niveau", "Level"),
        lambda ruling: level_name(*ruling),
        lambda ruling: STYLES[ruling[1].level or ruling[0].level],
    ),
    Column(Text("Trin", "Step"), lambda ruling: str(_step_of(ruling))),
    Column(Text("Om", "About"), lambda ruling: _first_line(ruling[0])),
)


def list_rules(model: Model | None) -> list[Ruling]:
    """Return every rule, with what the model says of it, by step and name."""
    said = model.definition.rules if model else {}
    rulings = [(rule, said.get(rule.name, RuleSetting())) for rule in rules()]
    return sorted(rulings, key=lambda ruling: (_step_of(ruling), ruling[0].name))


def _step_of(ruling: Ruling) -> int:
    rule, setting = ruling
    return setting.step or rule.step


def _first_line(rule: Rule) -> Text:
    return Text(*(text.splitlines()[0] for text in rule.manual))


def build_sheet(model: Model | None, language: Language) -> Sheet:
    """Return the rules for people."""
    title = Text("Regler", "Rules").in_language(language)
    closing = Text("Læs mere: partnerskab explain REGEL", "Read more: partnerskab explain RULE")
    table = build_table("", COLUMNS, list_rules(model), language)
    return Sheet([title], [table], [closing.in_language(language)])


def rules_to_json(model: Model | None, language: Language) -> dict[str, Any]:
    """Return the rules as JSON, format 1."""
    return {
        "format": 1,
        "model": model.id if model else None,
        "rules": [
            {
                "rule": rule.name,
                "level": said.level or rule.level,
                "step": _step_of((rule, said)),
                "off": said.off,
                "why": said.why.in_language(language) if said.why else None,
                "about": _first_line(rule).in_language(language),
            }
            for rule, said in list_rules(model)
        ],
    }
