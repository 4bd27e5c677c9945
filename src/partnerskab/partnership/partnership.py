"""A partnership: everything its files say, typed, with every value's place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from partnerskab.diagnostics import START, Finding, Span
from partnerskab.model.loader import Model
from partnerskab.partnership.form import Answered, Form, Row
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.partnership.tasks import Task, asked_for, implied, recurring, written
from partnerskab.schema.record import Record
from partnerskab.yamltext import Document, FieldPath

AGREEMENT, VOLUNTEERS, PARTICIPANTS = "agreement.yaml", "volunteers.yaml", "participants.yaml"
LONGEST_SETTING = 6
GROUPS = ("steering_group", "project_management", "course_management", "working_group")


class At(NamedTuple):
    """A place in one of the partnership's files."""

    file: str
    span: Span


class Fact(NamedTuple):
    """A value that the model says where to find, and where it stands."""

    value: Any
    partnership: "Partnership"
    file: str
    path: FieldPath

    @property
    def at(self) -> At:
        """The place, looked up when it is asked for: most facts have nothing wrong with them."""
        return self.partnership.at(self.file, self.path)


@dataclass(frozen=True)
class Partnership:
    """Everything the files of a partnership say, typed, with every value's place."""

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
    """Where an id stands again that points to nothing: told of once, at its first place."""
    unsure: bool = False
    """Whether the partners or the people stand under a key with a slip in it, so that nobody is known."""

    @property
    def title(self) -> str | None:
        """What the partnership is called, where somebody has written it."""
        return self.agreement.title if self.agreement else None

    @property
    def registers(self) -> dict[str, Agreement | Volunteers | Families]:
        """The agreement, the volunteers and the families by their files, those that could be read."""
        read = {AGREEMENT: self.agreement, VOLUNTEERS: self.volunteers, PARTICIPANTS: self.families}
        return {file: record for file, record in read.items() if record is not None}

    @property
    def unread(self) -> tuple[str, ...]:
        """The files of forms, and the agreement's, that could not be read, so that nobody takes silence for good news."""
        agreement = () if self.agreement else (AGREEMENT,)
        return (*agreement, *(form.file for form in self.forms if not form.readable))

    def at(self, file: str, path: FieldPath = ()) -> At:
        """Where a value stands, or the nearest thing around it that is written."""
        document = self.documents.get(file)
        return At(file, document.span(path) if document else START)

    def key_at(self, file: str, path: FieldPath) -> At:
        """Where the name of a field stands."""
        document = self.documents.get(file)
        return At(file, document.key_span(path) if document else START)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task and owed decision that is written down, but for what recurs."""
        return tuple(task for task in self._written if task.every is None)

    @cached_property
    def _written(self) -> tuple[Task, ...]:
        return tuple(written(self.forms))

    @cached_property
    def held(self) -> dict[str, tuple[Task, ...]]:
        """The undone tasks and owed decisions by the id of the one who holds them, from one pass over the tasks."""
        held: dict[str, list[Task]] = {}
        for task in self._written:
            if task.responsible and (task.every or not task.done):
                held.setdefault(task.responsible, []).append(task)
        return {one: tuple(tasks) for one, tasks in held.items()}

    def gone(self, today: date) -> dict[str, date]:
        """Who has left, people and volunteers by id, and when; on the day itself somebody has left."""
        people = self.agreement.people if self.agreement else ()
        volunteers = self.volunteers.volunteers if self.volunteers else ()
        days = [(one.id, one.left) for one in people]
        days += [(one.id, one.left) for one in volunteers]
        return {one: left for one, left in days if left is not None and left <= today}

    def duties(self, today: date) -> tuple[Task, ...]:
        """What follows from the dates in the files, and the next time of all that recurs."""
        dated = implied(self.agreement, self.volunteers, self.families, today)
        return (*dated, *asked_for(self.forms), *recurring(self._written, today))

    @cached_property
    def people(self) -> dict[str, str]:
        """The people by id, with the name to print."""
        people = self.agreement.people if self.agreement else ()
        return {one.id: one.name or one.id for one in people}

    @cached_property
    def partners(self) -> dict[str, str]:
        """The partners by id, with the name to print, in the order of the agreement."""
        partners = self.agreement.partners if self.agreement else ()
        return {one.id: one.name or one.id for one in partners}

    @cached_property
    def partner_of(self) -> dict[str, str]:
        """The partner each person works for, by the person's id; who works for none that is known is left out."""
        people = self.agreement.people if self.agreement else ()
        return {one.id: one.partner for one in people if one.partner in self.partners}

    @cached_property
    def settings(self) -> dict[str, int]:
        """The model's settings with the partnership's own in their place."""
        if self.model is None:
            return {}
        values = {name: one.value for name, one in self.model.definition.settings.items()}
        own = self.agreement.settings if self.agreement else {}
        return values | {name: int(text) for name, text in own.items() if text and is_setting(text)}

    @cached_property
    def pseudonymous(self) -> tuple[Form, ...]:
        """The forms that hold people under pseudonyms and nothing that could tell who they are."""
        definitions = self.model.definition.forms if self.model else ()
        ids = {one.id for one in definitions if one.pseudonyms}
        return tuple(form for form in self.forms if form.id in ids)

    def anchors(self) -> dict[str, date]:
        """The days that deadlines are counted from: the first and the last session, where they have dates."""
        days = sorted(one.date for form in self.forms for one in form.sessions if one.date)
        return {"first_session": days[0], "last_session": days[-1]} if days else {}

    def last_day(self) -> date | None:
        """The last day families meet: the last session, or a later network meeting where the model has those."""
        days = [
            day
            for fact in self.facts("network_dates")
            for day in (fact.value if isinstance(fact.value, tuple) else ())
            if isinstance(day, date)
        ]
        last = self.anchors().get("last_session")
        return max([*days, *([last] if last else [])], default=None)

    def facts(self, name: str) -> list[Fact]:
        """The values behind one of the model's facts, empty ones left out."""
        names = self.model.definition.facts.get(name, ()) if self.model else ()
        return [found for one in names for found in self._fact(one)]

    def asked(self, name: str) -> Iterator[Answered]:
        """The questions behind one of the model's facts, with their answers; fields of the agreement left out."""
        return (one for _, one, _ in self.meant(name))

    def meant(self, name: str) -> Iterator[tuple[Form, Answered, tuple[str, ...]]]:
        """The questions behind a fact, a stage or theme standing for all of its own, each with what of it is meant.

        That is a point, or a column and perhaps one of its choices.
        """
        for target in self.model.definition.facts.get(name, ()) if self.model else ():
            kind, _, place = target.partition(":")
            names = tuple(place.split("."))
            for form in self.forms:
                for one in form.answers if form.id == kind else ():
                    if one.path[: len(names)] == names[:3]:
                        yield form, one, names[3:]

    def lines(self, name: str) -> Iterator["Line"]:
        """The rows of the tables behind a fact; further facts, `name.part`, say which column holds which part."""
        known = self.model.definition.facts if self.model else {}
        parts = [
            (fact.removeprefix(f"{name}."), target)
            for fact, targets in known.items()
            if fact.startswith(f"{name}.")
            for target in targets
        ]
        for form, one, _ in self.meant(name):
            table = f"{form.id}:{one.name}."
            columns = {
                part: target.removeprefix(table)
                for part, target in parts
                if target.startswith(table)
            }
            for row in one.rows:
                yield Line(self, one, row, columns)

    def column(self, name: str) -> str:
        """The column, or else the point, that a fact means first, as it is written in the file."""
        return next((rest[0] for _, _, rest in self.meant(name) if rest), "")

    def pairs(self, name: str) -> Iterator[tuple[Fact | None, ...]]:
        """The facts called `name.something`, each with what its targets say in order, or None where they are empty."""
        for fact, targets in self.model.definition.facts.items() if self.model else ():
            if fact.startswith(f"{name}."):
                yield tuple(next(self._fact(target), None) for target in targets)

    def chosen(self, name: str) -> set[str]:
        """The ids of the choices that the questions behind a fact are answered with."""
        said = [(one, one.answer.decision) for one in self.asked(name) if one.state == "decided"]
        return {
            choice.id
            for one, text in said
            for choice in one.question.choices
            if isinstance(text, str)
            and text.strip().casefold()
            in (choice.id, choice.title.da.casefold(), choice.title.en.casefold())
        }

    def _fact(self, target: str) -> Iterator[Fact]:
        kind, _, name = target.partition(":")
        path = tuple(name.split("."))
        if kind == "agreement":
            value = value_at(self.agreement, path) if self.agreement else None
            if value not in (None, (), ""):
                yield Fact(value, self, AGREEMENT, path)
        elif (one := self._named.get((kind, *path[:3]))) is not None:
            yield from self._answer(one, path[3:])

    @cached_property
    def _named(self) -> dict[tuple[str | int, ...], Answered]:
        """The questions by the id of their form, of their stage and theme, and their own."""
        return {(form.id, *one.path): one for form in self.forms for one in form.answers}

    def _answer(self, one: Answered, point: tuple[str, ...]) -> Iterator[Fact]:
        if point:
            value: object = one.points.get(point[0])
            path: FieldPath = (*one.path, "points", point[0])
        else:
            value = one.answer.decision if one.state == "decided" else None
            path = (*one.path, "decision")
            if one.state == "decided" and value is None:
                value, path = True, one.path
        if value not in (None, (), ""):
            yield Fact(value, self, one.file, path)


