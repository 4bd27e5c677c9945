"""models: which models can be chosen, and what each is for."""

from pathlib import Path
from typing import Any

from partnerskab import models
from partnerskab.findings import Fault
from partnerskab.models import Model
from partnerskab.report import Cell, Sheet, Table
from partnerskab.words import Language, Pair


def catalogue(templates: Path | None) -> list[Model]:
    """Every model that can be found, by id."""
    found = (models.find(one, templates) for one in models.model_ids(templates))
    return [model for model in found if not isinstance(model, Fault)]


def sheet(found: list[Model], language: Language) -> Sheet:
    """The models for people."""
    rows = [
        [
            Cell(model.id, "bold"),
            Cell(model.definition.version),
            Cell(model.definition.description.say(language)),
        ]
        for model in found
    ]
    columns = [Pair("Model", "Model"), Pair("Udgave", "Version"), Pair("Til hvad", "What for")]
    title = Pair("Modeller, I kan vælge mellem", "Models to choose from").say(language)
    choose = Pair(
        "Vælg en med partnerskab init --model og modellens navn.",
        "Choose one with partnerskab init --model and the model's name.",
    )
    table = Table(title, [one.say(language) for one in columns], rows, whole=(0, 1))
    return Sheet([], [table], [choose.say(language)])


def data(found: list[Model], language: Language) -> dict[str, Any]:
    """The models as JSON, format 1."""
    return {
        "format": 1,
        "models": [
            {
                "id": model.id,
                "version": model.definition.version,
                "title": model.definition.title.say(language),
                "description": model.definition.description.say(language),
                "questions": sum(1 for _ in model.asked()),
                "sections": len(model.sections),
            }
            for model in found
        ],
    }
