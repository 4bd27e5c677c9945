"""Read a folder of files as a partnership and collect a finding for everything wrong in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from partnerskab.diagnostics import Diagnostic, Finding
from partnerskab.exceptions import DataError
from partnerskab.files import FileError, list_files, read_file
from partnerskab.i18n import Text
from partnerskab.model.loader import Model, UnknownModelError, load_model
from partnerskab.partnership.answers import empty_form, read_form
from partnerskab.partnership.form import Form
from partnerskab.partnership.partnership import (
    AGREEMENT,
    PARTICIPANTS,
    VOLUNTEERS,
    At,
    PartialPartnership,
    is_setting,
)
from partnerskab.partnership.records import Agreement, Families, Volunteers
from partnerskab.partnership.references import REFERENCE_KINDS, KnownIds, ReferenceChecker
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.errors import describe_unknown_id, validate_record
from partnerskab.schema.record import Record
from partnerskab.yamltext import Document, FieldPath, read_sound_parts, touches

TEXT_ENDINGS = (".yaml", ".yml", ".md", ".txt", ".csv")

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
    """Return the folder itself or its nearest parent with an agreement.yaml."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / AGREEMENT).is_file() or (folder / AGREEMENT).is_symlink():
            return folder
    raise NoPartnershipError


def load(folder: Path, templates: Path | None = None) -> PartialPartnership:
    """Return what can be read of the partnership in a folder, with findings for the rest."""
    return _PartnershipReader(folder, templates).read()


