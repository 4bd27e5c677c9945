"""The pages of the rules are those the rules make, and the README shows what the tool prints."""

import re

from partnerskab.docs_builder import pages
from partnerskab.model import loader as model_loader
from paths import ROOT

RULES = ROOT / "docs" / "rules"
STATUS = ROOT / "examples" / "skovby-autisme" / "expected" / "status.txt"


def test_the_page_of_every_rule_is_current(update: bool) -> None:
    first = model_loader.default_id()
    names = [first, *(one for one in model_loader.model_ids() if one != first)]
    found = [model_loader.find(one) for one in names]
    made = pages(found)
    if update:
        RULES.mkdir(parents=True, exist_ok=True)
        for orphan in {one.name for one in RULES.iterdir()} - set(made):
            (RULES / orphan).unlink()
        for name, text in made.items():
            (RULES / name).write_text(text, "utf-8")
    assert sorted(one.name for one in RULES.iterdir()) == sorted(made)
    for name, text in made.items():
        assert (RULES / name).read_text("utf-8") == text, name


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
