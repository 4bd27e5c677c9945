"""En, der er stoppet, står stadig som ansvarlig for opgaver.

Hvorfor: Opgaverne har et navn på, men ingen løser dem, og de andre tror, at nogen gør.
Sådan retter du: Aftal, hvem der tager over, og skriv den nye persons id efter responsible: på hver opgave.

In English: Somebody who has left is still responsible for tasks.

Why: The tasks have a name on them, but nobody does them, and the others think somebody does.
How to fix it: Agree who takes over, and write the new person's id after responsible: on each task.
"""

from datetime import date

from partnerskab.i18n import Text, pluralize
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

TASKS = (Text("{n} åben opgave", "{n} open task"), Text("{n} åbne opgaver", "{n} open tasks"))
MORE = Text(" og på linje {lines}", " and on line {lines}")
SHOWN = 8


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    message=Text(
        "{person} stoppede den {left}, men har stadig {tasks}, som ingen løser.",
        "{person} left on {left} but still holds {tasks} that nobody does.",
    ),
    hint=Text(
        "Giv opgaven til en anden: skriv et nyt id efter responsible: her{more}.",
        "Give the task to somebody else: write a new id after responsible: here{more}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find those who have left and hold undone tasks, each once, at the first task."""
    for person, left in partnership.find_departed(today).items():
        tasks = partnership.tasks_by_responsible.get(person, ())
        places = [partnership.locate(task.file, (*task.path, "responsible")) for task in tasks]
        if places:
            others = [str(place.span.line) for place in places[1 : SHOWN + 1]]
            lines = ", ".join(others) + (" …" if len(places) > SHOWN + 1 else "")
            more = MORE.fill(lines=lines) if others else Text("", "")
            tasks_said = pluralize(len(tasks), *TASKS)
            yield violation(places[0], person=person, left=left, tasks=tasks_said, more=more)
