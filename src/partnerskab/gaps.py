"""Gaps: findings the partners have accepted for a time, and those that were there when they took the files over."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from partnerskab.diagnostics import DiagnosticType, Finding, Level, Span, by_name, fingerprints
from partnerskab.files import DIAGNOSTIC_TYPES as FILE_DIAGNOSTIC_TYPES
from partnerskab.files import FileError, read_file
from partnerskab.i18n import Text, nearest
from partnerskab.partnership import Partnership
from partnerskab.partnership.records import Accepted
from partnerskab.rules import rules
from partnerskab.yamltext import DIAGNOSTIC_TYPES as YAML_DIAGNOSTIC_TYPES
from partnerskab.yamltext import FieldPath

BASELINE = "baseline.json"

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "accepted_expired",
            Text("I accepterede hullet til den {until}, og den dag er gået.", "you accepted the gap until {until}, and that day has passed."),
            Text("Ret fejlen, eller aftal en ny dag efter until:.", "Mend the fault, or agree a new day after until:."),
            Text("Et hul, der er accepteret for altid, bliver glemt.", "A gap accepted for ever is forgotten."),
        ),
        DiagnosticType(
            "accepted_not_needed",
            Text("her er ingen fejl at acceptere længere.", "there is no fault left here to accept."),
            Text("Slet linjen.", "Delete the line."),
            Text("En linje, der står tilbage, skjuler den næste fejl af samme slags.", "A line left behind hides the next fault of its kind."),
        ),
        DiagnosticType(
            "accepted_without_reason",
            Text("der står ikke, hvorfor I lever med hullet, så den næste kan ikke vurdere det.", "it does not say why you live with the gap, so the next reader cannot judge it."),
            Text("Skriv why: og en kort grund.", "Write why: and a short reason."),
            Text("Grunden er det eneste, der skiller et valg fra en forglemmelse.", "The reason is all that tells a choice from an oversight."),
        ),
        DiagnosticType(
            "accepted_without_end",
            Text("der står ikke, hvornår I ser på hullet igen, så det bliver let glemt.", "it does not say when you look at the gap again, so it is easily forgotten."),
            Text("Skriv until: og en dag, fx den næste, hvor styregruppen mødes.", "Write until: and a day, such as the next on which the steering group meets."),
            Text("Et hul, der er accepteret for altid, bliver glemt.", "A gap accepted for ever is forgotten."),
        ),
        DiagnosticType(
            "accepted_unknown_rule",
            Text("den regel findes ikke eller kan ikke accepteres, så linjen virker ikke.", "there is no such rule, or it cannot be accepted, so the line has no effect."),
            Text("Skriv reglens navn, som check viser det i kantet parentes{suggestion}.", "Write the rule's name as check shows it in square brackets{suggestion}."),
            Text("Fejl, der kan skade en familie, kan ikke accepteres; de skal rettes.", "Faults that may hurt a family cannot be accepted; they must be mended."),
        ),
        DiagnosticType(
            "baseline_unreadable",
            Text("listen over kendte fejl kan ikke læses, så alle fejl vises.", "the list of known faults cannot be read, so every fault is shown."),
            Text("Skriv den igen med partnerskab check --write-baseline.", "Write it again with partnerskab check --write-baseline."),
            Text("Listen lader kun nye fejl standse jer.", "The list lets only new faults stop you."),
        ),
    ]
)  # fmt: skip
_LEVELS: dict[str, Level] = {
    "accepted_expired": "warning",
    "accepted_not_needed": "note",
    "accepted_without_reason": "warning",
    "accepted_without_end": "note",
    "accepted_unknown_rule": "warning",
    "baseline_unreadable": "warning",
}


class Settled(NamedTuple):
    """The findings that count, how many were accepted, and how many were known from before."""

    findings: tuple[Finding, ...]
    accepted: int
    known: int


class _Entry(NamedTuple):
    file: str
    place: int
    accepted: Accepted


def settle(partnership: Partnership, found: Sequence[Finding], today: date) -> Settled:
    """Take out what was accepted and what was known, and say which acceptances are wrong or no longer needed."""
    entries = list(_entries(partnership))
    allowed = {rule.name for rule in rules() if rule.acceptable}
    kept, used = [], set()
    for finding in found:
        holding = next(
            (
                one
                for one in entries
                if finding.rule in allowed and _covers(partnership, one, finding, today)
            ),
            None,
        )
        if holding is None:
            kept.append(finding)
        else:
            used.add(holding)
    kept += [one for entry in entries for one in _judged(partnership, entry, entry in used, allowed, today)]  # fmt: skip
    accepted = len(found) - sum(1 for one in kept if one.rule not in DIAGNOSTIC_TYPES)
    return _without_known(partnership, sorted(kept), accepted)


def _entries(partnership: Partnership) -> Iterator[_Entry]:
    lists = [(form.file, form.accepted) for form in partnership.forms]
    lists += [(file, record.accepted) for file, record in partnership.registers.items()]
    for file, accepted in lists:
        yield from (_Entry(file, place, one) for place, one in enumerate(accepted))


def _covers(partnership: Partnership, entry: _Entry, finding: Finding, today: date) -> bool:
    gap = entry.accepted
    if finding.file != entry.file or finding.rule != gap.rule:
        return False
    if not gap.why or (gap.until is not None and gap.until < today):
        return False
    return gap.at is None or _inside(
        partnership, entry.file, tuple(gap.at.split(".")), finding.span
    )


def _inside(partnership: Partnership, file: str, path: FieldPath, span: Span) -> bool:
    document = partnership.documents[file]
    first, last = document.key_span(path), document.span(path)
    return (first.line, first.column) <= span[:2] <= (last.end_line, last.end_column)


def _judged(
    partnership: Partnership, entry: _Entry, used: bool, allowed: set[str], today: date
) -> Iterator[Finding]:
    gap = entry.accepted
    values: dict[str, Any] = {}
    if gap.rule not in allowed:
        meant = nearest(gap.rule or "", allowed)
        near = Text(f", fx {meant}", f", such as {meant}") if meant else Text("", "")
        name, values = "accepted_unknown_rule", {"suggestion": near}
    elif not gap.why:
        name = "accepted_without_reason"
    elif gap.until is not None and gap.until < today:
        name, values = "accepted_expired", {"until": gap.until}
    elif not used:
        name = "accepted_not_needed"
    elif gap.until is None:
        name = "accepted_without_end"
    else:
        return
    at = partnership.at(entry.file, ("accepted", entry.place))
    fault = DIAGNOSTIC_TYPES[name].at(at.span, **values)
    yield Finding(entry.file, at.span, name, _LEVELS[name], fault.message, fault.hint)


def _without_known(partnership: Partnership, found: list[Finding], accepted: int) -> Settled:
    """The findings less those of the baseline, where the folder has one; what may hurt a family is never known enough."""
    if BASELINE not in partnership.names:
        return Settled(tuple(found), accepted, 0)
    known = _known(partnership)
    if known is None:
        fault = DIAGNOSTIC_TYPES["baseline_unreadable"].at(Span(1, 1, 1, 1))
        broken = Finding(
            BASELINE, fault.span, fault.rule, _LEVELS[fault.rule], fault.message, fault.hint
        )
        return Settled((*found, broken), accepted, 0)
    prints = fingerprints(found)
    never = never_known()
    new = [
        one
        for one, name in zip(found, prints, strict=True)
        if name not in known or one.rule in never
    ]
    return Settled(tuple(new), accepted, len(found) - len(new))


def _known(partnership: Partnership) -> set[str] | None:
    try:
        data = json.loads(read_file(partnership.folder, BASELINE))
        return {str(one) for one in data["known"]} if data["format"] == 1 else None
    except (FileError, ValueError, KeyError, TypeError, RecursionError):
        return None


def never_known() -> set[str]:
    """What no baseline makes known: what may hurt a family, and what keeps a file, and so every fault in it, from being read."""
    return {rule.name for rule in rules() if not rule.acceptable} | {
        *YAML_DIAGNOSTIC_TYPES,
        *FILE_DIAGNOSTIC_TYPES,
    }


def baseline(found: Sequence[Finding]) -> bytes:
    """The file that makes these findings known, but for those that never are."""
    never = never_known()
    names = sorted(fingerprints([one for one in found if one.rule not in never]))
    return (json.dumps({"format": 1, "known": names}, indent=2) + "\n").encode()
