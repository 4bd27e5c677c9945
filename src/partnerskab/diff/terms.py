"""Terms: how a change names what is different; texts short, and without what must not be shown."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from partnerskab.i18n import Text, write
from partnerskab.partnership import GROUPS, At, PartialPartnership
from partnerskab.partnership.form import Form, Row
from partnerskab.text.personal_data import cpr_numbers
from partnerskab.yamltext import FieldPath

LONGEST = 80

T = TypeVar("T")


class Change(NamedTuple):
    """One thing that is different: which part of the partnership, in words, and where it stands now (None: no longer)."""

    area: Text
    words: Text
    at: At | None = None


def open_forms(partnership: PartialPartnership) -> list[Form]:
    """The forms that do not hold families or citizens as pseudonyms."""
    model = partnership.model
    private = {one.id for one in model.definition.forms if one.pseudonyms} if model else set()
    return [form for form in partnership.forms if form.id not in private]


class Both(NamedTuple):
    """The two versions that are compared."""

    old: PartialPartnership
    new: PartialPartnership

    def is_unread(self, file: str, path: FieldPath) -> bool:
        """Whether a value is there that one of the versions could not read."""
        return any(_is_unread(one, file, path) for one in self)

    def is_partly_read(self, file: str) -> bool:
        """Whether a file differs, and a block of it could not be read in one of the versions."""
        documents = [one.documents[file] for one in self if file in one.documents]
        differs = self.old.texts.get(file) != self.new.texts.get(file)
        return differs and any(document.unread for document in documents)

    def at(self, file: str, path: FieldPath) -> At:
        """Where a value stands in the new version."""
        return self.new.at(file, path)

    def partner(self, name: object) -> Text:
        """A partner's name; an id that stands for nobody is not repeated."""
        known = self.old.partners | self.new.partners
        return shown(known[name]) if isinstance(name, str) and name in known else UNKNOWN

    def person(self, name: object) -> Text:
        """A person's, a partner's or a group's name, or a volunteer's id; an id that stands for nobody is not repeated."""
        known = self.old.people | self.new.people | self.old.partners | self.new.partners
        if isinstance(name, str) and name in known:
            return shown(known[name])
        if isinstance(name, str) and name in GROUP_NAMES:
            return GROUP_NAMES[name]
        return same(name) if name in _volunteers(self.old) | _volunteers(self.new) else UNKNOWN


UNKNOWN = Text("ukendt", "unknown")
GROUP_NAMES = dict(
    zip(
        GROUPS,
        (
            Text("styregruppen", "the steering group"),
            Text("projektledelsen", "the project management"),
            Text("kursusledelsen", "the course management"),
            Text("arbejdsgruppen", "the working group"),
        ),
        strict=True,
    )
)
ONE = Text("et punkt", "an item")
EMPTY = (None, "", ())
YES, NO = Text("ja", "yes"), Text("nej", "no")


def _volunteers(partnership: PartialPartnership) -> set[object]:
    return (
        {one.id for one in partnership.volunteers.volunteers} if partnership.volunteers else set()
    )


def raw(partnership: PartialPartnership, file: str, path: FieldPath) -> Any:
    """What stands at a path of a file, as it was written; None where the path ends early."""
    document = partnership.documents.get(file)
    value: Any = document.value if document else None
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _is_unread(partnership: PartialPartnership, file: str, path: FieldPath) -> bool:
    document = partnership.documents.get(file)
    if document and document.is_unread(path):
        return True
    found = [one.span for one in partnership.findings if one.file == file]
    if not found or raw(partnership, file, path) is None:
        return False
    span = partnership.at(file, path).span
    return any(span[:2] <= one[:2] <= span[2:] for one in found)


def unordered(thing: object) -> object:
    """A value such that two lists of the same things are equal whatever their order."""
    return Counter(thing) if isinstance(thing, tuple) else thing


def cells(row: Row | None, but: Collection[str] = ()) -> str:
    """What a row of a table says, but for some of its columns, whatever the order."""
    values = sorted(row.values.items()) if row else []
    return repr([
        (name, sorted(map(str, cell)) if isinstance(cell, tuple) else cell)
        for name, cell in values
        if name not in but
    ])  # fmt: skip


def same(text: object) -> Text:
    """A word that both languages share."""
    return Text(str(text), str(text))


