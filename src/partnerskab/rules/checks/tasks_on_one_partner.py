"""Én partner har langt de fleste åbne opgaver.

Hvorfor: Et partnerskab, hvor den ene laver det hele, mister den anden undervejs.
Sådan retter du: Gå opgaverne igennem sammen, og flyt nogle af dem. Passer fordelingen hos jer, så skriv
tasks_on_one_partner_percent: under settings i agreement.yaml.

In English: One partner holds by far the most open tasks.

Why: A partnership in which one does it all loses the other along the way.
How to fix it: Go through the tasks together, and move some of them. If the split suits you, write
tasks_on_one_partner_percent: under settings in agreement.yaml.
"""

from collections import Counter
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["forms"],
    settings=["tasks_to_compare", "tasks_on_one_partner_percent"],
    message=Text(
        "{partner} har {own} af {all} åbne opgaver, så de andre glider let ud af samarbejdet.",
        "{partner} holds {own} of {all} open tasks, so the others easily slip out of the cooperation.",
    ),
    hint=Text(
        "Gå opgaverne igennem sammen, og skriv et andet id efter partner: på nogle af dem.",
        "Go through the tasks together, and write another id after partner: on some of them.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a partner with more than the set share of the undone tasks, if they are many."""
    least = settings["tasks_to_compare"]
    share = settings["tasks_on_one_partner_percent"]
    undone = [task for task in partnership.tasks if task.partner and not task.done]
    if len(undone) < least or len(partnership.partners) < 2:
        return
    for partner, own in Counter(task.partner for task in undone).items():
        if 100 * own > share * len(undone):
            first = next(task for task in undone if task.partner == partner)
            at = partnership.locate(first.file, (*first.path, "partner"))
            yield violation(at, partner=partner, own=own, all=len(undone))
