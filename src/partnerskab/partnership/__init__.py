"""A partnership: everything its files say, typed, with the place of each value."""

from partnerskab.partnership.partnership import (
    AGREEMENT,
    GROUPS,
    PARTICIPANTS,
    VOLUNTEERS,
    At,
    Fact,
    PartialPartnership,
    Partnership,
    TableRow,
    is_setting,
    minority,
    value_at,
)

__all__ = [
    "AGREEMENT",
    "GROUPS",
    "PARTICIPANTS",
    "VOLUNTEERS",
    "At",
    "Fact",
    "PartialPartnership",
    "Partnership",
    "TableRow",
    "is_setting",
    "minority",
    "value_at",
]
