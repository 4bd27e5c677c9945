"""Writing a new partnership: all of its files, or none where one is there already."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from partnerskab.exceptions import AccessError, ConflictError, UsageError
from partnerskab.files import write_new
from partnerskab.i18n import Language, Text
from partnerskab.jsonschema import files as schema_files
from partnerskab.model.loader import Model, load_model
from partnerskab.scaffold import agreement, forms
from partnerskab.scaffold.wishes import Deadlines, Known, Wishes, name_ids

PRIVATE = "private"


class File(NamedTuple):
    """A file to write: its path in the folder, its text, and what it is for."""

    name: str
    text: str
    about: Text


class ScaffoldResult(NamedTuple):
    """What was written, and how many suggested deadlines were too near and moved to `earliest`."""

    folder: Path
    files: tuple[File, ...]
    moved: int
    earliest: date
    templates: Path | None = None


def write_partnership(
    folder: Path, wishes: Wishes, language: Language, today: date, templates: Path | None = None
) -> ScaffoldResult:
    """Write the files of a new partnership: all of them, or none where one is there already."""
    model = load_model(wishes.model, templates)
    deadlines = Deadlines(wishes.first_session, today)
    files = tuple(_list_files(model, name_ids(wishes), language, deadlines))
    refuse_taken(folder, [file.name for file in files])
    _write_files(folder, files)
    return ScaffoldResult(folder, files, deadlines.moved, deadlines.earliest, templates)


def refuse_taken(folder: Path, names: Sequence[str] = ("agreement.yaml",)) -> None:
    """Refuse a folder that is a file, has one of the files, or whose parts lie elsewhere."""
    try:
        if folder.exists() and not folder.is_dir():
            message = Text(
                "der ligger en fil med mappens navn. Vælg et andet navn til mappen.",
                "there is a file of the folder's name. Choose another name for the folder.",
            )
            raise UsageError(message)
        for inner in (PRIVATE, schema_files.FOLDER):
            if (folder / inner).is_symlink():
                message = Text(
                    "mappens {inner} er en genvej til et andet sted. Fjern den, og prøv igen.",
                    "the folder's {inner} is a link to somewhere else. Remove it and try again.",
                )
                raise UsageError(message.fill(inner=inner))
        taken = [name for name in names if os.path.lexists(folder / name)]
    except OSError:
        raise _no_access() from None
    if taken:
        message = Text(
            "mappen har allerede {file}, og init skriver aldrig oven i noget. "
            "Vælg en ny mappe, fx partnerskab init mit-partnerskab.",
            "the folder already has {file}, and init never writes over anything. "
            "Choose a new folder, such as partnerskab init my-partnership.",
        )
        raise UsageError(message.fill(file=taken[0]))


def _no_access() -> AccessError:
    return AccessError(
        Text(
            "mappen kan ikke skrives, og intet er oprettet. "
            "Se efter, om du har adgang til den, og om der er plads.",
            "the folder cannot be written and nothing was made. "
            "See whether you have access to it and there is room.",
        )
    )


def _write_files(folder: Path, files: Sequence[File]) -> None:
    """Write all the files; whatever goes wrong, what was made so far is removed again."""
    made: list[Path] = []
    try:
        _make_folders(folder, made)
        for file in files:
            mode = 0o600 if file.name.startswith(f"{PRIVATE}/") else 0o644
            write_new(folder / file.name, file.text.encode("utf-8"), mode)
            made.append(folder / file.name)
    except BaseException as error:
        _remove(made)
        if isinstance(error, FileExistsError):
            message = Text(
                "mappen fik en fil af samme navn imens. Intet er oprettet; se efter, og prøv igen.",
                "the folder got a file of the same name meanwhile. "
                "Nothing was made; look and try again.",
            )
            raise ConflictError(message) from None
        if isinstance(error, OSError):
            raise _no_access() from None
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make the folder, those above it and those in it, and note which were made."""
    private = folder / PRIVATE
    for place in (
        *reversed(folder.absolute().parents),
        folder,
        private,
        folder / schema_files.FOLDER,
    ):
        if not place.exists():
            place.mkdir(mode=0o700 if place == private else 0o777)
            made.append(place)
    private.chmod(0o700)


def _remove(made: Sequence[Path]) -> None:
    for place in reversed(made):
        with contextlib.suppress(OSError):
            place.rmdir() if place.is_dir() else place.unlink()


def _list_files(
    model: Model, known: Known, language: Language, deadlines: Deadlines
) -> Iterator[File]:
    """Yield the files, those with a schema pointing at it in the first line, and the schemas."""
    schemas = schema_files.schema_texts(model, language)
    for file in _list_contents(model, known, language, deadlines):
        yield _point_at_schema(file, schemas)
    about = Text("hjælp til din editor, mens du skriver", "help for your editor while you write")
    for name, text in schemas.items():
        yield File(schema_files.schema_path(name), text, about)


def _point_at_schema(file: File, schemas: Mapping[str, str]) -> File:
    if file.name not in schemas:
        return file
    return file._replace(text=f"{schema_files.first_line(file.name)}\n{file.text}")


def _list_contents(
    model: Model, known: Known, language: Language, deadlines: Deadlines
) -> Iterator[File]:
    about = Text(
        "aftalen: hvem, hvad, penge, ansvar og varighed",
        "the agreement: who, what, money, duties and term",
    )
    yield File("agreement.yaml", agreement.write_agreement(model, known, language), about)
    for form in model.definition.forms:
        text = forms.write_form(model, form, known, language, deadlines.suggest)
        title = Text(*(title[:1].lower() + title[1:] for title in form.title))
        about = Text(
            "{form}: spørgsmål, opgaver og frister", "{form}: questions, tasks and deadlines"
        )
        yield File(form.file, text, about.fill(form=title))
    about = Text("de frivillige og deres roller", "the volunteers and their roles")
    yield File("volunteers.yaml", forms.write_volunteers(model, language), about)
    about = Text("familierne, kun med numre", "the families, by numbers only")
    yield File("participants.yaml", forms.write_participants(model, known, language), about)
    about = Text("holder private/ ude af git", "keeps private/ out of git")
    yield File(".gitignore", forms.write_gitignore(language), about)
    about = Text("om navne og adresser, som kun I ser", "on names and addresses that only you see")
    name = Text("LÆS-MIG.txt", "README.txt").in_language(language)
    yield File(f"{PRIVATE}/{name}", forms.write_private_note(model, language), about)
