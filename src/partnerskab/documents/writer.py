"""Writing values in one language: dates in words, amounts in kroner, names in place of ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic_core import PydanticCustomError

from partnerskab.i18n import NBSP, Language, Text, format_date, format_money, format_number
from partnerskab.model.definition import Choice
from partnerskab.partnership import GROUPS, PartialPartnership
from partnerskab.partnership.form import Form
from partnerskab.schema.record import Record
from partnerskab.schema.references import find_references
from partnerskab.schema.values import READERS

View: TypeAlias = dict[str, Any]
"""A dict that holds only dicts, lists, texts and booleans."""

YES, NO = Text("ja", "yes"), Text("nej", "no")

GROUP_NAMES = dict(
    zip(
        GROUPS,
        (
            Text("styregruppen", "the steering group"),
            Text("projektledelsen", "project management"),
            Text("kursusledelsen", "course management"),
            Text("arbejdsgruppen", "the working group"),
        ),
        strict=True,
    )
)

CHOICES: dict[tuple[str, str], Text] = {
    ("kind", "municipality"): Text("kommune", "municipality"),
    ("kind", "organisation"): Text("frivillig organisation", "voluntary organisation"),
    ("kind", "association"): Text("forening", "association"),
    ("kind", "other"): Text("anden partner", "other partner"),
    ("part", "sessions"): Text("undervisning", "sessions"),
    ("part", "network"): Text("netværksmøder", "network meetings"),
    ("form", "fixed"): Text("tidsbegrænset", "fixed-term"),
    ("form", "rolling"): Text("fortløbende", "rolling"),
    ("form", "shared"): Text("fælles", "shared"),
    ("form", "delegated"): Text("overdraget til en partner", "delegated to one partner"),
    ("form", "residential"): Text("internat", "residential"),
    ("form", "non_residential"): Text("eksternat", "non-residential"),
    ("form", "evening"): Text("aftenmøde", "evening meeting"),
}
"""The printed names of the words that a field chooses between, by field and word."""


def _write_time(value: time, language: Language) -> str:
    return f"{value:%H.%M}" if language == "da" else f"{value:%H:%M}"


_WRITERS: dict[type, Callable[[Any, Language], str]] = {
    type(None): lambda _value, _language: "",
    bool: lambda value, language: (YES if value else NO).in_language(language),
    date: format_date,
    time: _write_time,
    Decimal: format_money,
    int: format_number,
}
_SESSION_NAME = Text(f"{{n}}.{NBSP}undervisningsgang", f"session{NBSP}{{n}}")


class Writer:
    """Writes the values of a partnership in one language."""

    def __init__(self, partnership: PartialPartnership, language: Language) -> None:
        self.language: Language = language
        roles = partnership.volunteers.roles if partnership.volunteers else ()
        people = {
            **{group: name.in_language(language) for group, name in GROUP_NAMES.items()},
            **partnership.partners,
            **{role.id: role.title for role in roles if role.title},
            **partnership.people,
        }
        self.names: dict[str, dict[str, str]] = {
            "partner": partnership.partners,
            "person": people,
            "decider": people,
            "session": dict(self._name_sessions(partnership.forms)),
        }

    def _name_sessions(self, forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
        for form in forms:
            for number, session in enumerate(form.sessions, 1):
                yield session.id, _SESSION_NAME.fill(n=number).in_language(self.language)

    def write(self, value: object, refers_to: str = "") -> Any:
        """Write a value, a list of them or a record; `refers_to` says what an id points to."""
        if isinstance(value, Record):
            return self.write_record(value)
        if isinstance(value, tuple | list):
            return [self.write(item, refers_to) for item in value]
        if isinstance(value, Mapping):
            return {name: self.write(item, refers_to) for name, item in value.items()}
        return self._write_scalar(value, refers_to)

    def _write_scalar(self, value: object, refers_to: str = "") -> str:
        if type(value) in _WRITERS:
            return _WRITERS[type(value)](value, self.language)
        return self.names.get(refers_to, {}).get(str(value), str(value))

    def write_record(self, record: Record) -> View:
        """Write a record's fields by name.

        An id or a chosen word also stands as it is in the file, under `<name>_id`.
        """
        targets = _find_targets(record)
        view: View = {}
        for name in type(record).model_fields:
            value = getattr(record, name)
            view[name] = self.write(value, targets.get(name, ""))
            if isinstance(value, str) and (name, value) in CHOICES:
                view[name] = CHOICES[name, value].in_language(self.language)
            view[f"{name}_id"] = self._write_id(value)
        return view

    def _write_id(self, value: object) -> Any:
        """Write what templates may compare with: an id or ids, `yes` or `no`, else nothing."""
        if isinstance(value, bool):
            return YES.en if value else NO.en
        return self.write(value) if isinstance(value, str | tuple) else ""

    def write_answer(self, kind: str, choices: tuple[Choice, ...], value: object) -> list[str]:
        """Write the answer to a question or a point of that kind, as a list of texts."""
        if value in (None, "", ()):
            return []
        items = value if isinstance(value, tuple) else (value,)
        return [text for item in items for text in self._write_item(kind, choices, item)]

    def _write_item(self, kind: str, choices: tuple[Choice, ...], value: object) -> list[str]:
        if not isinstance(value, str):
            return [self._write_scalar(value)]
        if kind == "choice":
            return [self._write_choice(choices, value)]
        if kind in ("person", "people"):
            return [self._write_scalar(value.strip(), "person")]
        if kind == "organisation":
            return [self._write_scalar(value.strip(), "partner")]
        return self._write_typed(kind, value)

    def _write_choice(self, choices: tuple[Choice, ...], value: str) -> str:
        """Write the title of the choice that a value names by id or title, else the value."""
        word = value.strip().casefold()
        for choice in choices:
            if word in (choice.id, *map(str.casefold, choice.title)):
                return choice.title.in_language(self.language)
        return value

    def _write_typed(self, kind: str, value: str) -> list[str]:
        """Write a date, an amount, a number or a yes; a text that is none stays as it is."""
        if kind == "yes_no" and value.strip().casefold() not in {*YES, *NO}:
            return [value]
        try:
            typed = READERS[kind](value) if kind in READERS else value
        except PydanticCustomError:
            return [value]
        items = typed if isinstance(typed, tuple) else (typed,)
        return [self._write_scalar(item) for item in items]


def _find_targets(record: Record) -> dict[str, str]:
    """Return what each field of a record points to, for fields that hold an id or a list of ids."""
    return {
        str(reference.path[0]): reference.to
        for reference in find_references(record)
        if len(reference.path) == 1
        or (len(reference.path) == 2 and isinstance(reference.path[1], int))
    }
