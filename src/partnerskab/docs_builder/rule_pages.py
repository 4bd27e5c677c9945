"""One page of all rules in Danish and one in English, made from the rules themselves."""

from collections.abc import Iterator, Sequence

from partnerskab.explanations.rules import FAILS, LEVEL, PASSES, level_name, level_of, shown
from partnerskab.i18n import Language, Text
from partnerskab.model.loader import Model
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.base import Rule
from partnerskab.rules.case_files import shortest_case
from partnerskab.rules.runner import all_rules, rules_in_model

RULE_PAGES: dict[Language, str] = {"da": "regler.md", "en": "rules.md"}
NOTICE = "<!-- Made from the rules themselves: make update -->"
TITLE = Text("Regler", "Rules")
INTRO = Text(
    "`partnerskab check` bruger disse regler. Tabellen viser dem, som {model} har dem; under hver regel står alle modellerne. In English: [rules.md](rules.md).",
    "`partnerskab check` uses these rules. The table shows them as {model} has them; each rule lists all the models. På dansk: [regler.md](regler.md).",
)
HEADINGS = (Text("Regel", "Rule"), LEVEL, Text("Trin", "Step"), Text("Om", "About"))
SAYS = Text("Så siger værktøjet", "The tool then says")
PAGE = Text("Publikationen, side {page}", "The publication, page {page}")
QUOTED = Text("»{text}«", '"{text}"')


def build_rule_page(models: Sequence[Model], language: Language) -> str:
    """Return the page of all rules as Markdown, its table as the first model has them."""
    lines = [*_write_index(models[0], language)]
    for rule in all_rules():
        lines += _write_section(rule, models, language)
    return "\n".join(lines) + "\n"


def _write_index(model: Model, language: Language) -> Iterator[str]:
    yield f"# {TITLE.in_language(language)}"
    yield from ("", NOTICE, "", INTRO.fill(model=model.id).in_language(language), "")
    yield f"| {' | '.join(heading.in_language(language) for heading in HEADINGS)} |"
    yield "| --- | --- | --- | --- |"
    for own in rules_in_model(model):
        rule = own.rule
        about = rule.manual.in_language(language).splitlines()[0]
        name = f"[{rule.name}](#{rule.name})"
        yield f"| {name} | {level_name(own).in_language(language)} | {own.step} | {about} |"


def _write_section(rule: Rule, models: Sequence[Model], language: Language) -> Iterator[str]:
    yield from ("", f"## {rule.name}", "", rule.manual.in_language(language), "")
    yield f"{LEVEL.in_language(language)}:"
    yield ""
    for model in models:
        yield f"- {model.id}: {_describe_in_model(rule, model).in_language(language)}."
    said = QUOTED.fill(
        text=Text(*(f"{m} {h}" for m, h in zip(rule.message, rule.hint, strict=True)))
    )
    yield from ("", f"{SAYS.in_language(language)}: {said.in_language(language)}")
    for heading, failing in ((FAILS, True), (PASSES, False)):
        case = shortest_case(rule.name, failing=failing, step=rule.step)
        if case is not None:
            yield from (
                "",
                f"### {heading.in_language(language)}",
                "",
                "```text",
                shown(case),
                "```",
            )


def _describe_in_model(rule: Rule, model: Model) -> Text:
    """Return the level of a rule in a model, the reason, and the page behind it."""
    own = RuleInModel(rule, model)
    if own.why and not own.applies:
        return Text(*map(": ".join, zip(level_of(own), own.why, strict=True)))
    parts = [level_of(own), *([own.why] if own.why else [])]
    parts += [PAGE.fill(page=own.page)] if own.page else []
    texts = zip(*parts, strict=True)
    return Text(*(". ".join(text.rstrip(".") for text in language) for language in texts))
