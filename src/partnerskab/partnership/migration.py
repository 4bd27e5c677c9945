"""Moving a partnership to the current version of its model, changing only the bytes it must."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from partnerskab.diagnostics import Span
from partnerskab.exceptions import AccessError, ConflictError, DataError, DiagnosticError
from partnerskab.files import FileError, read_file, replace
from partnerskab.i18n import Text
from partnerskab.model.definition import Migration
from partnerskab.partnership.partnership import AGREEMENT, Partnership
from partnerskab.yamltext import Document, read


class Splice(NamedTuple):
    """A place in a text and what is to stand there."""

    span: Span
    text: str


class RewrittenFile(NamedTuple):
    """A file as it is and as it will be."""

    file: str
    old: bytes
    new: bytes


class Plan(NamedTuple):
    """What a migration would do: the versions, what changed between them, and the files."""

    folder: Path
    steps: tuple[Migration, ...]
    changes: tuple[RewrittenFile, ...]


def plan_migration(partnership: Partnership) -> Plan:
    """Return what has to change in the files of a whole partnership; nothing is written."""
    steps = partnership.model.find_migrations(partnership.agreement.model_version)
    if steps is None:
        message = Text(
            "programmet kender ikke den udgave af modellen, der står i agreement.yaml "
            "(model_version).",
            "the program does not know the version of the model named in agreement.yaml "
            "(model_version).",
        )
        raise DataError(message)
    files = {rename.file for step in steps for rename in step.renames}
    changes = [_plan_change(partnership, file, steps) for file in (AGREEMENT, *sorted(files))]
    needed = tuple(change for change in changes if change)
    return Plan(partnership.folder, steps, needed if steps else ())


def _plan_change(
    partnership: Partnership, file: str, steps: tuple[Migration, ...]
) -> RewrittenFile | None:
    try:
        old = read_file(partnership.folder, file)
    except FileError:
        return None
    document, found = read(old)
    if document is None:
        raise DiagnosticError(found[0])
    splices: list[Splice] = []
    expected = document
    if file == AGREEMENT and steps:
        version = f'"{partnership.model.definition.version}"'
        splices.append(Splice(document.span(("model_version",)), version))
    for rename in (rename for step in steps for rename in step.renames if rename.file == file):
        path = tuple(rename.path.split("."))
        renamed = expected.rename_keys([(path, rename.to)])
        if renamed.value != expected.value:
            splices.append(Splice(expected.key_span(path), rename.to))
        expected = renamed
    new = splice(old, splices)
    if file != AGREEMENT:
        _verify(new, expected)
    return RewrittenFile(file, old, new) if new != old else None


def splice(old: bytes, splices: list[Splice]) -> bytes:
    """Return a text with some places replaced and every other byte as it was."""
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    lines = old[len(mark) :].decode("utf-8").split("\n")
    for span, text in sorted(splices, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return mark + "\n".join(lines).encode("utf-8")


def _verify(new: bytes, expected: Document) -> None:
    """Refuse a result that does not read as it should, before anything is written."""
    document, _ = read(new)
    if document is None or document.value != expected.value:
        message = Text(
            "filerne kan ikke flyttes uden at ændre mere end navnene. Intet er skrevet.",
            "the files cannot be moved without changing more than the names. Nothing was written.",
        )
        raise DataError(message)


def show_difference(plan: Plan) -> Iterator[str]:
    """Yield the difference as lines, file by file."""
    for change in plan.changes:
        old, new = (text.decode("utf-8-sig").splitlines() for text in (change.old, change.new))
        yield from unified_diff(old, new, change.file, change.file, lineterm="", n=1)


def migrate(plan: Plan) -> tuple[str, ...]:
    """Write the files that change and return their names.

    Raises `ConflictError` if a file is no longer as it was read.
    """
    for change in plan.changes:
        if not _is_unchanged(plan.folder, change):
            message = Text(
                "{file} er ændret imens. Kør partnerskab migrate igen.",
                "{file} was changed meanwhile. Run partnerskab migrate again.",
            )
            raise ConflictError(message.fill(file=change.file))
    try:
        for change in plan.changes:
            replace(plan.folder / change.file, change.new)
    except OSError:
        message = Text(
            "filerne kan ikke skrives. Se efter, om du har adgang til dem.",
            "the files cannot be written. See whether you have access to them.",
        )
        raise AccessError(message) from None
    return tuple(change.file for change in plan.changes)


def _is_unchanged(folder: Path, change: RewrittenFile) -> bool:
    try:
        return read_file(folder, change.file) == change.old
    except FileError:
        return False
