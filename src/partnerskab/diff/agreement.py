"""Changes of the agreement: partners, people, its fields by the model's titles, its settings."""

from collections.abc import Iterator
from typing import Any

from partnerskab.diff.terms import (
    EMPTY,
    ONE,
    Both,
    Change,
    items,
    moved,
    pairs,
    part_of,
    quoted,
    raw,
    same,
    sentence,
    shown,
    title,
    unread,
)
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, value_at
from partnerskab.partnership.records import (
    Accepted,
    Addendum,
    Agreement,
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
from partnerskab.schema.references import value_kind

PARTNERS, PEOPLE = Text("Partnere", "Partners"), Text("Personer", "People")
FIELDS = Text("Aftalen", "The agreement")
LISTS = {
    "partners": Text("Listen over partnere", "The list of partners"),
    "people": Text("Listen over personer", "The list of people"),
}

NATURAL: dict[type[Record], tuple[str, ...]] = {
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
"""What tells one row of a list from another, so that its place in the list means nothing."""

COLUMNS = {
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
    "confirms_oral": Text("bekræftelsen af en mundtlig aftale", "the confirmation of an oral agreement"),
    "signed": Text("underskrifterne", "the signatures"),
    "confirmed_on": Text("dagen for bekræftelsen", "the day of the confirmation"),
    "deputy": Text("afløseren", "the stand-in"),
    "left": Text("dagen for afskeden", "the day of leaving"),
}  # fmt: skip
OTHER = Text("en oplysning", "a detail")
_SORTS = {
    **dict.fromkeys(("partner", "paid_by", "delegated_to"), "partner"),
    **dict.fromkeys(("decided_by", "contact", "consulted", "deputy"), "person"),
    **dict.fromkeys(("kind", "part", "form", "email", "phone", "cvr", "ean", "address"), "hidden"),
}
_OWN = {"format", "model", "model_version", "partners", "people", "settings", "accepted"}


def agreement_changes(both: Both) -> Iterator[Change]:
    """What is different in agreement.yaml, but for the gaps it accepts."""
    old, new = both.old.agreement, both.new.agreement
    if old is None or new is None:
        if both.old.texts.get(AGREEMENT) != both.new.texts.get(AGREEMENT):
            yield Change(FIELDS, unread(same(AGREEMENT)), both.at(AGREEMENT, ()))
        return
    if both.is_partly_read(AGREEMENT):
        yield Change(FIELDS, unread(part_of(AGREEMENT)), both.at(AGREEMENT, ()))
    yield from _parties(both, "partners", PARTNERS, old.partners, new.partners)
    yield from _parties(both, "people", PEOPLE, old.people, new.people)
    yield from _model(both, old, new)
    titles = {tuple(one.path.split(".")): one.title for one in both.new.model.fields()} if both.new.model else {}  # fmt: skip
    rest = {path: same(".".join(path)) for path in _leaves(new) if path not in titles}
    for path, name in (titles | rest).items():
        if path[0] not in _OWN:
            before, after = value_at(old, path), value_at(new, path)
            for words in _field(both, path, title(name), before, after):
                yield Change(FIELDS, words, None if after in EMPTY else both.at(AGREEMENT, path))
    yield from _settings(both, old, new)


def _parties(
    both: Both, key: str, area: Text, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[Change]:
    """Partners or people that came, went or changed."""
    at = both.at(AGREEMENT, (key,))
    if both.is_unread(AGREEMENT, (key,)):
        if raw(both.old, AGREEMENT, (key,)) != raw(both.new, AGREEMENT, (key,)):
            yield Change(area, unread(LISTS[key]), at)
        return
    for before, after in pairs(old, new, _key):
        one: Any = after or before
        name = shown(one.name or one.id)
        if before is None:
            place = both.at(AGREEMENT, (key, new.index(after)))
            yield Change(area, sentence("{a} er kommet til.", "{a} has joined.", a=name), place)
        elif after is None:
            yield Change(area, sentence("{a} er ikke længere med.", "{a} has left.", a=name))
        elif before != after:
            place = both.at(AGREEMENT, (key, new.index(after)))
            for words in _columns(both, name, before, after):
                yield Change(area, words, place)


def _key(row: Record) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in NATURAL[type(row)])


def _columns(both: Both, name: Text, old: Record, new: Record) -> Iterator[Text]:
    """The columns of a row that are different."""
    for column in type(new).model_fields:
        before, after = getattr(old, column), getattr(new, column)
        if before == after:
            continue
        what = sentence("{a}: {b}", "{a}: {b}", a=name, b=COLUMNS.get(column, OTHER))
        if isinstance(after, tuple) and not _rows(before, after):
            yield from items(what, before, after, both, _SORTS.get(column))
        elif not isinstance(after, tuple):
            yield moved(what, before, after, both, _SORTS.get(column))
        else:
            yield from _in_rows(both, what, before, after)


def _rows(*lists: tuple[object, ...]) -> bool:
    return any(isinstance(one, Record) for rows in lists for one in rows)


def _model(both: Both, old: Agreement, new: Agreement) -> Iterator[Change]:
    at = both.at(AGREEMENT, ("model",))
    before, after = both.old.model, both.new.model
    if before and after and before.id != after.id:
        a, b = title(before.definition.title), title(after.definition.title)
        words = sentence("Modellen er nu {b} i stedet for {a}.", "The model is now {b}, no longer {a}.", a=a, b=b)  # fmt: skip
        yield Change(FIELDS, words, at)
    if old.model_version != new.model_version:
        name = Text("Modellens udgave", "The model's version")
        words = moved(name, old.model_version, new.model_version, both)
        yield Change(FIELDS, words, both.at(AGREEMENT, ("model_version",)))


def _leaves(record: Record, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of a record's values, parts within parts looked into."""
    for name in type(record).model_fields:
        part = getattr(record, name)
        if isinstance(part, Record):
            yield from _leaves(part, (*path, name))
        else:
            yield (*path, name)


def _field(both: Both, path: tuple[str, ...], name: Text, old: Any, new: Any) -> Iterator[Text]:
    """What became of one field of the agreement."""
    if both.is_unread(AGREEMENT, path):
        if raw(both.old, AGREEMENT, path) != raw(both.new, AGREEMENT, path):
            yield unread(name)
    elif old == new:
        return
    elif isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                what = sentence("{a}, {b}", "{a}, {b}", a=name, b=both.partner(key))
                yield moved(what, old.get(key), new.get(key), both)
    elif not isinstance(new, tuple):
        yield moved(name, old, new, both, _sort(path))
    elif _rows(old, new):
        yield from _in_rows(both, name, old, new)
    elif path == ("clauses",):
        yield from items(name, _clauses(both, old), _clauses(both, new), both)
    else:
        yield from items(name, old, new, both, _sort(path))


def _sort(path: tuple[str, ...]) -> str | None:
    sort = _SORTS.get(path[-1]) or value_kind(Agreement, path)
    return "person" if sort == "people" else sort


def _clauses(both: Both, names: tuple[str, ...]) -> list[Text]:
    known = both.new.model.clauses if both.new.model else {}
    return [title(known[one].title) for one in names if one in known]


def _in_rows(both: Both, name: Text, old: Any, new: Any) -> Iterator[Text]:
    """What became of the rows of a list: came, went, or which column is different."""
    for before, after in pairs(old, new, _key):
        label = _label(both, after or before)
        if before is None:
            yield sentence("{a}: {b} er kommet til.", "{a}: {b} is added.", a=name, b=label)
        elif after is None:
            yield sentence("{a}: {b} er fjernet.", "{a}: {b} is removed.", a=name, b=label)
        elif before != after:
            what = sentence("{a}, {b}", "{a}, {b}", a=name, b=label)
            yield from _columns(both, what, before, after)


def _label(both: Both, row: Any) -> Text:
    """What a row is called: its partner, its number or its text."""
    if "partner" in NATURAL[type(row)]:
        return both.partner(row.partner)
    if isinstance(row, Addendum):
        return Text(f"tillæg {row.number or '?'}", f"addendum {row.number or '?'}")
    words = getattr(row, NATURAL[type(row)][-1])
    return quoted(words) if words else ONE


def _settings(both: Both, old: Agreement, new: Agreement) -> Iterator[Change]:
    """Settings of the model that the partners have given values of their own."""
    known = both.new.model.definition.settings if both.new.model else {}
    for name, setting in known.items():
        before, after = old.settings.get(name), new.settings.get(name)
        if before != after and not both.is_unread(AGREEMENT, ("settings", name)):
            words = moved(title(setting.title), before, after, both)
            yield Change(FIELDS, words, both.at(AGREEMENT, ("settings", name)) if after else None)
