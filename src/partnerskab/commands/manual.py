"""The manual: a page for each rule in Danish and English, made from the rule itself."""

from collections.abc import Iterator

from partnerskab.commands.explain import shown
from partnerskab.findings import LEVEL_NAMES
from partnerskab.models import Model
from partnerskab.rules import Rule, rules
from partnerskab.rules._cases import shortest
from partnerskab.schema.definition import RuleSetting
from partnerskab.words import LANGUAGES, Language, Pair

NOTICE = "<!-- Made from the rule itself: make update -->"
LEVEL = Pair("Niveau", "Level")
STEP = Pair("fra trin", "from step")
FAILS = Pair("Et eksempel, der fejler", "An example that fails")
PASSES = Pair("Et eksempel, der er i orden", "An example that passes")
SAYS = Pair("Så siger værktøjet", "The tool then says")
SOURCE = Pair("Kilde: publikationen, side", "Source: the publication, page")


def pages(model: Model) -> dict[str, str]:
    """The name and text of every page: one for each rule, and a list of them."""
    made = {f"{rule.name}.md": "\n".join(_page(rule, model)) + "\n" for rule in rules()}
    return made | {"README.md": "\n".join(_index(model)) + "\n"}


def _page(rule: Rule, model: Model) -> Iterator[str]:
    yield f"# {rule.name}"
    yield ""
    yield NOTICE
    for language in LANGUAGES:
        yield ""
        yield "## Dansk" if language == "da" else "## English"
        yield ""
        yield from _part(rule, model, language)


def _part(rule: Rule, model: Model, language: Language) -> Iterator[str]:
    said = model.definition.rules.get(rule.name, RuleSetting())
    yield rule.manual.say(language)
    yield ""
    level = LEVEL_NAMES[said.level or rule.level].say(language)
    yield f"*{LEVEL.say(language)}: {level}, {STEP.say(language)} {said.step or rule.step}.*"
    if said.page:
        yield f"*{SOURCE.say(language)} {said.page}.*"
    yield ""
    yield f"{SAYS.say(language)}: »{rule.message.say(language)} {rule.hint.say(language)}«"
    for heading, failing in ((FAILS, True), (PASSES, False)):
        case = shortest(rule.name, failing=failing)
        if case is not None:
            yield from ("", f"### {heading.say(language)}", "", "```text", shown(case), "```")


def _index(model: Model) -> Iterator[str]:
    yield "# Regler · Rules"
    yield ""
    yield NOTICE
    yield ""
    yield "| Regel · Rule | Niveau · Level | Trin · Step | Om · About |"
    yield "| --- | --- | --- | --- |"
    for rule in rules():
        said = model.definition.rules.get(rule.name, RuleSetting())
        level = LEVEL_NAMES[said.level or rule.level]
        first = Pair(*(text.splitlines()[0] for text in rule.manual))
        yield (
            f"| [{rule.name}]({rule.name}.md) | {level.da} · {level.en} | {said.step or rule.step} "
            f"| {first.da} · {first.en} |"
        )
