"""Den, der leder projektet eller styregruppen, har ingen afløser.

Hvorfor: Bliver den ene syg eller skifter job, går alt i stå, fordi ingen andre kender trådene.
Sådan retter du: Aftal en afløser hos samme partner, og skriv deputy: og afløserens id på personen under
people.

In English: The one who leads the project or the steering group has no deputy.

Why: If that one falls ill or changes job, all comes to a halt, since nobody else knows the threads.
How to fix it: Agree on a deputy with the same partner, and write deputy: and that person's id on the
person under people.
"""

from collections.abc import Collection
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

PROJECT = Text("leder projektet", "leads the project")
GROUP = Text("har ansvaret for styregruppen", "is responsible for the steering group")


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    message=Text(
        "{person} {leads}, men har ingen afløser, så alt går i stå ved sygdom.",
        "{person} {leads} but has no deputy, so all comes to a halt in case of illness.",
    ),
    hint=Text(
        "Skriv en afløser på linjen, fx deputy: {deputy}.",
        "Write a deputy on the line, such as deputy: {deputy}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find the project lead and the responsible of the steering group without a deputy."""
    organisation, gone = partnership.agreement.organisation, partnership.find_departed(today)
    leads = dict.fromkeys(organisation.steering_group.responsible, GROUP)
    if organisation.project_management.lead:
        leads[organisation.project_management.lead] = PROJECT
    for place, person in enumerate(partnership.agreement.people):
        # of a deputy who has left, left_person_holds_role tells
        stands_in = person.deputy not in (None, person.id)
        if person.id in leads and person.id not in gone and not stands_in:
            at = partnership.locate(AGREEMENT, ("people", place))
            deputy = _suggest_deputy(partnership, person.id, [*leads, *gone])
            yield violation(at, person=person.id, leads=leads[person.id], deputy=deputy)


def _suggest_deputy(partnership: Partnership, person: str, taken: Collection[str]) -> str:
    """Return the id of a colleague as an example, preferably one who is free and still there."""
    partner_of = partnership.partner_of
    partner = partner_of.get(person)
    own = [
        colleague
        for colleague in partner_of
        if partner_of[colleague] == partner and colleague != person
    ]
    anybody = [colleague for colleague in partner_of if colleague != person]
    free = [colleague for colleague in (*own, *anybody) if colleague not in taken]
    return next(iter((*free, *own, *anybody)), "sofie-lind")
