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
from partnerskab.rules import Hits, Settings, hit

LEVEL = "note"
STEP = 4
NEEDS = ("agreement", "model")
MESSAGE = Text(
    "{person} {leads}, men har ingen afløser, så alt går i stå ved sygdom.",
    "{person} {leads} but has no deputy, so all comes to a halt in case of illness.",
)
HINT = Text(
    "Skriv en afløser på linjen, fx deputy: {deputy}.",
    "Write a deputy on the line, such as deputy: {deputy}.",
)
PROJECT = Text("leder projektet", "leads the project")
GROUP = Text("har ansvaret for styregruppen", "is responsible for the steering group")


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """The project lead and whoever is responsible for the steering group, without anybody to step in; each once."""
    if partnership.agreement is None:
        return
    organisation, gone = partnership.agreement.organisation, partnership.gone(today)
    leads = dict.fromkeys(organisation.steering_group.responsible, GROUP)
    if organisation.project_management.lead:
        leads[organisation.project_management.lead] = PROJECT
    for place, one in enumerate(partnership.agreement.people):
        stands_in = one.deputy not in (
            None,
            one.id,
        )  # of one who has left, left_person_holds_role tells
        if one.id in leads and one.id not in gone and not stands_in:
            at = partnership.at(AGREEMENT, ("people", place))
            deputy = _deputy(partnership, one.id, [*leads, *gone])
            yield hit(at, person=one.id, leads=leads[one.id], deputy=deputy)


def _deputy(partnership: Partnership, person: str, taken: Collection[str]) -> str:
    """The id of a colleague, as an example to write; one who neither leads already nor has left where there is any."""
    partner_of = partnership.partner_of
    partner = partner_of.get(person)
    own = [one for one in partner_of if partner_of[one] == partner and one != person]
    anybody = [one for one in partner_of if one != person]
    free = [one for one in (*own, *anybody) if one not in taken]
    return next(iter((*free, *own, *anybody)), "sofie-lind")
