"""The view that a document's templates are filled with: plain dicts, lists and texts."""

from datetime import date

from partnerskab.documents import agreement_view
from partnerskab.documents.form_view import build_form_view
from partnerskab.documents.tables import find_row_titles
from partnerskab.documents.writer import View, Writer
from partnerskab.i18n import Language, format_date
from partnerskab.model.definition import DocumentDefinition
from partnerskab.model.loader import Model
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.progress import count_states, is_signed
from partnerskab.partnership.records import Agreement


def build_view(
    partnership: PartialPartnership,
    agreement: Agreement,
    model: Model,
    document: DocumentDefinition,
    language: Language,
    today: date | None = None,
) -> View:
    """Return everything a template may print, in one language; never participants or citizens."""
    writer = Writer(partnership, language)
    forms = partnership.public_forms
    titles = find_row_titles(forms, writer)
    return {
        "language": language,
        "draft": not is_signed(partnership),
        "today": format_date(today, language) if today else "",
        "document": {"id": document.id, "title": document.title.in_language(language)},
        "model": {
            "id": model.id,
            "title": model.definition.title.in_language(language),
            "version": model.definition.version,
        },
        "partners": dict(partnership.partners),
        "people": {person.id: writer.write_record(person) for person in agreement.people},
        **agreement_view.build_agreement_views(partnership, agreement, model, writer),
        "states": {name: str(number) for name, number in count_states(partnership).items()},
        "forms": {
            form.id: build_form_view(form, partnership, model, writer, titles) for form in forms
        },
    }
