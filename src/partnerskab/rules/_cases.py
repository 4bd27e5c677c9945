"""Cases: the files a rule is tested with, which also show what fails and what passes."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from partnerskab.files import FileError, read_file
from partnerskab.yamltext import read

FOLDER = Path(__file__).resolve().parent / "cases"


class Case(NamedTuple):
    """One case: what it shows, the files it needs, and the lines a rule finds in them."""

    name: str
    files: dict[str, str]
    findings: tuple[str, ...]
    today: str | None
    step: str | None

    @property
    def size(self) -> int:
        """How much there is to read."""
        return sum(map(len, self.files.values()))


def cases(rule: str) -> list[Case]:
    """The cases of a rule in the order they are written."""
    try:
        raw = read_file(FOLDER, f"{rule}.yaml")
    except FileError:
        return []
    document, _ = read(b"cases:\n" + raw)
    value: Any = document.value if document else {}
    return [_case(one) for one in value.get("cases") or ()]


def _case(one: dict[str, Any]) -> Case:
    files = {name: text for name, text in (one.get("files") or {}).items() if text}
    return Case(
        one["name"], files, tuple(one.get("findings") or ()), one.get("today"), one.get("step")
    )


def shortest(rule: str, *, failing: bool, step: int, files: Collection[str] = ()) -> Case | None:
    """The case that shows a fault, or its absence, in the fewest words; if it can be, with these files alone.

    One that stops before the rule's step shows nothing.
    """
    fitting = [
        one
        for one in cases(rule)
        if bool(one.findings) == failing and one.files and int(one.step or step) >= step
    ]
    return min(
        fitting,
        key=lambda one: (bool(files and one.files.keys() - set(files)), one.size),
        default=None,
    )
