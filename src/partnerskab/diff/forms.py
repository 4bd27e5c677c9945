"""The changes of the forms: answers, named by the titles of their questions."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.describe import (
    UNNAMED,
    ValueType,
    describe_change,
    describe_faulty_change,
    describe_hidden_change,
    describe_list_changes,
    describe_value,
    make_sentence,
    name_part,
    quote,
    quote_title,
)
from partnerskab.diff.matching import ignore_order, match_by_key, summarize_row
from partnerskab.diff.sessions import compare_sessions
from partnerskab.diff.tasks import compare_tasks
from partnerskab.i18n import Text
from partnerskab.partnership.form import Answered, Form, Row

ANSWERS = Text("Svar", "Answers")
_VALUE_TYPES: dict[str, ValueType] = {
    "person": "person",
    "people": "person",
    "organisation": "partner",
    "partner": "partner",
    "choice": "hidden",
}
"""What the text of an answer stands for, by the type of answer that the model asks for."""


def compare_forms(comparison: Comparison) -> Iterator[Change]:
    """Yield the changes of all forms, except for those about families and citizens."""
    if comparison.old.model is None or comparison.new.model is None:
        sentence = Text(
            "Svar og opgaver kan ikke sammenlignes, før modellen kan læses i begge udgaver.",
            "Answers and tasks cannot be compared until the model can be read in both versions.",
        )
        yield Change(ANSWERS, sentence)
        return
    old_forms = {form.id: form for form in comparison.old.forms}
    for form in comparison.new.public_forms:
        yield from _compare_form(comparison, old_forms.get(form.id), form)


def _compare_form(comparison: Comparison, old: Form | None, new: Form) -> Iterator[Change]:
    if not (new.readable and (old is None or old.readable)):
        if comparison.is_file_changed(new.file):
            sentence = describe_faulty_change(Text.from_value(new.file))
            yield Change(ANSWERS, sentence, comparison.locate(new.file))
        return
    if comparison.is_changed_part_unread(new.file):
        sentence = describe_faulty_change(name_part(new.file))
        yield Change(ANSWERS, sentence, comparison.locate(new.file))
    yield from compare_sessions(comparison, old, new)
    old_answers = {answered.name: answered for answered in old.answers} if old else {}
    names = _name_questions(new)
    for answered in new.answers:
        before = old_answers.get(answered.name)
        for sentence in _describe_answer(comparison, names[answered.name], before, answered):
            at = comparison.locate(answered.file, answered.path)
            yield Change(ANSWERS, sentence, at)
        yield from compare_tasks(comparison, before, answered)


def _name_questions(form: Form) -> dict[str, Text]:
    """Return the title of each question, with its theme if two questions have the same title."""
    counts = Counter(answered.question.title for answered in form.answers)
    names = {}
    for answered in form.answers:
        name = quote_title(answered.question.title)
        if counts[answered.question.title] > 1:
            name = make_sentence("{a} ({b})", "{a} ({b})", a=name, b=answered.theme.title)
        names[answered.name] = name
    return names


def _describe_answer(
    comparison: Comparison, name: Text, old: Answered | None, new: Answered
) -> Iterator[Text]:
    """Yield the sentences about the answer to one question, without its tasks."""
    if new.faulty or (old is not None and old.faulty):
        if comparison.is_value_changed(new.file, new.path):
            yield describe_faulty_change(_name_answer(name))
    elif old is None:
        if new.state != "open":
            yield _describe_state(name, new)
    elif _comparable_content(old) != _comparable_content(new):
        if old.state != new.state:
            yield _describe_state(name, new)
        else:
            yield from _describe_content(comparison, name, old, new)


def _name_answer(question_name: Text) -> Text:
    return make_sentence("Svaret på {a}", "The answer to {a}", a=question_name)


def _comparable_content(answered: Answered) -> tuple[object, ...]:
    """Return all that an answer says, whatever the order, without its tasks."""
    answer = answered.answer
    return (
        ignore_order(answer.decision),
        _comparable_points(answered),
        Counter(summarize_row(row) for row in _get_rows(answered)),
        answer.not_relevant,
        answer.parked,
        answer.note,
        answer.responsible,
        answer.deadline,
    )


def _comparable_points(answered: Answered) -> dict[str, object]:
    """Return the points of an answer; those that follow from the sessions are compared there."""
    if answered.question.answered_by:
        return {}
    return {name: ignore_order(point) for name, point in answered.points.items()}


def _get_rows(answered: Answered) -> tuple[Row, ...]:
    """Return the rows of a table; those that are tasks are compared as tasks."""
    return () if answered.question.as_tasks else answered.rows


def _describe_state(name: Text, new: Answered) -> Text:
    """Return the sentence about a question with a new state, or parked until another day."""
    until = new.answer.parked.until if new.answer.parked else None
    if new.state == "decided":
        return make_sentence(
            "Spørgsmålet {a} er besvaret.", "The question {a} is answered.", a=name
        )
    if new.state == "not_relevant":
        return make_sentence(
            "Spørgsmålet {a} er ikke relevant.", "The question {a} is not relevant.", a=name
        )
    if new.state == "open":
        return make_sentence(
            "Spørgsmålet {a} står åbent igen.", "The question {a} is open again.", a=name
        )
    if until is None:
        return make_sentence("Spørgsmålet {a} er parkeret.", "The question {a} is parked.", a=name)
    return make_sentence(
        "Spørgsmålet {a} er parkeret til {b}.",
        "The question {a} is parked until {b}.",
        a=name,
        b=Text.from_value(until),
    )


def _describe_content(
    comparison: Comparison, name: Text, old: Answered, new: Answered
) -> Iterator[Text]:
    """Yield the sentences about an answer that changed while its question kept its state."""
    yield from _describe_decision(comparison, _name_answer(name), old, new)
    yield from _describe_rows(comparison, name, old, new)
    yield from _describe_details(comparison, name, old, new)
    before, after = old.answer.parked, new.answer.parked
    if before != after and after is not None and new.state == "parked":
        yield _describe_state(name, new)


def _describe_decision(
    comparison: Comparison, name: Text, old: Answered, new: Answered
) -> Iterator[Text]:
    before, after = old.answer.decision, new.answer.decision
    value_type = _VALUE_TYPES.get(new.question.answer)
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from describe_list_changes(name, before, after, comparison, value_type)
    elif before != after:
        yield describe_change(name, before, after, comparison, value_type)
    elif _comparable_points(old) != _comparable_points(new):
        yield describe_hidden_change(name)


def _describe_details(
    comparison: Comparison, name: Text, old: Answered, new: Answered
) -> Iterator[Text]:
    """Yield the sentences about the fields that stand beside the decision."""
    details: tuple[tuple[str, ValueType | None, Text], ...] = (
        (
            "not_relevant",
            "hidden",
            Text("Grunden til, at {a} ikke er relevant,", "The reason why {a} is not relevant"),
        ),
        ("note", "hidden", Text("Noten til {a}", "The note to {a}")),
        (
            "deadline",
            None,
            Text("Fristen for at svare på {a}", "The deadline for answering {a}"),
        ),
        (
            "responsible",
            "person",
            Text("Den ansvarlige for at svare på {a}", "Who must answer {a}"),
        ),
    )
    for field, value_type, field_name in details:
        before, after = getattr(old.answer, field), getattr(new.answer, field)
        if before != after:
            detail = make_sentence(*field_name, a=name)
            yield describe_change(detail, before, after, comparison, value_type)


def _describe_rows(
    comparison: Comparison, name: Text, old: Answered, new: Answered
) -> Iterator[Text]:
    """Yield the sentences about the rows of a table that were added, removed or changed."""

    def get_key(row: Row) -> str:
        return str(row.id or _label_row(comparison, new, row))

    for before, after in match_by_key(_get_rows(old), _get_rows(new), get_key, summarize_row):
        row = after or before
        if row is None:
            continue
        names = {"a": name, "b": _label_row(comparison, new, row)}
        if before is None:
            yield make_sentence(
                "{a}: rækken {b} er kommet til.", "{a}: the row {b} is added.", **names
            )
        elif after is None:
            yield make_sentence(
                "{a}: rækken {b} er fjernet.", "{a}: the row {b} is removed.", **names
            )
        elif summarize_row(before) != summarize_row(after):
            yield make_sentence(
                "{a}: rækken {b} er ændret.", "{a}: the row {b} has changed.", **names
            )


def _label_row(comparison: Comparison, answered: Answered, row: Row) -> Text:
    """Return what to call a row: its first cell with a text or a name, else its id."""
    for column in answered.question.columns:
        cell: Any = row.values.get(column.id)
        value_type = _VALUE_TYPES.get(column.answer)
        if isinstance(cell, tuple) and cell and value_type == "person":
            cell = cell[0]
        if isinstance(cell, str) and column.answer in ("text", "person", "people", "partner"):
            return describe_value(cell, comparison, value_type) or quote(cell)
    return quote(row.id) if row.id else UNNAMED
