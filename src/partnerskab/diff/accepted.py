"""The changes of the accepted faults: new ones, those no longer accepted, new reasons and dates."""

import re
from collections.abc import Iterator

from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.describe import UNNAMED, describe_change, make_sentence, quote
from partnerskab.diff.matching import match_by_key
from partnerskab.diff.rows import get_natural_key
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, VOLUNTEERS, PartialPartnership
from partnerskab.partnership.records import Accepted

ACCEPTED = Text("Accepterede fejl", "Accepted faults")
_RULE_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


def compare_accepted(comparison: Comparison) -> Iterator[Change]:
    """Yield the changes of the faults that each file accepts."""
    old, new = _accepted_by_file(comparison.old), _accepted_by_file(comparison.new)
    for file in dict.fromkeys((*new, *old)):
        before, after = old.get(file, ()), new.get(file, ())
        for was, now in match_by_key(before, after, get_natural_key):
            at = comparison.locate(file, ("accepted", after.index(now))) if now else None
            for sentence in _describe(comparison, file, was, now):
                yield Change(ACCEPTED, sentence, at)


def _accepted_by_file(partnership: PartialPartnership) -> dict[str, tuple[Accepted, ...]]:
    """Return what each file accepts, except for the files about families and citizens."""
    accepted = {form.file: form.accepted for form in partnership.public_forms}
    accepted[AGREEMENT] = partnership.agreement.accepted if partnership.agreement else ()
    accepted[VOLUNTEERS] = partnership.volunteers.accepted if partnership.volunteers else ()
    return accepted


def _describe(
    comparison: Comparison, file: str, old: Accepted | None, new: Accepted | None
) -> Iterator[Text]:
    names = {"a": _rule_name(new or old), "b": Text.from_value(file)}
    if new is None:
        yield make_sentence(
            "{a} er ikke længere accepteret i {b}.", "{a} is no longer accepted in {b}.", **names
        )
    elif old is None:
        reason = quote(new.why) if new.why else Text("ingen grund", "no reason")
        yield make_sentence(
            "{a} er accepteret i {b}: {c}.", "{a} is accepted in {b}: {c}.", **names, c=reason
        )
    elif old != new:
        name = make_sentence("{a} i {b}", "{a} in {b}", **names)
        yield from _describe_terms(comparison, name, old, new)


def _rule_name(accepted: Accepted | None) -> Text:
    """Return the id of the rule, or a general name if the file holds something else there."""
    rule = accepted.rule if accepted else None
    return Text.from_value(rule) if rule and _RULE_ID.fullmatch(rule) else UNNAMED


def _describe_terms(
    comparison: Comparison, name: Text, old: Accepted, new: Accepted
) -> Iterator[Text]:
    """Yield the sentences about the last day and the reason."""
    if old.until != new.until:
        until = make_sentence("{a}: dagen, den gælder til,", "{a}: the day it holds until", a=name)
        yield describe_change(until, old.until, new.until, comparison)
    if old.why != new.why:
        reason = make_sentence("{a}: grunden", "{a}: the reason", a=name)
        yield describe_change(reason, old.why, new.why, comparison)
