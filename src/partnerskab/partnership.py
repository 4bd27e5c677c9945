"""A partnership: a folder of files read as a whole, with every fault found on the way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from partnerskab import models
from partnerskab.files import list_files, read_file
from partnerskab.findings import START, Fault, Finding, Span
from partnerskab.models import Model
from partnerskab.schema.answers import empty_form, read_form
from partnerskab.schema.form import Answered, Form, Row
from partnerskab.schema.form import Path as Place
from partnerskab.schema.problems import KINDS, unknown_id, validated
from partnerskab.schema.record import Record
from partnerskab.schema.references import references
from partnerskab.schema.registers import Agreement, Families, Volunteers
from partnerskab.words import Pair, count
from partnerskab.worklist import Task, asked_for, implied, recurring, written
from partnerskab.yamltext import Document, read

AGREEMENT, VOLUNTEERS, PARTICIPANTS = "agreement.yaml", "volunteers.yaml", "participants.yaml"
LONGEST_SETTING = 6
GROUPS = ("steering_group", "project_management", "course_management", "working_group")
TEXT_ENDINGS = (".yaml", ".yml", ".md", ".txt", ".csv")

_ANYBODY = {"decider": "person"}
MORE_PLACE = Pair(" Det står også et andet sted.", " It stands in one other place too.")
MORE_PLACES = Pair(" Det står også {n} andre steder.", " It stands in {n} other places too.")

R = TypeVar("R", bound=Record)


class At(NamedTuple):
    """A place in one of the partnership's files."""

    file: str
    span: Span


class Fact(NamedTuple):
    """A value that the model says where to find, and where it stands."""

    value: Any
    partnership: "Partnership"
    file: str
    path: Place

    @property
    def at(self) -> At:
        """The place, looked up when it is asked for: most facts have nothing wrong with them."""
        return self.partnership.at(self.file, self.path)


class NotAPartnership(Exception):  # noqa: N818
    """No folder here or above holds an agreement.yaml."""


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
    def unread(self) -> tuple[str, ...]:
        """The files of forms, and the agreement's, that could not be read, so that nobody takes silence for good news."""
        agreement = () if self.agreement else (AGREEMENT,)
        return (*agreement, *(form.file for form in self.forms if not form.readable))

    def at(self, file: str, path: Place = ()) -> At:
        """Where a value stands, or the nearest thing around it that is written."""
        document = self.documents.get(file)
        return At(file, document.span(path) if document else START)

    def key_at(self, file: str, path: Place) -> At:
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
            path: Place = (*one.path, "points", point[0])
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


