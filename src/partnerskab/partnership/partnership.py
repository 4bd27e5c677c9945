"""A partnership: the values of its files, typed, and the place of each value."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from partnerskab.diagnostics import START, Finding, Span
from partnerskab.model.definition import Choice
from partnerskab.model.facts import FactName
from partnerskab.model.loader import EmptyModel, Model
from partnerskab.partnership.form import Answered, Form, PointValue, Row
from partnerskab.partnership.records import Agreement, Families, Family, Volunteers
from partnerskab.partnership.tasks import (
    Task,
    collect_written_tasks,
    imply_tasks_from_answers,
    imply_tasks_from_registers,
    schedule_recurring_tasks,
)
from partnerskab.schema.record import Record
from partnerskab.yamltext import Document, FieldPath, touches

AGREEMENT, VOLUNTEERS, PARTICIPANTS = "agreement.yaml", "volunteers.yaml", "participants.yaml"
LONGEST_SETTING = 6
TAKING_PART = ("registered", "confirmed", "completed")
GROUPS = ("steering_group", "project_management", "course_management", "working_group")

EMPTY_AGREEMENT = Agreement.model_construct(format=1, model="")
EMPTY_VOLUNTEERS = Volunteers.model_construct()
EMPTY_FAMILIES = Families.model_construct()


class At(NamedTuple):
    """A place in one of the files of the partnership."""

    file: str
    span: Span


class Fact(NamedTuple):
    """A value that the model points to, and where it is written."""

    value: Any
    partnership: "PartialPartnership"
    file: str
    path: FieldPath

    @property
    def at(self) -> At:
        """The place of the value; looked up only when needed, since it takes a walk of the document."""
        return self.partnership.locate(self.file, self.path)


class FactTarget(NamedTuple):
    """A question that a fact points to, and which part of it: a point, or a column and a choice."""

    form: Form
    answered: Answered
    part: tuple[str, ...]


@cache
def _get_empty_model() -> EmptyModel:
    """Return the one model of all partnerships whose own could not be read."""
    return EmptyModel()


@dataclass(frozen=True, kw_only=True)
class PartialPartnership:
    """What could be read of a partnership; a part that could not be read is None."""

    folder: Path
    model: Model | None = None
    agreement: Agreement | None = None
    forms: tuple[Form, ...] = ()
    volunteers: Volunteers | None = None
    families: Families | None = None
    findings: tuple[Finding, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    lost: tuple[At, ...] = ()
    """The further places of an id that points to nothing; the first place has the finding."""
    unsure: bool = False
    """Whether the partners or the people stand under a misspelt key, so that no person is known."""

    @cached_property
    def whole(self) -> "Partnership":
        """The partnership with an empty record for each part that is missing or could not be read."""
        return Partnership(
            folder=self.folder,
            model=self.model or _get_empty_model(),
            agreement=self.agreement or EMPTY_AGREEMENT,
            forms=self.forms,
            volunteers=self.volunteers or EMPTY_VOLUNTEERS,
            families=self.families or EMPTY_FAMILIES,
            findings=self.findings,
            documents=self.documents,
            texts=self.texts,
            names=self.names,
            lost=self.lost,
            unsure=self.unsure,
        )

    @property
    def title(self) -> str | None:
        """The title of the agreement, if it has one."""
        return self.agreement.title if self.agreement else None

    @property
    def registers(self) -> dict[str, Agreement | Volunteers | Families]:
        """The agreement, the volunteers and the families that could be read, by file."""
        read = {AGREEMENT: self.agreement, VOLUNTEERS: self.volunteers, PARTICIPANTS: self.families}
        return {file: record for file, record in read.items() if record is not None}

    @property
    def unread(self) -> tuple[str, ...]:
        """The files of the agreement and of the forms that could not be read to their ends."""
        agreement = () if self.agreement else (AGREEMENT,)
        forms = [form.file for form in self.forms if not form.readable]
        partly = {at.file for at in self.unread_blocks}
        asked = (AGREEMENT, *(form.file for form in self.forms))
        return (*agreement, *forms, *(file for file in asked if file in partly))

    @cached_property
    def unread_blocks(self) -> tuple[At, ...]:
        """The parts of files that could not be read; what they say is not known to be missing."""
        return tuple(
            At(file, span) for file, read in self.documents.items() for span in read.unread
        )

    def is_unread(self, at: At) -> bool:
        """Return whether a place touches an unread part, or is in the same section or answer as one."""
        blocks = [block.span for block in self.unread_blocks if block.file == at.file]
        if not blocks or touches(at.span, blocks):
            return bool(blocks)
        document = self.documents[at.file]
        paths: Iterator[FieldPath] = ((key,) for key in document.value)
        if at.file not in (AGREEMENT, VOLUNTEERS, PARTICIPANTS):
            paths = (
                answered.path
                for form in self.forms
                if form.file == at.file
                for answered in form.answers
            )
        elif document.is_mixed:
            return True
        spans = (document.span(path) for path in paths)
        return any(touches(at.span, [span]) and touches(span, blocks) for span in spans)

    @cached_property
    def partly_read(self) -> frozenset[str]:
        """The needs of rules that were read only in part, so that their items cannot be counted."""
        files = {at.file for at in self.unread_blocks}
        lists = {VOLUNTEERS: "volunteers", PARTICIPANTS: "families"}
        partly = {name for file, name in lists.items() if file in files}
        agreement = self.documents.get(AGREEMENT)
        if agreement and any(agreement.is_unread((key,)) for key in ("partners", "people")):
            partly.add("agreement")
        return frozenset(partly)

    def locate(self, file: str, path: FieldPath = ()) -> At:
        """Return the place of a value, or of the nearest value around it that is written."""
        document = self.documents.get(file)
        return At(file, document.span(path) if document else START)

    def locate_key(self, file: str, path: FieldPath) -> At:
        """Return the place of a key."""
        document = self.documents.get(file)
        return At(file, document.key_span(path) if document else START)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task and owed decision that is written down and does not recur."""
        return tuple(task for task in self._written_tasks if task.every is None)

    @cached_property
    def _written_tasks(self) -> tuple[Task, ...]:
        return tuple(collect_written_tasks(self.forms))

    @cached_property
    def tasks_by_responsible(self) -> dict[str, tuple[Task, ...]]:
        """The undone tasks and owed decisions by the id of the person responsible."""
        held: dict[str, list[Task]] = {}
        for task in self._written_tasks:
            if task.responsible and (task.every or not task.done):
                held.setdefault(task.responsible, []).append(task)
        return {person: tuple(tasks) for person, tasks in held.items()}

    def find_departed(self, today: date) -> dict[str, date]:
        """Return the people and volunteers who left on or before a day, by id, with the day they left."""
        people = (self.agreement or EMPTY_AGREEMENT).people
        volunteers = (self.volunteers or EMPTY_VOLUNTEERS).volunteers
        days = [(person.id, person.left) for person in people]
        days += [(volunteer.id, volunteer.left) for volunteer in volunteers]
        return {who: left for who, left in days if left is not None and left <= today}

    def imply_tasks(self, today: date) -> tuple[Task, ...]:
        """Return the tasks that follow from dates, and the next of each that recurs."""
        dated = imply_tasks_from_registers(self.agreement, self.volunteers, self.families, today)
        return (
            *dated,
            *imply_tasks_from_answers(self.forms),
            *schedule_recurring_tasks(self._written_tasks, today),
        )

    @cached_property
    def people(self) -> dict[str, str]:
        """The people by id, with the name to print."""
        people = (self.agreement or EMPTY_AGREEMENT).people
        return {person.id: person.name or person.id for person in people}

    @cached_property
    def partners(self) -> dict[str, str]:
        """The partners by id, with the name to print, in the order of the agreement."""
        partners = (self.agreement or EMPTY_AGREEMENT).partners
        return {partner.id: partner.name or partner.id for partner in partners}

    @cached_property
    def partner_of(self) -> dict[str, str]:
        """The partner each person works for, by the person's id; unknown partners are left out."""
        people = (self.agreement or EMPTY_AGREEMENT).people
        return {person.id: person.partner for person in people if person.partner in self.partners}

    @cached_property
    def settings(self) -> dict[str, int]:
        """The settings of the model, replaced by those of the partnership where it has its own."""
        if self.model is None:
            return {}
        defaults = self.model.definition.settings
        values = {name: setting.value for name, setting in defaults.items()}
        own = (self.agreement or EMPTY_AGREEMENT).settings
        return values | {name: int(text) for name, text in own.items() if text and is_setting(text)}

    @cached_property
    def pseudonymous(self) -> tuple[Form, ...]:
        """The forms that name people by pseudonyms only and hold nothing that identifies them."""
        definitions = self.model.definition.forms if self.model else ()
        ids = {definition.id for definition in definitions if definition.pseudonyms}
        return tuple(form for form in self.forms if form.id in ids)

    @cached_property
    def public_forms(self) -> tuple[Form, ...]:
        """The forms that documents and summaries may speak of: those without pseudonyms."""
        hidden = {form.id for form in self.pseudonymous}
        return tuple(form for form in self.forms if form.id not in hidden)

    def find_anchors(self) -> dict[str, date]:
        """Return the days of the first and the last session; empty if no session has a date."""
        sessions = [session for form in self.forms for session in form.sessions]
        days = sorted(session.date for session in sessions if session.date)
        return {"first_session": days[0], "last_session": days[-1]} if days else {}

    def find_last_day(self) -> date | None:
        """Return the last day families meet: the last session or a later network meeting."""
        days = [
            day
            for fact in self.find_facts("network_dates")
            for day in (fact.value if isinstance(fact.value, tuple) else ())
            if isinstance(day, date)
        ]
        last = self.find_anchors().get("last_session")
        return max([*days, *([last] if last else [])], default=None)

    def list_families_taking_part(self) -> Iterator[tuple[int, Family]]:
        """Yield the families that are registered or further, with their position."""
        for position, family in enumerate((self.families or EMPTY_FAMILIES).families):
            if family.status in TAKING_PART:
                yield position, family

    def list_fact_targets(self, name: FactName) -> tuple[str, ...]:
        """Return what the model says a fact points to: `agreement:FIELD` or `FORM:QUESTION`."""
        return self.model.definition.facts.get(name, ()) if self.model else ()

    def find_facts(self, name: FactName) -> list[Fact]:
        """Return the values behind a fact that are not empty."""
        return [fact for target in self.list_fact_targets(name) for fact in self._find_fact(target)]

    def get_fact_values(self, name: FactName) -> tuple[Fact | None, ...]:
        """Return one value for each target of a fact, in order; None where it is empty."""
        return tuple(next(self._find_fact(target), None) for target in self.list_fact_targets(name))

    def find_answers(self, name: FactName) -> Iterator[Answered]:
        """Yield the questions behind a fact with their answers; agreement fields are left out."""
        return (target.answered for target in self.resolve_fact(name))

    def resolve_fact(self, name: FactName) -> Iterator[FactTarget]:
        """Yield the questions behind a fact; a stage or a theme stands for all of its questions."""
        for target in self.list_fact_targets(name):
            form_id, _, place = target.partition(":")
            path = tuple(place.split("."))
            for form in self.forms:
                for answered in form.answers if form.id == form_id else ():
                    if answered.path[: len(path)] == path[:3]:
                        yield FactTarget(form, answered, path[3:])

    def list_table_rows(self, name: FactName) -> Iterator["TableRow"]:
        """Yield the rows of the tables behind a fact, with the columns that its parts point to."""
        for target in self.resolve_fact(name):
            columns = self._find_columns(name, f"{target.form.id}:{target.answered.name}.")
            for row in target.answered.rows:
                yield TableRow(self, target.answered, row, columns)

    def _find_columns(self, name: FactName, table: str) -> dict[FactName, str]:
        """Return the columns of a table by the facts `name.part` that point to them."""
        known = self.model.definition.facts if self.model else {}
        return {
            fact: target.removeprefix(table)
            for fact, targets in known.items()
            if fact.startswith(f"{name}.")
            for target in targets
            if target.startswith(table)
        }

    def find_column(self, name: FactName) -> str:
        """Return the column or the point that a fact points to first, as the file names it."""
        parts = (target.part for target in self.resolve_fact(name))
        return next((part[0] for part in parts if part), "")

    def find_chosen_ids(self, name: FactName) -> set[str]:
        """Return the ids of the choices with which the questions behind a fact are answered."""
        return {
            choice.id
            for answered in self.find_answers(name)
            for choice in answered.question.choices
            if answered.state == "decided" and _is_choice(answered.answer.decision, choice)
        }

    def _find_fact(self, target: str) -> Iterator[Fact]:
        form_id, _, name = target.partition(":")
        path = tuple(name.split("."))
        if form_id == "agreement":
            value = get_value(self.agreement, path) if self.agreement else None
            if value not in (None, (), ""):
                yield Fact(value, self, AGREEMENT, path)
        elif (answered := self._questions.get((form_id, *path[:3]))) is not None:
            yield from self._find_answer(answered, path[3:])

    @cached_property
    def _questions(self) -> dict[tuple[str | int, ...], Answered]:
        """The questions by the ids of their form, stage and theme, and their own."""
        return {
            (form.id, *answered.path): answered for form in self.forms for answered in form.answers
        }

    def _find_answer(self, answered: Answered, point: tuple[str, ...]) -> Iterator[Fact]:
        if point:
            value: object = answered.points.get(point[0])
            path: FieldPath = (*answered.path, "points", point[0])
        else:
            value = answered.answer.decision if answered.state == "decided" else None
            path = (*answered.path, "decision")
            if answered.state == "decided" and value is None:
                value, path = True, answered.path
        if value not in (None, (), ""):
            yield Fact(value, self, answered.file, path)


