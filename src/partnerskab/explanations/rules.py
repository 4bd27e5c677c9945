"""Explanations of rules and of the faults of files, YAML and models."""

import re
from textwrap import indent

from partnerskab import files, yamltext
from partnerskab.diagnostics import LEVEL_NAMES, DiagnosticType
from partnerskab.explanations.entries import WHY, Entry, Part, source_part
from partnerskab.i18n import Text
from partnerskab.model import loader as model_loader
from partnerskab.model.loader import Model
from partnerskab.partnership import AGREEMENT, PARTICIPANTS, VOLUNTEERS
from partnerskab.rules import suppressions
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.base import Rule
from partnerskab.rules.case_files import Case, shortest_case
from partnerskab.schema import diagnostic_types

DIAGNOSTIC_TYPES: dict[str, DiagnosticType] = {
    **files.DIAGNOSTIC_TYPES,
    **yamltext.DIAGNOSTIC_TYPES,
    **diagnostic_types.DIAGNOSTIC_TYPES,
    **model_loader.DIAGNOSTIC_TYPES,
    **suppressions.DIAGNOSTIC_TYPES,
}

HINT = Text("Sådan retter du", "How to fix it")
LEVEL = Text("Niveau", "Level")
REASON = Text("Modellens grund", "The model's reason")
NOT_HERE = Text("Den gælder ikke, fordi", "It does not apply because")
FAILS = Text("Et eksempel, der fejler", "An example that fails")
PASSES = Text("Et eksempel, der er i orden", "An example that passes")


def explain_fault(kind: DiagnosticType) -> Entry:
    """Explain a fault that no rule finds."""
    message = Text(*(text[:1].upper() + text[1:] for text in _without_places(kind.message)))
    parts = (Part(WHY, kind.why), Part(HINT, _without_places(kind.hint)))
    return Entry(kind.name, Text.from_value(kind.name), message, parts)


def _without_places(pair: Text) -> Text:
    """Return a fault's text with an ellipsis for each place that a fault fills."""
    return Text(*(_blank_places(text) for text in pair))


def _blank_places(text: str) -> str:
    text = re.sub(r",? (?:fx|such as) \{suggestion\}|\{suggestion\}", "", text)
    return re.sub(r"\{[a-z_]+\}", "…", text).replace("… .", "…").replace("….", "…")


def explain_rule(rule: Rule, model: Model | None) -> Entry:
    """Explain a rule as the model has it, with an example that fails and one that passes."""
    what, why, how = (Text(*texts) for texts in zip(*map(split_manual, rule.manual), strict=True))
    own = RuleInModel(rule, model)
    level = level_of(own)
    if model and not own.runs:
        level = Text(f"{level.da} i {model.id}", f"{level.en} in {model.id}")
    reason = [Part(REASON if own.applies else NOT_HERE, own.why)] if own.why else []
    parts = [Part(WHY, why), Part(HINT, how), Part(LEVEL, level), *reason, *source_part(own.page)]
    for heading, failing in ((FAILS, True), (PASSES, False)):
        case = shortest_case(rule.name, failing=failing, step=rule.step, files=_files_of(model))
        if case is not None:
            parts.append(Part(heading, Text.from_value(shown(case)), literal=True))
    return Entry(rule.name, Text.from_value(rule.name), what, tuple(parts))


def _files_of(model: Model | None) -> tuple[str, ...]:
    """Return the files that a partnership of the model has."""
    forms = model.definition.forms if model else ()
    return (AGREEMENT, VOLUNTEERS, PARTICIPANTS, *(form.file for form in forms)) if forms else ()


def level_name(own: RuleInModel) -> Text:
    """Return the level of a rule in a model, or that it does not run there."""
    if not own.applies:
        return Text("gælder ikke", "does not apply")
    return Text("slået fra", "off") if own.is_off else LEVEL_NAMES[own.level]


def level_of(own: RuleInModel) -> Text:
    """Return the level of a rule in a model and its first step, or that it does not run there."""
    level = level_name(own)
    if not own.runs:
        return level
    return Text("{level}, fra trin {step}", "{level}, from step {step}").fill(
        level=level, step=own.step
    )


def shown(case: Case) -> str:
    """Return a case as its files, each under its name, and what is found in them on which day."""
    day = [f"--today {case.today}"] if case.today else []
    texts = [f"{name}\n" + indent(text.rstrip(), "  ") for name, text in case.files.items()]
    return "\n".join([*texts, *(f"-> {finding}" for finding in case.findings), *day])


def split_manual(text: str) -> tuple[str, str, str]:
    """Return what a rule finds, why it matters and how to fix it, from its docstring."""
    headings = "|".join((*WHY, *HINT))
    what, why, how = re.split(rf"^(?:{headings}): ", text, maxsplit=2, flags=re.MULTILINE)
    return " ".join(what.split()), " ".join(why.split()), " ".join(how.split())