class _PartnershipReader:
    """Reads a folder once; collects its documents, its texts and its findings."""

    def __init__(self, folder: Path, templates: Path | None) -> None:
        self.folder = folder
        self.templates = templates
        self.documents: dict[str, Document] = {}
        self.texts: dict[str, str] = {}
        self.findings: list[Finding] = []

    def read(self) -> PartialPartnership:
        agreement = self._read_register(AGREEMENT, Agreement, required=True)
        model = self._read_model()
        forms = tuple(self._read_forms(model)) if model else ()
        volunteers = self._read_register(VOLUNTEERS, Volunteers)
        families = self._read_register(PARTICIPANTS, Families)
        names = tuple(list_files(self.folder))
        self._read_other_texts(names)
        known = KnownIds(agreement, volunteers, forms, model, self._find_incomplete_kinds(model))
        unknown_id_places: tuple[At, ...] = ()
        if agreement is not None:
            registers = {AGREEMENT: agreement, VOLUNTEERS: volunteers, PARTICIPANTS: families}
            unknown_id_places = self._check_references(registers, forms, known)
            self._check_settings(agreement, model)
        self._check_duplicate_ids(agreement, volunteers, families, forms)
        return PartialPartnership(
            folder=self.folder,
            model=model,
            agreement=agreement,
            forms=forms,
            volunteers=volunteers,
            families=families,
            findings=tuple(sorted(self.findings)),
            documents=self.documents,
            texts=self.texts,
            names=names,
            lost=unknown_id_places,
            unsure=bool(self._find_lost_lists()),
        )

    def _find_lost_lists(self) -> set[str]:
        """Return the agreement's lists that are missing and may stand under a misspelt key or unread."""
        document = self.documents.get(AGREEMENT)
        written = document.value if document and isinstance(document.value, dict) else {}
        misspelt = any(
            finding.rule == "unknown_key" and finding.file == AGREEMENT for finding in self.findings
        )
        doubtful = misspelt or bool(document and document.unread)
        return {key for key in ("partners", "people") if doubtful and not written.get(key)}

    def _find_incomplete_kinds(self, model: Model | None) -> set[str]:
        """Return the kinds of reference that cannot be checked, as their lists were not read in full."""
        lists = self._find_lost_lists()
        lists |= {key for key in ("partners", "people") if self._is_unread(AGREEMENT, key)}
        lists |= {key for key in ("roles", "volunteers") if self._is_unread(VOLUNTEERS, key)}
        kinds = {kind for key in lists for kind in REFERENCE_KINDS[key]}
        forms = model.definition.forms if model else ()
        if any(self._is_unread(form.file, "sessions") for form in forms):
            kinds |= {"session"}
        return kinds

    def _is_unread(self, file: str, key: str) -> bool:
        """Return whether a file exists and a list in it could not be read in full."""
        document = self.documents.get(file)
        if document is None:
            return file in self.texts
        return document.is_unread((key,)) or document.is_mixed

    def _add_errors(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        """Add findings of the level error, except inside blocks that have a finding as unread."""
        document = self.documents.get(file)
        unread = document.unread if document else ()
        self.findings += [
            Finding(
                file, diagnostic.span, diagnostic.rule, "error", diagnostic.message, diagnostic.hint
            )
            for diagnostic in diagnostics
            if not touches(diagnostic.span, unread)
        ]

    def _read_document(self, file: str, *, required: bool = False) -> Document | None:
        """Return a file as a document, or None if it is missing or cannot be read."""
        try:
            raw = read_file(self.folder, file)
        except FileError as error:
            if required or error.diagnostic.rule != "file_missing":
                self._add_errors(file, [error.diagnostic])
            return None
        self.texts[file] = raw.decode("utf-8", "replace")
        document, diagnostics = read_sound_parts(raw)
        self._add_errors(file, diagnostics)
        if document is not None:
            self.documents[file] = document
        return document

    def _read_register(self, file: str, schema: type[R], *, required: bool = False) -> R | None:
        document = self._read_document(file, required=required)
        if document is None:
            return None
        record, diagnostics = validate_record(schema, document.value, document)
        self._add_errors(file, diagnostics)
        return record

    def _read_model(self) -> Model | None:
        document = self.documents.get(AGREEMENT)
        value = document.value if document else None
        model_id = value.get("model") if isinstance(value, dict) else None
        if document is None or not isinstance(model_id, str):
            return None
        try:
            return load_model(model_id, self.templates)
        except UnknownModelError as error:
            diagnostic = error.diagnostic._replace(span=document.span(("model",)))
            self._add_errors(AGREEMENT, [diagnostic])
            return None

    def _read_forms(self, model: Model) -> Iterator[Form]:
        for definition in model.definition.forms:
            stages = model.stages[definition.id]
            document = self._read_document(definition.file, required=True)
            if document is None:
                yield empty_form(definition, stages)
                continue
            document = self._rename_old_keys(definition.file, document, model)
            form, diagnostics = read_form(definition, stages, document.value, document)
            self._add_errors(definition.file, diagnostics)
            yield mark_unread(form, document)

    def _rename_old_keys(self, file: str, document: Document, model: Model) -> Document:
        """Return a form's document with the keys of an older version renamed as the model does now."""
        agreement = self.documents[AGREEMENT].value
        version = agreement.get("model_version") if isinstance(agreement, dict) else None
        migrations = model.find_migrations(version if isinstance(version, str) else None) or ()
        renames = [
            (tuple(rename.path.split(".")), rename.to)
            for migration in migrations
            for rename in migration.renames
            if rename.file == file
        ]
        if renames:
            self.documents[file] = document.rename_keys(renames)
        return self.documents[file]

    def _read_other_texts(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name.endswith(TEXT_ENDINGS) and name not in self.texts:
                with suppress(FileError):
                    self.texts[name] = read_file(self.folder, name).decode("utf-8", "replace")

    def _check_references(
        self, registers: Mapping[str, Record | None], forms: tuple[Form, ...], known: KnownIds
    ) -> tuple[At, ...]:
        """Report every unknown id at its first place, and return its other places."""
        checker = ReferenceChecker(self.documents, known)
        for file, record in registers.items():
            if record is not None:
                checker.check_record(file, record)
        for form in forms:
            checker.check_form(form)
        unknown_ids, other_places = checker.report_unknown_ids()
        for file, diagnostic in (*checker.diagnostics, *unknown_ids):
            self._add_errors(file, [diagnostic])
        return tuple(other_places)

    def _check_settings(self, agreement: Agreement, model: Model | None) -> None:
        document = self.documents[AGREEMENT]
        for name, text in agreement.settings.items():
            path = ("settings", name)
            if model and name not in model.definition.settings:
                known = model.definition.settings
                diagnostic = describe_unknown_id(
                    "unknown_setting", document.key_span(path), name, known
                )
                self._add_errors(AGREEMENT, [diagnostic])
            elif text and not is_setting(text):
                diagnostic = DIAGNOSTIC_TYPES["not_a_number"].at(document.span(path))
                self._add_errors(AGREEMENT, [diagnostic])

    def _check_duplicate_ids(
        self,
        agreement: Agreement | None,
        volunteers: Volunteers | None,
        families: Families | None,
        forms: tuple[Form, ...],
    ) -> None:
        lists: list[tuple[str, str, Iterable[Any]]] = []
        if agreement:
            lists.append((AGREEMENT, "partners", agreement.partners))
            lists.append((AGREEMENT, "people", agreement.people))
        if volunteers:
            lists.append((VOLUNTEERS, "roles", volunteers.roles))
            lists.append((VOLUNTEERS, "volunteers", volunteers.volunteers))
        if families:
            lists.append((PARTICIPANTS, "families", families.families))
        lists += [(form.file, "sessions", form.sessions) for form in forms]
        for file, key, records in lists:
            ids = [((key, index, "id"), record.id) for index, record in enumerate(records)]
            self._report_duplicate_ids(file, ids)
        for form in forms:
            for answered in form.answers:
                rows = [((*row.path, "id"), row.id) for row in answered.rows if row.id]
                self._report_duplicate_ids(form.file, rows)

    def _report_duplicate_ids(self, file: str, ids: Sequence[tuple[FieldPath, str]]) -> None:
        first_paths: dict[str, FieldPath] = {}
        for path, record_id in ids:
            if record_id in first_paths:
                # Spans are looked up only here, since the document has to be walked to find them.
                document = self.documents[file]
                first = document.span(first_paths[record_id])
                diagnostic = DIAGNOSTIC_TYPES["duplicate_id"].at(
                    document.span(path), line=first.line
                )
                self._add_errors(file, [diagnostic])
            else:
                first_paths[record_id] = path


def mark_unread(form: Form, document: Document) -> Form:
    """Return a form with the answers marked that could not be read, in full or in part."""
    if not document.unread:
        return form
    answers = tuple(
        answered._replace(faulty=answered.faulty or document.is_unread(answered.path))
        for answered in form.answers
    )
    return form._replace(answers=answers)
