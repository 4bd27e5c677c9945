"""The pages of the rules are those the rules make, and the README shows what the tool prints."""

import re
from typing import get_args

import pytest

from partnerskab.docs_builder import build_pages
from partnerskab.docs_builder.model_reference import read_descriptions
from partnerskab.model import definition
from partnerskab.model.facts import FACTS, FactName
from partnerskab.model.loader import choose_default_model_id, list_model_ids, load_model
from partnerskab.rules.runner import all_rules
from partnerskab.schema.record import Record
from paths import ROOT

DOCS = ROOT / "docs"
STATUS = ROOT / "examples" / "skovby-autisme" / "expected" / "status.txt"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    first = choose_default_model_id()
    names = [first, *(name for name in list_model_ids() if name != first)]
    return build_pages([load_model(name) for name in names])


@pytest.mark.parametrize("name", ["regler.md", "rules.md", "modelordbog.md", "model-reference.md"])
def test_a_generated_page_is_current(name: str, pages: dict[str, str], update: bool) -> None:
    if update:
        (DOCS / name).write_text(pages[name], "utf-8")
    assert (DOCS / name).read_text("utf-8") == pages[name]


def test_every_key_of_a_model_has_a_description_in_both_languages() -> None:
    described = {
        (record, key): texts
        for records in read_descriptions().values()
        for record, keys in records.items()
        for key, texts in keys.items()
    }
    written = {
        (name, field.alias or key)
        for name, record in vars(definition).items()
        if isinstance(record, type) and issubclass(record, Record) and record is not Record
        for key, field in record.model_fields.items()
    }
    assert set(described) == written
    assert all(texts.keys() == {"da", "en"} for texts in described.values())


def test_every_fact_has_a_description_and_a_rule_that_uses_it() -> None:
    used = {fact for rule in all_rules() for fact in rule.all_facts}
    assert set(get_args(FactName)) == set(FACTS) == used


def test_the_readme_shows_the_real_front_page(update: bool) -> None:
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    block = f"<!-- status -->\n```text\n{STATUS.read_text('utf-8').rstrip()}\n```\n<!-- /status -->"
    shown = re.compile(r"<!-- status -->.*?<!-- /status -->", re.DOTALL)
    if update:
        text = shown.sub(lambda _: block, text)
        readme.write_text(text, "utf-8")
    assert block in text


def test_every_command_and_every_file_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    from partnerskab.cli.app import app

    commands = {one.callback.__name__ for one in app.registered_commands if one.callback}
    assert set(re.findall(r"`partnerskab ([a-z]+)", text)) <= commands
    for name in re.findall(r"\]\(([\w/.-]+)\)", text):
        assert (ROOT / name).exists(), name
