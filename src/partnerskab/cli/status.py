"""status: the front page."""

from partnerskab.cli import console
from partnerskab.cli.options import Folder, Templates, TextOrJson, Today
from partnerskab.i18n import Text, get_interface_language

HELP = Text(
    "Vis, hvor partnerskabet står, og hvad der er næste skridt.",
    "Show where the partnership stands and what comes next.",
)


def status(
    folder: Folder = None,
    form: TextOrJson = "text",
    today: Today = None,
    templates: Templates = None,
) -> int:
    """Show where the partnership stands and what comes next."""
    from partnerskab.cli.inputs import check_choice, read_today, read_whole_partnership
    from partnerskab.cli.status_view import build_sheet, status_to_json
    from partnerskab.cli.tables import write_sheet
    from partnerskab.overview.status import find_status

    check_choice("--format", form, ("text", "json"))
    day = read_today(today)
    found = find_status(read_whole_partnership(folder, templates), day)
    if form == "json":
        console.write_json(status_to_json(found, get_interface_language()))
    else:
        write_sheet(build_sheet(found, get_interface_language()))
    return 0
