"""Definitions: what a model says its forms, its agreement and its rules are."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.schema.record import Record
from partnerskab.schema.values import ReadWith

Step = int
Strength = Literal["required", "expected", "recommended", "typical", "optional"]
"""How firmly the publication wants something: it requires, expects, recommends, describes what is usual, or leaves it open."""
AnswerKind = Literal[
    "text",
    "list",
    "yes_no",
    "number",
    "date",
    "dates",
    "money",
    "person",
    "people",
    "organisation",
    "place",
    "choice",
    "document",
    "table",
]
CellKind = Literal[
    "id",
    "link",
    "text",
    "list",
    "yes_no",
    "number",
    "date",
    "dates",
    "money",
    "person",
    "people",
    "partner",
    "choice",
]


def _pair(value: object) -> Text:
    if isinstance(value, dict) and value.keys() == {"da", "en"} and all(value.values()):
        return Text(value["da"], value["en"])
    raise PydanticCustomError("missing_translation", "missing_translation")


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        raise ValueError("must be true or false")
    return value == "true"


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Bilingual = Annotated[Text, ReadWith(_pair)]
Flag = Annotated[bool, ReadWith(_flag)]
NameList = Annotated[tuple[str, ...], BeforeValidator(_several)]
"""A list of names; one name alone is a list of one."""


class Offset(Record):
    """A day counted from an anchor: so many days after it, or before it where negative."""

    days: int
    anchor: Literal["first_session", "last_session"] = Field(alias="from")


class Choice(Record):
    """One of the answers to choose between."""

    id: str
    title: Bilingual


class Point(Record):
    """One part of a question."""

    id: str
    answer: AnswerKind
    text: Bilingual
    choices: tuple[Choice, ...] = ()
    kind: Literal["task"] | None = None
    added: Flag = False
    strength: Strength | None = None


class Column(Record):
    """One column of a table; a `link` holds ids of rows in the tables it links to.

    `needed` says how badly a row wants a value here, and `needed_if` the values of other columns it is wanted for.
    """

    id: str
    answer: CellKind
    title: Bilingual
    text: Bilingual | None = None
    choices: tuple[Choice, ...] = ()
    links_to: tuple[str, ...] = ()
    required: Flag = False
    needed: Level | None = None
    needed_if: dict[str, NameList] = Field(default_factory=dict)


class RowTasks(Record):
    """Which columns of a table make each of its rows a task.

    `every` holds how often it recurs; where the rows are `lasting`, they need no day to be done by.
    """

    what: str
    responsible: str | None = None
    partner: str | None = None
    deadline: str | None = None
    done: str | None = None
    every: str | None = None
    lasting: Flag = False


class ColumnSum(Record):
    """A column of numbers that has to add up to the number another question is answered with."""

    column: str
    equals: str


class Question(Record):
    """One question of a form."""

    id: str
    kind: Literal["question", "task", "checklist", "evaluation", "table"]
    answer: AnswerKind
    page: str | None = None
    owner: str | None = None
    required: Flag = False
    strength: Strength | None = None
    added: Flag = False
    due: Offset | None = None
    opens: Offset | None = None
    answered_by: Literal["sessions"] | None = None
    title: Bilingual
    text: Bilingual
    help: Bilingual
    example: Bilingual
    choices: tuple[Choice, ...] = ()
    points: tuple[Point, ...] = ()
    columns: tuple[Column, ...] = ()
    row: str | None = None
    as_tasks: RowTasks | None = None
    linked_from: tuple[str, ...] = ()
    adds_up: ColumnSum | None = None
    duty: Bilingual | None = None


class Theme(Record):
    """Questions that belong together."""

    id: str
    title: Bilingual
    page: str | None = None
    added: Flag = False
    intro: Bilingual | None = None
    questions: tuple[Question, ...]


class Stage(Record):
    """A part of a form that belongs to one of the model's steps."""

    id: str
    step: Step
    title: Bilingual
    intro: Bilingual
    pages: str | None = None
    themes: tuple[Theme, ...]


class FormDefinition(Record):
    """One form: the file it stands in, and its stages in order."""

    id: str
    file: str
    title: Bilingual
    registers: tuple[Literal["sessions"], ...] = ()
    pseudonyms: Flag = False
    stages: tuple[str, ...]


class StepDefinition(Record):
    """One of the steps on the way to a signed agreement."""

    number: Step
    id: str
    title: Bilingual
    text: Bilingual
    pages: str | None = None


class SettingDefinition(Record):
    """A number that rules use, with the model's default."""

    value: int
    title: Bilingual
    why: Bilingual


