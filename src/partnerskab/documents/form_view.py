"""The view of a form: its stages, themes and questions with their answers, and its sessions."""

from string import ascii_lowercase

from partnerskab.documents.tables import RowTitles, build_table_view, first_id
from partnerskab.documents.writer import View, Writer
from partnerskab.i18n import format_weekday
from partnerskab.model.definition import Point, Stage, Theme
from partnerskab.model.loader import Model
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.form import Answered, Form
from partnerskab.partnership.progress import resolve_offset
from partnerskab.partnership.records import Session


def build_form_view(
    form: Form, partnership: PartialPartnership, model: Model, writer: Writer, titles: RowTitles
) -> View:
    """Return a form with everything in it that documents may print."""
    definition = next(defined for defined in model.definition.forms if defined.id == form.id)
    questions: dict[tuple[str, str], list[View]] = {}
    for answered in form.answers:
        key = answered.stage.id, answered.theme.id
        view = _build_question_view(answered, partnership, writer, titles)
        questions.setdefault(key, []).append(view)
    return {
        "id": form.id,
        "title": definition.title.in_language(writer.language),
        "sessions": [_build_session_view(session, writer) for session in form.sessions],
        "stages": [_build_stage_view(stage, questions, writer) for stage in model.stages[form.id]],
    }


def _build_stage_view(
    stage: Stage, questions: dict[tuple[str, str], list[View]], writer: Writer
) -> View:
    return {
        "id": stage.id,
        "title": stage.title.in_language(writer.language),
        "intro": stage.intro.in_language(writer.language),
        "pages": _write_pages(stage.pages),
        "themes": [
            _build_theme_view(theme, questions.get((stage.id, theme.id), []), writer)
            for theme in stage.themes
        ],
    }


def _build_theme_view(theme: Theme, questions: list[View], writer: Writer) -> View:
    return {
        "id": theme.id,
        "title": theme.title.in_language(writer.language),
        "page": _write_pages(theme.page),
        "intro": theme.intro.in_language(writer.language) if theme.intro else "",
        "questions": questions,
    }


def _write_pages(pages: str | None) -> str:
    return (pages or "").replace("-", "–")


def _build_session_view(session: Session, writer: Writer) -> View:
    weekday = format_weekday(session.date, writer.language) if session.date else ""
    name = writer.write(session.id, "session")
    return {**writer.write_record(session), "name": name, "weekday": weekday}


def _build_question_view(
    answered: Answered, partnership: PartialPartnership, writer: Writer, titles: RowTitles
) -> View:
    question, answer, language = answered.question, answered.answer, writer.language
    is_open = answered.state == "open"
    suggested = resolve_offset(question.due, partnership.find_anchors()) if is_open else None
    return {
        "id": question.id,
        "name": answered.name,
        "kind": question.kind,
        "title": question.title.in_language(language),
        "text": question.text.in_language(language),
        "page": _write_pages(question.page),
        "required": question.required,
        "state": answered.state,
        "decision": writer.write_answer(question.answer, question.choices, answer.decision),
        "points": [
            _build_point_view(point, answered.points.get(point.id), writer)
            for point in question.points
        ],
        "tasks": _build_task_views(answered, writer),
        "responsible": writer.write(answer.responsible, "person"),
        "deadline": writer.write(answer.deadline),
        "suggested": "" if answer.deadline else writer.write(suggested),
        "not_relevant": writer.write(answer.not_relevant),
        "parked": writer.write_record(answer.parked) if answer.parked else {},
        "note": writer.write(answer.note),
        **build_table_view(answered, writer, titles),
    }


def _build_point_view(point: Point, value: object, writer: Writer) -> View:
    return {
        "id": point.id,
        "title": point.text.in_language(writer.language),
        "answer": writer.write_answer(point.answer, point.choices, value),
        "answer_id": first_id(value),
    }


def _build_task_views(answered: Answered, writer: Writer) -> list[View]:
    """Return a question's tasks; where there are several, each gets a letter to be named by."""
    tasks = answered.answer.tasks
    title = answered.question.title.in_language(writer.language)
    views: list[View] = []
    for index, task in enumerate(tasks):
        letter = ascii_lowercase[index : index + 1] or str(index + 1)
        mark = letter if len(tasks) > 1 else ""
        views.append({**writer.write_record(task), "what": task.what or title, "mark": mark})
    return views
