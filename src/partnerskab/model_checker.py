"""Checking a model: everything wrong in its folder, for its author, with file, line and column."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from partnerskab.diagnostics import START, Diagnostic, Finding
from partnerskab.documents.sandbox import template_fault
from partnerskab.exceptions import UsageError
from partnerskab.files import FileError, read_file
from partnerskab.i18n import Text
from partnerskab.model.definition import (
    Column,
    ModelDefinition,
    Point,
    Question,
    Stage,
)
from partnerskab.model.loader import DIAGNOSTIC_TYPES, Model, check_id, list_parts, read_part
from partnerskab.partnership.records import Agreement
from partnerskab.rules.runner import all_rules, rules_in_model
from partnerskab.schema.errors import list_field_names
from partnerskab.yamltext import Document, read


def check_model(folder: Path) -> tuple[Finding, ...]:
    """Return everything wrong in a model's folder: its files, and what one says of another."""
    if not (folder / "model.yaml").is_file():
        message = Text(
            "mappen har ingen model.yaml. Skriv mappen med modellen, fx templates/vores-model.",
            "the folder has no model.yaml. Write the model's folder, such as templates/our-model.",
        )
        raise UsageError(message)
    found = [Finding(name, *_list_finding_fields(fault)) for name, fault in _check_files(folder)]
    if not found:
        found = [
            Finding(name, *_list_finding_fields(fault)) for name, fault in _check_references(folder)
        ]
    return tuple(sorted(found))


def describe_rules(folder: Path) -> Iterator[Text]:
    """Yield how many rules apply in a model, and for each reason the rules that do not."""
    own = rules_in_model(Model(folder))
    reasons: dict[Text, list[str]] = {}
    for rule in own:
        if rule.why and not rule.runs:
            reasons.setdefault(rule.why, []).append(rule.rule.name)
    yield Text(
        "{n} af {all} regler gælder i modellen.", "{n} of {all} rules apply in the model."
    ).fill(n=sum(rule.runs for rule in own), all=len(own))
    for reason, names in sorted(reasons.items(), key=lambda item: item[1]):
        yield Text("- {why}: {names}", "- {why}: {names}").fill(why=reason, names=", ".join(names))


def _list_finding_fields(fault: Diagnostic) -> tuple[Any, ...]:
    return fault.span, fault.rule, "error", fault.message, fault.hint


def _check_files(folder: Path) -> Iterator[tuple[str, Diagnostic]]:
    """Each file by itself; a stage's file is looked for where the model's forms say."""
    definition, _ = read_part(folder, "model.yaml", ModelDefinition)
    for name, schema in list_parts(definition):
        yield from ((name, fault) for fault in read_part(folder, name, schema)[1])
    if definition and (differs := check_id(folder, definition)):
        yield "model.yaml", differs
    for document in definition.documents if definition else ():
        name = f"documents/{document.template}"
        try:
            fault = template_fault(document.template, read_file(folder, name))
        except FileError as error:
            fault = error.diagnostic
        if fault:
            yield name, fault


class _Names:
    """What there is to point to."""

    def __init__(self, model: Model) -> None:
        self.steps = {step.number for step in model.definition.steps}
        self.rules = {rule.name for rule in all_rules()}
        self.questions = {f"{asked.form.id}:{asked.name}" for asked in model.list_questions()}
        self.parts: set[str] = set()
        for asked in model.list_questions():
            name = f"{asked.form.id}:{asked.name}"
            stage = f"{asked.form.id}:{asked.stage.id}"
            self.parts |= {stage, f"{stage}.{asked.theme.id}"}
            parts: list[Point | Column] = [*asked.question.points, *asked.question.columns]
            self.parts |= {f"{name}.{part.id}" for part in parts}
            self.parts |= {f"{name}.{part.id}.{word.id}" for part in parts for word in part.choices}

    def has(self, target: str) -> bool:
        """Return whether a target is there: a field, a stage, a theme, a question or part of one.

        All but a field are written as `form:stage.theme.question.point`.
        """
        kind, _, name = target.partition(":")
        if kind == "agreement":
            return field_exists(name)
        return target in self.questions or target in self.parts


def field_exists(path: str) -> bool:
    """Return whether the agreement has a field at a path."""
    *parents, last = path.split(".")
    return last in list_field_names(Agreement, tuple(parents))


def _check_references(folder: Path) -> Iterator[tuple[str, Diagnostic]]:
    """Yield what is wrong in what one file says of another: steps, rules, facts, links, fields."""
    model = Model(folder)
    names = _Names(model)
    documents = {name: _read_document(folder, name) for name in ("model.yaml", "agreement.yaml")}
    definition = documents["model.yaml"]
    for rule, said in model.definition.rules.items():
        if rule not in names.rules:
            yield (
                "model.yaml",
                _describe_lost_target(definition, ("rules", rule), "reglen", "the rule"),
            )
        elif said.level and said.why is None:
            span = definition.key_span(("rules", rule)) if definition else START
            yield "model.yaml", DIAGNOSTIC_TYPES["rule_without_reason"].at(span)
    for fact, targets in model.definition.facts.items():
        for place, target in enumerate(targets):
            if not names.has(target):
                yield (
                    "model.yaml",
                    _describe_lost_target(
                        definition,
                        ("facts", fact, place),
                        "det, der peges på,",
                        "what it points to",
                    ),
                )
    for number, section in enumerate(model.sections):
        for place, field in enumerate(section.fields):
            path = ("sections", number, "fields", place, "path")
            if not field_exists(field.path):
                yield (
                    "agreement.yaml",
                    _describe_lost_target(documents["agreement.yaml"], path, "feltet", "the field"),
                )
    for form in model.definition.forms:
        for stage in model.stages[form.id]:
            yield from _check_stage(folder, f"{form.id}/{stage.id}.yaml", form.id, stage, names)


def _check_stage(
    folder: Path, name: str, form: str, stage: Stage, names: _Names
) -> Iterator[tuple[str, Diagnostic]]:
    document = _read_document(folder, name)
    if stage.step not in names.steps:
        yield name, _describe_lost_target(document, ("step",), "trinnet", "the step")
    for theme_place, theme in enumerate(stage.themes):
        for place, question in enumerate(theme.questions):
            path = ("themes", theme_place, "questions", place)
            for key, targets in _list_targets(question, form).items():
                if any(not names.has(target) for target in targets):
                    yield (
                        name,
                        _describe_lost_target(
                            document, (*path, *key), "det, der peges på,", "what it points to"
                        ),
                    )


def _list_targets(question: Question, form: str) -> dict[tuple[str | int, ...], tuple[str, ...]]:
    """Where a question points, by the place of the pointing."""
    pointed: dict[tuple[str | int, ...], tuple[str, ...]] = {
        ("columns", place, "links_to"): column.links_to
        for place, column in enumerate(question.columns)
        if column.links_to
    }
    if question.linked_from:
        pointed["linked_from",] = question.linked_from
    if question.adds_up:
        pointed["adds_up", "equals"] = (f"{form}:{question.adds_up.equals}",)
    return pointed


def _read_document(folder: Path, name: str) -> Document | None:
    try:
        return read(read_file(folder, name))[0]
    except FileError:
        return None


def _describe_lost_target(
    document: Document | None, path: tuple[str | int, ...], da: str, en: str
) -> Diagnostic:
    span = document.span(path) if document else START
    return DIAGNOSTIC_TYPES["model_reference"].at(span, what=Text(da, en))
