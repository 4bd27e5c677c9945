"""Records: frozen, equal by what they hold, strict about keys, and silent about what people wrote."""

import traceback
from copy import deepcopy
from typing import ClassVar, Literal

import pytest
from pydantic import Field, ValidationError

from partnerskab.schema.record import Record, field_parts, nested_record
from partnerskab.schema.values import Group, ListOf, PersonId, PersonIds, RefersTo


class Inner(Record):
    """A record within another."""

    what: str | None = None


class Outer(Record):
    """A record with every kind of field."""

    told: ClassVar[str] = "beside the fields"
    id: str
    start: Literal["first", "last"] = Field(default="first", alias="from")
    inner: Group[Inner] = Field(default_factory=Inner)
    rows: ListOf[Inner] = ()
    more: dict[str, str | None] = Field(default_factory=dict)


def test_what_was_written_is_kept_and_the_rest_is_the_default() -> None:
    written = {"id": "a", "from": "last", "rows": [{"what": "x"}], "inner": None}
    record = Outer.model_validate(written)
    assert (record.id, record.start, record.rows) == ("a", "last", (Inner(what="x"),))
    assert (record.inner, record.more) == (Inner(), {})
    assert record.model_fields_set == {"id", "start", "inner", "rows"}
    assert hash(Inner(what="x")) == hash(Inner.model_validate({"what": "x"}))
    assert record != record.model_copy(update={"id": "b"})
    assert deepcopy(record) == record


@pytest.mark.parametrize(
    ("value", "error_type", "loc"),
    [
        ({}, "missing", ("id",)),
        ({"id": "a", "start": "last"}, "extra_forbidden", ("start",)),
        ({"id": "a", "from": "Zebra"}, "literal_error", ("from",)),
        ({"id": "a", "rows": [{"what": []}]}, "string_type", ("rows", 0, "what")),
        ({"id": "a", "rows": ["Zebra"]}, "model_type", ("rows", 0)),
        ("Zebra", "model_type", ()),
    ],
)
def test_what_is_no_such_record_is_refused_where_it_is_wrong(
    value: object, error_type: str, loc: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        Outer.model_validate(value)
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [(error_type, loc)]
    assert "Zebra" not in "".join(traceback.format_exception(caught.value))


def test_a_record_cannot_be_changed() -> None:
    record = Inner(what="Zebra")
    with pytest.raises(ValidationError):
        record.what = "else"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="waht"):
        Inner(waht="Zebra")  # type: ignore[call-arg]


def test_no_way_of_showing_a_record_shows_its_values() -> None:
    record = Outer.model_validate({"id": "Zebra", "rows": [{"what": "Zebra"}]})
    assert repr(record) == "Outer('id', 'rows')"
    assert "Zebra" not in f"{record} {record!r} {[record]} {record.rows}"


def test_the_parts_of_a_field_are_found_however_deep_they_stand() -> None:
    class Links(Record):
        """A record that refers to others."""

        alone: PersonId | None = None
        several: PersonIds = ()

    for field in Links.model_fields.values():
        assert RefersTo("person") in field_parts(field)
    fields = Outer.model_fields
    assert nested_record(fields["inner"]) is nested_record(fields["rows"]) is Inner
    assert nested_record(fields["more"]) is nested_record(fields["id"]) is None
