"""Én person har langt de fleste åbne opgaver.

Hvorfor: Bliver den ene syg eller holder op, står resten af jer uden overblik. Ildsjæle brænder også ud.
Sådan retter du: Flyt nogle af opgaverne, eller giv personen en makker. Passer fordelingen hos jer, så
skriv tasks_on_one_person_percent: under settings i agreement.yaml.

In English: One person holds by far the most open tasks.

Why: If that one falls ill or stops, the rest of you are left without an overview. Enthusiasts burn out
too.
How to fix it: Move some of the tasks, or give the person a partner in them. If the split suits you,
write tasks_on_one_person_percent: under settings in agreement.yaml.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="note",
    step=3,
    needs=["forms"],
    settings=["tasks_to_compare", "tasks_on_one_person_percent"],
    message=Text(
        "{person} har {own} af {all} åbne opgaver, så alt hænger på én.",
        "{person} holds {own} of {all} open tasks, so all depends on one.",
    ),
    hint=Text(
        "Giv nogle af dem til en anden, fx denne: skriv et andet id efter responsible:.",
        "Give some of them to somebody else, such as this one: write another id after responsible:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find a person with more than the set share of the undone tasks, if they are many."""
    least = settings["tasks_to_compare"]
    share = settings["tasks_on_one_person_percent"]
    everything = sum(map(len, partnership.tasks_by_responsible.values()))
    if everything < least:
        return
    for person, tasks in partnership.tasks_by_responsible.items():
        if 100 * len(tasks) > share * everything:
            last = max(tasks, key=lambda task: task.deadline or date.max)
            at = partnership.locate(last.file, (*last.path, "responsible"))
            yield violation(at, person=person, own=len(tasks), all=everything)
