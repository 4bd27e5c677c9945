"""models: the models that can be found, or what is wrong in one."""

from pathlib import Path
from typing import Annotated

from partnerskab.cli import console
from partnerskab.cli.options import FOLDER, Templates, TextOrJson, argument
from partnerskab.i18n import Text, get_interface_language
from partnerskab.reporters import finding_to_json

HELP = Text("Vis modellerne, eller tjek jeres egen.", "Show the models, or check one of your own.")

Action = Annotated[
    str | None,
    argument(
        "check",
        "Skriv check for at tjekke en models mappe.",
        "Write check to check a model's folder.",
    ),
]
ModelFolder = Annotated[
    Path | None, argument(FOLDER, "Mappen med modellen.", "The folder of the model.")
]


def models(
    action: Action = None,
    folder: ModelFolder = None,
    form: TextOrJson = "text",
    templates: Templates = None,
) -> int:
    """Show the models, or check one."""
    from partnerskab.cli.inputs import check_choice
    from partnerskab.cli.models_view import build_sheet, models_to_json
    from partnerskab.cli.tables import write_sheet
    from partnerskab.model.loader import discover_models

    check_choice("--format", form, ("text", "json"))
    if action is not None:
        check_choice("models", action, ("check",))
        return _check(folder or Path(), form)
    found = discover_models(templates, whole=True)
    if form == "json":
        console.write_json(models_to_json(found, get_interface_language()))
    else:
        write_sheet(build_sheet(found, get_interface_language()))
    return 0


def _check(folder: Path, form: str) -> int:
    """Write everything wrong in a model's folder; return 1 if there is anything."""
    from partnerskab.model_checker import check_model, describe_rules

    found, language = check_model(folder), get_interface_language()
    if form == "json":
        findings = [finding_to_json(finding, language) for finding in found]
        console.write_json({"format": 1, "findings": findings})
    else:
        console.write_findings(found, language)
        if not found:
            sound = Text("Modellen er i orden.", "The model is in order.")
            console.write_line(sound.in_language(language))
            console.write_lines(line.in_language(language) for line in describe_rules(folder))
    return 1 if found else 0
