"""The differences between two versions of a partnership, as sentences without data on families."""

from collections.abc import Iterator

from partnerskab.diff.accepted import ACCEPTED, compare_accepted
from partnerskab.diff.agreement import FIELDS, PARTNERS, PEOPLE, compare_agreements
from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.forms import ANSWERS, compare_forms
from partnerskab.diff.sessions import SESSIONS
from partnerskab.diff.tasks import TASKS
from partnerskab.partnership import PartialPartnership

AREAS = (PARTNERS, PEOPLE, FIELDS, SESSIONS, ANSWERS, TASKS, ACCEPTED)

__all__ = ["AREAS", "Change", "compare_partnerships"]


def compare_partnerships(old: PartialPartnership, new: PartialPartnership) -> list[Change]:
    """Return the changes from `old` to `new`, sorted by area.

    Rows and answers are matched by their ids or natural keys, so that the order of a list does not
    matter and one inserted row is one change.
    """
    return sorted(_compare(Comparison(old, new)), key=lambda change: AREAS.index(change.area))


def _compare(comparison: Comparison) -> Iterator[Change]:
    yield from compare_agreements(comparison)
    yield from compare_forms(comparison)
    yield from compare_accepted(comparison)
