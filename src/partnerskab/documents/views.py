"""Views: what a partnership says as plain dicts, lists and texts, every value as its reader writes it."""

import re
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

from partnerskab.documents.tables import TitlesOf, as_id, row_titles, table
from partnerskab.documents.writer import CHOICES, View, Writer
from partnerskab.i18n import (
    Language,
    Text,
    format_date,
    format_money,
    format_weekday,
    join_with_and,
)
from partnerskab.model.definition import AgreementField, DocumentDefinition, Section
from partnerskab.model.loader import Model
from partnerskab.partnership import PartialPartnership, value_at
from partnerskab.partnership.form import Answered, Form
from partnerskab.partnership.progress import (
    count_states,
    is_filled,
    is_needed,
    is_signed,
    resolve_offset,
)
from partnerskab.partnership.records import Agreement, Session

_PLACE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")
_NOT_IN_DOCUMENTS = {"format", "settings", "accepted"}


def context(
    partnership: PartialPartnership,
    agreement: Agreement,
    model: Model,
    document: DocumentDefinition,
    language: Language,
    today: date | None = None,
) -> View:
    """Everything a template may print, in one language; no participants, no citizens, no files, no objects."""
    writer = Writer(partnership, language)
    written = writer.record(agreement)
    people = {one.id: writer.record(one) for one in agreement.people}
    fields = {one.path: _field(one, partnership, written, language) for one in model.fields()}
    names = _titles(fields)
    forms = _shown(partnership, model)
    titles = row_titles(forms, writer)
    return {
        "language": language,
        "draft": not is_signed(partnership),
        "today": format_date(today, language) if today else "",
        "in_force_from": _last_signature(partnership, agreement, language),
        "document": {"id": document.id, "title": document.title.in_language(language)},
        "model": {
            "id": model.id,
            "title": model.definition.title.in_language(language),
            "version": model.definition.version,
        },
        "agreement": {name: one for name, one in written.items() if name not in _NOT_IN_DOCUMENTS},
        "partners": dict(partnership.partners),
        "people": people,
        "budget_totals": _totals(agreement, language),
        "fields": fields,
        "sections": {
            one.id: _section(one, agreement, written, names, language) for one in model.sections
        },
        "clauses": _clauses(agreement, model, written, names, language),
        "states": {name: str(number) for name, number in count_states(partnership).items()},
        "forms": {one.id: _form(one, partnership, model, writer, titles) for one in forms},
    }


def _shown(partnership: PartialPartnership, model: Model) -> list[Form]:
    """The forms that documents may speak of: never one that holds citizens."""
    hidden = {one.id for one in model.definition.forms if one.pseudonyms}
    return [one for one in partnership.forms if one.id not in hidden]


def _field(
    field: AgreementField, partnership: PartialPartnership, written: View, language: Language
) -> View:
    needed, filled = is_needed(field, partnership), is_filled(field, partnership)
    return {
        "title": field.title.in_language(language),
        "text": field.text.in_language(language),
        "value": _text_at(written, field.path, language),
        "needed": needed,
        "filled": filled,
        "shown": needed or filled,
    }


def _titles(fields: View) -> dict[str, str]:
    return {path: one["title"] for path, one in fields.items()}


def _text_at(written: View, path: str, language: Language) -> str:
    """The text at a path of the agreement, a list of texts as one; empty for anything else."""
    value: Any = written
    for step in path.split("."):
        value = value.get(step, "") if isinstance(value, dict) else ""
    if isinstance(value, list):
        return join_with_and([one for one in value if isinstance(one, str)], language)
    return value if isinstance(value, str) else ""


def _parts(text: Text, written: View, titles: dict[str, str], language: Language) -> list[View]:
    """A sentence of the model with its `{paths}` filled, cut where something is missing."""
    parts: list[View] = []
    for place, piece in enumerate(_PLACE.split(text.in_language(language))):
        value = _text_at(written, piece, language) if place % 2 else piece
        missing = titles.get(piece, piece) if place % 2 and not value else ""
        if value or missing:
            parts.append({"text": value, "missing": missing})
    return parts


def _section(
    section: Section,
    agreement: Agreement,
    written: View,
    titles: dict[str, str],
    language: Language,
) -> View:
    holding = [
        one
        for one in section.provisions
        if all(
            value_at(agreement, tuple(path.split("."))) == said for path, said in one.when.items()
        )
    ]
    return {
        "id": section.id,
        "number": str(section.number),
        "title": section.title.in_language(language),
        "intro": section.intro.in_language(language) if section.intro else "",
        "provisions": [
            {
                "id": one.id,
                "number": f"{section.number}.{number}",
                "strength": one.strength or "",
                "parts": _parts(one.text, written, titles, language),
            }
            for number, one in enumerate(holding, 1)
        ],
    }