def find_folder(start: Path) -> Path:
    """The folder itself or its nearest parent with an agreement.yaml."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / AGREEMENT).is_file() or (folder / AGREEMENT).is_symlink():
            return folder
    raise NotAPartnership(str(start))


def load(folder: Path, templates: Path | None = None) -> Partnership:
    """The partnership in a folder, read whole; what is wrong stands in its findings."""
    return _Reading(folder, templates).whole()


class _Reading:
    """One reading of a folder: the documents so far and the faults so far."""

    def __init__(self, folder: Path, templates: Path | None) -> None:
        self.folder = folder
        self.templates = templates
        self.documents: dict[str, Document] = {}
        self.texts: dict[str, str] = {}
        self.found: list[Finding] = []
        self.lost: dict[tuple[str, str], list[tuple[At, str]]] = {}

    def whole(self) -> Partnership:
        agreement = self._register(AGREEMENT, Agreement, needed=True)
        model = self._model()
        forms = tuple(self._forms(model)) if model else ()
        volunteers = self._register(VOLUNTEERS, Volunteers)
        families = self._register(PARTICIPANTS, Families)
        names = tuple(list_files(self.folder))
        self._other_texts(names)
        known = _Known(agreement, volunteers, forms, model)
        known.unsure = self._unsure()
        for file, record in ((AGREEMENT, agreement), (VOLUNTEERS, volunteers), (PARTICIPANTS, families)):  # fmt: skip
            if record is not None and agreement is not None:
                self._references(file, record, known)
        if agreement is not None:
            self._settings(agreement, model)
            for form in forms:
                self._form_references(form, known)
        lost = self._tell_lost()
        self._duplicates(agreement, volunteers, families, forms)
        return Partnership(
            self.folder, model, agreement, forms, volunteers, families,
            tuple(sorted(self.found)), self.documents, self.texts, names, lost, bool(known.unsure),
        )  # fmt: skip

    def _unsure(self) -> set[str]:
        """What ids cannot be held against, since the list of them stands under a key with a slip in it."""
        document = self.documents.get(AGREEMENT)
        written = document.value if document and isinstance(document.value, dict) else {}
        slips = any(one.rule == "unknown_key" and one.file == AGREEMENT for one in self.found)
        lists = {"partners": {"partner"}, "people": {"person", "decider"}}
        return {to for key, of in lists.items() if slips and key not in written for to in of}

    def add(self, file: str, found: Iterable[Fault]) -> None:
        """Note faults of one file, all of them errors: they keep the file from being read."""
        self.found += [
            Finding(file, fault.span, fault.rule, "error", fault.message, fault.hint)
            for fault in found
        ]

    def document(self, file: str, needed: bool = False) -> Document | None:
        """A file of the partnership as a document, or None where it is missing or cannot be read."""
        raw = read_file(self.folder, file)
        if isinstance(raw, Fault):
            if needed or raw.rule != "file_missing":
                self.add(file, [raw])
            return None
        self.texts[file] = raw.decode("utf-8", "replace")
        document, found = read(raw)
        self.add(file, found)
        if document is not None:
            self.documents[file] = document
        return document

    def _register(self, file: str, schema: type[R], needed: bool = False) -> R | None:
        document = self.document(file, needed)
        if document is None:
            return None
        record, found = validated(schema, document.value, document)
        self.add(file, found)
        return record

    def _model(self) -> Model | None:
        document = self.documents.get(AGREEMENT)
        value = document.value if document else None
        named = value.get("model") if isinstance(value, dict) else None
        if document is None or not isinstance(named, str):
            return None
        model = models.find(named, self.templates)
        if isinstance(model, Fault):
            self.add(
                AGREEMENT, [Fault(document.span(("model",)), model.rule, model.message, model.hint)]
            )
            return None
        return model

    def _forms(self, model: Model) -> Iterator[Form]:
        for definition in model.definition.forms:
            stages = model.stages[definition.id]
            document = self.document(definition.file, needed=True)
            if document is None:
                yield empty_form(definition, stages)
                continue
            document = self._as_now(definition.file, document, model)
            form, found = read_form(definition, stages, document.value, document)
            self.add(definition.file, found)
            yield form

    def _as_now(self, file: str, document: Document, model: Model) -> Document:
        """A form's document under the names of the model's current version, where it was written for an older one."""
        agreement = self.documents[AGREEMENT].value
        version = agreement.get("model_version") if isinstance(agreement, dict) else None
        steps = model.migrations_since(version if isinstance(version, str) else None) or ()
        renames = [(tuple(one.path.split(".")), one.to) for step in steps for one in step.renames if one.file == file]  # fmt: skip
        if renames:
            self.documents[file] = document.renamed(renames)
        return self.documents[file]

    def _other_texts(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name.endswith(TEXT_ENDINGS) and name not in self.texts:
                raw = read_file(self.folder, name)
                if isinstance(raw, bytes):
                    self.texts[name] = raw.decode("utf-8", "replace")

    def _references(self, file: str, record: Record, known: "_Known", base: Place = ()) -> None:
        for path, to, written_id in references(record, base):
            if known.lacks(to, written_id):
                self._lost(file, path, to, written_id, known)

    def _lost(self, file: str, path: Place, to: str, written_id: str, known: "_Known") -> None:
        """Note an id that points to nothing: once, at its first place, however often it stands."""
        span = self.documents[file].span(path)
        places = self.lost.setdefault((_ANYBODY.get(to, to), written_id), [])
        places.append((At(file, span), to))
        if len(places) == 1:
            self.add(file, [unknown_id(f"unknown_{to}", span, *known.near(to, written_id))])

    def _tell_lost(self) -> tuple[At, ...]:
        """Say of each lost id in how many other places it stands; returns all of those."""
        places = {found[0][0]: len(found) - 1 for found in self.lost.values() if len(found) > 1}
        for number, one in enumerate(self.found):
            others = places.get(At(one.file, one.span), 0) if one.rule.startswith("unknown_") else 0
            if others:
                more = count(others, MORE_PLACE, MORE_PLACES)
                hint = Pair(one.hint.da + more.da, one.hint.en + more.en)
                self.found[number] = one._replace(hint=hint)
        return tuple(at for found in self.lost.values() for at, _ in found[1:])

    def _form_references(self, form: Form, known: "_Known") -> None:
        if form.file not in self.documents:
            return
        for one in form.answers:
            self._references(form.file, one.answer, known, one.path)
            for point in one.question.points:
                path = (*one.path, "points", point.id)
                self._value_references(
                    form.file, path, point.answer, one.points.get(point.id), known
                )
            for row in one.rows:
                for column in one.question.columns:
                    path = (*row.path, column.id)
                    self._value_references(
                        form.file, path, column.answer, row.values.get(column.id), known
                    )
                    if column.links_to:
                        self._links(
                            form.file, path, row.values.get(column.id), column.links_to, known
                        )

    def _value_references(
        self, file: str, path: Place, kind: str, value: object, known: "_Known"
    ) -> None:
        """Check the people and partners that an answer names."""
        if kind in ("person", "people") and isinstance(value, tuple):
            self._people(file, path, value, known)
        if kind == "partner" and isinstance(value, str) and known.lacks("partner", value):
            self._lost(file, path, "partner", value, known)

    def _links(
        self, file: str, path: Place, value: object, tables: tuple[str, ...], known: "_Known"
    ) -> None:
        """Check that a row's links point to rows that are there."""
        ids = {one for table in tables for one in known.rows.get(table, ())}
        for place, link in enumerate(value if isinstance(value, tuple) else ()):
            if link not in ids:
                span = self.documents[file].span((*path, place))
                self.add(file, [unknown_id("unknown_row", span, link, sorted(ids))])

    def _people(self, file: str, path: Place, ids: tuple[Any, ...], known: "_Known") -> None:
        for place, written_id in enumerate(ids):
            if written_id not in known.anyone and known.lacks("person", written_id):
                self._lost(file, (*path, place), "person", written_id, known)

    def _settings(self, agreement: Agreement, model: Model | None) -> None:
        document = self.documents[AGREEMENT]
        for name, text in agreement.settings.items():
            path = ("settings", name)
            if model and name not in model.definition.settings:
                span = document.key_span(path)
                self.add(AGREEMENT, [unknown_id("unknown_setting", span, name, model.definition.settings)])  # fmt: skip
            elif text and not is_setting(text):
                self.add(AGREEMENT, [KINDS["not_a_number"].at(document.span(path))])

    def _duplicates(
        self,
        agreement: Agreement | None,
        volunteers: Volunteers | None,
        families: Families | None,
        forms: tuple[Form, ...],
    ) -> None:
        lists: list[tuple[str, str, Iterable[Any]]] = []
        if agreement:
            lists += [(AGREEMENT, "partners", agreement.partners), (AGREEMENT, "people", agreement.people)]  # fmt: skip
        if volunteers:
            lists += [(VOLUNTEERS, "roles", volunteers.roles), (VOLUNTEERS, "volunteers", volunteers.volunteers)]  # fmt: skip
        if families:
            lists.append((PARTICIPANTS, "families", families.families))
        lists += [(form.file, "sessions", form.sessions) for form in forms]
        for file, key, records in lists:
            self._unique(file, [((key, n, "id"), record.id) for n, record in enumerate(records)])
        for form in forms:
            for one in form.answers:
                self._unique(form.file, [((*row.path, "id"), row.id) for row in one.rows if row.id])

    def _unique(self, file: str, ids: list[tuple[Place, str]]) -> None:
        seen: dict[str, Place] = {}
        for path, one in ids:
            if one in seen:
                # Places are asked for only here, since a document has to be walked to know them.
                span, first = self.documents[file].span(path), self.documents[file].span(seen[one])
                self.add(file, [KINDS["duplicate_id"].at(span, line=first.line)])
            else:
                seen[one] = path


