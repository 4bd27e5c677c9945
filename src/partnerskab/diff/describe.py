"""The sentences about changes: short, and without values that must not be shown."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from partnerskab.diff.comparison import Comparison
from partnerskab.diff.matching import match_by_key
from partnerskab.i18n import Text
from partnerskab.text.excerpt import MAX_LENGTH, excerpt

ValueType = Literal["person", "partner", "hidden"]
"""What a text stands for, if more than itself: the id of somebody, or a value never to be shown."""

EMPTY = (None, "", ())
UNNAMED = Text("et punkt", "an item")
_YES, _NO = Text("ja", "yes"), Text("nej", "no")


def make_sentence(da: str, en: str, **values: Text) -> Text:
    """Return a sentence with its `{name}` fields filled in, without a second full stop at the end.

    The amount `12.500 kr.` ends in one of its own.
    """
    sentence = Text(da, en).fill(**values)
    return Text(*(re.sub(r"\.\.$", ".", text) for text in sentence))


def quote(text: str | Text) -> Text:
    """Return an excerpt of what somebody wrote, in quotation marks."""
    text = Text.from_value(text)
    return quote_title(Text(excerpt(text.da).da, excerpt(text.en).en))


def quote_title(title: Text) -> Text:
    """Return a title from the model in quotation marks."""
    return Text(f"»{title.da}«", f'"{title.en}"')


def describe_value(
    value: object, comparison: Comparison, value_type: ValueType | None = None
) -> Text | None:
    """Return a value in words, or None if it is too long, hidden or of no use to a reader."""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Text | date | Decimal | int):
        return Text.from_value(value)
    if not isinstance(value, str) or value_type == "hidden":
        return None
    if value_type == "person":
        return comparison.get_person_name(value)
    if value_type == "partner":
        return comparison.get_partner_name(value)
    return quote(value) if len(value) <= MAX_LENGTH else None


def describe_hidden_change(name: Text) -> Text:
    """Return the sentence about a change whose values are not shown."""
    return make_sentence("{a} er ændret.", "{a} has changed.", a=name)


def name_part(file: str) -> Text:
    """Return a part of a file as the beginning of a sentence."""
    return Text(f"En del af {file}", f"A part of {file}")


def describe_faulty_change(name: Text) -> Text:
    """Return the sentence about a change in something that cannot be read."""
    return make_sentence(
        "{a} er ændret, men kan ikke læses endnu.",
        "{a} has changed but cannot be read yet.",
        a=name,
    )


def describe_change(
    name: Text,
    old: object,
    new: object,
    comparison: Comparison,
    value_type: ValueType | None = None,
) -> Text:
    """Return the sentence about a single value that was filled in, emptied or changed."""
    if new in EMPTY:
        return make_sentence("{name} er slettet.", "{name} is emptied.", name=name)
    before = describe_value(old, comparison, value_type)
    after = describe_value(new, comparison, value_type)
    if old in EMPTY and after is None:
        return make_sentence("{name} er udfyldt.", "{name} is filled in.", name=name)
    if old in EMPTY and after is not None:
        return make_sentence(
            "{name} er udfyldt: {a}.", "{name} is filled in: {a}.", name=name, a=after
        )
    if before is None or after is None or before == after:
        return describe_hidden_change(name)
    return make_sentence(
        "{name} er ændret fra {a} til {b}.",
        "{name} has changed from {a} to {b}.",
        name=name,
        a=before,
        b=after,
    )


def describe_list_changes(
    name: Text,
    old: Sequence[object],
    new: Sequence[object],
    comparison: Comparison,
    value_type: ValueType | None = None,
) -> Iterator[Text]:
    """Yield a sentence for each item that was added to a list or removed from it."""
    for before, after in match_by_key(old, new, lambda item: item):
        if before is None:
            item = describe_value(after, comparison, value_type) or UNNAMED
            yield make_sentence(
                "{name}: {a} er kommet til.", "{name}: {a} is added.", name=name, a=item
            )
        elif after is None:
            item = describe_value(before, comparison, value_type) or UNNAMED
            yield make_sentence(
                "{name}: {a} er fjernet.", "{name}: {a} is removed.", name=name, a=item
            )
