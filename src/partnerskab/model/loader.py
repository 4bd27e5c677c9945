"""Find and read models: each is a folder of data that describes a way of running a partnership."""

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
from partnerskab.schema.errors import describe_errors
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
"""The keys of forms, questions and columns that decide whether a rule applies in a model.

`registers`: a form has sessions; `adds_up`: the numbers of a table make up another; `linked_from`:
a table is connected to another; `needed`: a table has a column that must be filled in.
"""

REGISTER_LISTS = ("roles", "volunteers", "families")
"""The lists of the registers; the path of a register's field begins with one of them."""

D = TypeVar("D", bound=Record)


class ModelError(DataError):
    """A model that cannot be used: `file` is given from the folder of models, `fault` is what is wrong in it."""

    def __init__(self, file: str, fault: Diagnostic) -> None:
        self.file = file
        self.fault = fault
        super().__init__(Text(*(f"{text} [{fault.rule}]" for text in self.description)))

    @property
    def description(self) -> Text:
        """The place, the message and the hint."""
        place = f"{self.file}:{self.fault.span.line}:{self.fault.span.column}"
        texts = zip(self.fault.message, self.fault.hint, strict=True)
        return Text(*(f"{place}: {message} {hint}" for message, hint in texts))


class UnknownModelError(DiagnosticError):
    """No model has that id."""


class PlacedQuestion(NamedTuple):
    """A question with its form, stage and theme."""

    form: FormDefinition
    stage: Stage
    theme: Theme
    question: Question

    @property
    def name(self) -> str:
        """Stage, theme and question with points between."""
        return f"{self.stage.id}.{self.theme.id}.{self.question.id}"


class Model:
    """A model's definitions; each file is read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.definition = self._read("model.yaml", ModelDefinition)
        if fault := check_id(folder, self.definition):
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
        return {clause.id: clause for clause in self._read("clauses.yaml", Clauses).clauses}

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that people have."""
        return self._read("roles.yaml", Roles).roles

    @cached_property
    def registers(self) -> Registers:
        """The descriptions of the registers for the scaffold and `explain`."""
        return self._read("registers.yaml", Registers)

    @cached_property
    def statutes(self) -> tuple[Statute, ...]:
        """The statutes that texts and rules refer to: the model's own file, else the one models share."""
        shared = (self.folder.parent / SHARED, templates_dir() / SHARED)
        folders = (self.folder, *shared)
        folder = next((folder for folder in folders if (folder / STATUTES).is_file()), folders[-1])
        return self._read(STATUTES, Statutes, folder).statutes

    def find_migrations(self, version: str | None) -> tuple[Migration, ...] | None:
        """Return the migrations after a version, in order; None if the version is unknown."""
        chain: list[Migration] = []
        after = {migration.before: migration for migration in self.definition.migrations}
        while version is not None and version != self.definition.version:
            migration = after.get(version)
            if migration is None or migration in chain:
                return None
            chain.append(migration)
            version = migration.after
        return tuple(chain)

    def list_questions(self) -> Iterator[PlacedQuestion]:
        """Yield every question of every form in order."""
        for form in self.definition.forms:
            for stage in self.stages[form.id]:
                for theme in stage.themes:
                    for question in theme.questions:
                        yield PlacedQuestion(form, stage, theme, question)

    def list_fields(self) -> Iterator[AgreementField]:
        """Yield every field of the agreement in order."""
        for section in self.sections:
            yield from section.fields

    def has_field(self, path: str) -> bool:
        """Return whether the agreement or a register of the model asks for a field."""
        if path.partition(".")[0] not in REGISTER_LISTS:
            return any(field.path == path for field in self.list_fields())
        registers = (self.registers.volunteers, self.registers.participants)
        return any(field.path == path for register in registers for field in register.fields)

    @cached_property
    def keys(self) -> set[ModelKey]:
        """The keys, among those that rules ask for, that a form, a question or a column uses."""
        questions = [placed.question for placed in self.list_questions()]
        columns = [column for question in questions for column in question.columns]
        uses: dict[ModelKey, bool] = {
            "registers": any(form.registers for form in self.definition.forms),
            "adds_up": any(question.adds_up for question in questions),
            "linked_from": any(question.linked_from for question in questions),
            "needed": any(column.needed for column in columns),
        }
        return {key for key, used in uses.items() if used}

    def _read(self, name: str, schema: type[D], folder: Path | None = None) -> D:
        source = folder or self.folder
        found, faults = read_part(source, name, schema)
        if found is None:
            raise ModelError(f"{source.name}/{name}", faults[0])
        return found


