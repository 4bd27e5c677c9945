"""schema: JSON Schema for a model's files, so that an editor helps while somebody writes."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from partnerskab.commands import Refused, Request, read, read_whole, refusal
from partnerskab.diagnostics import Diagnostic
from partnerskab.files import read_file, replace
from partnerskab.i18n import Language, Text
from partnerskab.jsonschema import DRAFTS, Draft, Schema, schemas
from partnerskab.model import loader as model_loader
from partnerskab.model.loader import Model

FOLDER = ".schema"
DRAFT: Draft = "draft-07"  # what every editor knows; older language servers take nothing newer
_MARK = "partnerskab schema v1:"


class Wanted(NamedTuple):
    """What somebody asks for: a model other than the partnership's own, a draft, a folder other than .schema."""

    model: str | None = None
    draft: str = DRAFT
    output: Path | None = None


class Written(NamedTuple):
    """Where the schemas lie, the files of them that are new or changed, and the partnership's files that do not point at theirs."""

    folder: Path
    changed: tuple[str, ...]
    same: tuple[str, ...]
    unlinked: tuple[str, ...] = ()


def file_of(name: str) -> str:
    """The schema of a partnership's file, as a path from the partnership's folder: `.schema/worksheet.schema.json`."""
    return f"{FOLDER}/{_basename(name)}"


def first_line(name: str) -> str:
    """The comment that leads an editor from a partnership's file to its schema."""
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}{file_of(name)}"


def texts(model: Model, language: Language, draft: Draft = DRAFT) -> dict[str, str]:
    """Each schema as the text of its file, by the name of the partnership's file it is for."""
    made = schemas(model, language, draft)
    return {name: _signed(schema) for name, schema in made.items()}


def schema(request: Request, wanted: Wanted, language: Language) -> Written:
    """Write the schemas anew; a file that partnerskab did not write itself, or that was edited, is never replaced."""
    draft = next((one for one in DRAFTS if one == wanted.draft), None)
    if draft is None:
        raise Refused(2, Text(
            f"efter --draft skal stå {' eller '.join(DRAFTS)}.",
            f"after --draft write {' or '.join(DRAFTS)}.",
        ))  # fmt: skip
    model, home = _model(request, wanted)
    made = texts(model, language, draft)
    files = {_basename(name): text for name, text in made.items()}
    if wanted.output is not None or home is None:
        return _write(wanted.output or Path(), files)
    written = _write(home / FOLDER, files)
    return written._replace(unlinked=tuple(name for name in made if not _linked(home, name)))


def _model(request: Request, wanted: Wanted) -> tuple[Model, Path | None]:
    """The model to describe, and the partnership to write to where no other folder was named."""
    if wanted.model is None:
        partnership = read_whole(request)
        assert partnership.model is not None  # noqa: S101
        return partnership.model, partnership.folder
    model = model_loader.find(wanted.model, request.templates)
    if isinstance(model, Diagnostic):
        raise refusal(2, model)
    home = None if wanted.output else read(request.folder, request.templates).folder
    return model, home


def _write(folder: Path, files: Mapping[str, str]) -> Written:
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise Refused(2, Text(
                "der, hvor skemaerne skal ligge, er der en fil eller en genvej. Flyt den, og prøv igen.",
                "where the schemas are to lie there is a file or a link. Move it and try again.",
            ))  # fmt: skip
        old = {name: _old(folder, name) for name in files}
        changed = [name for name, text in files.items() if old[name] != text]
        folder.mkdir(parents=True, exist_ok=True)
        for name in changed:
            replace(folder / name, files[name].encode())
    except OSError:
        raise Refused(4, Text(
            "skemaerne kan ikke skrives. Se efter, om du har adgang til mappen, og om der er plads.",
            "the schemas cannot be written. See whether you have access to the folder and there is room.",
        )) from None  # fmt: skip
    return Written(folder, tuple(changed), tuple(name for name in files if name not in changed))


def _old(folder: Path, name: str) -> str | None:
    """The schema that is there now; refused where it is something else, or where somebody has edited it."""
    raw = read_file(folder, name)
    if isinstance(raw, bytes) and _is_ours(raw):
        return raw.decode()
    if isinstance(raw, Diagnostic) and raw.rule == "file_missing":
        return None
    raise Refused(2, Text(
        "{file} er ikke skrevet af partnerskab, eller også er den rettet siden. Flyt den, og prøv igen.",
        "{file} was not written by partnerskab, or it was edited since. Move it and try again.",
    ).fill(file=name))  # fmt: skip


def _linked(folder: Path, name: str) -> bool:
    """Whether a file of the partnership points at its schema; one that is not there needs not."""
    raw = read_file(folder, name)
    return isinstance(raw, Diagnostic) or first_line(name).encode() in raw.splitlines()


def _basename(name: str) -> str:
    return f"{PurePosixPath(name).stem}.schema.json"


def _signed(schema: Schema) -> str:
    """A schema as text that names its own digest: so we know later that it is ours, and whole."""
    head = {"$schema": schema["$schema"], "$comment": f"{_MARK}{_digest(schema)}"}
    return json.dumps(head | schema, ensure_ascii=False, indent=1) + "\n"


def _is_ours(raw: bytes) -> bool:
    try:
        schema = json.loads(raw)
        mark = schema.pop("$comment")
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return False
    return bool(mark == f"{_MARK}{_digest(schema)}")


def _digest(schema: Schema) -> str:
    return sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()


def lines(written: Written, language: Language) -> Iterator[str]:
    """What was written, what was right already, and which files do not point at their schema yet."""
    if written.changed:
        yield Text("Skrevet i {folder}:", "Written in {folder}:").fill(folder=written.folder).in_language(language)  # fmt: skip
        yield from (f"  {name}" for name in written.changed)
    else:
        yield Text(
            "Skemaerne i {folder} passer allerede. Intet er ændret.",
            "The schemas in {folder} are right already. Nothing was changed.",
        ).fill(folder=written.folder).in_language(language)  # fmt: skip
    if written.unlinked:
        yield ""
        yield Text(
            "Så finder din editor dem: Skriv linjen øverst i filen.",
            "For your editor to find them, write the line at the top of the file.",
        ).in_language(language)  # fmt: skip
        yield from (f"  {name}: {first_line(name)}" for name in written.unlinked)
