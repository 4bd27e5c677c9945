"""Every model that ships: sources, facts and rules point to what is there, and the Danish keeps its tone."""

import re
from collections.abc import Iterator

import pytest
import yaml

from partnerskab.dates import MONTHS_BETWEEN
from partnerskab.i18n import Text
from partnerskab.model.definition import Question
from partnerskab.model.loader import Model, list_model_ids, load_model
from partnerskab.partnership import get_value
from partnerskab.partnership.records import Agreement
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.runner import all_rules

ITEMS = {"partnerskabsmodel": 613, "kommune-ngo": 204, "samarbejdsmodel": 239}
WORDS_TO_AVOID = re.compile(
    r"\b(?:venligst|såfremt|nærværende|ovennævnte|foranstående|bruger|brugere|brugeren|handicappede|deadline)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=sorted(ITEMS))
def model(request: pytest.FixtureRequest) -> Model:
    return load_model(request.param)


def sources(model: Model) -> dict[str, list[str]]:
    read: dict[str, list[str]] = yaml.safe_load((model.folder / "sources.yaml").read_text("utf-8"))
    return read


def parts(question: Question) -> Iterator[str]:
    """What of a question a name may mean: a point, a column, a choice of a column."""
    yield from (point.id for point in question.points)
    for column in question.columns:
        yield column.id
        yield from (f"{column.id}.{choice.id}" for choice in column.choices)


def places(model: Model) -> set[str]:
    """Every place in a form, as `FORM:stage.theme.question.part`, and its stages and themes."""
    named = set()
    for one in model.list_questions():
        named |= {
            one.form.id,
            f"{one.form.id}:{one.stage.id}",
            f"{one.form.id}:{one.stage.id}.{one.theme.id}",
            f"{one.form.id}:{one.name}",
            *(f"{one.form.id}:{one.name}.{part}" for part in parts(one.question)),
        }
    return named


def with_parents(paths: set[str]) -> set[str]:
    return {".".join(path.split(".")[:n]) for path in paths for n in range(1, path.count(".") + 2)}


def known(model: Model) -> dict[str, set[str]]:
    """What a source may point to, by kind."""
    asked = list(model.list_questions())
    documents = {one.id for one in model.definition.documents}
    for one in model.definition.documents:
        documents |= {f"{one.id}#{anchor}" for anchor in one.anchors}
    for section in model.sections:
        documents.add(f"agreement#{section.id}")
        documents |= {f"agreement#{section.id}.{provision.id}" for provision in section.provisions}
    help_ = with_parents({one.name for one in asked})
    help_ |= {f"agreement.{field.path}" for field in model.list_fields()}
    return {
        "form": {place.replace(":", ".", 1) for place in places(model)},
        **{form.id: {place.partition(":")[2] for place in places(model) if place.startswith(f"{form.id}:")} for form in model.definition.forms},
        "agreement": with_parents({field.path for field in model.list_fields()}),
        "document": documents,
        "rule": {rule.name for rule in all_rules()},
        "setting": set(model.definition.settings),
        "role": {role.id for role in model.roles},
        "help": help_,
        **{name: with_parents({field.path for field in getattr(model.registers, name).fields}) for name in ("volunteers", "participants")},
    }  # fmt: skip


def test_every_model_that_ships_is_tested_here() -> None:
    assert list_model_ids() == sorted(ITEMS)


def test_every_item_of_the_publication_is_carried_by_something_that_is_there(model: Model) -> None:
    there = known(model)
    carried = sources(model)
    left_out = carried.pop("left_out", [])
    targets = [(item, *target.split(":", 1)) for item, all_ in carried.items() for target in all_]
    lost = [one for one in targets if one[2] not in there[one[1]]]
    assert lost == []
    assert all(carried.values())
    assert len(carried) + len(left_out) >= ITEMS[model.id]
    if model.id != "partnerskabsmodel":
        assert (len(carried), len(left_out)) == (ITEMS[model.id], 0)


def test_a_rule_that_carries_an_item_is_not_off(model: Model) -> None:
    off = {rule.name for rule in all_rules() if not RuleInModel(rule, model).runs}
    carried = {target for targets in sources(model).values() for target in targets}
    assert {f"rule:{name}" for name in off} & carried == set()


def test_facts_point_to_questions_columns_choices_and_fields_that_are_there(model: Model) -> None:
    there = places(model)
    for name, targets in model.definition.facts.items():
        for target in targets:
            kind, path = target.split(":", 1)
            if kind == "agreement":
                first, *_ = path.split(".")
                assert first in Agreement.model_fields, (name, target)
                empty = get_value(
                    Agreement.model_validate({"format": "1", "model": "x"}), tuple(path.split("."))
                )
                has_field = model.has_field(path)
                assert has_field or empty is not None, (name, target)
            else:
                assert target in there, (name, target)


def test_a_fact_that_is_part_of_another_lies_in_its_table(model: Model) -> None:
    facts = model.definition.facts
    for name, targets in facts.items():
        whole, dot, _ = name.partition(".")
        if dot and whole in facts:
            for target in targets:
                assert target.rpartition(".")[0] in facts[whole], name


def test_rules_that_the_model_speaks_of_are_there_and_off_only_with_a_reason(model: Model) -> None:
    said = model.definition.rules
    assert set(said) <= {rule.name for rule in all_rules()}
    assert [name for name, one in said.items() if one.level and not one.why] == []


def test_tables_name_columns_and_questions_that_are_there(model: Model) -> None:
    there = places(model)
    for one in model.list_questions():
        question = one.question
        columns = {column.id: column for column in question.columns}
        for column in question.columns:
            assert set(column.links_to) <= there, (one.name, column.id)
            for other, values in column.needed_if.items():
                choices = {choice.id for choice in columns[other].choices}
                assert set(values) <= choices, (one.name, column.id)
            assert not (column.required and column.needed), (one.name, column.id)
        assert set(question.linked_from) <= there, one.name
        if question.as_tasks:
            named = question.as_tasks.model_dump(exclude={"lasting"}, exclude_none=True)
            assert set(named.values()) <= set(columns), one.name
        if question.as_tasks and question.as_tasks.every:
            often = {choice.id for choice in columns[question.as_tasks.every].choices}
            assert often <= {"week", *MONTHS_BETWEEN}, one.name
        if question.adds_up:
            assert question.adds_up.column in columns, one.name
            assert f"{one.form.id}:{question.adds_up.equals}" in there, one.name
        if question.duty:
            assert question.answer == "date", one.name


def test_forms_with_pseudonyms_have_no_room_for_words(model: Model) -> None:
    hidden = {form.id for form in model.definition.forms if form.pseudonyms}
    asked = [one.question for one in model.list_questions() if one.form.id in hidden]
    kinds: set[str] = {column.answer for question in asked for column in question.columns}
    kinds |= {point.answer for question in asked for point in question.points}
    assert kinds <= {"id", "link", "date", "dates", "choice", "yes_no", "number", "person"}


def danish(model: Model) -> Iterator[tuple[str, Text]]:
    """Every text of the model's questions and fields, with where it stands."""
    for one in model.list_questions():
        question = one.question
        texts = [question.title, question.text, question.help, question.example, question.duty]
        texts += [point.text for point in question.points]
        texts += [text for column in question.columns for text in (column.title, column.text)]
        for text in texts:
            if text is not None:
                yield one.name, text
    for field in model.list_fields():
        for text in (field.title, field.text, field.help, field.example):
            yield field.path, text
    for name, setting in model.definition.settings.items():
        yield name, setting.title
        yield name, setting.why
    for name, said in model.definition.rules.items():
        if said.why is not None:
            yield name, said.why


def test_danish_texts_keep_to_the_tone(model: Model) -> None:
    for name, text in danish(model):
        assert not WORDS_TO_AVOID.search(text.da), (name, text.da)
        assert '"' not in text.da, (name, text.da)
        assert text.da.strip()
        assert text.en.strip()
