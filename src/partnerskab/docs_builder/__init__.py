"""The generated pages in `docs/`: the rules, and the vocabulary of a model."""

from collections.abc import Sequence

from partnerskab.docs_builder.model_reference import REFERENCE_PAGES, build_model_reference
from partnerskab.docs_builder.rule_pages import RULE_PAGES, build_rule_page
from partnerskab.model.loader import Model


def build_pages(models: Sequence[Model]) -> dict[str, str]:
    """Return the text of every generated page by its file name in `docs/`."""
    rules = {name: build_rule_page(models, language) for language, name in RULE_PAGES.items()}
    reference = {
        name: build_model_reference(language) for language, name in REFERENCE_PAGES.items()
    }
    return {**rules, **reference}