def _clauses(
    agreement: Agreement, model: Model, written: View, titles: dict[str, str], language: Language
) -> list[View]:
    """The optional clauses that were chosen; an id the model does not know stands as it was written."""
    views: list[View] = []
    for one in agreement.clauses:
        clause = model.clauses.get(one)
        title = clause.title.in_language(language) if clause else one
        parts = _parts(clause.text, written, titles, language) if clause else []
        views.append({"id": one, "title": title, "parts": parts})
    return views


def _totals(agreement: Agreement, language: Language) -> View:
    """What the lines of each half of the budget add up to, by the half's printed name."""
    sums: dict[str, Decimal] = {}
    for line in agreement.finance.lines:
        if line.part and line.amount is not None:
            sums[line.part] = sums.get(line.part, Decimal(0)) + line.amount
    return {
        CHOICES["part", part].in_language(language): format_money(amount, language)
        for part, amount in sums.items()
    }


def _last_signature(
    partnership: PartialPartnership, agreement: Agreement, language: Language
) -> str:
    """The day the last partner signed, once all have: the agreement holds from then on."""
    if not is_signed(partnership):
        return ""
    first: dict[str, date] = {}
    for one in agreement.signature.signatures:
        if one.partner and one.date:
            first[one.partner] = min(one.date, first.get(one.partner, one.date))
    return format_date(max(first.values()), language)


def _form(
    form: Form, partnership: PartialPartnership, model: Model, writer: Writer, titles: TitlesOf
) -> View:
    language = writer.language
    definition = next(one for one in model.definition.forms if one.id == form.id)
    stages: list[View] = []
    for stage in model.stages[form.id]:
        themes = [
            {
                "id": theme.id,
                "title": theme.title.in_language(language),
                "page": _pages(theme.page),
                "intro": theme.intro.in_language(language) if theme.intro else "",
                "questions": [
                    _question(one, partnership, writer, titles)
                    for one in form.answers
                    if one.stage.id == stage.id and one.theme.id == theme.id
                ],
            }
            for theme in stage.themes
        ]
        stages.append(
            {
                "id": stage.id,
                "title": stage.title.in_language(language),
                "intro": stage.intro.in_language(language),
                "pages": _pages(stage.pages),
                "themes": themes,
            }
        )
    sessions = [_session(one, writer) for one in form.sessions]
    return {
        "id": form.id,
        "title": definition.title.in_language(language),
        "sessions": sessions,
        "stages": stages,
    }


def _pages(pages: str | None) -> str:
    return (pages or "").replace("-", "–")


def _session(session: Session, writer: Writer) -> View:
    weekday = format_weekday(session.date, writer.language) if session.date else ""
    name = writer.value(session.id, "session")
    return {**writer.record(session), "name": name, "weekday": weekday}


def _question(
    one: Answered, partnership: PartialPartnership, writer: Writer, titles: TitlesOf
) -> View:
    question, answer, language = one.question, one.answer, writer.language
    suggested = resolve_offset(question.due, partnership.anchors()) if one.state == "open" else None
    return {
        "id": question.id,
        "name": one.name,
        "kind": question.kind,
        "title": question.title.in_language(language),
        "text": question.text.in_language(language),
        "page": _pages(question.page),
        "required": question.required,
        "state": one.state,
        "decision": writer.answer(question.answer, question.choices, answer.decision),
        "points": [
            {
                "id": point.id,
                "title": point.text.in_language(language),
                "answer": writer.answer(point.answer, point.choices, one.points.get(point.id)),
                "answer_id": as_id(one.points.get(point.id)),
            }
            for point in question.points
        ],
        "tasks": _tasks(one, writer),
        "responsible": writer.value(answer.responsible, "person"),
        "deadline": writer.value(answer.deadline),
        "suggested": "" if answer.deadline else writer.value(suggested),
        "not_relevant": writer.value(answer.not_relevant),
        "parked": writer.record(answer.parked) if answer.parked else {},
        "note": writer.value(answer.note),
        **table(one, writer, titles),
    }


def _tasks(one: Answered, writer: Writer) -> list[View]:
    """The tasks of a question; where there are several, each gets a letter to be named by."""
    tasks = one.answer.tasks
    views: list[View] = []
    for place, task in enumerate(tasks):
        mark = ascii_lowercase[place : place + 1] or str(place + 1)
        what = task.what or one.question.title.in_language(writer.language)
        views.append({**writer.record(task), "what": what, "mark": mark if len(tasks) > 1 else ""})
    return views