class RuleSetting(Record):
    """What a model says of one rule: its level, or `off`, the step it belongs to, and why."""

    level: Level | Literal["off"] | None = None
    step: Step | None = None
    page: str | None = None
    why: Bilingual | None = None


class DocumentDefinition(Record):
    """A document the model renders: its template, its title, its page."""

    id: str
    template: str
    title: Bilingual
    text: Bilingual
    landscape: Flag = False
    anchors: tuple[str, ...] = ()


class Rename(Record):
    """A key that got another name: the file it stands in, its path as it was, and its new name."""

    file: str
    path: str
    to: str


class Migration(Record):
    """What changed from one version of a model to the next."""

    before: str = Field(alias="from")
    after: str = Field(alias="to")
    what: Bilingual
    renames: tuple[Rename, ...] = ()


class ModelDefinition(Record):
    """model.yaml: what the model is and which parts it has."""

    id: str
    version: str
    title: Bilingual
    description: Bilingual
    publication: Bilingual
    default: Flag = False
    proposal: Bilingual | None = None
    steps: tuple[StepDefinition, ...]
    forms: tuple[FormDefinition, ...]
    documents: tuple[DocumentDefinition, ...]
    settings: dict[str, SettingDefinition]
    facts: dict[FactName, tuple[str, ...]] = Field(default_factory=dict)
    rules: dict[str, RuleSetting] = Field(default_factory=dict)
    migrations: tuple[Migration, ...] = ()


class AgreementField(Record):
    """One field of the agreement: its place in the file, its question, its help, and what stands behind it.

    `source` names questions, or themes or stages whole, after the form's id and a colon.
    """

    path: str
    step: Step = 4
    page: str | None = None
    required: Flag = False
    needed_if: dict[str, str] = Field(default_factory=dict)
    title: Bilingual
    text: Bilingual
    help: Bilingual
    example: Bilingual
    row: str | None = None
    source: NameList = Field(default=(), alias="from")
    added: Flag = False


class Provision(Record):
    """A fixed sentence of the agreement."""

    id: str
    page: str | None = None
    strength: str | None = None
    when: dict[str, str] = Field(default_factory=dict)
    text: Bilingual


class Section(Record):
    """One section of the agreement."""

    id: str
    number: int
    page: str | None = None
    title: Bilingual
    intro: Bilingual | None = None
    fields: tuple[AgreementField, ...] = ()
    provisions: tuple[Provision, ...] = ()


class AgreementDefinition(Record):
    """agreement.yaml of a model: the sections in order."""

    sections: tuple[Section, ...]


class Clause(Record):
    """An optional clause of the model's library."""

    id: str
    title: Bilingual
    settles: Bilingual
    text: Bilingual


class Clauses(Record):
    """clauses.yaml of a model."""

    clauses: tuple[Clause, ...] = ()


class Duty(Record):
    """One duty of a role."""

    id: str
    text: Bilingual


class Role(Record):
    """A part somebody plays in the partnership, and where that person is named."""

    id: str
    page: str | None = None
    title: Bilingual
    text: Bilingual
    duties: tuple[Duty, ...] = ()
    where: str | None = None


class Roles(Record):
    """roles.yaml of a model."""

    roles: tuple[Role, ...] = ()


class Superseded(Record):
    """Paragraphs of an act that no longer hold, the act by every name people give it, and what holds now."""

    acts: tuple[str, ...]
    paragraphs: tuple[str, ...]
    now: Bilingual


class Statute(Record):
    """A statute that the texts rest on: what it says in one line, where that was seen, and when it was last checked."""

    id: str
    title: Bilingual
    reference: str
    says: Bilingual
    seen_at: str
    checked_on: date
    superseded: tuple[Superseded, ...] = ()


class Statutes(Record):
    """statutes.yaml: every reference to the law, in one place."""

    statutes: tuple[Statute, ...]


class RegisterField(Record):
    """One field of a register: its place, its question and its help."""

    path: str
    page: str | None = None
    title: Bilingual
    text: Bilingual
    help: Bilingual
    example: Bilingual
    row: str | None = None


class Register(Record):
    """A register's introduction and fields, as the scaffold and `explain` show them."""

    intro: Bilingual
    fields: tuple[RegisterField, ...] = ()


class Registers(Record):
    """registers.yaml of a model."""

    volunteers: Register
    participants: Register
    sessions: Register
    private: Register
    needs: dict[str, Bilingual] = Field(default_factory=dict)
    statuses: dict[str, Bilingual] = Field(default_factory=dict)
