"""init: a new partnership's files, every question as a comment above its empty answer."""

import contextlib
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from partnerskab.commands import Refused, refusal, scaffold, scaffold_forms, schema, typed
from partnerskab.dates import working_day_after, working_day_before
from partnerskab.diagnostics import Diagnostic
from partnerskab.files import write_new
from partnerskab.i18n import Language, Text
from partnerskab.model import loader as model_loader
from partnerskab.model.definition import Offset
from partnerskab.model.loader import Model
from partnerskab.schema.values import read_id

GRACE_DAYS = 7

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "đ": "d", "ł": "l"}
)


class Partner(NamedTuple):
    """A partner as init is told of it."""

    kind: Literal["municipality", "organisation"]
    name: str


class Wishes(NamedTuple):
    """All that init asks; `end` is the last day of a fixed term, or the first evaluation of a rolling one."""

    model: str
    partners: tuple[Partner, ...]
    title: str | None = None
    term: Literal["fixed", "rolling"] | None = None
    end: date | None = None
    first_session: date | None = None
    parents: tuple[str, ...] = ()


class File(NamedTuple):
    """A file to write: its path in the folder, its text, and what it is for."""

    name: str
    text: str
    about: Text


class Written(NamedTuple):
    """What init wrote, and how many suggested deadlines were too near and moved to the earliest day."""

    folder: Path
    files: tuple[File, ...]
    pressed: int
    earliest: date
    templates: Path | None = None


