"""models: which models can be chosen, and what each is for."""

from typing import Any

from partnerskab.models import Available
from partnerskab.report import Cell, Sheet, Table
from partnerskab.words import Language, Pair

REASON = Pair("Hvorfor", "Why")
CHECK = Pair(
    "Se alle fejl i en model med partnerskab models check og modellens mappe.",
    "See every fault of a model with partnerskab models check and the model's folder.",
)


def sheet(found: Available, language: Language) -> Sheet:
    """The models for people."""
    rows = [
        [
            Cell(model.id, "bold"),
            Cell(model.definition.version),
            Cell(model.definition.description.say(language)),
        ]
        for model in found.sound
    ]
    columns = [Pair("Model", "Model"), Pair("Udgave", "Version"), Pair("Til hvad", "What for")]
    title = Pair("Modeller, I kan vælge mellem", "Models to choose from").say(language)
    choose = Pair(
        "Vælg en med partnerskab init --model og modellens navn.",
        "Choose one with partnerskab init --model and the model's name.",
    )
    table = Table(title, [one.say(language) for one in columns], rows, whole=(0, 1))
    tables, closing = [table], [choose.say(language)]
    if found.broken:
        unusable = Pair("Modeller, der ikke kan bruges", "Models that cannot be used").say(language)
        told = [[Cell(one, "bold"), Cell(error.told.say(language))] for one, error in found.broken]
        tables.append(
            Table(unusable, [columns[0].say(language), REASON.say(language)], told, whole=(0,))
        )
        closing.append(CHECK.say(language))
    return Sheet([], tables, closing)


def data(found: Available, language: Language) -> dict[str, Any]:
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
            for model in found.sound
        ],
        "broken": [{"id": one, "fault": error.told.say(language)} for one, error in found.broken],
    }
