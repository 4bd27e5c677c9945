"""The parts of a view that come from the agreement: its fields, sections, clauses and dates."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from partnerskab.documents.writer import CHOICES, View, Writer
from partnerskab.i18n import Language, Text, format_date, format_money, join_with_and
from partnerskab.model.definition import AgreementField, Provision, Section
from partnerskab.model.loader import Model
from partnerskab.partnership import PartialPartnership, has_values
from partnerskab.partnership.progress import is_filled, is_needed, is_signed
from partnerskab.partnership.records import Agreement

_PATH_IN_BRACES = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")
_NOT_IN_DOCUMENTS = {"format", "settings", "accepted"}


def build_agreement_views(
    partnership: PartialPartnership, agreement: Agreement, model: Model, writer: Writer
) -> View:
    """Return the agreement as written, its fields by path, and its sections and clauses."""
    language = writer.language
    written = writer.write_record(agreement)
    fields = {
        field.path: _build_field_view(field, partnership, written, language)
        for field in model.list_fields()
    }
    sentences = _Sentences(written, fields, language)
    return {
        "in_force_from": _write_last_signature_date(partnership, agreement, language),
        "agreement": {
            name: value for name, value in written.items() if name not in _NOT_IN_DOCUMENTS
        },
        "budget_totals": _sum_budget(agreement, language),
        "fields": fields,
        "sections": {
            section.id: _build_section_view(section, agreement, sentences)
            for section in model.sections
        },
        "clauses": [
            _build_clause_view(clause_id, model, sentences) for clause_id in agreement.clauses
        ],
    }


def _build_field_view(
    field: AgreementField, partnership: PartialPartnership, written: View, language: Language
) -> View:
    needed, filled = is_needed(field, partnership), is_filled(field, partnership)
    return {
        "title": field.title.in_language(language),
        "text": field.text.in_language(language),
        "value": _find_text(written, field.path, language),
        "needed": needed,
        "filled": filled,
        "shown": needed or filled,
    }


def _find_text(written: View, path: str, language: Language) -> str:
    """Return the text at a path, several texts as a list in words; empty for anything else."""
    value: Any = written
    for name in path.split("."):
        value = value.get(name, "") if isinstance(value, dict) else ""
    if isinstance(value, list):
        return join_with_and([text for text in value if isinstance(text, str)], language)
    return value if isinstance(value, str) else ""


class _Sentences:
    """Fills the `{paths}` in the model's sentences with what the agreement says."""

    def __init__(self, written: View, fields: View, language: Language) -> None:
        self.written = written
        self.titles = {path: field["title"] for path, field in fields.items()}
        self.language: Language = language

    def fill(self, sentence: Text) -> list[View]:
        """Return a sentence in parts, each with a text or with the title of what is missing."""
        parts: list[View] = []
        pieces = _PATH_IN_BRACES.split(sentence.in_language(self.language))
        for index, piece in enumerate(pieces):
            is_path = index % 2 == 1
            text = _find_text(self.written, piece, self.language) if is_path else piece
            missing = self.titles.get(piece, piece) if is_path and not text else ""
            if text or missing:
                parts.append({"text": text, "missing": missing})
        return parts


def _build_section_view(section: Section, agreement: Agreement, sentences: _Sentences) -> View:
    language = sentences.language
    provisions = [provision for provision in section.provisions if _applies(provision, agreement)]
    return {
        "id": section.id,
        "number": str(section.number),
        "title": section.title.in_language(language),
        "intro": section.intro.in_language(language) if section.intro else "",
        "provisions": [
            {
                "id": provision.id,
                "number": f"{section.number}.{number}",
                "strength": provision.strength or "",
                "parts": sentences.fill(provision.text),
            }
            for number, provision in enumerate(provisions, 1)
        ],
    }


def _applies(provision: Provision, agreement: Agreement) -> bool:
    """Return whether the agreement holds the values under which a provision applies."""
    return has_values(agreement, provision.when)


def _build_clause_view(clause_id: str, model: Model, sentences: _Sentences) -> View:
    """Return an optional clause; an id that the model does not know stands as it was written."""
    clause = model.clauses.get(clause_id)
    if clause is None:
        return {"id": clause_id, "title": clause_id, "parts": []}
    title = clause.title.in_language(sentences.language)
    return {"id": clause_id, "title": title, "parts": sentences.fill(clause.text)}


def _sum_budget(agreement: Agreement, language: Language) -> View:
    """Return what the lines of each half of the budget add up to, by the half's printed name."""
    sums: dict[str, Decimal] = {}
    for line in agreement.finance.lines:
        if line.part and line.amount is not None:
            sums[line.part] = sums.get(line.part, Decimal(0)) + line.amount
    return {
        CHOICES["part", part].in_language(language): format_money(amount, language)
        for part, amount in sums.items()
    }


def _write_last_signature_date(
    partnership: PartialPartnership, agreement: Agreement, language: Language
) -> str:
    """Return the day the last partner signed, once all have, which is when it takes effect."""
    if not is_signed(partnership):
        return ""
    first: dict[str, date] = {}
    for signature in agreement.signature.signatures:
        if signature.partner and signature.date:
            earlier = first.get(signature.partner, signature.date)
            first[signature.partner] = min(signature.date, earlier)
    return format_date(max(first.values()), language)
