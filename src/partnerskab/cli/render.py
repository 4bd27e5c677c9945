"""render: a document people read, on the screen or in a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from partnerskab.cli import console
from partnerskab.cli.options import (
    DOCUMENT,
    FILE,
    Folder,
    Templates,
    Today,
    argument,
    format_option,
    option,
)
from partnerskab.i18n import LANGUAGES, Text, get_interface_language
from partnerskab.text.safe_text import make_safe

if TYPE_CHECKING:
    from partnerskab.model.loader import Model

HELP = Text(
    "Skriv et dokument: agreement eller worksheet.", "Write a document: agreement or worksheet."
)
FORMATS = ("md", "html")
ENDINGS = (".md", ".html", ".htm")

DocumentId = Annotated[
    str,
    argument(DOCUMENT, "Fx agreement eller worksheet.", "Such as agreement or worksheet."),
]
Format = Annotated[str | None, format_option(*FORMATS)]
DocumentLanguage = Annotated[
    str | None,
    option("--lang", "da|en", "Dokumentets sprog.", "The language of the document."),
]
Output = Annotated[
    Path | None,
    option(
        "-o --output",
        FILE,
        "Skriv til en fil i stedet for skærmen.",
        "Write to a file instead of the screen.",
    ),
]


def render(
    document: DocumentId,
    folder: Folder = None,
    form: Format = None,
    lang: DocumentLanguage = None,
    output: Output = None,
    today: Today = None,
    templates: Templates = None,
) -> int:
    """Write a document."""
    from partnerskab.cli.inputs import check_choice, read_today, read_whole_partnership
    from partnerskab.documents.render import document as render_document
    from partnerskab.partnership import warn_of_unread

    form = form or ("html" if output is not None and output.suffix == ".html" else "md")
    lang = lang or get_interface_language()
    check_choice("--format", form, FORMATS)
    check_choice("--lang", lang, LANGUAGES)
    day = read_today(today)
    partnership = read_whole_partnership(folder, templates)
    _refuse_unknown(document, partnership.model)
    text = render_document(
        partnership,
        document,
        "en" if lang == "en" else "da",
        "html" if form == "html" else "md",
        day,
        templates,
    )
    if output is None:
        console.write_document(text)
    else:
        _write_file(output, text)
    if warning := warn_of_unread(partnership).in_language(get_interface_language()):
        console.write_lines([warning], sys.stderr)
    return 0


def _refuse_unknown(document: str, model: "Model") -> None:
    from partnerskab.exceptions import UsageError
    from partnerskab.i18n import find_nearest

    known = [definition.id for definition in model.definition.documents]
    if document not in known:
        names = find_nearest(document, known) or ", ".join(known)
        message = Text(
            "det dokument findes ikke. Vælg {names}.", "there is no such document. Choose {names}."
        )
        raise UsageError(message.fill(names=names))


def _write_file(output: Path, text: str) -> None:
    from partnerskab.cli.output import refuse_unsafe_output
    from partnerskab.exceptions import AccessError, UsageError
    from partnerskab.files import replace

    if output.suffix not in ENDINGS:
        message = Text(
            "giv filen et navn, der ender på .md eller .html.",
            "give the file a name that ends in .md or .html.",
        )
        raise UsageError(message)
    refuse_unsafe_output(output)
    try:
        replace(output, text.encode("utf-8"))
    except OSError:
        message = Text(
            "filen kan ikke skrives. Findes mappen, og har du adgang til den?",
            "the file cannot be written. Does the folder exist, and may you write there?",
        )
        raise AccessError(message) from None
    written = Text(f"Skrevet: {output}", f"Written: {output}")
    console.write_line(make_safe(written.in_language(get_interface_language())))
