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
    find_minority,
    get_value,
    has_values,
    is_setting,
)
from partnerskab.partnership.unread import describe_unread, warn_of_unread

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
    "describe_unread",
    "find_minority",
    "get_value",
    "has_values",
    "is_setting",
    "warn_of_unread",
]
