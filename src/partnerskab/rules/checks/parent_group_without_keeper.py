"""Forældrenes gruppe på nettet har ingen, der passer den, eller ingen dag, hvor den bliver slettet.

Hvorfor: Forældre skriver om deres børn i gruppen. Uden en vært og en slutdato ligger det der for altid.
Sådan retter du: Skriv, hvem der passer gruppen, og hvilken dag den bliver slettet, under points.

In English: The parents' group on the net has nobody to look after it, or no day on which it is deleted.

Why: Parents write about their children in the group. Without a host and an end date it stays there for
ever.
How to fix it: Write who looks after the group, and on which day it is deleted, under points.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.model.facts import FactName
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

LACKS: tuple[tuple[FactName, Text, Text], ...] = (
    (
        "parent_group_keeper",
        Text("der står ikke, hvem der passer den", "nothing says who looks after it"),
        Text(
            "en person, fx {key}: {person}, på spørgsmålet om at holde den i gang",
            "a person, such as {key}: {person}, at the question on keeping it going",
        ),
    ),
    (
        "parent_group_deletion",
        Text("der står ikke, hvornår den bliver slettet", "nothing says when it is deleted"),
        Text("en dag, fx {key}: {day}", "a day, such as {key}: {day}"),
    ),
)
"""What a group needs: its fact, how its absence is told, and what to write."""


@rule(
    level="error",
    step=3,
    needs=["forms"],
    facts=["parent_group"],
    optional_facts=["parent_group_keeper", "parent_group_deletion", "network_dates"],
    message=Text(
        "forældrene har en gruppe på nettet, men {missing}, så det, de skriver om deres børn, bliver liggende.",
        "the parents have a group on the net, but {missing}, so what they write of their children stays there.",
    ),
    hint=Text(
        "Skriv under points {line}.",
        "Under points write {line}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a group that was decided on without a keeper, or without a day for deletion."""
    for group in partnership.find_answers("parent_group"):
        if group.state != "decided":
            continue
        at = partnership.locate_key(group.file, (*group.path, "points"))
        last = partnership.find_last_day() or today
        day = last.replace(year=last.year + 1, day=min(last.day, 28)).isoformat()
        person = next(iter(partnership.people), "mette-holm")
        for fact, missing, line in LACKS:
            targets = partnership.list_fact_targets(fact)
            if targets and not partnership.find_facts(fact):
                key = targets[0].rpartition(".")[2]
                yield violation(
                    at, missing=missing, line=line.fill(key=key, person=person, day=day)
                )
