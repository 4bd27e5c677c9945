"""Reading: a folder of files as a partnership, with every fault found on the way."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from partnerskab.diagnostics import Diagnostic, Finding
from partnerskab.exceptions import DataError
from partnerskab.files import FileError, list_files, read_file
from partnerskab.i18n import Text, pluralize
from partnerskab.model import loader as model_loader
from partnerskab.model.loader import Model, UnknownModelError
from partnerskab.partnership.answers import empty_form, read_form
from partnerskab.partnership.form import Form
from partnerskab.partnership.partnership import (
    AGREEMENT,
    GROUPS,
    PARTICIPANTS,
    VOLUNTEERS,
    At,
    PartialPartnership,
    is_setting,
)
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.errors import unknown_id, validate_record
from partnerskab.schema.record import Record
from partnerskab.schema.references import find_references
from partnerskab.yamltext import Document, FieldPath, read_sound_parts, touches

TEXT_ENDINGS = (".yaml", ".yml", ".md", ".txt", ".csv")

_POINT_TO = {
    "partners": ("partner", "person"),
    "people": ("person", "decider"),
    "roles": ("role", "person"),
    "volunteers": ("person",),
}
"""What may point to the ids of a list: where a person is asked for, a partner or a role may stand too."""
_ANYBODY = {"decider": "person"}
MORE_PLACE = Text(" Det står også et andet sted.", " It stands in one other place too.")
MORE_PLACES = Text(" Det står også {n} andre steder.", " It stands in {n} other places too.")

R = TypeVar("R", bound=Record)


class NoPartnershipError(DataError):
    """No folder here or above holds an agreement.yaml."""

    def __init__(self) -> None:
        message = Text(
            "her er intet partnerskab (ingen agreement.yaml). "
            "Gå til mappen, eller begynd med partnerskab init.",
            "there is no partnership here (no agreement.yaml). "
            "Go to its folder, or begin with partnerskab init.",
        )
        super().__init__(message)


def find_folder(start: Path) -> Path:
    """The folder itself or its nearest parent with an agreement.yaml."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / AGREEMENT).is_file() or (folder / AGREEMENT).is_symlink():
            return folder
    raise NoPartnershipError


