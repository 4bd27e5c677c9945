"""Tables: the rows of a form's tables as plain texts, ids turned into the words they stand for."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from partnerskab.documents.writer import NO, YES, View, Writer
from partnerskab.i18n import Language, format_number, join_with_and
from partnerskab.model.definition import Column, Question
from partnerskab.partnership.form import Answered, Form, Row

TitlesOf: TypeAlias = Mapping[str, Mapping[str, str]]
"""What the rows of a table are called: by the table's name in the model, then by the row's id."""

_SEVERAL = {"list", "people", "dates", "link"}
_SAYS_WHAT = ("text", "date", "choice")


def row_titles(forms: Iterable[Form], writer: Writer) -> TitlesOf:
    """The title of every row with an id in these forms, where links to it can find it."""
    return {
        f"{form.id}:{one.name}": {
            row.id: _row_title(one.question, row, writer) for row in one.rows if row.id
        }
        for form in forms
        for one in form.answers
        if one.question.columns
    }


def _row_title(question: Question, row: Row, writer: Writer) -> str:
    """A row's first required text, else the first text or day written in it, else a chosen word, else its id."""
    columns = [one for one in question.columns if one.answer in _SAYS_WHAT]
    columns.sort(
        key=lambda one: (one.answer == "choice", not (one.required and one.answer == "text"))
    )
    for one in columns:
        if texts := writer.answer(one.answer, one.choices, row.values.get(one.id)):
            return texts[0]
    return row.id or ""


def table(one: Answered, writer: Writer, titles: TitlesOf) -> View:
    """The columns and rows of a question that is a table; nothing for any other question.

    Every row has every column, empty where nothing is written: a list for columns that hold several, else a text.
    What may be compared with, ids and chosen words, stands beside it under `<column>_id`.
    """
    if not one.question.columns:
        return {}
    columns = [
        {
            "id": column.id,
            "title": column.title.in_language(writer.language),
            "answer": column.answer,
        }
        for column in one.question.columns
    ]
    rows = [_cells(row, one.question.columns, writer, titles) for row in one.rows]
    return {"columns": columns, "rows": rows, **_counted(one, rows, writer.language)}


def _cells(row: Row, columns: tuple[Column, ...], writer: Writer, titles: TitlesOf) -> View:
    view: View = {}
    for column in columns:
        value = row.values.get(column.id)
        texts = _texts(column, value, writer, titles)
        several = column.answer in _SEVERAL
        view[column.id] = texts if several else join_with_and(texts, writer.language)
        view[f"{column.id}_id"] = _ids(value) if several else as_id(value)
    return view


def _texts(column: Column, value: object, writer: Writer, titles: TitlesOf) -> list[str]:
    if column.answer == "link":
        named = [titles.get(one, {}) for one in column.links_to]
        return [next((one[to] for one in named if to in one), to) for to in _ids(value)]
    kind = "organisation" if column.answer == "partner" else column.answer
    return writer.answer(kind, column.choices, value)


def _ids(value: object) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [one for one in items if isinstance(one, str) and one]


def as_id(value: object) -> str:
    """What templates may compare with: a word as written, the first of several, `yes` or `no`, else nothing."""
    if isinstance(value, bool):
        return (YES if value else NO).en
    return next(iter(_ids(value)), "")


def _counted(one: Answered, rows: list[View], language: Language) -> View:
    """For a table whose numbers add up to something: when each row begins and ends, in minutes from the start."""
    sums = one.question.adds_up
    if sums is None:
        return {}
    passed = 0
    for row, view in zip(one.rows, rows, strict=True):
        value = row.values.get(sums.column)
        minutes = value if isinstance(value, int) else 0
        view["begins"], view["ends"] = (_hours(at, language) for at in (passed, passed + minutes))
        passed += minutes
    return {"total": format_number(passed, language)}


def _hours(minutes: int, language: Language) -> str:
    return f"{minutes // 60}{'.' if language == 'da' else ':'}{minutes % 60:02}"
