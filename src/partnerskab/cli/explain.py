"""explain: what something means, why it is asked, what a good answer is."""

from typing import Annotated

from partnerskab.cli import console
from partnerskab.cli.options import NAME, Folder, ModelId, Templates, argument
from partnerskab.i18n import Text, get_interface_language

HELP = Text(
    "Forklar en regel, et spørgsmål, et felt eller en klausul.",
    "Explain a rule, a question, a field or a clause.",
)

Name = Annotated[
    str,
    argument(
        NAME, "Fx overdue_task eller finance.lines.", "Such as overdue_task or finance.lines."
    ),
]


def explain(
    name: Name, folder: Folder = None, model: ModelId = None, templates: Templates = None
) -> int:
    """Explain a rule, a question, a field or a clause."""
    from partnerskab import explanations
    from partnerskab.cli.inputs import choose_model
    from partnerskab.explanations.entries import format_entries

    entries = explanations.explain(name, choose_model(folder, model, templates))
    console.write_lines(format_entries(entries, get_interface_language()))
    return 0
