"""Writer: values in one language as readers write them: dates in words, amounts in kroner, names for ids."""

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
"""Only dicts, lists, texts and yes-or-no within."""

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
    ("kind", "organisation"): Text("brugerorganisation", "user organisation"),
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


def _clock(value: time, language: Language) -> str:
    return f"{value:%H.%M}" if language == "da" else f"{value:%H:%M}"


_WRITES: dict[type, Callable[[Any, Language], str]] = {
    type(None): lambda _value, _language: "",
    bool: lambda value, language: (YES if value else NO).in_language(language),
    date: format_date,
    time: _clock,
    Decimal: format_money,
    int: format_number,
}


class Writer:
    """Writes values in one language: dates in words, amounts in kroner, names in place of ids."""

    def __init__(self, partnership: PartialPartnership, language: Language) -> None:
        self.language = language
        roles = partnership.volunteers.roles if partnership.volunteers else ()
        groups = {one: name.in_language(language) for one, name in GROUP_NAMES.items()}
        people = {
            **groups,
            **partnership.partners,
            **{one.id: one.title for one in roles if one.title},
            **partnership.people,
        }
        self.names: dict[str, dict[str, str]] = {
            "partner": partnership.partners,
            "person": people,
            "decider": people,
            "session": dict(self._sessions(partnership.forms)),
        }

    def _sessions(self, forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
        name = Text(f"{{n}}.{NBSP}undervisningsgang", f"session{NBSP}{{n}}")
        for form in forms:
            for number, session in enumerate(form.sessions, 1):
                yield session.id, name.fill(n=number).in_language(self.language)

    def value(self, value: object, to: str = "") -> Any:
        """One value, a list of them, or a record, written out; `to` says what an id points to."""
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, tuple | list):
            return [self.value(one, to) for one in value]
        if isinstance(value, Mapping):
            return {name: self.value(one, to) for name, one in value.items()}
        return self._one(value, to)

    def _one(self, value: object, to: str) -> str:
        if type(value) in _WRITES:
            return _WRITES[type(value)](value, self.language)
        return self.names.get(to, {}).get(str(value), str(value))

    def record(self, record: Record) -> View:
        """A record's fields by name; an id or a chosen word also stands as written, under `<name>_id`."""
        pointing = {
            one.path[0]: one.to
            for one in find_references(record)
            if len(one.path) == 1 or (len(one.path) == 2 and isinstance(one.path[1], int))
        }
        view: View = {}
        for name in type(record).model_fields:
            value = getattr(record, name)
            view[name] = self.value(value, pointing.get(name, ""))
            if isinstance(value, str) and (name, value) in CHOICES:
                view[name] = CHOICES[name, value].in_language(self.language)
            view[f"{name}_id"] = self._as_id(value)
        return view

    def _as_id(self, value: object) -> Any:
        """A value that templates may compare with: an id or ids as written, `yes` or `no`, else nothing."""
        if isinstance(value, bool):
            return YES.en if value else NO.en
        return self.value(value) if isinstance(value, str | tuple) else ""

    def answer(self, kind: str, choices: tuple[Choice, ...], value: object) -> list[str]:
        """The answer to a question or a point, as a list of texts."""
        if value in (None, "", ()):
            return []
        items = value if isinstance(value, tuple) else (value,)
        return [text for one in items for text in self._answer(kind, choices, one)]

    def _answer(self, kind: str, choices: tuple[Choice, ...], value: object) -> list[str]:
        if not isinstance(value, str):
            return [self._one(value, "")]
        if kind == "choice":
            meant = value.strip().casefold()
            titles = [
                one.title for one in choices if meant in (one.id, *map(str.casefold, one.title))
            ]
            return [titles[0].in_language(self.language) if titles else value]
        if kind in ("person", "people"):
            return [self._one(value.strip(), "person")]
        if kind == "organisation":
            return [self._one(value.strip(), "partner")]
        return self._typed(kind, value)

    def _typed(self, kind: str, value: str) -> list[str]:
        """A date, an amount, a number or a yes written as one; words beside it are left as they stand."""
        if kind == "yes_no" and value.strip().casefold() not in {*YES, *NO}:
            return [value]
        try:
            read = READERS[kind](value) if kind in READERS else value
        except PydanticCustomError:
            return [value]
        return [self._one(one, "") for one in (read if isinstance(read, tuple) else (read,))]