def load(folder: Path, templates: Path | None = None) -> PartialPartnership:
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
        self.lost: dict[tuple[str, str], tuple[str, Diagnostic, list[At]]] = {}

    def whole(self) -> PartialPartnership:
        agreement = self._register(AGREEMENT, Agreement, needed=True)
        model = self._model()
        forms = tuple(self._forms(model)) if model else ()
        volunteers = self._register(VOLUNTEERS, Volunteers)
        families = self._register(PARTICIPANTS, Families)
        names = tuple(list_files(self.folder))
        self._other_texts(names)
        known = _Known(agreement, volunteers, forms, model, self._unsure(model))
        for file, record in ((AGREEMENT, agreement), (VOLUNTEERS, volunteers), (PARTICIPANTS, families)):  # fmt: skip
            if record is not None and agreement is not None:
                self._references(file, record, known)
        if agreement is not None:
            self._settings(agreement, model)
            for form in forms:
                self._form_references(form, known)
        lost = self._tell_lost()
        self._duplicates(agreement, volunteers, families, forms)
        return PartialPartnership(
            folder=self.folder,
            model=model,
            agreement=agreement,
            forms=forms,
            volunteers=volunteers,
            families=families,
            findings=tuple(sorted(self.found)),
            documents=self.documents,
            texts=self.texts,
            names=names,
            lost=lost,
            unsure=bool(self._lists_not_found()),
        )

    def _lists_not_found(self) -> set[str]:
        """Return which of the agreement's lists stand in no known place: a slip in the key, or unread."""
        document = self.documents.get(AGREEMENT)
        written = document.value if document and isinstance(document.value, dict) else {}
        slips = any(one.rule == "unknown_key" and one.file == AGREEMENT for one in self.found)
        doubtful = slips or bool(document and document.unread)
        return {key for key in ("partners", "people") if doubtful and not written.get(key)}

    def _unsure(self, model: Model | None) -> set[str]:
        """Return what ids cannot be held against, since the list of them was not read to its end."""
        lost = self._lists_not_found()
        lost |= {key for key in ("partners", "people") if self._is_unread(AGREEMENT, key)}
        lost |= {key for key in ("roles", "volunteers") if self._is_unread(VOLUNTEERS, key)}
        unsure = {to for key in lost for to in _POINT_TO[key]}
        forms = model.definition.forms if model else ()
        if any(self._is_unread(form.file, "sessions") for form in forms):
            unsure |= {"session"}
        return unsure

    def _is_unread(self, file: str, key: str) -> bool:
        """Whether a file is there, and a list in it could not be read to its end."""
        document = self.documents.get(file)
        if document is None:
            return file in self.texts
        return document.is_unread((key,)) or document.is_mixed

    def add(self, file: str, found: Iterable[Diagnostic]) -> None:
        """Note faults of one file, all of them errors; what is wrong with an unread block is told already."""
        document = self.documents.get(file)
        unread = document.unread if document else ()
        self.found += [
            Finding(file, fault.span, fault.rule, "error", fault.message, fault.hint)
            for fault in found
            if not touches(fault.span, unread)
        ]

    def document(self, file: str, needed: bool = False) -> Document | None:
        """A file of the partnership as a document, or None where it is missing or cannot be read."""
        try:
            raw = read_file(self.folder, file)
        except FileError as error:
            if needed or error.diagnostic.rule != "file_missing":
                self.add(file, [error.diagnostic])
            return None
        self.texts[file] = raw.decode("utf-8", "replace")
        document, found = read_sound_parts(raw)
        self.add(file, found)
        if document is not None:
            self.documents[file] = document
        return document

    def _register(self, file: str, schema: type[R], needed: bool = False) -> R | None:
        document = self.document(file, needed)
        if document is None:
            return None
        record, found = validate_record(schema, document.value, document)
        self.add(file, found)
        return record

    def _model(self) -> Model | None:
        document = self.documents.get(AGREEMENT)
        value = document.value if document else None
        named = value.get("model") if isinstance(value, dict) else None
        if document is None or not isinstance(named, str):
            return None
        try:
            return model_loader.find(named, self.templates)
        except UnknownModelError as error:
            self.add(AGREEMENT, [error.diagnostic._replace(span=document.span(("model",)))])
            return None

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
            yield mark_unread(form, document)

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
                with suppress(FileError):
                    self.texts[name] = read_file(self.folder, name).decode("utf-8", "replace")

    def _references(self, file: str, record: Record, known: "_Known", base: FieldPath = ()) -> None:
        for path, to, written_id in find_references(record, base):
            if known.lacks(to, written_id):
                self._lost(file, path, to, written_id, known)

    def _lost(self, file: str, path: FieldPath, to: str, written_id: str, known: "_Known") -> None:
        """Note an id that points to nothing: once, at its first place, however often it stands."""
        at = At(file, self.documents[file].span(path))
        key = (_ANYBODY.get(to, to), written_id)
        if key in self.lost:
            self.lost[key][2].append(at)
        else:
            fault = unknown_id(f"unknown_{to}", at.span, *known.near(to, written_id))
            self.lost[key] = (file, fault, [])

    def _tell_lost(self) -> tuple[At, ...]:
        """Say of each lost id at its first place in how many others it stands; returns those."""
        for file, fault, others in self.lost.values():
            more = pluralize(len(others), MORE_PLACE, MORE_PLACES) if others else Text("", "")
            hint = Text(fault.hint.da + more.da, fault.hint.en + more.en)
            self.add(file, [fault._replace(hint=hint)])
        return tuple(at for _, _, others in self.lost.values() for at in others)

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
        self, file: str, path: FieldPath, kind: str, value: object, known: "_Known"
    ) -> None:
        """Check the people and partners that an answer names."""
        if kind in ("person", "people") and isinstance(value, tuple):
            self._people(file, path, value, known)
        if kind == "partner" and isinstance(value, str) and known.lacks("partner", value):
            self._lost(file, path, "partner", value, known)

    def _links(
        self, file: str, path: FieldPath, value: object, tables: tuple[str, ...], known: "_Known"
    ) -> None:
        """Check that a row's links point to rows that are there; not said where not all could be read."""
        if known.unread_tables & set(tables):
            return
        ids = {one for table in tables for one in known.rows.get(table, ())}
        for place, link in enumerate(value if isinstance(value, tuple) else ()):
            if link not in ids:
                span = self.documents[file].span((*path, place))
                self.add(file, [unknown_id("unknown_row", span, link, sorted(ids))])

    def _people(self, file: str, path: FieldPath, ids: tuple[Any, ...], known: "_Known") -> None:
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
                self.add(AGREEMENT, [DIAGNOSTIC_TYPES["not_a_number"].at(document.span(path))])

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

    def _unique(self, file: str, ids: list[tuple[FieldPath, str]]) -> None:
        seen: dict[str, FieldPath] = {}
        for path, one in ids:
            if one in seen:
                # Places are asked for only here, since a document has to be walked to know them.
                span, first = self.documents[file].span(path), self.documents[file].span(seen[one])
                self.add(file, [DIAGNOSTIC_TYPES["duplicate_id"].at(span, line=first.line)])
            else:
                seen[one] = path


def mark_unread(form: Form, document: Document) -> Form:
    """Return a form with the answers marked that could not be read, in full or in part."""
    if not document.unread:
        return form
    answers = tuple(
        answered._replace(faulty=answered.faulty or document.is_unread(answered.path))
        for answered in form.answers
    )
    return form._replace(answers=answers)


class _Known:
    """The ids that references may point to."""

    def __init__(
        self,
        agreement: Agreement | None,
        volunteers: Volunteers | None,
        forms: tuple[Form, ...],
        model: Model | None,
        unsure: set[str],
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
        self.unread_tables = {
            f"{form.id}:{one.name}" for form in forms for one in form.answers if one.faulty
        }
        self.model = model
        self.unsure = unsure
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
