"""The model that ships: complete, in both languages, and every source with a target that exists."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from partnerskab.model import loader as model_loader
from partnerskab.model.loader import Model
from partnerskab.partnership import get_value
from partnerskab.partnership.records import Agreement
from partnerskab.rules.runner import all_rules
from partnerskab.schema.errors import list_field_names

SOURCES = model_loader.templates_dir() / "partnerskabsmodel" / "sources.yaml"


@pytest.fixture(scope="module")
def model() -> Model:
    return model_loader.load_model("partnerskabsmodel")


def test_the_worksheet_of_the_publication_is_complete(model: Model) -> None:
    stages = [stage for stage in model.stages["worksheet"] if stage.id not in ("idea", "concept")]
    themes = [theme for stage in stages for theme in stage.themes if not theme.added]
    questions = [one for theme in themes for one in theme.questions if not one.added]
    assert (len(stages), len(themes), len(questions)) == (6, 29, 81)
    kinds = Counter(question.kind for question in questions)
    assert kinds == {"question": 46, "checklist": 13, "task": 12, "evaluation": 10}
    points = [point for question in questions for point in question.points if not point.added]
    assert len(points) == 71 + 48


def test_the_agreement_has_its_nine_sections_and_every_provision(model: Model) -> None:
    assert [section.number for section in model.sections] == list(range(1, 10))
    assert sum(len(section.provisions) for section in model.sections) == 19
    for field in model.list_fields():
        first, *rest = field.path.split(".")
        names = list_field_names(Agreement, tuple([first, *rest][:-1]))
        assert ([first, *rest][-1]) in names, field.path


def test_every_clause_role_and_register_loads(model: Model) -> None:
    assert len(model.clauses) >= 30
    assert {"steering_group", "facilitator"} <= {role.id for role in model.roles}
    assert model.registers.volunteers.fields


def targets(model: Model) -> dict[str, set[str]]:
    """Every name that a source may point to, by kind."""
    asked = list(model.list_questions())
    worksheet = {one.stage.id for one in asked} | {
        f"{one.stage.id}.{one.theme.id}" for one in asked
    }
    worksheet |= {one.name for one in asked}
    worksheet |= {f"{one.name}.{point.id}" for one in asked for point in one.question.points}
    fields = {field.path for field in model.list_fields()}
    fields |= {path.rsplit(".", 1)[0] for path in fields if "." in path}
    documents = {one.id for one in model.definition.documents}
    for one in model.definition.documents:
        documents |= {f"{one.id}#{anchor}" for anchor in one.anchors}
    for section in model.sections:
        documents.add(f"agreement#{section.id}")
        documents |= {f"agreement#{section.id}.{provision.id}" for provision in section.provisions}
    registers = {
        name: {field.path for field in getattr(model.registers, name).fields}
        for name in ("volunteers", "participants")
    }
    return {
        "worksheet": worksheet,
        "agreement": fields,
        "document": documents,
        "rule": {rule.name for rule in all_rules()},
        "setting": set(model.definition.settings),
        "role": {role.id for role in model.roles},
        "help": {one.name for one in asked} | {f"agreement.{field.path}" for field in model.list_fields()},
        **{kind: paths | {path.split(".")[0] for path in paths} | {path.rsplit(".", 1)[0] for path in paths} for kind, paths in registers.items()},
    }  # fmt: skip


def test_every_source_points_to_something_that_is_there(model: Model) -> None:
    known = targets(model)
    sources = yaml.safe_load(SOURCES.read_text("utf-8"))
    left_out = sources.pop("left_out", {})
    lost = [
        f"{item} -> {target}"
        for item, names in sources.items()
        for target in names
        if target.split(":", 1)[1] not in known[target.split(":", 1)[0]]
    ]
    assert lost == []
    assert len(sources) + len(left_out) >= 613
    assert len(left_out) <= 25


def test_every_question_and_provision_of_the_model_has_a_source(model: Model) -> None:
    sources = yaml.safe_load(SOURCES.read_text("utf-8"))
    carried = {target for names in sources.values() for target in names}
    for asked in model.list_questions():
        assert any(target.startswith(f"worksheet:{asked.name}") for target in carried), asked.name
    for section in model.sections:
        for provision in section.provisions:
            assert f"document:agreement#{section.id}.{provision.id}" in carried


def weights(model: Model) -> dict[str, str | None]:
    """How firmly the model wants an answer to each question and each part of one."""
    found: dict[str, str | None] = {}
    for asked in model.list_questions():
        question = asked.question
        found[asked.name] = question.strength or ("expected" if question.required else None)
        found.update({f"{asked.name}.{point.id}": point.strength for point in question.points})
    return found


def test_every_norm_and_every_check_is_held_by_a_rule_that_looks_at_it(model: Model) -> None:
    sources = yaml.safe_load(SOURCES.read_text("utf-8"))
    wanted = weights(model)
    norms = {item: names for item, names in sources.items() if item.startswith("norm.")}
    checks = {item: names for item, names in sources.items() if ".check." in item}
    assert (len(norms), len(checks)) == (68, 16)
    for item, names in (norms | checks).items():
        held = {target for target in names if target.startswith("rule:")}
        assert held, item
        asked = [target.partition(":")[2] for target in names if target.startswith("worksheet:")]
        if held == {"rule:unanswered_question"} and item != "norm.worksheet-as-checklist":
            assert any(wanted[name] for name in asked), item
        if "rule:unanswered_point" in held:
            assert any(wanted[name] and name.count(".") == 3 for name in asked), item


def test_a_level_that_departs_from_the_publication_says_why(model: Model) -> None:
    departing = [one for one in model.definition.rules.values() if one.level or one.step]
    assert departing
    assert all(rule.why for rule in departing)


def test_the_agreement_says_what_stands_behind_each_section(model: Model) -> None:
    asked = [f"worksheet:{one.name}" for one in model.list_questions()]
    for section in model.sections:
        assert any(field.source for field in section.fields), section.id
        for field in section.fields:
            for source in field.source:
                assert any(f"{one}.".startswith(f"{source}.") for one in asked), (
                    field.path,
                    source,
                )


def test_statutes_are_whole_and_stand_in_no_other_text(model: Model) -> None:
    ids = [one.id for one in model.statutes]
    assert len(ids) == len(set(ids))
    assert {"41", "42", "153", "154"} <= {
        number for one in model.statutes for old in one.superseded for number in old.paragraphs
    }
    for path in model_loader.templates_dir().glob("*/**/*.yaml"):
        if path.name != model_loader.STATUTES:
            assert not re.search(r"§ ?\d", path.read_text("utf-8")), path


def test_facts_point_to_questions_and_fields_that_exist(model: Model) -> None:
    known = targets(model)
    for names in model.definition.facts.values():
        for target in names:
            kind, name = target.split(":", 1)
            assert (
                name in known[kind]
                or get_value(
                    Agreement.model_validate({"format": "1", "model": "x"}), tuple(name.split("."))
                )
                is not None
            ), target


def test_rules_the_model_speaks_of_exist(model: Model) -> None:
    assert set(model.definition.rules) <= {rule.name for rule in all_rules()}


@pytest.mark.slow
def test_no_stage_theme_question_or_model_is_named_in_the_source(model: Model) -> None:
    names = {asked.name for asked in model.list_questions()} | {
        f"{asked.stage.id}.{asked.theme.id}" for asked in model.list_questions()
    }
    names.add(model.id)
    source = Path(model_loader.__file__).parents[1]
    for path in source.rglob("*.py"):
        text = path.read_text("utf-8")
        for name in names:
            assert not re.search(rf"\b{re.escape(name)}\b", text), (path.name, name)


WORDS_TO_AVOID = re.compile(
    r"\b(?:venligst|såfremt|nærværende|ovennævnte|foranstående|bruger|brugere|brugeren|handicappede|deadline)\b",
    re.IGNORECASE,
)


def test_danish_texts_keep_to_the_tone(model: Model) -> None:
    for asked in model.list_questions():
        for text in (
            asked.question.title,
            asked.question.text,
            asked.question.help,
            asked.question.example,
        ):
            assert not WORDS_TO_AVOID.search(text.da), (asked.name, text.da)
            assert '"' not in text.da, (asked.name, text.da)