class Deadlines:
    """Suggested deadlines: counted back from the first session, on working days, never before `earliest`."""

    def __init__(self, first_session: date | None, today: date) -> None:
        self.first_session = first_session
        self.pressed = 0
        left = (first_session - today).days if first_session else 0
        self.earliest = working_day_after(
            today + timedelta(days=max(0, min(GRACE_DAYS, left // 2)))
        )

    def suggest(self, due: Offset | None) -> date | None:
        """The working day a question should be settled by; None where it cannot be counted."""
        if due is None or due.anchor != "first_session" or self.first_session is None:
            return None
        day = working_day_before(self.first_session + timedelta(days=due.days))
        if day >= self.earliest:
            return day
        self.pressed += 1
        return self.earliest


def init(
    folder: Path, wishes: Wishes, language: Language, today: date, templates: Path | None = None
) -> Written:
    """Write a new partnership's files: all of them, or none where one is there already."""
    model = model_loader.find(wishes.model, templates)
    if isinstance(model, Diagnostic):
        raise refusal(2, model)
    deadlines = Deadlines(wishes.first_session, today)
    files = tuple(_with_schemas(_files(model, wishes, language, deadlines), model, language))
    refuse_taken(folder, [file.name for file in files])
    _write(folder, files)
    return Written(folder, files, deadlines.pressed, deadlines.earliest, templates)


def refuse_taken(folder: Path, names: Sequence[str] = ("agreement.yaml",)) -> None:
    """Refuse a folder that is a file, holds one of the files, or whose private part lies elsewhere."""
    try:
        if folder.exists() and not folder.is_dir():
            raise Refused(2, Text(
                "der ligger en fil med mappens navn. Vælg et andet navn til mappen.",
                "there is a file of the folder's name. Choose another name for the folder.",
            ))  # fmt: skip
        for inner in ("private", schema.FOLDER):
            if (folder / inner).is_symlink():
                raise Refused(2, Text(
                    "mappens {inner} er en genvej til et andet sted. Fjern den, og prøv igen.",
                    "the folder's {inner} is a link to somewhere else. Remove it and try again.",
                ).fill(inner=inner))  # fmt: skip
        taken = [name for name in names if os.path.lexists(folder / name)]
    except OSError:
        raise _no_access() from None
    if taken:
        raise Refused(2, Text(
            "mappen har allerede {file}, og init skriver aldrig oven i noget. Vælg en ny mappe, fx partnerskab init mit-partnerskab.",
            "the folder already has {file}, and init never writes over anything. Choose a new folder, such as partnerskab init my-partnership.",
        ).fill(file=taken[0]))  # fmt: skip


def _no_access() -> Refused:
    return Refused(4, Text(
        "mappen kan ikke skrives, og intet er oprettet. Se efter, om du har adgang til den, og om der er plads.",
        "the folder cannot be written and nothing was made. See whether you have access to it and there is room.",
    ))  # fmt: skip


def _write(folder: Path, files: Sequence[File]) -> None:
    """Write all the files; whatever goes wrong, what was made so far is removed again."""
    made: list[Path] = []
    try:
        inner = (folder / "private", folder / schema.FOLDER)
        for place in (*reversed(folder.absolute().parents), folder, *inner):
            if not place.exists():
                place.mkdir(mode=0o700 if place.name == "private" else 0o777)
                made.append(place)
        (folder / "private").chmod(0o700)
        for file in files:
            mode = 0o600 if file.name.startswith("private/") else 0o644
            write_new(folder / file.name, file.text.encode("utf-8"), mode)
            made.append(folder / file.name)
    except BaseException as error:
        for place in reversed(made):
            with contextlib.suppress(OSError):
                place.rmdir() if place.is_dir() else place.unlink()
        if isinstance(error, FileExistsError):
            raise Refused(5, Text(
                "mappen fik en fil af samme navn imens. Intet er oprettet; se efter, og prøv igen.",
                "the folder got a file of the same name meanwhile. Nothing was made; look and try again.",
            )) from None  # fmt: skip
        if isinstance(error, OSError):
            raise _no_access() from None
        raise


def _files(
    model: Model, wishes: Wishes, language: Language, deadlines: Deadlines
) -> Iterator[File]:
    taken: list[str] = []
    partners = dict(
        zip(_ids([one.name for one in wishes.partners], taken), wishes.partners, strict=True)
    )
    known = scaffold.Known(
        title=wishes.title,
        partners={one: (partner.kind, partner.name) for one, partner in partners.items()},
        parents=dict(zip(_ids(wishes.parents, taken), wishes.parents, strict=True)),
        term=wishes.term,
        end=wishes.end,
        first_session=wishes.first_session,
    )  # fmt: skip
    yield File("agreement.yaml", scaffold.agreement(model, known, language), Text(
        "aftalen: hvem, hvad, penge, ansvar og varighed", "the agreement: who, what, money, duties and term",
    ))  # fmt: skip
    for form in model.definition.forms:
        text = scaffold_forms.form(model, form, known, language, deadlines.suggest)
        title = Text(*(one[:1].lower() + one[1:] for one in form.title))
        about = Text(
            "{form}: spørgsmål, opgaver og frister", "{form}: questions, tasks and deadlines"
        )
        yield File(form.file, text, about.fill(form=title))
    yield File("volunteers.yaml", scaffold_forms.volunteers(model, language), Text(
        "de frivillige og deres roller", "the volunteers and their roles",
    ))  # fmt: skip
    yield File("participants.yaml", scaffold_forms.participants(model, known, language), Text(
        "familierne, kun med numre", "the families, by numbers only",
    ))  # fmt: skip
    yield File(".gitignore", scaffold_forms.gitignore(language), Text(
        "holder private/ ude af git", "keeps private/ out of git",
    ))  # fmt: skip
    note = "private/README.txt" if language == "en" else "private/LÆS-MIG.txt"
    yield File(note, scaffold_forms.private(model, language), Text(
        "om navne og adresser, som kun I ser", "on names and addresses that only you see",
    ))  # fmt: skip


def _with_schemas(files: Iterator[File], model: Model, language: Language) -> Iterator[File]:
    """The files, each pointing at its schema in the first line, and the schemas."""
    schemas = schema.texts(model, language)
    for file in files:
        head = f"{schema.first_line(file.name)}\n" if file.name in schemas else ""
        yield file._replace(text=head + file.text)
    for name, text in schemas.items():
        yield File(schema.file_of(name), text, Text(
            "hjælp til din editor, mens du skriver", "help for your editor while you write",
        ))  # fmt: skip


def _ids(names: Sequence[str], taken: list[str]) -> list[str]:
    """An id for each name: small letters and hyphens, `kommune` left out, none that is taken."""
    ids = []
    for name in names:
        base = _id(name)
        one, number = base, 2
        while one in taken:
            one, number = f"{base}-{number}", number + 1
        taken.append(one)
        ids.append(one)
    return ids


def _id(name: str) -> str:
    plain = normalize("NFC", name).casefold()
    plain = re.sub(r"\b(?:kommune|municipality)\b", "", plain).translate(_LETTERS)
    plain = normalize("NFKD", plain).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")
    try:
        return read_id(base)
    except PydanticCustomError:  # begins with a digit, is empty, or is a name that Windows keeps
        return f"id-{base}".strip("-")


def lines(written: Written, language: Language) -> Iterator[str]:
    """What was written, and what to do next."""
    yield (
        Text("Oprettet i {folder}:", "Made in {folder}:")
        .fill(folder=written.folder)
        .in_language(language)
    )
    shown = {_shown(file.name): file.about.in_language(language) for file in written.files}
    width = max(map(len, shown))
    for name, about in shown.items():
        yield f"  {name.ljust(width)}  {about}"
    yield ""
    if written.pressed:
        yield _pressed(written).in_language(language)
    yield Text(
        "Filerne er almindelig tekst. Åbn dem i en teksteditor, og skriv jeres svar efter kolonet.",
        "The files are plain text. Open them in a text editor and write your answers after the colon.",
    ).in_language(language)
    yield Text("Næste skridt:", "Next:").in_language(language)
    yield from (f"  {line}" for line in _next(written, language))


def _shown(name: str) -> str:
    """A file's name; the schemas are one line together, since nobody opens them."""
    return f"{schema.FOLDER}/" if name.startswith(f"{schema.FOLDER}/") else name


def _pressed(written: Written) -> Text:
    one = Text(
        "1 foreslået frist lå før i dag eller for tæt på og er sat til {day}. Se den efter.",
        "1 suggested deadline was past or too near and was set to {day}. Look it over.",
    )
    many = Text(
        "{n} foreslåede frister lå før i dag eller for tæt på og er sat til {day}. Se dem efter.",
        "{n} suggested deadlines were past or too near and were set to {day}. Look them over.",
    )
    return (one if written.pressed == 1 else many).fill(n=written.pressed, day=written.earliest)


def _next(written: Written, language: Language) -> Iterator[str]:
    """The commands that lead to the front page, as a shell takes them; a model of one's own has to be named again."""
    name = str(written.folder)
    if not name.isprintable():
        yield Text("gå ind i mappen, og skriv:", "go to the folder and write:").in_language(
            language
        )
    elif name != ".":
        name = f"./{name}" if name.startswith("-") else name
        yield f"cd {_quoted(name)}"
    own = f" --templates {_quoted(str(written.templates.absolute()))}" if written.templates else ""
    yield typed(f"partnerskab status{own}")


def _quoted(name: str) -> str:
    if re.fullmatch(r"[\w./~:\\-]+", name) and not name.startswith("~"):
        return name  # letters such as æ need no quotes, though shlex puts them
    return f'"{name}"' if os.name == "nt" else shlex.quote(name)