@dataclass(frozen=True, kw_only=True)
class Partnership(PartialPartnership):
    """A whole partnership, as rules see it: what is missing or unread is an empty record."""

    model: Model
    agreement: Agreement
    volunteers: Volunteers
    families: Families


class TableRow(NamedTuple):
    """A row of a table behind a fact; its cells are named by the facts that point to columns."""

    partnership: PartialPartnership
    table: Answered
    row: Row
    columns: dict[FactName, str]

    @property
    def id(self) -> str | None:
        """The id of the row, if its table has ids."""
        return self.row.id

    @property
    def values(self) -> dict[str, PointValue]:
        """The cells that are filled in, by the names of the columns in the file."""
        return self.row.values

    def get(self, column: FactName) -> Any:
        """Return the value of a cell, or None."""
        return self.row.values.get(self.columns.get(column, ""))

    def get_day(self, column: FactName) -> date | None:
        """Return the date in a cell, or None."""
        value = self.get(column)
        return value if isinstance(value, date) else None

    def get_ids(self, column: FactName) -> tuple[str, ...]:
        """Return the ids in a cell."""
        value = self.get(column)
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()

    def name(self, column: FactName) -> str:
        """Return what a column is called in the file."""
        return self.columns.get(column, column.rpartition(".")[2])

    def locate(self, column: FactName) -> At:
        """Return the place of a cell, or of its row if the cell is empty."""
        path = (*self.row.path, self.name(column))
        return self.partnership.locate(self.table.file, path)


def _is_choice(decision: object, choice: Choice) -> bool:
    """Return whether a decision names a choice, by its id or its title in either language."""
    titles = (choice.title.da.casefold(), choice.title.en.casefold())
    return isinstance(decision, str) and decision.strip().casefold() in (choice.id, *titles)


def find_minority(facts: list[Fact]) -> list[Fact]:
    """Return the facts that differ from the most common value; in a tie the first one counts."""
    usual = Counter(fact.value for fact in facts).most_common(1)
    return [fact for fact in facts if fact.value != usual[0][0]]


def is_setting(text: str) -> bool:
    """Return whether a text is a number that a setting may have."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_SETTING


def get_value(record: Record, path: tuple[str, ...]) -> Any:
    """Return the value at a path of a record, or None if the path ends early."""
    value: Any = record
    for step in path:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return value


def has_values(record: Record, values: Mapping[str, str]) -> bool:
    """Return whether a record holds all these values, each named by a path with points."""
    return all(get_value(record, tuple(path.split("."))) == value for path, value in values.items())
