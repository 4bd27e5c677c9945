"""Render: a document of a partnership as Markdown or as a page of HTML, the same bytes every time."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from partnerskab.diagnostics import START, DiagnosticType, by_name
from partnerskab.documents import html, markdown, sandbox, views
from partnerskab.documents.diagram import Drawing
from partnerskab.documents.digest import digest
from partnerskab.documents.sandbox import Loader, Place
from partnerskab.exceptions import DiagnosticError
from partnerskab.i18n import Language, Text, find_nearest
from partnerskab.model.definition import DocumentDefinition
from partnerskab.model.loader import Model, override, roots
from partnerskab.partnership import PartialPartnership, describe_unread

Output = Literal["md", "html"]
OUTPUTS: tuple[Output, ...] = ("md", "html")
DRAFT = Text("UDKAST", "DRAFT")

DIAGNOSTIC_TYPES = sandbox.DIAGNOSTIC_TYPES | by_name(
    [
        DiagnosticType(
            "unknown_document",
            Text("modellen har ikke det dokument.", "the model has no such document."),
            Text("Skriv et af dem, modellen har: {documents}.", "Write one of those the model has: {documents}."),
            Text("Modellen bestemmer, hvilke dokumenter der kan skrives ud.", "The model decides which documents can be written."),
        ),
        DiagnosticType(
            "nothing_to_render",
            Text("aftalen kan ikke læses, så der er intet at skrive ud.", "the agreement cannot be read, so there is nothing to write."),
            Text("Kør `partnerskab check`, og ret fejlene i agreement.yaml.", "Run `partnerskab check` and correct the errors in agreement.yaml."),
            Text("Et dokument skal sige det, der står i filerne, og intet andet.", "A document must say what the files say and nothing else."),
        ),
    ]
)  # fmt: skip


def document(
    partnership: PartialPartnership,
    document_id: str,
    language: Language,
    output: Output,
    today: date | None = None,
    templates: Path | None = None,
) -> str:
    """Return a document as text; `today` only dates a draft.

    Raises `DiagnosticError` if it cannot be had, and `ModelError` if the model's own files are at fault.
    """
    model, agreement = partnership.model, partnership.agreement
    if model is None or agreement is None:
        raise DiagnosticError(DIAGNOSTIC_TYPES["nothing_to_render"].at(START))
    definition = _find(model, document_id)
    view = views.context(partnership, agreement, model, definition, language, today)
    loader = Loader(lambda name: _places(name, model, templates))
    drawings: dict[str, Drawing] = {}
    environment = markdown.environment(loader, language, view, drawings)
    filled = sandbox.fill(environment, definition.template, markdown.wrapped(view))
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", filled, flags=re.MULTILINE)).strip()
    foot = _foot(view, digest(partnership))
    unread = describe_unread(partnership).in_language(language)
    draft = " ".join(filter(None, (_draft_line(view, language), unread)))
    if output == "md":
        return _framed(text, DRAFT.in_language(language), draft, foot)
    page = _page_view(view, definition, foot, draft)
    return html.page(html.body(text, drawings), page, loader, language)


def _find(model: Model, document_id: str) -> DocumentDefinition:
    known = {one.id: one for one in model.definition.documents}
    if document_id in known:
        return known[document_id]
    meant = find_nearest(document_id, known)
    names = ", ".join([meant] if meant else known)
    raise DiagnosticError(DIAGNOSTIC_TYPES["unknown_document"].at(START, documents=names))


def _places(name: str, model: Model, templates: Path | None) -> Iterator[Place]:
    """Where a template lies: the caller's own folders first, the model's documents or the page for all."""
    if name == html.PAGE:
        yield next(Place(root, name) for root in roots(templates) if (root / name).exists())
    else:
        folder = override(model, name, templates).parent
        yield Place(folder.parent, f"{folder.name}/{name}")


def _foot(view: dict[str, Any], fingerprint: str) -> str:
    return f"{view['model']['title']}, version {view['model']['version']} · {fingerprint}"


def _draft_line(view: dict[str, Any], language: Language) -> str:
    """What a draft says of itself after the word for it; nothing once all have signed."""
    if not view["draft"]:
        return ""
    unsigned = Text("Ikke underskrevet af alle partnere.", "Not signed by all partners.")
    if view["today"]:
        as_of = Text("pr. {day}. ", "as of {day}. ").fill(day=view["today"])
        return as_of.in_language(language) + unsigned.in_language(language)
    return unsigned.in_language(language)


def _framed(text: str, mark: str, draft: str, foot: str) -> str:
    """The Markdown with its draft mark on top and its foot below."""
    mark = f"> **{mark}** {markdown.line(draft)}\n\n" if draft else ""
    return f"{mark}{text}\n\n---\n\n{markdown.line(foot)}\n"


def _page_view(
    view: dict[str, Any], definition: DocumentDefinition, foot: str, draft: str
) -> dict[str, Any]:
    title = view["agreement"]["title"]
    return {
        "language": view["language"],
        "title": f"{view['document']['title']}: {title}" if title else view["document"]["title"],
        "model": view["model"]["title"],
        "landscape": definition.landscape,
        "mark": DRAFT.in_language(view["language"]) if draft else "",
        "draft": draft,
        "foot": foot,
    }
