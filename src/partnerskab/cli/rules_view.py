"""What `rules` shows: every rule with its level, its step and what it is about."""

from typing import Any

from partnerskab.cli.tables import Sheet, TableColumn, build_table
from partnerskab.explanations.rules import level_name
from partnerskab.i18n import Language, Text
from partnerskab.model.loader import Model
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.runner import rules_in_model

LEVEL_STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}


def _style_level(own: RuleInModel) -> str:
    return LEVEL_STYLES[own.level] if own.applies else "dim"


def _first_line(own: RuleInModel) -> Text:
    return Text(*(text.splitlines()[0] for text in own.rule.manual))


NAME = TableColumn[RuleInModel](Text("Regel", "Rule"), lambda own: own.rule.name, "bold")
LEVEL = TableColumn(Text("Niveau", "Level"), level_name, _style_level)
STEP = TableColumn[RuleInModel](Text("Trin", "Step"), lambda own: str(own.step))
ABOUT = TableColumn(Text("Om", "About"), _first_line)
BECAUSE = TableColumn[RuleInModel](Text("Fordi", "Because"), lambda own: own.why or "")


def list_rules(model: Model | None) -> list[RuleInModel]:
    """Return every rule as the model has it, sorted by step and name."""
    return sorted(rules_in_model(model), key=lambda own: (own.step, own.rule.name))


def build_sheet(model: Model | None, language: Language) -> Sheet:
    """Return the rules for people; those that do not apply stand last, with the reason."""
    listed = list_rules(model)
    applying = [own for own in listed if own.applies]
    others = [own for own in listed if not own.applies]
    tables = [build_table("", (NAME, LEVEL, STEP, ABOUT), applying, language)]
    if others:
        title = Text("Regler, der ikke gælder i modellen", "Rules that do not apply in the model")
        columns = (NAME, LEVEL, STEP, BECAUSE)
        tables.append(build_table(title.in_language(language), columns, others, language))
    title = Text("Regler", "Rules")
    closing = Text("Læs mere: partnerskab explain REGEL", "Read more: partnerskab explain RULE")
    return Sheet([title.in_language(language)], tables, [closing.in_language(language)])


def rules_to_json(model: Model | None, language: Language) -> dict[str, Any]:
    """Return the rules as JSON, format 1; `off` says that a rule does not run, `why` the reason."""
    return {
        "format": 1,
        "model": model.id if model else None,
        "rules": [
            {
                "rule": own.rule.name,
                "level": own.level,
                "step": own.step,
                "off": not own.runs,
                "why": own.why.in_language(language) if own.why else None,
                "about": _first_line(own).in_language(language),
            }
            for own in list_rules(model)
        ],
    }
