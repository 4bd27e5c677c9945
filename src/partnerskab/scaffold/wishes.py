"""What init is told of a partnership before it has begun."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from partnerskab.dates import move_back_to_working_day, move_forward_to_working_day
from partnerskab.model.definition import Offset
from partnerskab.schema.values import read_id

PartnerKind = Literal["municipality", "organisation"]
Term = Literal["fixed", "rolling"]

GRACE_DAYS = 7
LONGEST_ID = 50

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "đ": "d", "ł": "l"}
)


class Partner(NamedTuple):
    """A partner as init is told of it."""

    kind: PartnerKind
    name: str


class Wishes(NamedTuple):
    """All that init asks; `end` ends a fixed term, or is the first evaluation of a rolling one."""

    model: str
    partners: tuple[Partner, ...]
    title: str | None = None
    term: Term | None = None
    end: date | None = None
    first_session: date | None = None
    parents: tuple[str, ...] = ()


class Known(NamedTuple):
    """The wishes with an id for each partner and each parent."""

    title: str | None
    partners: dict[str, Partner]
    parents: dict[str, str]
    term: str | None
    end: date | None
    first_session: date | None


class Deadlines:
    """Suggests deadlines: working days before the first session, never before `earliest`."""

    def __init__(self, first_session: date | None, today: date) -> None:
        self.first_session = first_session
        self.moved = 0
        left = (first_session - today).days if first_session else 0
        grace = max(0, min(GRACE_DAYS, left // 2))
        self.earliest = move_forward_to_working_day(today + timedelta(days=grace))

    def suggest(self, due: Offset | None) -> date | None:
        """Return the working day a question should be settled by, if it can be counted.

        A day that is too near moves to `earliest` and is counted in `moved`.
        """
        if due is None or due.anchor != "first_session" or self.first_session is None:
            return None
        day = move_back_to_working_day(self.first_session + timedelta(days=due.days))
        if day >= self.earliest:
            return day
        self.moved += 1
        return self.earliest


def name_ids(wishes: Wishes) -> Known:
    """Return the wishes with an id for each partner and each parent, no id used twice."""
    taken: set[str] = set()
    partner_ids = _choose_ids((partner.name for partner in wishes.partners), taken)
    parent_ids = _choose_ids(wishes.parents, taken)
    return Known(
        title=wishes.title,
        partners=dict(zip(partner_ids, wishes.partners, strict=True)),
        parents=dict(zip(parent_ids, wishes.parents, strict=True)),
        term=wishes.term,
        end=wishes.end,
        first_session=wishes.first_session,
    )


def _choose_ids(names: Iterable[str], taken: set[str]) -> list[str]:
    """Return an id for each name that is not taken, and take it."""
    ids = []
    for name in names:
        base = to_id(name)
        chosen, number = base, 2
        while chosen in taken:
            chosen, number = f"{base}-{number}", number + 1
        taken.add(chosen)
        ids.append(chosen)
    return ids


def to_id(name: str) -> str:
    """Return a name as an id: small letters and hyphens, `kommune` left out."""
    plain = normalize("NFC", name).casefold()
    plain = re.sub(r"\b(?:kommune|municipality)\b", "", plain).translate(_LETTERS)
    plain = normalize("NFKD", plain).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    try:
        return read_id(base)
    except PydanticCustomError:  # begins with a digit, is empty, or is a name that Windows keeps
        return f"id-{base}".strip("-")
