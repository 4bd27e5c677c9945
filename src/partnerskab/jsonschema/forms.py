"""Forms in JSON Schema: a model's stages, themes and questions, each with its text and what may answer it."""

from collections.abc import Iterator

from partnerskab.i18n import Language, Text
from partnerskab.jsonschema.records import (
    Wording,
    described,
    fields,
    filled,
    held,
    one_field,
    one_step_down,
    record,
    rows,
    wording,
)
from partnerskab.jsonschema.values import Schema, choice, quietly, say, value
from partnerskab.model.definition import Column, FormDefinition, Point, Question, Stage, Theme
from partnerskab.model.loader import Model
from partnerskab.partnership.form import Answer
from partnerskab.partnership.records import Accepted, Session
from partnerskab.schema.record import fields_of

_ALIKE = ("tasks", "responsible", "deadline", "not_relevant", "parked", "note")
_KINDS = {
    "date": "date",
    "dates": "days",
    "money": "money",
    "number": "number",
    "yes_no": "yes_no",
    "id": "id",
    "partner": "text",
}
_HOW = {
    "date": Text("dato, fx 2027-03-01", "date, such as 2027-03-01"),
    "dates": Text("datoer, fx [2027-03-17, 2027-04-07]", "dates, such as [2027-03-17, 2027-04-07]"),
    "money": Text("beløb, fx 25.000", "amount, such as 25.000"),
    "number": Text("et tal", "a number"),
    "yes_no": Text("ja eller nej", "yes or no"),
    "person": Text("id fra people", "id from people"),
    "people": Text("id'er fra people", "ids from people"),
    "partner": Text("id fra partners", "id from partners"),
}


def form(model: Model, definition: FormDefinition, language: Language) -> Schema:
    """The file of one form."""
    said = wording(model, language, model.registers.sessions.fields)
    properties: Schema = {}
    if "sessions" in definition.registers:
        item = record(Session, said, "sessions", empty=False)
        properties["sessions"] = held(said.head("", "sessions"), rows(item, language))
    for stage in model.stages[definition.id]:
        properties[stage.id] = _stage(stage, said)
    accepted = rows(record(Accepted, said, empty=False), language)
    properties["accepted"] = held(said.head("Form.accepted"), accepted)
    head = {"title": definition.title.in_language(language)}
    return head | fields(properties, language, empty=False)


def shared(language: Language) -> dict[str, Schema]:
    """The fields that take the same in every question."""
    said = Wording(language)
    found = {name: one_field(Answer, name, said) for name in _ALIKE}
    # Left empty these do no harm where a question has none, but editors are not to offer them there.
    unread = {"type": "null", "errorMessage": say("unknown_key", language)}
    found["no_points"] = fields({}, language) | {"doNotSuggest": True}
    found["no_rows"] = quietly(unread) | {"doNotSuggest": True}
    return found


def _stage(stage: Stage, said: Wording) -> Schema:
    language = said.language
    head = {
        "title": stage.title.in_language(language),
        "description": stage.intro.in_language(language),
    }
    return head | fields({theme.id: _theme(theme, said) for theme in stage.themes}, language)


def _theme(theme: Theme, said: Wording) -> Schema:
    language = said.language
    head = {"title": theme.title.in_language(language)}
    if theme.intro:
        head["description"] = theme.intro.in_language(language)
    asked = {question.id: _question(question, said) for question in theme.questions}
    return head | fields(asked, language)


def _question(question: Question, said: Wording) -> Schema:
    language = said.language
    head = {
        "title": question.title.in_language(language),
        "description": described(question, language),
    }
    return head | fields(dict(_answer(question, said)), language)


def _answer(question: Question, said: Wording) -> Iterator[tuple[str, Schema]]:
    language = said.language
    for name in fields_of(Answer):
        title = said.head(f"Answer.{name}")
        if name == "decision":
            yield name, _decision(question, said)
        elif name == "points" and question.points:
            points = {point.id: _cell(point, language) for point in question.points}
            quiet = {"doNotSuggest": True} if question.answered_by else {}
            yield name, title | fields(points, language) | quiet
        elif name == "rows" and question.columns:
            yield name, title | _rows(question.columns, language)
        else:
            yield name, {"$ref": f"#/$defs/{name if name in _ALIKE else f'no_{name}'}"}


def _decision(question: Question, said: Wording) -> Schema:
    language = said.language
    kind = "date" if question.answer == "date" else "text"
    taken = value("date" if kind == "date" else "lines", language)
    if question.choices:
        taken["examples"] = [one.title.in_language(language) for one in question.choices]
    text = _with_how(question.text.in_language(language), kind, language)
    head = said.head("Answer.decision") | {"description": text}
    return one_step_down(head, taken)


def _rows(columns: tuple[Column, ...], language: Language) -> Schema:
    cells = {column.id: _cell(column, language) for column in columns}
    needed = tuple(column.id for column in columns if column.required)
    for name in needed:
        cells[name] = filled(cells[name], name, language)
    return rows(fields(cells, language, needed), language)


def _cell(asked: Point | Column, language: Language) -> Schema:
    """A part of a question or a column of a table."""
    title = asked.title if isinstance(asked, Column) else asked.text
    text = asked.text or title
    head = {"description": _with_how(text.in_language(language), asked.answer, language)}
    if text != title:
        head = {"title": title.in_language(language), **head}
    if asked.answer == "choice":
        return one_step_down(head, choice(asked.choices, language))
    return one_step_down(head, value(_KINDS.get(asked.answer, "lines"), language))


def _with_how(text: str, kind: str, language: Language) -> str:
    return f"{text} ({_HOW[kind].in_language(language)})" if kind in _HOW else text
