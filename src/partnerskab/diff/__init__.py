"""Changes: what is different between two versions of a partnership, in its own words; nothing on families."""

from collections.abc import Iterator

from partnerskab.diff.agreement import FIELDS, PARTNERS, PEOPLE, agreement_changes
from partnerskab.diff.forms import ANSWERS, SESSIONS, form_changes
from partnerskab.diff.gaps import GAPS, gap_changes
from partnerskab.diff.tasks import TASKS
from partnerskab.diff.terms import Both, Change
from partnerskab.partnership import PartialPartnership

AREAS = (PARTNERS, PEOPLE, FIELDS, SESSIONS, ANSWERS, TASKS, GAPS)

__all__ = ["AREAS", "Change", "changes"]


def changes(old: PartialPartnership, new: PartialPartnership) -> list[Change]:
    """What is different, by natural ids: the order of a list means nothing, and one insertion is one thing added."""
    return sorted(_all(Both(old, new)), key=lambda one: AREAS.index(one.area))


def _all(both: Both) -> Iterator[Change]:
    yield from agreement_changes(both)
    yield from form_changes(both)
    yield from gap_changes(both)
