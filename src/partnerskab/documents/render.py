"""Rendering a document of a partnership as Markdown or HTML, the same bytes every time."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from partnerskab.diagnostics import START, DiagnosticType, by_name
from partnerskab.documents import html, markdown, sandbox, views
from partnerskab.documents.diagram.elements import Drawing
from partnerskab.documents.digest import compute_digest
from partnerskab.documents.escaping import escape_line, mark_user_text
from partnerskab.documents.sandbox import TemplatePath, make_loader
from partnerskab.exceptions import DiagnosticError
from partnerskab.i18n import Language, Text, find_nearest
from partnerskab.model.definition import DocumentDefinition
from partnerskab.model.loader import SHARED, Model, list_model_folders
from partnerskab.partnership import PartialPartnership, describe_unread

Output = Literal["md", "html"]
OUTPUTS: tuple[Output, ...] = ("md", "html")
DRAFT = Text("UDKAST", "DRAFT")

DIAGNOSTIC_TYPES = sandbox.DIAGNOSTIC_TYPES | by_name(
    [
        DiagnosticType(
            "unknown_document",
            Text("modellen har ikke det dokument.", "the model has no such document."),
            Text(
                "Skriv et af dem, modellen har: {documents}.",
                "Write one of those the model has: {documents}.",
            ),
            Text(
                "Modellen bestemmer, hvilke dokumenter der kan skrives ud.",
                "The model decides which documents can be written.",
            ),
        ),
        DiagnosticType(
            "nothing_to_render",
            Text(
                "aftalen kan ikke læses, så der er intet at skrive ud.",
                "the agreement cannot be read, so there is nothing to write.",
            ),
            Text(
                "Kør `partnerskab check`, og ret fejlene i agreement.yaml.",
                "Run `partnerskab check` and correct the errors in agreement.yaml.",
            ),
            Text(
                "Et dokument skal sige det, der står i filerne, og intet andet.",
                "A document must say what the files say and nothing else.",
            ),
        ),
    ]
)


def document(
    partnership: PartialPartnership,
    document_id: str,
    language: Language,
    output: Output,
    today: date | None = None,
    templates: Path | None = None,
) -> str:
    """Render a document as text; `today` only dates a draft.

    Raises `DiagnosticError` if it cannot be had, and `ModelError` if the model's files are at fault.
    """
    model, agreement = partnership.model, partnership.agreement
    if model is None or agreement is None:
        raise DiagnosticError(DIAGNOSTIC_TYPES["nothing_to_render"].at(START))
    definition = _find_definition(model, document_id)
    view = views.build_view(partnership, agreement, model, definition, language, today)
    loader = make_loader(lambda name: _find_template_paths(name, model, templates))
    drawings: dict[str, Drawing] = {}
    environment = markdown.make_environment(loader, language, view, drawings)
    filled = sandbox.fill_template(environment, definition.template, mark_user_text(view))
    text = _tidy_lines(filled)
    foot = _write_foot(view, compute_digest(partnership))
    unread = describe_unread(partnership).in_language(language)
    notice = " ".join(filter(None, (_write_draft_notice(view, language), unread)))
    if output == "md":
        return _frame_markdown(text, DRAFT.in_language(language), notice, foot)
    page_view = _build_page_view(view, definition, foot, notice)
    return html.render_page(html.render_body(text, drawings), page_view, loader, language)


def _find_definition(model: Model, document_id: str) -> DocumentDefinition:
    definitions = {definition.id: definition for definition in model.definition.documents}
    if document_id in definitions:
        return definitions[document_id]
    similar = find_nearest(document_id, definitions)
    names = ", ".join([similar] if similar else definitions)
    raise DiagnosticError(DIAGNOSTIC_TYPES["unknown_document"].at(START, documents=names))


def _find_template_paths(name: str, model: Model, templates: Path | None) -> Iterator[TemplatePath]:
    """Yield where a template may lie: the caller's own folders, the model's, the shared ones."""
    folders = list_model_folders(templates)
    for folder in folders[:-1]:
        yield TemplatePath(folder / model.id, f"documents/{name}")
    yield TemplatePath(model.folder, f"documents/{name}")
    for folder in folders:
        yield TemplatePath(folder / SHARED, name)


def _tidy_lines(text: str) -> str:
    """Remove spaces at line ends, and all but one of the empty lines between paragraphs."""
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _write_foot(view: dict[str, Any], digest: str) -> str:
    return f"{view['model']['title']}, version {view['model']['version']} · {digest}"


def _write_draft_notice(view: dict[str, Any], language: Language) -> str:
    """Return what a draft says of itself after the word for it; nothing once all have signed."""
    if not view["draft"]:
        return ""
    unsigned = Text("Ikke underskrevet af alle partnere.", "Not signed by all partners.")
    if view["today"]:
        as_of = Text("pr. {day}. ", "as of {day}. ").fill(day=view["today"])
        return as_of.in_language(language) + unsigned.in_language(language)
    return unsigned.in_language(language)


def _frame_markdown(text: str, mark: str, notice: str, foot: str) -> str:
    """Return the Markdown with its draft mark on top and its foot below."""
    head = f"> **{mark}** {escape_line(notice)}\n\n" if notice else ""
    return f"{head}{text}\n\n---\n\n{escape_line(foot)}\n"


def _build_page_view(
    view: dict[str, Any], definition: DocumentDefinition, foot: str, notice: str
) -> dict[str, Any]:
    title = view["agreement"]["title"]
    return {
        "language": view["language"],
        "title": f"{view['document']['title']}: {title}" if title else view["document"]["title"],
        "model": view["model"]["title"],
        "landscape": definition.landscape,
        "mark": DRAFT.in_language(view["language"]) if notice else "",
        "draft": notice,
        "foot": foot,
    }
