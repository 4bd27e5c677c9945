"""Explanations: what a rule, a question, a field, a clause, a setting or a role means."""

import re
from collections.abc import Iterable, Iterator

from partnerskab.exceptions import UsageError
from partnerskab.explanations.entries import Entry
from partnerskab.explanations.model import explain_model
from partnerskab.explanations.rules import DIAGNOSTIC_TYPES, explain_fault, explain_rule
from partnerskab.i18n import Text, find_nearest
from partnerskab.model.loader import Model
from partnerskab.rules.runner import all_rules

NAMES_SHOWN = 6

# A name may be typed as it is written elsewhere, with its file: `agreement.yaml: title`.
_FILE = re.compile(r"^[a-z]+(?:\.yaml)?: ?")


def explain(typed: str, model: Model | None) -> tuple[Entry, ...]:
    """Return the explanations of a name, or of the one name that ends in it.

    Raises `UsageError` with the nearest known name if there is none.
    """
    entries = list(_all_entries(model))
    names = {entry.name for entry in entries}
    name = _FILE.sub("", typed.strip())
    endings = sorted(known for known in names if known.endswith(f".{name}"))
    if name not in names and len(endings) == 1:
        name = endings[0]
    if name in names:
        return tuple(entry for entry in entries if entry.name == name)
    raise UsageError(_list_candidates(endings) if endings else _suggest_name(name, names))


def _all_entries(model: Model | None) -> Iterator[Entry]:
    yield from map(explain_fault, DIAGNOSTIC_TYPES.values())
    yield from (explain_rule(rule, model) for rule in all_rules())
    if model is not None:
        yield from explain_model(model)


def _list_candidates(names: list[str]) -> Text:
    text = Text(
        "flere har det navn. Skriv et af dem helt ud: {names}.",
        "several have that name. Write one out in full: {names}.",
    )
    more = " …" if len(names) > NAMES_SHOWN else ""
    return text.fill(names=", ".join(names[:NAMES_SHOWN]) + more)


def _suggest_name(typed: str, names: Iterable[str]) -> Text:
    by_ending: dict[str, str] = {}
    for name in sorted(names, key=len, reverse=True):
        by_ending[name.rpartition(".")[2]] = name
    meant = find_nearest(typed, names) or by_ending.get(find_nearest(typed, by_ending) or "")
    suggestion = Text(f" Mente du {meant}?", f" Did you mean {meant}?") if meant else Text("", "")
    text = Text(
        "programmet kender ikke navnet.{suggestion} "
        "Skriv navnet på en regel, et spørgsmål eller et felt.",
        "the program does not know that name.{suggestion} "
        "Write the name of a rule, a question or a field.",
    )
    return text.fill(suggestion=suggestion)
