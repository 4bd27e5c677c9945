"""Compose the JSON Schema of a form from the stages, themes and questions of its model."""

from collections.abc import Iterator

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.records import (
    FieldTexts,
    describe,
    field_schema,
    fields_schema,
    json_schema_of,
    list_schema,
    load_texts,
    record_field_schema,
    record_schema,
    require_value,
    with_any_of,
)
from partnerskab.jsonschema.values import (
    Schema,
    choice_schema,
    error_message,
    value_schema,
    without_suggestions,
)
from partnerskab.model.definition import Column, FormDefinition, Point, Question, Stage, Theme
from partnerskab.model.loader import Model
from partnerskab.partnership.form import Answer
from partnerskab.partnership.records import Accepted, Session

_SHARED_FIELDS = ("tasks", "responsible", "deadline", "not_relevant", "parked", "note")
_NAMES = {
    "date": "date",
    "dates": "days",
    "money": "money",
    "number": "number",
    "yes_no": "yes_no",
    "id": "id",
    "partner": "text",
}
_FORMAT_HINTS = {
    "date": Text("dato, fx 2027-03-01", "date, such as 2027-03-01"),
    "dates": Text("datoer, fx [2027-03-17, 2027-04-07]", "dates, such as [2027-03-17, 2027-04-07]"),
    "money": Text("beløb, fx 25.000", "amount, such as 25.000"),
    "number": Text("et tal", "a number"),
    "yes_no": Text("ja eller nej", "yes or no"),
    "person": Text("id fra people", "id from people"),
    "people": Text("id'er fra people", "ids from people"),
    "partner": Text("id fra partners", "id from partners"),
}


def form_schema(model: Model, definition: FormDefinition, language: Language) -> Schema:
    """Return the schema of a form's file."""
    texts = load_texts(model, language, model.registers.sessions.fields)
    properties: Schema = {}
    if "sessions" in definition.registers:
        item = record_schema(json_schema_of(Session), texts, "sessions", optional=False)
        properties["sessions"] = field_schema(
            texts.label("", "sessions"), list_schema(item, language)
        )
    for stage in model.stages[definition.id]:
        properties[stage.id] = _stage_schema(stage, texts)
    accepted = list_schema(record_schema(json_schema_of(Accepted), texts, optional=False), language)
    properties["accepted"] = field_schema(texts.label("Form.accepted"), accepted)
    head = {"title": definition.title.in_language(language)}
    return head | fields_schema(properties, language, optional=False)


def shared_definitions(language: Language) -> dict[str, Schema]:
    """Return the definitions of the fields that are the same in every question."""
    texts = FieldTexts(language)
    found = {
        name: record_field_schema(json_schema_of(Answer), name, texts) for name in _SHARED_FIELDS
    }
    # Left empty these do no harm where a question has none, but editors are not to offer them there.
    unread = {"type": "null", "errorMessage": error_message("unknown_key", language)}
    found["no_points"] = fields_schema({}, language) | {"doNotSuggest": True}
    found["no_rows"] = without_suggestions(unread) | {"doNotSuggest": True}
    return found


def _stage_schema(stage: Stage, texts: FieldTexts) -> Schema:
    language = texts.language
    head = {
        "title": stage.title.in_language(language),
        "description": stage.intro.in_language(language),
    }
    return head | fields_schema(
        {theme.id: _theme_schema(theme, texts) for theme in stage.themes}, language
    )


def _theme_schema(theme: Theme, texts: FieldTexts) -> Schema:
    language = texts.language
    head = {"title": theme.title.in_language(language)}
    if theme.intro:
        head["description"] = theme.intro.in_language(language)
    asked = {question.id: _question_schema(question, texts) for question in theme.questions}
    return head | fields_schema(asked, language)


def _question_schema(question: Question, texts: FieldTexts) -> Schema:
    language = texts.language
    head = {
        "title": question.title.in_language(language),
        "description": describe(question, language),
    }
    return head | fields_schema(dict(_answer_fields(question, texts)), language)


def _answer_fields(question: Question, texts: FieldTexts) -> Iterator[tuple[str, Schema]]:
    language = texts.language
    for name in Answer.model_fields:
        title = texts.label(f"Answer.{name}")
        if name == "decision":
            yield name, _decision_schema(question, texts)
        elif name == "points" and question.points:
            points = {point.id: _cell_schema(point, language) for point in question.points}
            quiet = {"doNotSuggest": True} if question.answered_by else {}
            yield name, title | fields_schema(points, language) | quiet
        elif name == "rows" and question.columns:
            yield name, title | _table_schema(question.columns, language)
        else:
            yield name, {"$ref": f"#/$defs/{name if name in _SHARED_FIELDS else f'no_{name}'}"}


def _decision_schema(question: Question, texts: FieldTexts) -> Schema:
    language = texts.language
    kind = "date" if question.answer == "date" else "text"
    taken = value_schema("date" if kind == "date" else "lines", language)
    if question.choices:
        taken["examples"] = [choice.title.in_language(language) for choice in question.choices]
    text = _with_format_hint(question.text.in_language(language), kind, language)
    head = texts.label("Answer.decision") | {"description": text}
    return with_any_of(head, taken)


def _table_schema(columns: tuple[Column, ...], language: Language) -> Schema:
    cells = {column.id: _cell_schema(column, language) for column in columns}
    needed = tuple(column.id for column in columns if column.required)
    for name in needed:
        cells[name] = require_value(cells[name], name, language)
    return list_schema(fields_schema(cells, language, needed), language)


def _cell_schema(asked: Point | Column, language: Language) -> Schema:
    """Return the schema of a point of a question or a column of a table."""
    title = asked.title if isinstance(asked, Column) else asked.text
    text = asked.text or title
    head = {"description": _with_format_hint(text.in_language(language), asked.answer, language)}
    if text != title:
        head = {"title": title.in_language(language), **head}
    if asked.answer == "choice":
        return with_any_of(head, choice_schema(asked.choices, language))
    return with_any_of(head, value_schema(_NAMES.get(asked.answer, "lines"), language))


def _with_format_hint(text: str, kind: str, language: Language) -> str:
    return (
        f"{text} ({_FORMAT_HINTS[kind].in_language(language)})" if kind in _FORMAT_HINTS else text
    )
