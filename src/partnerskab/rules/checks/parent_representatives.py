"""Styregruppen har for få eller for mange forældrerepræsentanter.

Hvorfor: Forældre ser det, som fagfolk overser. De skal have en plads, hvor der bliver besluttet.
Sådan retter du: Spørg en forælder, og skriv personens id efter parents: under organisation og
steering_group.

In English: The steering group has too few or too many parent representatives.

Why: Parents see what professionals overlook. They need a seat where decisions are taken.
How to fix it: Ask a parent, and write the person's id after parents: under organisation and
steering_group.
"""

from datetime import date

from partnerskab.i18n import Text, spell_number
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

NONE = Text("ingen forældrerepræsentant", "no parent representative")
SOME = Text("{n} forældrerepræsentanter", "{n} parent representatives")
ONE = Text("kun én forældrerepræsentant", "only one parent representative")
UNHEARD = Text(
    "så forældrene er ikke hørt nok, hvor der bliver besluttet",
    "so parents are not heard enough where decisions are taken",
)
HEAVY = Text("og flere end {most} gør den tung", "and more than {most} make it heavy")


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    fields=["organisation.steering_group.parents"],
    settings=["parent_representatives_minimum", "parent_representatives_maximum"],
    message=Text(
        "styregruppen har {count}, {consequence}.",
        "the steering group has {count}, {consequence}.",
    ),
    hint=Text(
        "Skriv mindst {least} og højst {most} i listen efter parents:, med id'er fra people.",
        "Write at least {least} and at most {most} in the list after parents:, with ids from people.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a number of parents below the least or above the most of the settings."""
    least = settings["parent_representatives_minimum"]
    most = settings["parent_representatives_maximum"]
    number = len(set(partnership.agreement.organisation.steering_group.parents))
    if least <= number <= most:
        return
    count = NONE if number == 0 else ONE if number == 1 else SOME.fill(n=spell_number(number))
    consequence = UNHEARD if number < least else HEAVY.fill(most=spell_number(most))
    at = partnership.locate(AGREEMENT, ("organisation", "steering_group", "parents"))
    yield violation(
        at, count=count, consequence=consequence, least=spell_number(least), most=spell_number(most)
    )
