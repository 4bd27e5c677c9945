"""The changes of the agreement: its partners, its people, its fields and its settings."""

from collections.abc import Iterator
from typing import Any

from partnerskab.diff.comparison import Change, Comparison
from partnerskab.diff.describe import (
    EMPTY,
    ValueType,
    describe_change,
    describe_faulty_change,
    describe_list_changes,
    make_sentence,
    name_part,
    quote_title,
)
from partnerskab.diff.matching import match_by_key
from partnerskab.diff.rows import (
    FIELD_VALUE_TYPES,
    contains_rows,
    describe_cell_changes,
    describe_row_changes,
    get_natural_key,
)
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, get_value
from partnerskab.partnership.records import Agreement
from partnerskab.schema.record import Record
from partnerskab.schema.references import value_kind
from partnerskab.text.excerpt import excerpt

PARTNERS, PEOPLE = Text("Partnere", "Partners"), Text("Personer", "People")
FIELDS = Text("Aftalen", "The agreement")
_LIST_NAMES = {
    "partners": Text("Listen over partnere", "The list of partners"),
    "people": Text("Listen over personer", "The list of people"),
}
_COMPARED_ELSEWHERE = {
    "format",
    "model",
    "model_version",
    "partners",
    "people",
    "settings",
    "accepted",
}


def compare_agreements(comparison: Comparison) -> Iterator[Change]:
    """Yield the changes of `agreement.yaml`, except for the faults it accepts."""
    old, new = comparison.old.agreement, comparison.new.agreement
    if old is None or new is None:
        if comparison.is_file_changed(AGREEMENT):
            sentence = describe_faulty_change(Text.from_value(AGREEMENT))
            yield Change(FIELDS, sentence, comparison.locate(AGREEMENT))
        return
    if comparison.is_changed_part_unread(AGREEMENT):
        sentence = describe_faulty_change(name_part(AGREEMENT))
        yield Change(FIELDS, sentence, comparison.locate(AGREEMENT))
    yield from _compare_members(comparison, "partners", PARTNERS, old.partners, new.partners)
    yield from _compare_members(comparison, "people", PEOPLE, old.people, new.people)
    yield from _compare_models(comparison, old, new)
    yield from _compare_fields(comparison, old, new)
    yield from _compare_settings(comparison, old, new)


