"""Views of a form's tables: rows of plain texts, with ids turned into the words they stand for."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from partnerskab.documents.writer import NO, YES, View, Writer
from partnerskab.i18n import Language, format_number, join_with_and
from partnerskab.model.definition import Column, Question
from partnerskab.partnership.form import Answered, Form, Row

RowTitles: TypeAlias = Mapping[str, Mapping[str, str]]
"""The titles of the rows of each table, by the table's name in the model and the row's id."""

_SEVERAL = {"list", "people", "dates", "link"}
_TITLE_COLUMNS = ("text", "date", "choice")


def find_row_titles(forms: Iterable[Form], writer: Writer) -> RowTitles:
    """Return the title of every row with an id in these forms, for links to it."""
    return {
        f"{form.id}:{answered.name}": {
            row.id: _find_row_title(answered.question, row, writer)
            for row in answered.rows
            if row.id
        }
        for form in forms
        for answered in form.answers
        if answered.question.columns
    }


def _find_row_title(question: Question, row: Row, writer: Writer) -> str:
    """Return a row's first required text, else its first text, day or chosen word, else its id."""
    columns = [column for column in question.columns if column.answer in _TITLE_COLUMNS]
    columns.sort(
        key=lambda column: (
            column.answer == "choice",
            not (column.required and column.answer == "text"),
        )
    )
    for column in columns:
        if texts := writer.write_answer(column.answer, column.choices, row.values.get(column.id)):
            return texts[0]
    return row.id or ""


def build_table_view(answered: Answered, writer: Writer, titles: RowTitles) -> View:
    """Return the columns and rows of a question that is a table; nothing for any other question.

    Every row has every column: a list for columns that hold several values, else a text. What
    templates may compare with, ids and chosen words, stands beside it under `<column>_id`.
    """
    if not answered.question.columns:
        return {}
    columns = [
        {
            "id": column.id,
            "title": column.title.in_language(writer.language),
            "answer": column.answer,
        }
        for column in answered.question.columns
    ]
    rows = [
        _build_row_view(row, answered.question.columns, writer, titles) for row in answered.rows
    ]
    return {"columns": columns, "rows": rows, **_add_times(answered, rows, writer.language)}


def _build_row_view(
    row: Row, columns: tuple[Column, ...], writer: Writer, titles: RowTitles
) -> View:
    view: View = {}
    for column in columns:
        value = row.values.get(column.id)
        texts = _write_cell(column, value, writer, titles)
        several = column.answer in _SEVERAL
        view[column.id] = texts if several else join_with_and(texts, writer.language)
        view[f"{column.id}_id"] = _collect_ids(value) if several else first_id(value)
    return view


def _write_cell(column: Column, value: object, writer: Writer, titles: RowTitles) -> list[str]:
    if column.answer == "link":
        return [_find_linked_title(column, row_id, titles) for row_id in _collect_ids(value)]
    kind = "organisation" if column.answer == "partner" else column.answer
    return writer.write_answer(kind, column.choices, value)


def _find_linked_title(column: Column, row_id: str, titles: RowTitles) -> str:
    tables = (titles.get(name, {}) for name in column.links_to)
    return next((table[row_id] for table in tables if row_id in table), row_id)


def _collect_ids(value: object) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [item for item in items if isinstance(item, str) and item]


def first_id(value: object) -> str:
    """Return the first word as written, or `yes` or `no`: what templates may compare with."""
    if isinstance(value, bool):
        return (YES if value else NO).en
    return next(iter(_collect_ids(value)), "")


def _add_times(answered: Answered, rows: list[View], language: Language) -> View:
    """Add when each row begins and ends, in minutes from the start, and return their total.

    Only for tables whose numbers add up to something.
    """
    sums = answered.question.adds_up
    if sums is None:
        return {}
    passed = 0
    for row, view in zip(answered.rows, rows, strict=True):
        value = row.values.get(sums.column)
        minutes = value if isinstance(value, int) else 0
        view["begins"] = _write_duration(passed, language)
        passed += minutes
        view["ends"] = _write_duration(passed, language)
    return {"total": format_number(passed, language)}


def _write_duration(minutes: int, language: Language) -> str:
    return f"{minutes // 60}{'.' if language == 'da' else ':'}{minutes % 60:02}"
