"""The manual: a page for each rule in Danish and English, made from the rule itself."""

from collections.abc import Iterator, Sequence

from partnerskab.diagnostics import LEVEL_NAMES
from partnerskab.explanations.rules import LEVEL, level_of, shown
from partnerskab.i18n import LANGUAGES, Language, Text
from partnerskab.model.definition import RuleSetting
from partnerskab.model.loader import Model
from partnerskab.rules import Rule, rules
from partnerskab.rules._cases import shortest

NOTICE = "<!-- Made from the rule itself: make update -->"
FAILS = Text("Et eksempel, der fejler", "An example that fails")
PASSES = Text("Et eksempel, der er i orden", "An example that passes")
SAYS = Text("Så siger værktøjet", "The tool then says")
PAGE = Text("Publikationen, side {page}", "The publication, page {page}")


def pages(models: Sequence[Model]) -> dict[str, str]:
    """The name and text of every page: one for each rule, as each model has it, and a list as the first has them."""
    made = {f"{rule.name}.md": "\n".join(_page(rule, models)) + "\n" for rule in rules()}
    return made | {"README.md": "\n".join(_index(models[0])) + "\n"}


def _page(rule: Rule, models: Sequence[Model]) -> Iterator[str]:
    yield f"# {rule.name}"
    yield ""
    yield NOTICE
    for language in LANGUAGES:
        yield ""
        yield "## Dansk" if language == "da" else "## English"
        yield ""
        yield from _part(rule, models, language)


def _part(rule: Rule, models: Sequence[Model], language: Language) -> Iterator[str]:
    yield rule.manual.in_language(language)
    yield ""
    yield f"{LEVEL.in_language(language)}:"
    yield ""
    for model in models:
        said = model.definition.rules.get(rule.name, RuleSetting())
        told = [level_of(rule, said), *([said.why] if said.why else [])]
        told += [PAGE.fill(page=said.page)] if said.page else []
        yield f"- {model.id}: {'. '.join(one.in_language(language).rstrip('.') for one in told)}."
    yield ""
    yield f"{SAYS.in_language(language)}: »{rule.message.in_language(language)} {rule.hint.in_language(language)}«"
    for heading, failing in ((FAILS, True), (PASSES, False)):
        case = shortest(rule.name, failing=failing, step=rule.step)
        if case is not None:
            yield from (
                "",
                f"### {heading.in_language(language)}",
                "",
                "```text",
                shown(case),
                "```",
            )


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
        first = Text(*(text.splitlines()[0] for text in rule.manual))
        yield (
            f"| [{rule.name}]({rule.name}.md) | {level.da} · {level.en} | {said.step or rule.step} "
            f"| {first.da} · {first.en} |"
        )
