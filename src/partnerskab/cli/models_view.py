"""What `models` shows: which models can be chosen, and what each is for."""

from typing import Any

from partnerskab.cli.tables import Sheet, TableColumn, build_table
from partnerskab.i18n import Language, Text
from partnerskab.model.loader import DiscoveredModels, Model, ModelError

ID = Text("Model", "Model")
SOUND_COLUMNS: tuple[TableColumn[Model], ...] = (
    TableColumn(ID, lambda model: model.id, "bold", whole=True),
    TableColumn(Text("Udgave", "Version"), lambda model: model.definition.version, whole=True),
    TableColumn(Text("Til hvad", "What for"), lambda model: model.definition.description),
)
BROKEN_COLUMNS: tuple[TableColumn[tuple[str, ModelError]], ...] = (
    TableColumn(ID, lambda broken: broken[0], "bold", whole=True),
    TableColumn(Text("Hvorfor", "Why"), lambda broken: broken[1].description),
)


def build_sheet(found: DiscoveredModels, language: Language) -> Sheet:
    """Return the models for people."""
    title = Text("Modeller, I kan vælge mellem", "Models to choose from").in_language(language)
    tables = [build_table(title, SOUND_COLUMNS, found.sound, language)]
    choose = Text(
        "Vælg en med partnerskab init --model og modellens navn.",
        "Choose one with partnerskab init --model and the model's name.",
    )
    closing = [choose.in_language(language)]
    if found.broken:
        title = Text("Modeller, der ikke kan bruges", "Models that cannot be used").in_language(
            language
        )
        tables.append(build_table(title, BROKEN_COLUMNS, found.broken, language))
        check = Text(
            "Se alle fejl i en model med partnerskab models check og modellens mappe.",
            "See every fault of a model with partnerskab models check and the model's folder.",
        )
        closing.append(check.in_language(language))
    return Sheet([], tables, closing)


def models_to_json(found: DiscoveredModels, language: Language) -> dict[str, Any]:
    """Return the models as JSON, format 1."""
    return {
        "format": 1,
        "models": [
            {
                "id": model.id,
                "version": model.definition.version,
                "title": model.definition.title.in_language(language),
                "description": model.definition.description.in_language(language),
                "questions": sum(1 for _ in model.list_questions()),
                "sections": len(model.sections),
            }
            for model in found.sound
        ],
        "broken": [
            {"id": model_id, "fault": error.description.in_language(language)}
            for model_id, error in found.broken
        ],
    }