class Line(NamedTuple):
    """A row of a table behind a fact, its cells named after the parts the model says they hold."""

    partnership: Partnership
    table: Answered
    row: Row
    columns: dict[str, str]

    def has(self, part: str) -> bool:
        """Whether the model's table has a column for it."""
        return part in self.columns

    def get(self, part: str) -> Any:
        """What the cell says, or None."""
        return self.row.values.get(self.columns.get(part, ""))

    def day(self, part: str) -> date | None:
        """The day the cell says, or None."""
        value = self.get(part)
        return value if isinstance(value, date) else None

    def ids(self, part: str) -> tuple[str, ...]:
        """The ids that the cell names."""
        value = self.get(part)
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()

    def name(self, part: str) -> str:
        """What the column is called in the file."""
        return self.columns.get(part, part)

    def at(self, part: str) -> At:
        """Where the cell stands, or else its row."""
        path = (*self.row.path, self.columns.get(part, part))
        return self.partnership.at(self.table.file, path)


def odd_ones(facts: list[Fact]) -> list[Fact]:
    """Those that differ from what most say; where it stands even, the first is held to be right."""
    usual = Counter(fact.value for fact in facts).most_common(1)
    return [fact for fact in facts if fact.value != usual[0][0]]


def is_setting(text: str) -> bool:
    """Whether a text is a number that a setting may have."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_SETTING


def value_at(record: Record, path: tuple[str, ...]) -> Any:
    """The value at a path of a record, or None where the path ends early."""
    value: Any = record
    for step in path:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return value
