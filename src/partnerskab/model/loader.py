"""Models: ways of running a partnership, each a folder of data found by looking."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from partnerskab.diagnostics import START, Diagnostic, load_types
from partnerskab.exceptions import DataError, DiagnosticError, UsageError
from partnerskab.files import FileError, read_file
from partnerskab.i18n import Text, find_nearest
from partnerskab.model.compiled import find_compiled
from partnerskab.model.definition import (
    AgreementDefinition,
    AgreementField,
    Clause,
    Clauses,
    FormDefinition,
    Migration,
    ModelDefinition,
    Question,
    Registers,
    Role,
    Roles,
    Section,
    Stage,
    Statute,
    Statutes,
    Theme,
)
from partnerskab.schema.errors import diagnostics_of
from partnerskab.schema.record import Record
from partnerskab.yamltext import read

_MODEL_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
ENVIRONMENT = "PARTNERSKAB_TEMPLATES"
SHARED = "_shared"
"""The folder beside the models that holds what several of them use."""
STATUTES = "statutes.yaml"
PARTS: dict[str, type[Record]] = {
    "model.yaml": ModelDefinition,
    "agreement.yaml": AgreementDefinition,
    "clauses.yaml": Clauses,
    "roles.yaml": Roles,
    "registers.yaml": Registers,
}
"""The files every model has, beside those of its stages."""

DIAGNOSTIC_TYPES = load_types(Path(__file__).with_suffix(".json"))

ModelKey = Literal["registers", "adds_up", "linked_from", "needed"]
"""The keys of forms, questions and columns that decide whether a rule applies in a model."""

REGISTER_LISTS = ("roles", "volunteers", "families")
"""The lists of the registers; the path of a register's field begins with one of them."""

D = TypeVar("D", bound=Record)


class ModelError(DataError):
    """A model that cannot be used: which of its files, after the model's folder, and what is wrong in it."""

    def __init__(self, file: str, fault: Diagnostic) -> None:
        self.file = file
        self.fault = fault
        super().__init__(Text(*(f"{text} [{fault.rule}]" for text in self.told)))

    @property
    def told(self) -> Text:
        """Where the fault stands, what it is, and what to write instead."""
        place = f"{self.file}:{self.fault.span.line}:{self.fault.span.column}"
        texts = zip(self.fault.message, self.fault.hint, strict=True)
        return Text(*(f"{place}: {message} {hint}" for message, hint in texts))


class UnknownModelError(DiagnosticError):
    """There is no model of that id."""


class Asked(NamedTuple):
    """A question where it stands in a form."""

    form: FormDefinition
    stage: Stage
    theme: Theme
    question: Question

    @property
    def name(self) -> str:
        """Stage, theme and question with points between."""
        return f"{self.stage.id}.{self.theme.id}.{self.question.id}"


class Model:
    """A model's definitions, each file read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.definition = self._read("model.yaml", ModelDefinition)
        if fault := id_fault(folder, self.definition):
            raise ModelError(f"{folder.name}/model.yaml", fault)

    @property
    def id(self) -> str:
        """The model's id."""
        return self.definition.id

    @cached_property
    def stages(self) -> dict[str, tuple[Stage, ...]]:
        """Every form's stages in order, by the form's id."""
        return {
            form.id: tuple(self._read(f"{form.id}/{stage}.yaml", Stage) for stage in form.stages)
            for form in self.definition.forms
        }

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the agreement in order."""
        return self._read("agreement.yaml", AgreementDefinition).sections

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The optional clauses by id."""
        return {one.id: one for one in self._read("clauses.yaml", Clauses).clauses}

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The parts people play."""
        return self._read("roles.yaml", Roles).roles

    @cached_property
    def registers(self) -> Registers:
        """What the scaffold and `explain` say of the registers."""
        return self._read("registers.yaml", Registers)

    @cached_property
    def statutes(self) -> tuple[Statute, ...]:
        """The law that texts and rules rest on: the model's own file, else the one that models share."""
        shared = (self.folder.parent / SHARED, templates_dir() / SHARED)
        folders = (self.folder, *shared)
        folder = next((folder for folder in folders if (folder / STATUTES).is_file()), folders[-1])
        return self._read(STATUTES, Statutes, folder).statutes

    def migrations_since(self, version: str | None) -> tuple[Migration, ...] | None:
        """What changed since a version, in order: nothing where it is the current one, None where it is unknown."""
        chain: list[Migration] = []
        after = {one.before: one for one in self.definition.migrations}
        while version is not None and version != self.definition.version:
            step = after.get(version)
            if step is None or step in chain:
                return None
            chain.append(step)
            version = step.after
        return tuple(chain)

    def asked(self) -> Iterator[Asked]:
        """Every question of every form in order."""
        for form in self.definition.forms:
            for stage in self.stages[form.id]:
                for theme in stage.themes:
                    for question in theme.questions:
                        yield Asked(form, stage, theme, question)

    def fields(self) -> Iterator[AgreementField]:
        """Every field of the agreement in order."""
        for section in self.sections:
            yield from section.fields

    def has_field(self, path: str) -> bool:
        """Return whether the agreement or a register of the model asks for a field."""
        if path.partition(".")[0] not in REGISTER_LISTS:
            return any(field.path == path for field in self.fields())
        registers = (self.registers.volunteers, self.registers.participants)
        return any(field.path == path for register in registers for field in register.fields)

    @cached_property
    def keys(self) -> set[ModelKey]:
        """The keys, among those that rules ask for, that a form, a question or a column uses."""
        questions = [asked.question for asked in self.asked()]
        columns = [column for question in questions for column in question.columns]
        uses: dict[ModelKey, bool] = {
            "registers": any(form.registers for form in self.definition.forms),
            "adds_up": any(question.adds_up for question in questions),
            "linked_from": any(question.linked_from for question in questions),
            "needed": any(column.needed for column in columns),
        }
        return {key for key, used in uses.items() if used}

    def _read(self, name: str, schema: type[D], folder: Path | None = None) -> D:
        place = folder or self.folder
        found, faults = read_part(place, name, schema)
        if found is None:
            raise ModelError(f"{place.name}/{name}", faults[0])
        return found