def _compare_members(
    comparison: Comparison, key: str, area: Text, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[Change]:
    """Yield the partners, or the people, that were added, removed or changed."""
    if comparison.is_faulty(AGREEMENT, (key,)):
        if comparison.is_value_changed(AGREEMENT, (key,)):
            sentence = describe_faulty_change(_LIST_NAMES[key])
            yield Change(area, sentence, comparison.locate(AGREEMENT, (key,)))
        return
    for before, after in match_by_key(old, new, get_natural_key):
        for sentence in _describe_member(comparison, before, after):
            at = None if after is None else comparison.locate(AGREEMENT, (key, new.index(after)))
            yield Change(area, sentence, at)


def _describe_member(comparison: Comparison, old: Any, new: Any) -> Iterator[Text]:
    member = new or old
    name = excerpt(member.name or member.id)
    if old is None:
        yield make_sentence("{a} er kommet til.", "{a} has joined.", a=name)
    elif new is None:
        yield make_sentence("{a} er ikke længere med.", "{a} has left.", a=name)
    elif old != new:
        yield from describe_cell_changes(comparison, name, old, new)


def _compare_models(comparison: Comparison, old: Agreement, new: Agreement) -> Iterator[Change]:
    before, after = comparison.old.model, comparison.new.model
    if before and after and before.id != after.id:
        sentence = make_sentence(
            "Modellen er nu {b} i stedet for {a}.",
            "The model is now {b}, no longer {a}.",
            a=quote_title(before.definition.title),
            b=quote_title(after.definition.title),
        )
        yield Change(FIELDS, sentence, comparison.locate(AGREEMENT, ("model",)))
    if old.model_version != new.model_version:
        name = Text("Modellens udgave", "The model's version")
        sentence = describe_change(name, old.model_version, new.model_version, comparison)
        yield Change(FIELDS, sentence, comparison.locate(AGREEMENT, ("model_version",)))


def _compare_fields(comparison: Comparison, old: Agreement, new: Agreement) -> Iterator[Change]:
    for path, title in _field_titles(comparison, new).items():
        if path[0] in _COMPARED_ELSEWHERE:
            continue
        before, after = get_value(old, path), get_value(new, path)
        for sentence in _describe_field(comparison, path, quote_title(title), before, after):
            at = None if after in EMPTY else comparison.locate(AGREEMENT, path)
            yield Change(FIELDS, sentence, at)


def _field_titles(comparison: Comparison, agreement: Agreement) -> dict[tuple[str, ...], Text]:
    """Return the titles of all fields by path: the model's first, then the paths of the others."""
    model = comparison.new.model
    titles = (
        {tuple(field.path.split(".")): field.title for field in model.list_fields()}
        if model
        else {}
    )
    for path in _walk_paths(agreement):
        titles.setdefault(path, Text.from_value(".".join(path)))
    return titles


def _walk_paths(record: Record, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every value of a record and of the records within it, lists as a whole."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _walk_paths(value, (*path, name))
        else:
            yield (*path, name)


def _describe_field(
    comparison: Comparison, path: tuple[str, ...], name: Text, old: Any, new: Any
) -> Iterator[Text]:
    """Yield the sentences about one field of the agreement."""
    if comparison.is_faulty(AGREEMENT, path):
        if comparison.is_value_changed(AGREEMENT, path):
            yield describe_faulty_change(name)
    elif old == new:
        return
    elif isinstance(new, dict):
        yield from _describe_values_by_partner(comparison, name, old, new)
    elif not isinstance(new, tuple):
        yield describe_change(name, old, new, comparison, _get_value_type(path))
    elif contains_rows(old, new):
        yield from describe_row_changes(comparison, name, old, new)
    elif path == ("clauses",):
        before, after = _clause_titles(comparison, old), _clause_titles(comparison, new)
        yield from describe_list_changes(name, before, after, comparison)
    else:
        yield from describe_list_changes(name, old, new, comparison, _get_value_type(path))


def _describe_values_by_partner(
    comparison: Comparison, name: Text, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[Text]:
    for partner_id in dict.fromkeys((*old, *new)):
        before, after = old.get(partner_id), new.get(partner_id)
        if before != after:
            partner = comparison.get_partner_name(partner_id)
            value_name = make_sentence("{a}, {b}", "{a}, {b}", a=name, b=partner)
            yield describe_change(value_name, before, after, comparison)


def _get_value_type(path: tuple[str, ...]) -> ValueType | None:
    if value_type := FIELD_VALUE_TYPES.get(path[-1]):
        return value_type
    return "person" if value_kind(Agreement, path) in ("person", "people") else None


def _clause_titles(comparison: Comparison, clause_ids: tuple[str, ...]) -> list[Text]:
    clauses = comparison.new.model.clauses if comparison.new.model else {}
    return [
        quote_title(clauses[clause_id].title) for clause_id in clause_ids if clause_id in clauses
    ]


def _compare_settings(comparison: Comparison, old: Agreement, new: Agreement) -> Iterator[Change]:
    """Yield the settings of the model that the partners gave another value."""
    settings = comparison.new.model.definition.settings if comparison.new.model else {}
    for name, setting in settings.items():
        path = ("settings", name)
        before, after = old.settings.get(name), new.settings.get(name)
        if before != after and not comparison.is_faulty(AGREEMENT, path):
            sentence = describe_change(quote_title(setting.title), before, after, comparison)
            yield Change(FIELDS, sentence, comparison.locate(AGREEMENT, path) if after else None)
