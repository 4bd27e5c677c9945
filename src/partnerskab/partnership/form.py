"""The records of a filled-in form: what the partners answered to each question."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from pydantic import Field

from partnerskab.model.definition import Question, Stage, Theme
from partnerskab.partnership.records import Accepted, Session
from partnerskab.schema.record import Record
from partnerskab.schema.values import DanishDate, Group, ListOf, PartnerId, PersonId, SessionId
from partnerskab.yamltext import FieldPath

PointValue = str | bool | int | Decimal | date | tuple[str, ...] | tuple[date, ...]


class Parked(Record):
    """Until when a question waits, and why."""

    until: DanishDate | None = None
    why: str | None = None


class TaskRecord(Record):
    """Something one partner has to do: what, who, by when, and when it was done."""

    partner: PartnerId | None = None
    what: str | None = None
    responsible: PersonId | None = None
    deadline: DanishDate | None = None
    done: DanishDate | None = None
    session: SessionId | None = None


class Answer(Record):
    """What the partners wrote to one question: a decision, tasks, not relevant, or parked."""

    decision: Any = None
    points: Group[dict[str, Any]] = Field(default_factory=dict)
    tasks: ListOf[TaskRecord] = ()
    responsible: PersonId | None = None
    deadline: DanishDate | None = None
    not_relevant: str | None = None
    parked: Parked | None = None
    note: str | None = None
    rows: Any = None


class Row(NamedTuple):
    """One row of a table: where it stands, and its cells by column."""

    path: FieldPath
    values: dict[str, PointValue]

    @property
    def id(self) -> str | None:
        """Return the row's id, if the table has ids."""
        value = self.values.get("id")
        return value if isinstance(value, str) else None


State = Literal["open", "decided", "not_relevant", "parked"]


class Answered(NamedTuple):
    """A question with its answer, where it stands and whether it settles the question.

    `faulty` says that part of the answer could not be read.
    """

    file: str
    path: FieldPath
    stage: Stage
    theme: Theme
    question: Question
    answer: Answer
    points: dict[str, PointValue]
    rows: tuple[Row, ...]
    state: State
    faulty: bool = False

    @property
    def name(self) -> str:
        """Return the question's name: `stage.theme.question`."""
        return f"{self.stage.id}.{self.theme.id}.{self.question.id}"


class Form(NamedTuple):
    """A form as it was filled in: every question of the model in order, answered or not."""

    id: str
    file: str
    answers: tuple[Answered, ...]
    sessions: tuple[Session, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    readable: bool = True

    def find_question(self, name: str) -> Iterator[Answered]:
        """Yield the answered question of that name, if the form has one."""
        return (answered for answered in self.answers if answered.name == name)


def determine_state(
    question: Question,
    answer: Answer,
    points: dict[str, PointValue],
    rows: tuple[Row, ...],
    sessions: tuple[Session, ...],
) -> State:
    """Return the state of a question with its answer.

    A decision does; so do a table's rows, answers to every point, sessions where those are the answer, and, for a
    task, somebody responsible with a deadline for each thing to do.
    """
    if answer.not_relevant:
        return "not_relevant"
    if question.answered_by == "sessions" and any(session.date for session in sessions):
        return "decided"
    if rows or answer.decision not in (None, "", ()):
        return "decided"
    if question.points and len(points) == len(question.points):
        return "decided"
    planned = answer.tasks and all(task.responsible and task.deadline for task in answer.tasks)
    if question.kind == "task" and planned:
        return "decided"
    return "parked" if answer.parked is not None else "open"
