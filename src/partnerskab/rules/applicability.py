"""In which models a rule applies, and why it does not in others."""

from collections.abc import Iterator

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text, join_with_or
from partnerskab.model.definition import RuleSetting
from partnerskab.model.facts import FACTS
from partnerskab.model.loader import Model, ModelKey
from partnerskab.rules.base import Rule

NO_FACT = Text(
    "modellen spørger ikke om {what} (fact {name})",
    "the model does not ask for {what} (fact {name})",
)
NO_FIELD = Text(
    "modellen spørger ikke om feltet {name}",
    "the model does not ask for the field {name}",
)
NO_SETTING = Text(
    "modellen har ikke indstillingen {name}",
    "the model does not have the setting {name}",
)
NO_KEY: dict[ModelKey, Text] = {
    "registers": Text(
        "modellen har ingen undervisningsgange (registers)",
        "the model has no sessions (registers)",
    ),
    "adds_up": Text(
        "ingen tabel i modellen har tal, der skal give et andet tal (adds_up)",
        "no table of the model has numbers that make up another (adds_up)",
    ),
    "linked_from": Text(
        "ingen tabel i modellen hænger sammen med en anden (linked_from)",
        "no table of the model is connected to another (linked_from)",
    ),
    "needed": Text(
        "ingen tabel i modellen har en kolonne, der skal udfyldes (needed)",
        "no table of the model has a column that must be filled in (needed)",
    ),
}


class RuleInModel:
    """A rule as a model has it, or as its own file declares it if there is no model.

    `lacks` is what the model lacks for the rule to apply, or None if it lacks nothing.
    """

    def __init__(self, rule: Rule, model: Model | None) -> None:
        settings = model.definition.rules if model else {}
        self.rule = rule
        self.lacks: Text | None = next(_missing(rule, model), None) if model else None
        self._setting = settings.get(rule.name) or RuleSetting.model_construct()

    @property
    def level(self) -> Level:
        """The level of the model, or else that of the rule."""
        level = self._setting.level
        return self.rule.level if level is None or level == "off" else level

    @property
    def step(self) -> int:
        """The first step at which it runs, as the model or else the rule says."""
        return self.rule.step if self._setting.step is None else self._setting.step

    @property
    def is_off(self) -> bool:
        """Whether the model has switched it off."""
        return self._setting.level == "off"

    @property
    def applies(self) -> bool:
        """Whether the model has all that the rule looks at."""
        return self.lacks is None

    @property
    def runs(self) -> bool:
        """Whether it is not switched off, and applies."""
        return not self.is_off and self.applies

    @property
    def why(self) -> Text | None:
        """What the model lacks, or else its own reason for a level or a step."""
        return self.lacks or self._setting.why

    @property
    def page(self) -> str | None:
        """The page of the publication behind the rule."""
        return self._setting.page


def _missing(rule: Rule, model: Model) -> Iterator[Text]:
    facts, settings = model.definition.facts, model.definition.settings
    for key in rule.keys:
        if key not in model.keys:
            yield NO_KEY[key]
    for fact in rule.facts:
        if fact not in facts:
            yield NO_FACT.fill(what=FACTS[fact], name=fact)
    if rule.any_fact and facts.keys().isdisjoint(rule.any_fact):
        first = rule.any_fact[0]
        names = join_with_or(Text(fact, fact) for fact in rule.any_fact)
        yield NO_FACT.fill(what=FACTS[first], name=names)
    for setting in rule.settings:
        if setting not in settings:
            yield NO_SETTING.fill(name=setting)
    for field in rule.fields:
        if not model.has_field(field):
            yield NO_FIELD.fill(name=field)
