"""The changes of a list of records, such as people or budget lines, matched by natural keys."""

from collections.abc import Iterator
from typing import Any

from partnerskab.diff.comparison import Comparison
from partnerskab.diff.describe import (
    UNNAMED,
    ValueType,
    describe_change,
    describe_list_changes,
    make_sentence,
    quote,
)
from partnerskab.diff.matching import match_by_key
from partnerskab.i18n import Text
from partnerskab.partnership.records import (
    Accepted,
    Addendum,
    BudgetLine,
    HomeOrganisation,
    Mandate,
    PartnerRecord,
    PersonRecord,
    Resource,
    Session,
    SignatureRecord,
    Signed,
)
from partnerskab.schema.record import Record

NATURAL_KEYS: dict[type[Record], tuple[str, ...]] = {
    Accepted: ("rule", "at"),
    Addendum: ("number",),
    BudgetLine: ("part", "what"),
    HomeOrganisation: ("partner",),
    Mandate: ("decision",),
    PartnerRecord: ("id",),
    PersonRecord: ("id",),
    Resource: ("partner",),
    Session: ("id",),
    SignatureRecord: ("partner",),
    Signed: ("partner",),
}
"""The fields that identify a row, whatever its index in the list."""

COLUMN_NAMES = {
    "kind": Text("arten", "the kind"),
    "name": Text("navnet", "the name"),
    "cvr": Text("CVR-nummeret", "the CVR number"),
    "ean": Text("EAN-nummeret", "the EAN number"),
    "address": Text("adressen", "the address"),
    "contact": Text("kontaktpersonen", "the contact"),
    "title": Text("titlen", "the title"),
    "partner": Text("partneren", "the partner"),
    "email": Text("mailadressen", "the e-mail address"),
    "phone": Text("telefonnummeret", "the telephone number"),
    "part": Text("delen", "the part"),
    "what": Text("teksten", "the text"),
    "amount": Text("beløbet", "the amount"),
    "paid_by": Text("betaleren", "who pays"),
    "decision": Text("beslutningen", "the decision"),
    "decided_by": Text("den, der beslutter,", "who decides"),
    "consulted": Text("de, der høres", "those consulted"),
    "limit": Text("beløbsgrænsen", "the limit"),
    "minimum_hours": Text("det mindste antal timer", "the minimum of hours"),
    "provides": Text("bidraget", "the contribution"),
    "expects": Text("forventningen", "the expectation"),
    "political_informed": Text("den politiske orientering", "the political briefing"),
    "professional_informed": Text("den faglige orientering", "the professional briefing"),
    "plan": Text("planen", "the plan"),
    "number": Text("nummeret", "the number"),
    "date": Text("datoen", "the date"),
    "text": Text("teksten", "the text"),
    "confirms_oral": Text(
        "bekræftelsen af en mundtlig aftale", "the confirmation of an oral agreement"
    ),
    "signed": Text("underskrifterne", "the signatures"),
    "confirmed_on": Text("dagen for bekræftelsen", "the day of the confirmation"),
    "deputy": Text("afløseren", "the stand-in"),
    "left": Text("dagen for afskeden", "the day of leaving"),
}
_OTHER_COLUMN = Text("en oplysning", "a detail")

FIELD_VALUE_TYPES: dict[str, ValueType] = {
    "partner": "partner",
    "paid_by": "partner",
    "delegated_to": "partner",
    "decided_by": "person",
    "contact": "person",
    "consulted": "person",
    "deputy": "person",
    "kind": "hidden",
    "part": "hidden",
    "form": "hidden",
    "email": "hidden",
    "phone": "hidden",
    "cvr": "hidden",
    "ean": "hidden",
    "address": "hidden",
}
"""What the text in a field of the agreement, or in a column of its lists, stands for."""


def get_natural_key(row: Record) -> tuple[object, ...]:
    """Return the values that identify a row."""
    return tuple(getattr(row, name) for name in NATURAL_KEYS[type(row)])


def contains_rows(*lists: tuple[object, ...]) -> bool:
    """Whether any of the lists holds a record."""
    return any(isinstance(item, Record) for items in lists for item in items)


def describe_row_changes(
    comparison: Comparison, name: Text, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[Text]:
    """Yield a sentence for each row that was added or removed and each cell that changed."""
    for before, after in match_by_key(old, new, get_natural_key):
        label = _label_row(comparison, after or before)
        if before is None:
            yield make_sentence("{a}: {b} er kommet til.", "{a}: {b} is added.", a=name, b=label)
        elif after is None:
            yield make_sentence("{a}: {b} er fjernet.", "{a}: {b} is removed.", a=name, b=label)
        elif before != after:
            row_name = make_sentence("{a}, {b}", "{a}, {b}", a=name, b=label)
            yield from describe_cell_changes(comparison, row_name, before, after)


def describe_cell_changes(
    comparison: Comparison, name: Text, old: Record, new: Record
) -> Iterator[Text]:
    """Yield the sentences about the cells of a row that changed."""
    for column in type(new).model_fields:
        before, after = getattr(old, column), getattr(new, column)
        if before == after:
            continue
        column_name = COLUMN_NAMES.get(column, _OTHER_COLUMN)
        cell_name = make_sentence("{a}: {b}", "{a}: {b}", a=name, b=column_name)
        value_type = FIELD_VALUE_TYPES.get(column)
        if not isinstance(after, tuple):
            yield describe_change(cell_name, before, after, comparison, value_type)
        elif contains_rows(before, after):
            yield from describe_row_changes(comparison, cell_name, before, after)
        else:
            yield from describe_list_changes(cell_name, before, after, comparison, value_type)


def _label_row(comparison: Comparison, row: Any) -> Text:
    """Return what to call a row: its partner, its number or its text."""
    key = NATURAL_KEYS[type(row)]
    if "partner" in key:
        return comparison.get_partner_name(row.partner)
    if isinstance(row, Addendum):
        return Text(f"tillæg {row.number or '?'}", f"addendum {row.number or '?'}")
    text = getattr(row, key[-1])
    return quote(text) if text else UNNAMED
