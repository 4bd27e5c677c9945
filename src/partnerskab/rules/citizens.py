"""The courses of citizens with a coordinator, which several rules look at."""

from collections.abc import Iterator

from partnerskab.partnership import Partnership, TableRow


def open_courses(partnership: Partnership) -> Iterator[TableRow]:
    """Yield the rows of citizens that are neither closed nor have withdrawn their consent."""
    for row in partnership.list_table_rows("citizens"):
        if not row.get("citizens.closed") and not row.get("citizens.withdrawn"):
            yield row