class EmptyModel(Model):
    """The model of a partnership whose own could not be read: it has no questions and no rules."""

    def __init__(self) -> None:
        nameless = {"da": "–", "en": "–"}
        texts = dict.fromkeys(("title", "description", "publication"), nameless)
        lists: dict[str, object] = {"steps": [], "forms": [], "documents": [], "settings": {}}
        self.folder = Path()
        self.sections, self.clauses, self.roles, self.statutes = (), {}, (), ()
        self.definition = ModelDefinition.model_validate(
            {"id": "none", "version": "0", **texts, **lists}
        )

    def has_field(self, path: str) -> bool:  # noqa: ARG002
        """Return False: the model asks for no fields."""
        return False


def id_fault(folder: Path, definition: ModelDefinition) -> Diagnostic | None:
    """What is wrong where a model, which is found by its folder's name, calls itself something else."""
    if definition.id == folder.absolute().name:
        return None
    document = read(read_file(folder, "model.yaml"))[0]
    return DIAGNOSTIC_TYPES["model_id_differs"].at(document.span(("id",)) if document else START)


def read_part(folder: Path, name: str, schema: type[D]) -> tuple[D | None, list[Diagnostic]]:
    """One file of a model, or everything that is wrong in it."""
    try:
        raw = read_file(folder, name)
    except FileError as error:
        return None, [error.diagnostic]
    value = find_compiled(raw)
    if value is not None:
        with suppress(ValidationError):  # the YAML is read instead, for the place of the error
            return schema.model_validate(value), []
    return _parsed(raw, schema)


def _parsed(raw: bytes, schema: type[D]) -> tuple[D | None, list[Diagnostic]]:
    document, found = read(raw)
    if document is None:
        return None, list(found)
    try:
        return schema.model_validate(document.value), []
    except ValidationError as error:
        return None, list(diagnostics_of(error, document, schema))


def parts(definition: ModelDefinition | None) -> Iterator[tuple[str, type[Record]]]:
    """The names of a model's files, each with what it has to hold."""
    yield from PARTS.items()
    for form in definition.forms if definition else ():
        for stage in form.stages:
            yield f"{form.id}/{stage}.yaml", Stage


def templates_dir() -> Path:
    """The folder of the models that ship: in the package, or in the checkout it was installed from."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def roots(extra: Path | None = None) -> list[Path]:
    """Where models are looked for, the caller's own folders first."""
    own = [extra] if extra else []
    named = os.environ.get(ENVIRONMENT, "")
    return [*own, *(Path(part) for part in named.split(os.pathsep) if part), templates_dir()]


def model_ids(extra: Path | None = None) -> list[str]:
    """The ids of all models that can be found."""
    names = {path.parent.name for root in roots(extra) for path in root.glob("*/model.yaml")}
    return sorted(name for name in names if _MODEL_ID.fullmatch(name))


class Available(NamedTuple):
    """The models that can be found, by id: those that can be used, and why others cannot."""

    sound: tuple[Model, ...]
    broken: tuple[tuple[str, ModelError], ...]


def available(extra: Path | None = None, *, whole: bool = False) -> Available:
    """Every model that can be found, one that nobody can use standing in nobody's way; `whole` reads them to the end."""
    sound: list[Model] = []
    broken: list[tuple[str, ModelError]] = []
    for one in model_ids(extra):
        try:
            model = find(one, extra)
            if whole:
                _ = model.stages, model.sections
        except ModelError as error:
            broken.append((one, error))
        else:
            sound.append(model)
    return Available(tuple(sound), tuple(broken))


def default_id(extra: Path | None = None) -> str:
    """The model to begin with where none was chosen: the one that says so, else the first by name that can be used."""
    sound = available(extra).sound
    marked = (one.id for one in sound if one.definition.default)
    return next(marked, sound[0].id if sound else "")


@cache
def _opened(folder: Path) -> Model:
    """A model, read once however many partnerships a run reads."""
    return Model(folder)


def find(model_id: str, extra: Path | None = None) -> Model:
    """Return the model of that id. Raises `UnknownModelError` if there is none."""
    if _MODEL_ID.fullmatch(model_id):
        for root in roots(extra):
            if (root / model_id / "model.yaml").is_file():
                return _opened((root / model_id).absolute())
    meant = find_nearest(model_id, model_ids(extra))
    near = Text(f", fx {meant}", f", such as {meant}") if meant else Text("", "")
    diagnostic = DIAGNOSTIC_TYPES["unknown_model"].at(START, suggestion=near)
    raise UnknownModelError(diagnostic, UsageError.exit_code)
