"""The schemas as files beside a partnership, where an editor finds them."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from partnerskab.exceptions import AccessError, UsageError
from partnerskab.files import FileError, read_file, replace
from partnerskab.i18n import Language, Text
from partnerskab.jsonschema import DRAFTS, Draft, Schema, build_schemas
from partnerskab.model.loader import Model

FOLDER = ".schema"
DEFAULT_DRAFT: Draft = "draft-07"  # what every editor knows; older language servers know no newer
_MARK = "partnerskab schema v1:"


class WrittenSchemas(NamedTuple):
    """Where the schemas lie, which are new or changed, and which were right already.

    `unlinked` are the partnership's files that do not point at their schema.
    """

    folder: Path
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    unlinked: tuple[str, ...] = ()


def schema_path(name: str) -> str:
    """Return the path of a file's schema in the folder, such as `.schema/worksheet.schema.json`."""
    return f"{FOLDER}/{_schema_name(name)}"


def first_line(name: str) -> str:
    """Return the comment that leads an editor from a partnership's file to its schema."""
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}{schema_path(name)}"


def find_draft(name: str) -> Draft:
    """Return the version of JSON Schema of that name."""
    draft = next((draft for draft in DRAFTS if draft == name), None)
    if draft is None:
        message = Text(
            f"efter --draft skal stå {' eller '.join(DRAFTS)}.",
            f"after --draft write {' or '.join(DRAFTS)}.",
        )
        raise UsageError(message)
    return draft


def schema_texts(model: Model, language: Language, draft: Draft = DEFAULT_DRAFT) -> dict[str, str]:
    """Return each schema as text, by the name of the partnership's file it is for."""
    made = build_schemas(model, language, draft)
    return {name: _sign(schema) for name, schema in made.items()}


def write_schemas(folder: Path, texts: Mapping[str, str]) -> WrittenSchemas:
    """Write the texts of `schema_texts` into a folder.

    Raises `UsageError` if a file there was not written by partnerskab, or was edited since.
    """
    files = {_schema_name(name): text for name, text in texts.items()}
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            message = Text(
                "der, hvor skemaerne skal ligge, er der en fil eller en genvej. "
                "Flyt den, og prøv igen.",
                "where the schemas are to lie there is a file or a link. Move it and try again.",
            )
            raise UsageError(message)
        old = {name: _read_own(folder, name) for name in files}
        changed = [name for name, text in files.items() if old[name] != text]
        folder.mkdir(parents=True, exist_ok=True)
        for name in changed:
            replace(folder / name, files[name].encode())
    except OSError:
        message = Text(
            "skemaerne kan ikke skrives. "
            "Se efter, om du har adgang til mappen, og om der er plads.",
            "the schemas cannot be written. "
            "See whether you have access to the folder and there is room.",
        )
        raise AccessError(message) from None
    return WrittenSchemas(
        folder, tuple(changed), tuple(name for name in files if name not in changed)
    )


def find_unlinked(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return which files of a partnership are there and do not point at their schema."""
    return tuple(name for name in names if not _is_linked(folder, name))


def _is_linked(folder: Path, name: str) -> bool:
    try:
        return first_line(name).encode() in read_file(folder, name).splitlines()
    except FileError:
        return True


def _read_own(folder: Path, name: str) -> str | None:
    """Return the schema that is there now, if there is one that nobody has edited."""
    try:
        raw = read_file(folder, name)
        if _is_own(raw):
            return raw.decode()
    except FileError as error:
        if error.diagnostic.rule == "file_missing":
            return None
    message = Text(
        "{file} er ikke skrevet af partnerskab, eller også er den rettet siden. "
        "Flyt den, og prøv igen.",
        "{file} was not written by partnerskab, or it was edited since. Move it and try again.",
    )
    raise UsageError(message.fill(file=name))


def _schema_name(name: str) -> str:
    return f"{PurePosixPath(name).stem}.schema.json"


def _sign(schema: Schema) -> str:
    """Return a schema as text with its own digest, by which it is known to be ours and whole."""
    head = {"$schema": schema["$schema"], "$comment": f"{_MARK}{_digest(schema)}"}
    return json.dumps(head | schema, ensure_ascii=False, indent=1) + "\n"


def _is_own(raw: bytes) -> bool:
    try:
        schema = json.loads(raw)
        mark = schema.pop("$comment")
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return False
    return bool(mark == f"{_MARK}{_digest(schema)}")


def _digest(schema: Schema) -> str:
    return sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()
