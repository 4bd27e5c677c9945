"""migrate: move a partnership to the current version of its model, changing only the bytes it must."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from partnerskab.commands import Refused, Request, read_whole, refusal
from partnerskab.diagnostics import Diagnostic, Span
from partnerskab.files import read_file, replace
from partnerskab.i18n import Text
from partnerskab.model.definition import Migration
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.yamltext import Document, read


class Splice(NamedTuple):
    """A place in a text and what is to stand there."""

    span: Span
    text: str


class Change(NamedTuple):
    """A file as it is and as it will be."""

    file: str
    old: bytes
    new: bytes


class Plan(NamedTuple):
    """What a migration would do: the versions, what changed between them, and the files."""

    folder: Path
    steps: tuple[Migration, ...]
    changes: tuple[Change, ...]


def plan(request: Request) -> Plan:
    """What has to change in the files; nothing is written."""
    partnership = read_whole(request)
    assert partnership.model is not None  # noqa: S101
    assert partnership.agreement is not None  # noqa: S101
    steps = partnership.model.migrations_since(partnership.agreement.model_version)
    if steps is None:
        raise Refused(3, Text(
            "partnerskab kender ikke den udgave af modellen, der står i agreement.yaml (model_version).",
            "partnerskab does not know the version of the model named in agreement.yaml (model_version).",
        ))  # fmt: skip
    files = {rename.file for step in steps for rename in step.renames}
    changes = [
        change
        for file in (AGREEMENT, *sorted(files))
        if (change := _change(partnership, file, steps))
    ]
    return Plan(partnership.folder, steps, tuple(changes) if steps else ())


def _change(partnership: Partnership, file: str, steps: tuple[Migration, ...]) -> Change | None:
    old = read_file(partnership.folder, file)
    if isinstance(old, Diagnostic):
        return None
    document, found = read(old)
    if document is None:
        raise refusal(3, found[0])
    assert partnership.model is not None  # noqa: S101
    splices: list[Splice] = []
    expected = document
    if file == AGREEMENT and steps:
        splices.append(
            Splice(document.span(("model_version",)), f'"{partnership.model.definition.version}"')
        )
    for rename in (one for step in steps for one in step.renames if one.file == file):
        path = tuple(rename.path.split("."))
        renamed = expected.renamed([(path, rename.to)])
        if renamed.value != expected.value:
            splices.append(Splice(expected.key_span(path), rename.to))
        expected = renamed
    new = spliced(old, splices)
    if file != AGREEMENT:
        _hold(new, expected)
    return Change(file, old, new) if new != old else None


def spliced(old: bytes, splices: list[Splice]) -> bytes:
    """A text with some places replaced and every other byte as it was."""
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    lines = old[len(mark) :].decode("utf-8").split("\n")
    for span, text in sorted(splices, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return mark + "\n".join(lines).encode("utf-8")


def _hold(new: bytes, expected: Document) -> None:
    """Refuse a result that does not read as it should, before anything is written."""
    document, _ = read(new)
    if document is None or document.value != expected.value:
        raise Refused(3, Text(
            "filerne kan ikke flyttes uden at ændre mere end navnene. Intet er skrevet.",
            "the files cannot be moved without changing more than the names. Nothing was written.",
        ))  # fmt: skip


def difference(plan: Plan) -> Iterator[str]:
    """The difference as lines, file by file."""
    for change in plan.changes:
        old, new = (text.decode("utf-8-sig").splitlines() for text in (change.old, change.new))
        yield from unified_diff(old, new, change.file, change.file, lineterm="", n=1)


def migrate(plan: Plan) -> tuple[str, ...]:
    """Write the files that change; a file that is no longer as it was read stops it."""
    for change in plan.changes:
        if read_file(plan.folder, change.file) != change.old:
            raise Refused(5, Text(
                "{file} er ændret imens. Kør partnerskab migrate igen.",
                "{file} was changed meanwhile. Run partnerskab migrate again.",
            ).fill(file=change.file))  # fmt: skip
    try:
        for change in plan.changes:
            replace(plan.folder / change.file, change.new)
    except OSError:
        raise Refused(4, Text(
            "filerne kan ikke skrives. Se efter, om du har adgang til dem.",
            "the files cannot be written. See whether you have access to them.",
        )) from None  # fmt: skip
    return tuple(change.file for change in plan.changes)
