"""Suppressions: findings the partners accepted for a time, and those known from a baseline."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from partnerskab.diagnostics import DiagnosticType, Finding, Level, Span, by_name, fingerprints
from partnerskab.files import DIAGNOSTIC_TYPES as FILE_DIAGNOSTIC_TYPES
from partnerskab.files import FileError, read_file
from partnerskab.i18n import Text, find_nearest
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.records import Accepted
from partnerskab.rules.runner import all_rules
from partnerskab.yamltext import DIAGNOSTIC_TYPES as YAML_DIAGNOSTIC_TYPES
from partnerskab.yamltext import FieldPath

BASELINE = "baseline.json"
MAX_PLACES = 500

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "accepted_expired",
            Text(
                "I accepterede hullet til den {until}, og den dag er gået.",
                "you accepted the gap until {until}, and that day has passed.",
            ),
            Text(
                "Ret fejlen, eller aftal en ny dag ved until:.",
                "Mend the fault, or agree a new day at until:.",
            ),
            Text(
                "Et hul, der er accepteret for altid, bliver glemt.",
                "A gap accepted for ever is forgotten.",
            ),
        ),
        DiagnosticType(
            "accepted_not_needed",
            Text(
                "her er ingen fejl at acceptere længere.", "there is no fault left here to accept."
            ),
            Text("Slet linjen.", "Delete the line."),
            Text(
                "En linje, der står tilbage, skjuler den næste fejl af samme slags.",
                "A line left behind hides the next fault of its kind.",
            ),
        ),
        DiagnosticType(
            "accepted_without_reason",
            Text(
                "der står ikke, hvorfor I lever med hullet, så den næste kan ikke vurdere det.",
                "it does not say why you live with the gap, so the next reader cannot judge it.",
            ),
            Text("Skriv why: og en kort grund.", "Write why: and a short reason."),
            Text(
                "Grunden er det eneste, der skiller et valg fra en forglemmelse.",
                "The reason is all that tells a choice from an oversight.",
            ),
        ),
        DiagnosticType(
            "accepted_without_end",
            Text(
                "der står ikke, hvornår I ser på hullet igen, så det bliver let glemt.",
                "it does not say when you look at the gap again, so it is easily forgotten.",
            ),
            Text(
                "Skriv until: og en dag, fx den næste, hvor styregruppen mødes.",
                "Write until: and a day, such as the next on which the steering group meets.",
            ),
            Text(
                "Et hul, der er accepteret for altid, bliver glemt.",
                "A gap accepted for ever is forgotten.",
            ),
        ),
        DiagnosticType(
            "accepted_unknown_rule",
            Text(
                "den regel findes ikke eller kan ikke accepteres, så linjen virker ikke.",
                "there is no such rule, or it cannot be accepted, so the line has no effect.",
            ),
            Text(
                "Skriv reglens navn, som check viser det i firkantet parentes{suggestion}.",
                "Write the rule's name as check shows it in square brackets{suggestion}.",
            ),
            Text(
                "Fejl, der kan skade en familie, kan ikke accepteres; de skal rettes.",
                "Faults that may hurt a family cannot be accepted; they must be mended.",
            ),
        ),
        DiagnosticType(
            "accepted_unknown_place",
            Text(
                "stedet efter at: findes ikke i filen, så linjen virker ikke.",
                "the place after at: is not in the file, so the line has no effect.",
            ),
            Text(
                "Ret at: til nøglerne på vej til stedet med punktum imellem{suggestion}.",
                "Correct at: to the keys on the way to the place with dots between{suggestion}.",
            ),
            Text(
                "Et sted, der er stavet forkert, må ikke skjule fejl andre steder.",
                "A place that is misspelt must not hide faults elsewhere.",
            ),
        ),
        DiagnosticType(
            "baseline_unreadable",
            Text(
                "listen over kendte fejl kan ikke læses, så alle fejl vises.",
                "the list of known faults cannot be read, so every fault is shown.",
            ),
            Text(
                "Skriv den igen med partnerskab check --write-baseline.",
                "Write it again with partnerskab check --write-baseline.",
            ),
            Text(
                "Med listen er det kun nye fejl, der standser jer.",
                "The list lets only new faults stop you.",
            ),
        ),
    ]
)
_LEVELS: dict[str, Level] = {
    "accepted_expired": "warning",
    "accepted_not_needed": "note",
    "accepted_without_reason": "warning",
    "accepted_without_end": "note",
    "accepted_unknown_rule": "warning",
    "accepted_unknown_place": "warning",
    "baseline_unreadable": "warning",
}


class Remaining(NamedTuple):
    """The findings that count, how many were accepted, and how many the baseline knew."""

    findings: tuple[Finding, ...]
    accepted: int
    known: int


class _Acceptance(NamedTuple):
    """A gap the partners accepted, and where they wrote it."""

    file: str
    position: int
    gap: Accepted


def apply_suppressions(
    partnership: PartialPartnership, found: Sequence[Finding], today: date
) -> Remaining:
    """Return the findings that were neither accepted nor known, sorted.

    Among them are findings of their own for acceptances that are wrong or no longer needed.
    """
    acceptances = list(_acceptances(partnership))
    acceptable = {rule.name for rule in all_rules() if rule.acceptable}
    kept, used = [], set()
    for finding in found:
        covering = _covering(partnership, acceptances, finding, today)
        if covering is None or finding.rule not in acceptable:
            kept.append(finding)
        else:
            used.add(covering)
    accepted = len(found) - len(kept)
    for acceptance in acceptances:
        kept += _faults_of(partnership, acceptance, acceptance in used, acceptable, today)
    return _without_known(partnership, sorted(kept), accepted)


def _acceptances(partnership: PartialPartnership) -> Iterator[_Acceptance]:
    lists = [(form.file, form.accepted) for form in partnership.forms]
    lists += [(file, record.accepted) for file, record in partnership.registers.items()]
    for file, accepted in lists:
        yield from (_Acceptance(file, position, gap) for position, gap in enumerate(accepted))


def _covering(
    partnership: PartialPartnership,
    acceptances: Sequence[_Acceptance],
    finding: Finding,
    today: date,
) -> _Acceptance | None:
    """Return the first acceptance that covers a finding."""
    covering = (
        acceptance for acceptance in acceptances if _covers(partnership, acceptance, finding, today)
    )
    return next(covering, None)


def _covers(
    partnership: PartialPartnership, acceptance: _Acceptance, finding: Finding, today: date
) -> bool:
    gap = acceptance.gap
    if finding.file != acceptance.file or finding.rule != gap.rule:
        return False
    if not gap.why or (gap.until is not None and gap.until < today):
        return False
    if gap.at is None:
        return True
    path = _find_place(partnership, acceptance)
    return path is not None and _is_inside(partnership, acceptance.file, path, finding.span)


def _find_place(partnership: PartialPartnership, acceptance: _Acceptance) -> FieldPath | None:
    """Return the path that `at:` names, or None if nothing in the file stands there."""
    value: Any = partnership.documents[acceptance.file].value
    path: list[str | int] = []
    for step in (acceptance.gap.at or "").split("."):
        if (
            isinstance(value, list)
            and step.isascii()
            and step.isdigit()
            and int(step[:6]) < len(value)
        ):
            path.append(int(step[:6]))
        elif isinstance(value, dict) and step in value:
            path.append(step)
        else:
            return None
        value = value[path[-1]]
    return tuple(path)


def _is_inside(partnership: PartialPartnership, file: str, path: FieldPath, span: Span) -> bool:
    document = partnership.documents[file]
    first, last = document.key_span(path), document.span(path)
    return (first.line, first.column) <= span[:2] <= (last.end_line, last.end_column)


def _faults_of(
    partnership: PartialPartnership,
    acceptance: _Acceptance,
    used: bool,
    acceptable: Collection[str],
    today: date,
) -> Iterator[Finding]:
    """Yield the finding about an acceptance that is wrong, expired or not needed."""
    gap = acceptance.gap
    values: dict[str, Any] = {}
    if gap.rule not in acceptable:
        meant = find_nearest(gap.rule or "", acceptable)
        near = Text(f", fx {meant}", f", such as {meant}") if meant else Text("", "")
        name, values = "accepted_unknown_rule", {"suggestion": near}
    elif not gap.why:
        name = "accepted_without_reason"
    elif gap.at is not None and _find_place(partnership, acceptance) is None:
        name, values = (
            "accepted_unknown_place",
            {"suggestion": _suggest_place(partnership, acceptance)},
        )
    elif gap.until is not None and gap.until < today:
        name, values = "accepted_expired", {"until": gap.until}
    elif not used:
        name = "accepted_not_needed"
    elif gap.until is None:
        name = "accepted_without_end"
    else:
        return
    span = partnership.locate(acceptance.file, ("accepted", acceptance.position)).span
    yield _finding(acceptance.file, name, span, values)


def _suggest_place(partnership: PartialPartnership, acceptance: _Acceptance) -> Text:
    """Return the place that a misspelt one was meant to be, as the end of a sentence."""
    meant = find_nearest(acceptance.gap.at or "", _list_places(partnership, acceptance.file))
    return Text(f", fx {meant}", f", such as {meant}") if meant else Text("", "")


def _list_places(partnership: PartialPartnership, file: str) -> list[str]:
    """Return the keys of a file down to the third level, with dots between."""
    level: list[tuple[str, Any]] = [("", partnership.documents[file].value)]
    places: list[str] = []
    for _ in range(3):
        level = [
            (f"{under}.{key}" if under else str(key), value)
            for under, values in level
            if isinstance(values, dict)
            for key, value in values.items()
        ]
        places += [place for place, _ in level]
    return places[:MAX_PLACES]


def _finding(file: str, name: str, span: Span, values: dict[str, Any]) -> Finding:
    fault = DIAGNOSTIC_TYPES[name].at(span, **values)
    return Finding(file, span, name, _LEVELS[name], fault.message, fault.hint)


def _without_known(
    partnership: PartialPartnership, found: list[Finding], accepted: int
) -> Remaining:
    """Return the findings that are not in the baseline of the folder, if it has one."""
    if BASELINE not in partnership.names:
        return Remaining(tuple(found), accepted, 0)
    known = _read_baseline(partnership)
    if known is None:
        broken = _finding(BASELINE, "baseline_unreadable", Span(1, 1, 1, 1), {})
        return Remaining((*found, broken), accepted, 0)
    never = never_known()
    new = [
        finding
        for finding, fingerprint in zip(found, fingerprints(found), strict=True)
        if fingerprint not in known or finding.rule in never
    ]
    return Remaining(tuple(new), accepted, len(found) - len(new))


def _read_baseline(partnership: PartialPartnership) -> set[str] | None:
    """Return the fingerprints in the baseline, or None if it cannot be read."""
    try:
        data = json.loads(read_file(partnership.folder, BASELINE))
        return {str(name) for name in data["known"]} if data["format"] == 1 else None
    except (FileError, ValueError, KeyError, TypeError, RecursionError):
        return None


def never_known() -> set[str]:
    """Return the rules and faults that count even if a baseline holds them.

    These are what may hurt a family, and what keeps a file, and so its other faults, unread.
    """
    not_acceptable = {rule.name for rule in all_rules() if not rule.acceptable}
    return not_acceptable | {*YAML_DIAGNOSTIC_TYPES, *FILE_DIAGNOSTIC_TYPES}


def write_baseline(found: Sequence[Finding]) -> bytes:
    """Return the content of a baseline file that makes these findings known."""
    never = never_known()
    names = sorted(fingerprints([finding for finding in found if finding.rule not in never]))
    return (json.dumps({"format": 1, "known": names}, indent=2) + "\n").encode()
