"""A question asks and never orders: its text ends with a question mark, in every model and language.

A title is a heading and need not ask. A part of a question that is answered yes or no may be a statement to say yes or
no to, such as a line of the coordinator's guide, but it gives no order either.
"""

import pytest

from partnerskab.diagnostics import Diagnostic
from partnerskab.i18n import LANGUAGES, Language
from partnerskab.model.definition import Column, Point
from partnerskab.model.loader import Model, list_model_ids, load_model

ORDER_WORDS = """
aftal beskriv beslut fordel forbered fortæl følg giv hav hjælp hold indhent introducér kontakt
lad lav led lyt læg opret overvej planlæg præsentér ret saml send sig skriv støt sørg tegn
udfyld udpeg vejled vælg vær
"""
ORDERS = frozenset(ORDER_WORDS.split())


@pytest.fixture(scope="module", params=list_model_ids())
def model(request: pytest.FixtureRequest) -> Model:
    found = load_model(request.param)
    assert not isinstance(found, Diagnostic)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_ends_with_a_question_mark(model: Model, language: Language) -> None:
    texts = {one.name: one.question.text for one in model.list_questions()}
    texts |= {f"agreement.{field.path}": field.text for field in model.list_fields()}
    for name in ("volunteers", "participants", "sessions"):
        register = getattr(model.registers, name)
        texts |= {f"{name}.{field.path}": field.text for field in register.fields}
    orders = [
        f"{name}: {text.in_language(language)}"
        for name, text in texts.items()
        if not text.in_language(language).endswith("?")
    ]
    assert orders == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_a_question_asks_unless_it_is_answered_yes_or_no(
    model: Model, language: Language
) -> None:
    parts: list[tuple[str, Point | Column]] = []
    for one in model.list_questions():
        parts += [(f"{one.name}.{point.id}", point) for point in one.question.points]
        parts += [(f"{one.name}.{column.id}", column) for column in one.question.columns]
    orders = [
        f"{name}: {part.text.in_language(language)}"
        for name, part in parts
        if part.text
        and part.answer != "yes_no"
        and not part.text.in_language(language).endswith("?")
    ]
    assert orders == []


def test_a_statement_to_say_yes_or_no_to_is_no_order(model: Model) -> None:
    orders = [
        f"{one.name}.{point.id}: {point.text.da}"
        for one in model.list_questions()
        for point in one.question.points
        if point.text.da.split()[0].lower().rstrip(",:") in ORDERS
    ]
    assert orders == []
