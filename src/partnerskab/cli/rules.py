"""rules: every rule that check uses."""

from partnerskab.cli import console
from partnerskab.cli.options import Folder, ModelId, Templates, TextOrJson
from partnerskab.i18n import Text, get_interface_language

HELP = Text("Vis alle de regler, som check bruger.", "Show every rule that check uses.")


def rules(
    folder: Folder = None,
    model: ModelId = None,
    form: TextOrJson = "text",
    templates: Templates = None,
) -> int:
    """Show every rule that check uses."""
    from partnerskab.cli.inputs import check_choice, choose_model
    from partnerskab.cli.rules_view import build_sheet, rules_to_json
    from partnerskab.cli.tables import write_sheet

    check_choice("--format", form, ("text", "json"))
    chosen = choose_model(folder, model, templates)
    if form == "json":
        console.write_json(rules_to_json(chosen, get_interface_language()))
    else:
        write_sheet(build_sheet(chosen, get_interface_language()))
    return 0
