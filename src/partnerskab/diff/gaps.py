"""Changes of the gaps: which faults the partners now live with, and which no longer."""

import re
from collections.abc import Iterator

from partnerskab.diff.terms import (
    ONE,
    Both,
    Change,
    moved,
    open_forms,
    pairs,
    quoted,
    same,
    sentence,
)
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, VOLUNTEERS, PartialPartnership
from partnerskab.partnership.records import Accepted

GAPS = Text("Accepterede fejl", "Accepted faults")
_RULE = re.compile(r"[a-z][a-z0-9_]{0,63}")


def gap_changes(both: Both) -> Iterator[Change]:
    """Faults that were accepted, those that no longer are, and new reasons and dates."""
    old, new = _accepted(both.old), _accepted(both.new)
    for file in dict.fromkeys((*new, *old)):
        before, after = old.get(file, ()), new.get(file, ())
        for was, now in pairs(before, after, lambda one: (one.rule, one.at)):
            at = both.at(file, ("accepted", after.index(now))) if now else None
            for words in _words(both, file, was, now):
                yield Change(GAPS, words, at)


def _accepted(partnership: PartialPartnership) -> dict[str, tuple[Accepted, ...]]:
    """What each file accepts; that of the families stays there."""
    found = {form.file: form.accepted for form in open_forms(partnership)}
    for file, record in (
        (AGREEMENT, partnership.agreement),
        (VOLUNTEERS, partnership.volunteers),
    ):
        found[file] = record.accepted if record else ()
    return found


def _words(both: Both, file: str, old: Accepted | None, new: Accepted | None) -> Iterator[Text]:
    one = new or old
    rule = one.rule if one else None
    name = same(rule) if rule and _RULE.fullmatch(rule) else ONE
    values = {"a": name, "b": same(file)}
    if new is None:
        yield sentence("{a} er ikke længere accepteret i {b}.", "{a} is no longer accepted in {b}.", **values)  # fmt: skip
    elif old is None:
        why = quoted(new.why) if new.why else Text("ingen grund", "no reason")
        yield sentence("{a} er accepteret i {b}: {c}.", "{a} is accepted in {b}: {c}.", **values, c=why)  # fmt: skip
    elif old != new:
        what = sentence("{a} i {b}", "{a} in {b}", **values)
        if old.until != new.until:
            day = sentence("{a}: dagen, den gælder til,", "{a}: the day it holds until", a=what)
            yield moved(day, old.until, new.until, both)
        if old.why != new.why:
            yield moved(sentence("{a}: grunden", "{a}: the reason", a=what), old.why, new.why, both)
