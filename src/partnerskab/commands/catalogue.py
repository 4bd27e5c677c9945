"""models: which models can be chosen, and what each is for."""

from typing import Any

from partnerskab.i18n import Language, Text
from partnerskab.model.loader import Available
from partnerskab.report import Cell, Sheet, Table

REASON = Text("Hvorfor", "Why")
CHECK = Text(
    "Se alle fejl i en model med partnerskab models check og modellens mappe.",
    "See every fault of a model with partnerskab models check and the model's folder.",
)


def sheet(found: Available, language: Language) -> Sheet:
    """The models for people."""
    rows = [
        [
            Cell(model.id, "bold"),
            Cell(model.definition.version),
            Cell(model.definition.description.in_language(language)),
        ]
        for model in found.sound
    ]
    columns = [Text("Model", "Model"), Text("Udgave", "Version"), Text("Til hvad", "What for")]
    title = Text("Modeller, I kan vælge mellem", "Models to choose from").in_language(language)
    choose = Text(
        "Vælg en med partnerskab init --model og modellens navn.",
        "Choose one with partnerskab init --model and the model's name.",
    )
    table = Table(title, [one.in_language(language) for one in columns], rows, whole=(0, 1))
    tables, closing = [table], [choose.in_language(language)]
    if found.broken:
        unusable = Text("Modeller, der ikke kan bruges", "Models that cannot be used").in_language(
            language
        )
        told = [
            [Cell(one, "bold"), Cell(error.told.in_language(language))]
            for one, error in found.broken
        ]
        tables.append(
            Table(
                unusable,
                [columns[0].in_language(language), REASON.in_language(language)],
                told,
                whole=(0,),
            )
        )
        closing.append(CHECK.in_language(language))
    return Sheet([], tables, closing)


def data(found: Available, language: Language) -> dict[str, Any]:
    """The models as JSON, format 1."""
    return {
        "format": 1,
        "models": [
            {
                "id": model.id,
                "version": model.definition.version,
                "title": model.definition.title.in_language(language),
                "description": model.definition.description.in_language(language),
                "questions": sum(1 for _ in model.asked()),
                "sections": len(model.sections),
            }
            for model in found.sound
        ],
        "broken": [
            {"id": one, "fault": error.told.in_language(language)} for one, error in found.broken
        ],
    }
