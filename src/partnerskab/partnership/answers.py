"""Read a filled-in form against the questions of its model."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from partnerskab.diagnostics import START, Diagnostic, Span
from partnerskab.i18n import join_with_or
from partnerskab.model.definition import Column, FormDefinition, Point, Question, Stage, Theme
from partnerskab.partnership.form import Answer, Answered, Form, PointValue, Row, determine_state
from partnerskab.partnership.records import Accepted, Session, Sessions
from partnerskab.schema.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.schema.errors import Locator, describe_unknown_key, validate_record
from partnerskab.schema.record import Record
from partnerskab.schema.values import READERS, ListOf, read_answer
from partnerskab.yamltext import FieldPath

_EMPTY = Answer.model_construct()


class _Head(Record):
    """The fields of a form beside its stages."""

    accepted: ListOf[Accepted] = ()


class _NoFile:
    """Locates every value of a missing file at its start."""

    def span(self, path: FieldPath) -> Span:  # noqa: ARG002
        return START

    key_span = span


def read_form(
    definition: FormDefinition, stages: tuple[Stage, ...], value: object, locator: Locator
) -> tuple[Form, list[Diagnostic]]:
    """Return the form with every question of its model in order, and its diagnostics."""
    reader = _FormReader(definition, locator)
    return reader.read(stages, value if isinstance(value, dict) else {}), reader.found


def empty_form(definition: FormDefinition, stages: tuple[Stage, ...]) -> Form:
    """Return the form of a file that is missing or cannot be read."""
    return read_form(definition, stages, {}, _NoFile())[0]._replace(readable=False)


class _FormReader:
    """Reads one form and collects its diagnostics."""

    def __init__(self, definition: FormDefinition, locator: Locator) -> None:
        self.definition = definition
        self.locator = locator
        self.found: list[Diagnostic] = []
        self.sessions: tuple[Session, ...] = ()

    def read(self, stages: tuple[Stage, ...], data: dict[str, Any]) -> Form:
        definition = self.definition
        self._report_unknown_keys(
            data, (), {"accepted", *definition.registers, *(stage.id for stage in stages)}
        )
        self.sessions = self._read_sessions(data)
        accepted = self._read_accepted(data)
        answers = tuple(
            answer for stage in stages for answer in self._read_stage(stage, data.get(stage.id))
        )
        return Form(definition.id, definition.file, answers, self.sessions, accepted)

    def _report_unknown_keys(self, data: dict[str, Any], path: FieldPath, known: set[str]) -> None:
        self.found += [
            describe_unknown_key(self.locator, (*path, key), known)
            for key in data
            if key not in known
        ]

    def _read_sessions(self, data: dict[str, Any]) -> tuple[Session, ...]:
        if "sessions" not in self.definition.registers or "sessions" not in data:
            return ()
        record, found = validate_record(Sessions, {"sessions": data["sessions"]}, self.locator)
        self.found += found
        return record.sessions if record else ()

    def _read_accepted(self, data: dict[str, Any]) -> tuple[Accepted, ...]:
        record, found = validate_record(_Head, {"accepted": data.get("accepted")}, self.locator)
        self.found += found
        return record.accepted if record else ()

    def _read_stage(self, stage: Stage, value: object) -> Iterator[Answered]:
        themes = self._read_mapping(value, (stage.id,), {theme.id for theme in stage.themes})
        for theme in stage.themes:
            known = {question.id for question in theme.questions}
            questions = self._read_mapping(themes.get(theme.id), (stage.id, theme.id), known)
            for question in theme.questions:
                yield self._read_question(stage, theme, question, questions.get(question.id))

    def _read_mapping(self, value: object, path: FieldPath, known: set[str]) -> dict[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.found.append(DIAGNOSTIC_TYPES["not_keys_and_values"].at(self.locator.span(path)))
            return {}
        self._report_unknown_keys(value, path, known)
        return value

    def _read_question(
        self, stage: Stage, theme: Theme, question: Question, value: object
    ) -> Answered:
        path: FieldPath = (stage.id, theme.id, question.id)
        answer, points, rows = _EMPTY, dict[str, PointValue](), list[Row]()
        before = len(self.found)
        if isinstance(value, dict):
            read, found = validate_record(Answer, value, self.locator, path)
            self.found += found
            answer = self._read_decision(read or _EMPTY, question, path)
            points = self._read_values(answer.points, question.points, (*path, "points"))
            rows = list(self._read_rows(answer, question, path))
        elif value is not None:
            self.found.append(DIAGNOSTIC_TYPES["not_keys_and_values"].at(self.locator.span(path)))
        if question.answered_by == "sessions":
            points = _take_session_dates(question, self.sessions)
        state = determine_state(question, answer, points, tuple(rows), self.sessions)
        faulty = len(self.found) > before
        return Answered(
            self.definition.file,
            path,
            stage,
            theme,
            question,
            answer,
            points,
            tuple(rows),
            state,
            faulty,
        )

    def _read_decision(self, answer: Answer, question: Question, path: FieldPath) -> Answer:
        """Return the answer with its decision read as a date, if that is asked for, or as text."""
        if answer.decision is None:
            return answer
        reader = READERS["date"] if question.answer == "date" else read_answer
        try:
            return answer.model_copy(update={"decision": reader(answer.decision)})
        except PydanticCustomError as error:
            self.found.append(self._describe_error(error, (*path, "decision")))
            return answer.model_copy(update={"decision": None})

    def _read_rows(self, answer: Answer, question: Question, path: FieldPath) -> Iterator[Row]:
        """Yield the rows of a table, each cell read as its column says."""
        if answer.rows is None:
            return
        if not question.columns:
            self.found.append(describe_unknown_key(self.locator, (*path, "rows"), ()))
            return
        if not isinstance(answer.rows, list):
            self.found.append(DIAGNOSTIC_TYPES["not_a_list"].at(self.locator.span((*path, "rows"))))
            return
        for place, written in enumerate(answer.rows):
            row_path: FieldPath = (*path, "rows", place)
            if isinstance(written, dict):
                yield Row(row_path, self._read_values(written, question.columns, row_path))
            elif written is not None:
                self.found.append(
                    DIAGNOSTIC_TYPES["not_keys_and_values"].at(self.locator.span(row_path))
                )

    def _read_values(
        self,
        written: dict[str, Any],
        asked: tuple[Point, ...] | tuple[Column, ...],
        path: FieldPath,
    ) -> dict[str, PointValue]:
        """Return values by id, each read as the model says, in the model's order."""
        self._report_unknown_keys(written, path, {part.id for part in asked})
        values: dict[str, PointValue] = {}
        for part in asked:
            value = written.get(part.id)
            if value is not None:
                try:
                    values[part.id] = _read_value(part, value)
                except PydanticCustomError as error:
                    self.found.append(self._describe_error(error, (*path, part.id), part))
            elif isinstance(part, Column) and part.required:
                self.found.append(
                    DIAGNOSTIC_TYPES["missing_key"].at(self.locator.span(path), field=part.id)
                )
        return values

    def _describe_error(
        self, error: PydanticCustomError, path: FieldPath, part: Point | Column | None = None
    ) -> Diagnostic:
        kind = DIAGNOSTIC_TYPES[error.type]
        if part is not None and error.type == "unknown_choice":
            choices = join_with_or(choice.title for choice in part.choices)
            return kind.at(self.locator.span(path), choices=choices)
        return kind.at(self.locator.span(path), **(error.context or {}))


def _read_value(part: Point | Column, written: object) -> PointValue:
    if part.answer == "choice":
        return _read_choice(part, written)
    reader = READERS.get(part.answer, read_answer)
    return reader(written)  # type: ignore[return-value]


def _read_choice(part: Point | Column, written: object) -> str:
    text = written.strip().casefold() if isinstance(written, str) else ""
    for choice in part.choices:
        if text in (choice.id, choice.title.da.casefold(), choice.title.en.casefold()):
            return choice.id
    raise PydanticCustomError("unknown_choice", "unknown_choice", {})


def _take_session_dates(question: Question, sessions: tuple[Session, ...]) -> dict[str, PointValue]:
    """Return the dates of sessions as answers: the first for a date, the rest for a list."""
    days: list[date] = sorted(session.date for session in sessions if session.date)
    values: dict[str, PointValue] = {}
    for point in question.points:
        if point.answer == "date" and days:
            values[point.id] = days[0]
        elif point.answer == "dates" and days[1:]:
            values[point.id] = tuple(days[1:])
    return values
