"""migrate: move a partnership to the current version of its model."""

from typing import Annotated

from partnerskab.cli import console
from partnerskab.cli.options import Folder, Templates, flag
from partnerskab.i18n import Text, get_interface_language
from partnerskab.text.safe_text import make_safe

HELP = Text("Flyt filerne til modellens nye udgave.", "Move the files to the model's new version.")

Yes = Annotated[
    bool,
    flag(
        "--yes",
        "Skriv ændringerne; ellers vises de kun.",
        "Write the changes; else they are only shown.",
    ),
]


def migrate(folder: Folder = None, yes: Yes = False, templates: Templates = None) -> int:
    """Move a partnership to the current version of its model."""
    from partnerskab.cli.inputs import read_whole_partnership
    from partnerskab.partnership import migration

    plan = migration.plan_migration(read_whole_partnership(folder, templates))
    if not plan.changes:
        _write(
            "Filerne passer til modellens udgave. Intet at gøre.",
            "The files fit the model's version. Nothing to do.",
        )
        return 0
    console.write_lines(step.what.in_language(get_interface_language()) for step in plan.steps)
    for line in migration.show_difference(plan):
        console.write_line(make_safe(line))
    if yes:
        for name in migration.migrate(plan):
            _write(f"Skrevet: {name}", f"Written: {name}")
    else:
        _write(
            "Intet er skrevet. Skriv det med: partnerskab migrate --yes",
            "Nothing was written. Write it with: partnerskab migrate --yes",
        )
    return 0


def _write(da: str, en: str) -> None:
    console.write_line(Text(da, en).in_language(get_interface_language()))
