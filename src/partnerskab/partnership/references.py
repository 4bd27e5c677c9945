"""The ids that a partnership's files refer to, and whether they are there."""

from collections.abc import Iterable
from typing import Any

from partnerskab.diagnostics import Diagnostic
from partnerskab.i18n import Text, pluralize
from partnerskab.model.loader import Model
from partnerskab.partnership.form import Answered, Form
from partnerskab.partnership.partnership import GROUPS, At
from partnerskab.partnership.records import Agreement, Volunteers
from partnerskab.schema.errors import describe_unknown_id
from partnerskab.schema.record import Record
from partnerskab.schema.references import find_references
from partnerskab.yamltext import Document, FieldPath

REFERENCE_KINDS = {
    "partners": ("partner", "person"),
    "people": ("person", "decider"),
    "roles": ("role", "person"),
    "volunteers": ("person",),
}
"""The kinds of reference to the ids of a list; a partner or a role may stand for a person."""
_SAME_KIND = {"decider": "person"}
_ONE_MORE_PLACE = Text(" Det står også et andet sted.", " It stands in one other place too.")
_MORE_PLACES = Text(" Det står også {n} andre steder.", " It stands in {n} other places too.")


class KnownIds:
    """The ids that references may point to."""

    def __init__(
        self,
        agreement: Agreement | None,
        volunteers: Volunteers | None,
        forms: tuple[Form, ...],
        model: Model | None,
        incomplete: set[str],
    ) -> None:
        """Collect the ids; `incomplete` holds the kinds of reference whose lists were not read in full."""
        self.people = (
            {person.id: person.name or "" for person in agreement.people} if agreement else {}
        )
        partners = {partner.id for partner in agreement.partners} if agreement else set()
        helpers = {volunteer.id for volunteer in volunteers.volunteers} if volunteers else set()
        roles = {role.id for role in volunteers.roles} if volunteers else set()
        tables = [(_name_table(form, table), table) for form in forms for table in form.answers]
        self.rows = {
            name: [row.id for row in table.rows if row.id] for name, table in tables if table.rows
        }
        self.unread_tables = {name for name, table in tables if table.faulty}
        self.model = model
        self.incomplete = incomplete
        self.anyone = {*self.people, *helpers, *roles, *partners, *GROUPS}
        self._ids: dict[str, set[str]] = {
            "person": {*self.people, *helpers},
            "decider": {*self.people, *GROUPS},
            "partner": partners,
            "role": roles,
            "session": {session.id for form in forms for session in form.sessions},
        }

    def lacks(self, kind: str, written_id: str) -> bool:
        """Return whether an id is unknown; False if the list it may stand in was not read in full."""
        if kind in self.incomplete or (kind == "clause" and self.model is None):
            return False
        return written_id not in self.list_ids(kind)

    def list_ids(self, kind: str) -> set[str]:
        """Return the ids of a kind; the model's clauses are read only when one is referred to."""
        if kind == "clause":
            return set(self.model.clauses) if self.model else set()
        return self._ids[kind]

    def list_candidates(self, kind: str, written_id: str) -> tuple[str, Iterable[str]]:
        """Return the id to compare, taken from a person's name if that is written, and the known ids."""
        names = {name.casefold(): person_id for person_id, name in self.people.items() if name}
        first_names = {name.split()[0]: person_id for name, person_id in names.items()}
        text = written_id.casefold().strip()
        return names.get(text) or first_names.get(text) or text, sorted(self.list_ids(kind))


class ReferenceChecker:
    """Checks the references of a partnership; an unknown id is reported at its first place only."""

    def __init__(self, documents: dict[str, Document], known: KnownIds) -> None:
        self.diagnostics: list[tuple[str, Diagnostic]] = []
        """The unknown rows, each with its file."""
        self._documents = documents
        self._known = known
        self._unknown_ids: dict[tuple[str, str], tuple[str, Diagnostic, list[At]]] = {}

    def check_record(self, file: str, record: Record, base: FieldPath = ()) -> None:
        """Check the references of a record at a path of a file."""
        for path, kind, written_id in find_references(record, base):
            if self._known.lacks(kind, written_id):
                self._note_unknown_id(file, path, kind, written_id)

    def check_form(self, form: Form) -> None:
        """Check the references of the answers of a form."""
        if form.file not in self._documents:
            return
        for answered in form.answers:
            self.check_record(form.file, answered.answer, answered.path)
            for point in answered.question.points:
                path = (*answered.path, "points", point.id)
                self._check_value(form.file, path, point.answer, answered.points.get(point.id))
            self._check_rows(form.file, answered)

    def report_unknown_ids(self) -> tuple[list[tuple[str, Diagnostic]], list[At]]:
        """Return a diagnostic for each unknown id, with its file, and all places but the first."""
        reported = []
        for file, diagnostic, others in self._unknown_ids.values():
            more = pluralize(len(others), _ONE_MORE_PLACE, _MORE_PLACES) if others else Text("", "")
            hint = Text(diagnostic.hint.da + more.da, diagnostic.hint.en + more.en)
            reported.append((file, diagnostic._replace(hint=hint)))
        return reported, [at for _, _, others in self._unknown_ids.values() for at in others]

    def _note_unknown_id(self, file: str, path: FieldPath, kind: str, written_id: str) -> None:
        at = At(file, self._documents[file].span(path))
        key = (_SAME_KIND.get(kind, kind), written_id)
        if key in self._unknown_ids:
            self._unknown_ids[key][2].append(at)
        else:
            candidates = self._known.list_candidates(kind, written_id)
            diagnostic = describe_unknown_id(f"unknown_{kind}", at.span, *candidates)
            self._unknown_ids[key] = (file, diagnostic, [])

    def _check_rows(self, file: str, answered: Answered) -> None:
        for row in answered.rows:
            for column in answered.question.columns:
                path, value = (*row.path, column.id), row.values.get(column.id)
                self._check_value(file, path, column.answer, value)
                if column.links_to:
                    self._check_links(file, path, value, column.links_to)

    def _check_value(self, file: str, path: FieldPath, kind: str, value: object) -> None:
        """Check the people or the partner that an answer names."""
        if kind in ("person", "people") and isinstance(value, tuple):
            self._check_people(file, path, value)
        if kind == "partner" and isinstance(value, str) and self._known.lacks("partner", value):
            self._note_unknown_id(file, path, "partner", value)

    def _check_people(self, file: str, path: FieldPath, ids: tuple[Any, ...]) -> None:
        for index, written_id in enumerate(ids):
            if written_id not in self._known.anyone and self._known.lacks("person", written_id):
                self._note_unknown_id(file, (*path, index), "person", written_id)

    def _check_links(
        self, file: str, path: FieldPath, value: object, tables: tuple[str, ...]
    ) -> None:
        """Check that a row's links point to rows that exist, if all of the tables could be read."""
        if self._known.unread_tables & set(tables):
            return
        ids = {row_id for table in tables for row_id in self._known.rows.get(table, ())}
        for index, link in enumerate(value if isinstance(value, tuple) else ()):
            if link not in ids:
                span = self._documents[file].span((*path, index))
                self.diagnostics.append(
                    (file, describe_unknown_id("unknown_row", span, link, sorted(ids)))
                )


def _name_table(form: Form, table: Answered) -> str:
    return f"{form.id}:{table.name}"
