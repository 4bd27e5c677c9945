"""Modellen er kommet i en ny udgave, siden I skrev filerne.

Hvorfor: Spørgsmål kan have fået nye navne. Jeres svar bliver læst, men filerne ligner ikke længere modellen.
Sådan retter du: Kør partnerskab migrate. Den viser forskellen, før den skriver noget.

In English: The model has a new version since you wrote the files.

Why: Questions may have new names. Your answers are read, but the files no longer look like the model.
How to fix it: Run partnerskab migrate. It shows the difference before it writes anything.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

UNKNOWN = Text(
    'Skriv model_version: "{version}", når I har set filerne igennem.',
    'Write model_version: "{version}" when you have looked the files through.',
)


@rule(
    level="note",
    step=1,
    needs=["agreement", "model"],
    message=Text(
        "filerne er skrevet til en anden udgave af modellen end den, der bruges nu. {what}",
        "the files were written for another version of the model than the one in use now. {what}",
    ),
    hint=Text(
        "Kør partnerskab migrate; den viser forskellen først.",
        "Run partnerskab migrate; it shows the difference first.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a recorded version of the model that is not the current one.

    An unknown one is a warning.
    """
    model, agreement = partnership.model, partnership.agreement
    if agreement.model_version is None:
        return
    steps = model.find_migrations(agreement.model_version)
    at = partnership.locate(AGREEMENT, ("model_version",))
    if steps is None:
        what = Text("Den udgave kendes ikke.", "That version is not known.")
        yield violation(at, UNKNOWN, "warning", what=what, version=model.definition.version)
    elif steps:
        texts = [step.what for step in steps]
        what = Text(" ".join(text.da for text in texts), " ".join(text.en for text in texts))
        yield violation(at, what=what)