class EmptyModel(Model):
    """The model of a partnership whose own model could not be read: no questions and no rules."""

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


def check_id(folder: Path, definition: ModelDefinition) -> Diagnostic | None:
    """Return a diagnostic if a model's id differs from the name of its folder, by which it is found."""
    if definition.id == folder.absolute().name:
        return None
    document = read(read_file(folder, "model.yaml"))[0]
    return DIAGNOSTIC_TYPES["model_id_differs"].at(document.span(("id",)) if document else START)


def read_part(folder: Path, name: str, schema: type[D]) -> tuple[D | None, list[Diagnostic]]:
    """Return what a file of a model holds, or None and a diagnostic of everything wrong in it."""
    try:
        raw = read_file(folder, name)
    except FileError as error:
        return None, [error.diagnostic]
    value = find_compiled(raw)
    if value is not None:
        with suppress(ValidationError):  # the YAML is read instead, to locate the error
            return schema.model_validate(value), []
    return _parse_file(raw, schema)


def _parse_file(raw: bytes, schema: type[D]) -> tuple[D | None, list[Diagnostic]]:
    document, found = read(raw)
    if document is None:
        return None, list(found)
    try:
        return schema.model_validate(document.value), []
    except ValidationError as error:
        return None, list(describe_errors(error, document, schema))


def list_parts(definition: ModelDefinition | None) -> Iterator[tuple[str, type[Record]]]:
    """Yield the names of a model's files, each with the schema of its content."""
    yield from PARTS.items()
    for form in definition.forms if definition else ():
        for stage in form.stages:
            yield f"{form.id}/{stage}.yaml", Stage


def templates_dir() -> Path:
    """Return the folder of the models that ship: in the package, or in the checkout it was installed from."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def list_model_folders(extra: Path | None = None) -> list[Path]:
    """Return the folders that models are looked for in, the caller's own first."""
    own = [extra] if extra else []
    named = os.environ.get(ENVIRONMENT, "")
    return [*own, *(Path(part) for part in named.split(os.pathsep) if part), templates_dir()]


def list_model_ids(extra: Path | None = None) -> list[str]:
    """Return the ids of all models that can be found, sorted."""
    names = {
        path.parent.name
        for folder in list_model_folders(extra)
        for path in folder.glob("*/model.yaml")
    }
    return sorted(name for name in names if _MODEL_ID.fullmatch(name))


class DiscoveredModels(NamedTuple):
    """The models that can be found, by id: those that can be used, and why others cannot."""

    sound: tuple[Model, ...]
    broken: tuple[tuple[str, ModelError], ...]


def discover_models(extra: Path | None = None, *, whole: bool = False) -> DiscoveredModels:
    """Return every model that can be found; `whole` reads all files of each, so that every error shows."""
    sound: list[Model] = []
    broken: list[tuple[str, ModelError]] = []
    for model_id in list_model_ids(extra):
        try:
            model = load_model(model_id, extra)
            if whole:
                _ = model.stages, model.sections
        except ModelError as error:
            broken.append((model_id, error))
        else:
            sound.append(model)
    return DiscoveredModels(tuple(sound), tuple(broken))


def choose_default_model_id(extra: Path | None = None) -> str:
    """Return the id of the usable model marked as the default, else of the first by name; "" if none."""
    sound = discover_models(extra).sound
    marked = (model.id for model in sound if model.definition.default)
    return next(marked, sound[0].id if sound else "")


@cache
def _open_model(folder: Path) -> Model:
    """Return the model in a folder; read once, however many partnerships use it."""
    return Model(folder)


def load_model(model_id: str, extra: Path | None = None) -> Model:
    """Return the model of that id. Raises `UnknownModelError` if there is none."""
    if _MODEL_ID.fullmatch(model_id):
        for folder in list_model_folders(extra):
            if (folder / model_id / "model.yaml").is_file():
                return _open_model((folder / model_id).absolute())
    nearest = find_nearest(model_id, list_model_ids(extra))
    suggestion = Text(f", fx {nearest}", f", such as {nearest}") if nearest else Text("", "")
    diagnostic = DIAGNOSTIC_TYPES["unknown_model"].at(START, suggestion=suggestion)
    raise UnknownModelError(diagnostic, UsageError.exit_code)
