"""Der er for få familier, enten i planen eller på holdet.

Hvorfor: Nogle falder fra undervejs. Er holdet lille fra begyndelsen, bliver der intet netværk.
Sådan retter du: Find flere familier, eller aftal, hvad I gør med færre. Passer et lavere tal hos jer, så
skriv det som minimum_families: under settings og som minimum: under participants i agreement.yaml.

In English: There are too few families, either in the plan or in the group.

Why: Some drop out along the way. If the group is small from the start, no network comes of it.
How to fix it: Find more families, or agree what to do with fewer. If a lower figure suits you, write it
as minimum_families: under settings and as minimum: under participants in agreement.yaml.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, pluralize
from partnerskab.partnership import PARTICIPANTS, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

FOUND_HINT = Text(
    "Ring rundt nu, udskyd kurset, eller aftal sammen at holde det for færre.",
    "Ring round now, postpone the course, or agree together to hold it for fewer.",
)
PLANNED = (
    Text("der er kun planlagt {n} familie", "only {n} family is planned"),
    Text("der er kun planlagt {n} familier", "only {n} families are planned"),
)
FOUND = (
    Text("kun {n} familie er tilmeldt", "only {n} family is registered"),
    Text("kun {n} familier er tilmeldt", "only {n} families are registered"),
)


@rule(
    level="warning",
    step=3,
    needs=["agreement"],
    optional_facts=["planned_families"],
    settings=["minimum_families"],
    message=Text(
        "{what}, og der skal mindst {minimum} til, for at netværket kan tåle, at nogle falder fra.",
        "{what}, and at least {minimum} are needed for the network to bear that some drop out.",
    ),
    hint=Text(
        "Planlæg med flere, fx planned: {minimum}, eller aftal et lavere mindstetal.",
        "Plan for more, such as planned: {minimum}, or agree a lower minimum.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find fewer families planned than needed, or registered once recruiting is over."""
    own = partnership.agreement.content.participants.minimum
    usual = settings["minimum_families"]
    for planned in partnership.find_facts("planned_families"):
        minimum = max(own or 0, usual)
        if isinstance(planned.value, int) and planned.value < minimum:
            yield violation(planned.at, what=pluralize(planned.value, *PLANNED), minimum=minimum)
    if not partnership.families.families or not _is_recruiting_over(partnership, settings, today):
        return
    found = sum(1 for _ in partnership.list_families_taking_part())
    minimum = usual if own is None else own
    if found < minimum:
        at = partnership.locate(PARTICIPANTS, ("families",))
        yield violation(at, FOUND_HINT, what=pluralize(found, *FOUND), minimum=minimum)


def _is_recruiting_over(partnership: Partnership, settings: Settings, today: date) -> bool:
    """Return whether the days for recruiting are over, but not yet the course."""
    anchors = partnership.find_anchors()
    days = settings.get("recruiting_over_days")
    if not anchors or days is None:
        return False
    return anchors["first_session"] - timedelta(days) <= today <= anchors["last_session"]