class _Known:
    """The ids that references may point to."""

    def __init__(
        self,
        agreement: Agreement | None,
        volunteers: Volunteers | None,
        forms: tuple[Form, ...],
        model: Model | None,
    ) -> None:
        self.people = {one.id: one.name or "" for one in agreement.people} if agreement else {}
        self.volunteers = {one.id for one in volunteers.volunteers} if volunteers else set()
        self.roles = {one.id for one in volunteers.roles} if volunteers else set()
        self.partners = {one.id for one in agreement.partners} if agreement else set()
        self.sessions = {one.id for form in forms for one in form.sessions}
        self.rows = {
            f"{form.id}:{one.name}": [row.id for row in one.rows if row.id]
            for form in forms
            for one in form.answers
            if one.rows
        }
        self.model = model
        self.unsure: set[str] = set()
        self.anyone = {*self.people, *self.volunteers, *self.roles, *self.partners, *GROUPS}
        self._ids: dict[str, set[str]] = {
            "person": {*self.people, *self.volunteers},
            "decider": {*self.people, *GROUPS},
            "partner": self.partners,
            "role": self.roles,
            "session": self.sessions,
        }

    def lacks(self, to: str, written_id: str) -> bool:
        """Whether an id points to nothing; not said where what it may point to could not be read."""
        if to in self.unsure or (to == "clause" and self.model is None):
            return False
        return written_id not in self.ids(to)

    def ids(self, to: str) -> set[str]:
        """The ids of one sort of thing; the model's clauses are read only where one is named."""
        if to == "clause":
            return set(self.model.clauses) if self.model else set()
        return self._ids[to]

    def near(self, to: str, written_id: str) -> tuple[str, Iterable[str]]:
        """What to compare with what: a name written in full is taken for its id."""
        names = {name.casefold(): one for one, name in self.people.items() if name}
        by_first = {name.split()[0]: one for name, one in names.items()}
        text = written_id.casefold().strip()
        return names.get(text) or by_first.get(text) or text, sorted(self.ids(to))