def shown(text: str) -> Text:
    """What somebody wrote: on one line, not too long, CPR numbers masked."""
    words = " ".join(text.split())
    for found in reversed(list(cpr_numbers(words))):
        start, end = found.span.column - 1, found.span.end_column - 1
        words = f"{words[:start]}{found.masked}{words[end:]}"
    return same(words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…")


def quoted(text: str) -> Text:
    """What somebody wrote, in quotation marks."""
    words = shown(text).da
    return Text(f"»{words}«", f'"{words}"')


def title(words: Text) -> Text:
    """A title of the model's in quotation marks."""
    return Text(f"»{words.da}«", f'"{words.en}"')


def value(thing: object, both: Both, sort: str | None = None) -> Text | None:
    """A value in words; None where it is too long to be shown, or says nothing to a reader."""
    if isinstance(thing, bool):
        return YES if thing else NO
    if isinstance(thing, Text | date | Decimal | int):
        return Text(write(thing, "da"), write(thing, "en"))
    return _text(thing, both, sort) if isinstance(thing, str) else None


def _text(thing: str, both: Both, sort: str | None) -> Text | None:
    if sort == "hidden":
        return None
    if sort == "person":
        return both.person(thing)
    if sort == "partner":
        return both.partner(thing)
    return quoted(thing) if len(thing) <= LONGEST else None


def sentence(da: str, en: str, **values: Text) -> Text:
    """A sentence with its `{name}` places filled; after `kr.` there is no second full stop."""
    words = Text(da, en).fill(**values)
    return Text(*(re.sub(r"\.\.$", ".", one) for one in words))


def changed(name: Text) -> Text:
    """The sentence on what is different in a way that is not shown."""
    return sentence("{a} er ændret.", "{a} has changed.", a=name)


def part_of(file: str) -> Text:
    """A part of a file, named as the beginning of a sentence."""
    return Text(f"En del af {file}", f"A part of {file}")


def unread(name: Text) -> Text:
    """The sentence on what is different but has a fault in it."""
    return sentence("{a} er ændret, men kan ikke læses endnu.", "{a} has changed but cannot be read yet.", a=name)  # fmt: skip


def moved(name: Text, old: object, new: object, both: Both, sort: str | None = None) -> Text:
    """What became of a single value: filled in, emptied or changed."""
    before, after = value(old, both, sort), value(new, both, sort)
    if new in EMPTY:
        return sentence("{name} er slettet.", "{name} is emptied.", name=name)
    if old in EMPTY:
        if after is None:
            return sentence("{name} er udfyldt.", "{name} is filled in.", name=name)
        return sentence("{name} er udfyldt: {a}.", "{name} is filled in: {a}.", name=name, a=after)
    if before is None or after is None or before == after:
        return changed(name)
    return sentence(
        "{name} er ændret fra {a} til {b}.", "{name} has changed from {a} to {b}.", name=name, a=before, b=after,
    )  # fmt: skip


def items(
    name: Text, old: Sequence[object], new: Sequence[object], both: Both, sort: str | None = None
) -> Iterator[Text]:
    """What became of a list: each thing that was added or removed, whatever the order."""
    for before, after in pairs(old, new, lambda one: one):
        if before is None:
            thing = value(after, both, sort) or ONE
            yield sentence(
                "{name}: {a} er kommet til.", "{name}: {a} is added.", name=name, a=thing
            )
        elif after is None:
            thing = value(before, both, sort) or ONE
            yield sentence("{name}: {a} er fjernet.", "{name}: {a} is removed.", name=name, a=thing)


def pairs(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    facts: Callable[[T], object] = lambda one: one,
) -> Iterator[tuple[T | None, T | None]]:
    """What belongs together by its natural key, in the new order, then what is gone.

    Of several with one key those with the same `facts` belong together first.
    """
    waiting: dict[Hashable, list[T]] = defaultdict(list)
    for one in old:
        waiting[key(one)].append(one)
    matched: list[T | None] = []
    for one in new:
        like = waiting[key(one)]
        equal = next(
            (place for place, before in enumerate(like) if facts(before) == facts(one)), None
        )
        matched.append(None if equal is None else like.pop(equal))
    for place, one in enumerate(new):
        like = waiting[key(one)]
        if matched[place] is None and like:
            matched[place] = like.pop(0)
    yield from zip(matched, new, strict=True)
    yield from ((one, None) for rest in waiting.values() for one in rest)
