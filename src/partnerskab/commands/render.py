"""render: a document people read, on the screen or in a file."""

from pathlib import Path
from typing import Literal, NamedTuple

from partnerskab.commands import Refused, Request, read_whole, refusal
from partnerskab.diagnostics import Diagnostic
from partnerskab.documents.render import document
from partnerskab.files import replace
from partnerskab.i18n import Language, Text, nearest
from partnerskab.model.loader import Model


class Wanted(NamedTuple):
    """Which document, as what, in which language, and where to."""

    document: str
    format: Literal["md", "html"]
    language: Language
    output: Path | None


class Made(NamedTuple):
    """A document: its text, and the file it was written to if it was."""

    text: str
    file: Path | None


def render(request: Request, wanted: Wanted) -> Made:
    """Make a document and write it where it was asked for; files of the partnership itself are never replaced."""
    partnership = read_whole(request)
    assert partnership.model is not None  # noqa: S101
    _known(wanted.document, partnership.model)
    text = document(
        partnership,
        wanted.document,
        wanted.language,
        wanted.format,
        request.today,
        request.templates,
    )
    if isinstance(text, Diagnostic):
        raise refusal(3, text)
    if wanted.output is not None:
        _write(wanted.output, text)
    return Made(text, wanted.output)


def _known(name: str, model: Model) -> None:
    names = [one.id for one in model.definition.documents]
    if name not in names:
        meant = nearest(name, names)
        raise Refused(
            2,
            Text(
                "det dokument findes ikke. Vælg {names}.",
                "there is no such document. Choose {names}.",
            ).fill(names=meant or ", ".join(names)),
        )


def _write(output: Path, text: str) -> None:
    if output.suffix not in (".md", ".html", ".htm"):
        raise Refused(
            2,
            Text(
                "giv filen et navn, der ender på .md eller .html.",
                "give the file a name that ends in .md or .html.",
            ),
        )
    try:
        replace(output, text.encode("utf-8"))
    except OSError:
        raise Refused(
            4,
            Text(
                "filen kan ikke skrives. Findes mappen, og har du adgang til den?",
                "the file cannot be written. Does the folder exist, and may you write there?",
            ),
        ) from None
