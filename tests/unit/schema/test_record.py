"""Records: frozen, equal by what they hold, strict about keys, and silent about what people wrote."""

from copy import deepcopy
from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import ValidationError

from partnerskab.schema.record import NOTHING, Key, Reads, Record, fields_of, read_as, replaced
from partnerskab.schema.values import Part, PlainText, Rows


class Inner(Record):
    """Something within."""

    what: PlainText = None


class Outer(Record):
    """Something with every sort of field."""

    told: ClassVar[str] = "beside the fields"
    id: str
    start: Annotated[Literal["first", "last"], Key("from")] = "first"
    inner: Part[Inner] = Inner()
    rows: Rows[Inner] = ()
    more: dict[str, PlainText] = NOTHING


def test_what_was_written_is_kept_and_the_rest_is_the_default() -> None:
    record = read_as(Outer, {"id": "a", "from": "last", "rows": [{"what": "x"}], "inner": None})
    assert (record.id, record.start, record.rows) == ("a", "last", (Inner(what="x"),))
    assert (record.inner, record.more) == (Inner(), {})
    assert list(vars(record)) == ["id", "start", "inner", "rows"]
    assert record == Outer(id="a", start="last", rows=(Inner(what="x"),))
    assert hash(Inner(what="x")) == hash(read_as(Inner, {"what": "x"}))
    assert record != replaced(record, id="b")
    assert deepcopy(record) == record


@pytest.mark.parametrize(
    ("value", "sort", "loc"),
    [
        ({}, "missing", ("id",)),
        ({"id": "a", "start": "last"}, "extra_forbidden", ("start",)),
        ({"id": "a", "from": "Zebra"}, "literal_error", ("from",)),
        ({"id": "a", "rows": [{"what": []}]}, "not_text", ("rows", 0, "what")),
        ({"id": "a", "rows": ["Zebra"]}, "dict_type", ("rows", 0)),
        ("Zebra", "dict_type", ()),
    ],
)
def test_what_is_no_such_record_is_refused_where_it_is_wrong(
    value: object, sort: str, loc: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        read_as(Outer, value)
    assert [(one["type"], one["loc"]) for one in caught.value.errors()] == [(sort, loc)]
    assert "Zebra" not in str(caught.value)


def test_a_record_cannot_be_changed_and_shows_no_values() -> None:
    record = Inner(what="Zebra")
    with pytest.raises(AttributeError):
        record.what = "else"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del record.what
    with pytest.raises(TypeError, match="waht"):
        Inner(waht="x")  # type: ignore[call-arg]
    assert repr(record) == "<Inner: what>"


def test_fields_say_what_they_are() -> None:
    found = fields_of(Outer)
    assert list(found) == ["id", "start", "inner", "rows", "more"]
    assert [name for name, field in found.items() if field.required] == ["id"]
    assert found["start"].key == "from"
    assert found["inner"].annotation is Inner
    assert any(isinstance(one, Reads) for one in fields_of(Inner)["what"].metadata)
