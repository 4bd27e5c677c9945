"""Cases: the files that test a rule, and that show in `explain` and the docs what it finds."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from partnerskab.files import FileError, read_file
from partnerskab.yamltext import read

FOLDER = Path(__file__).resolve().parent / "cases"


class Case(NamedTuple):
    """A case: its name, its files, and the places a rule finds in them."""

    name: str
    files: dict[str, str]
    findings: tuple[str, ...]
    today: str | None
    step: str | None

    @property
    def size(self) -> int:
        """The number of characters in the files."""
        return sum(map(len, self.files.values()))


@cache
def read_cases(rule_name: str) -> list[Case]:
    """Return the cases of a rule in the order they are written."""
    try:
        raw = read_file(FOLDER, f"{rule_name}.yaml")
    except FileError:
        return []
    document, _ = read(b"cases:\n" + raw)
    value: Any = document.value if document else {}
    return [_case(written) for written in value.get("cases") or ()]


def _case(written: dict[str, Any]) -> Case:
    files = {name: text for name, text in (written.get("files") or {}).items() if text}
    findings = tuple(written.get("findings") or ())
    return Case(written["name"], files, findings, written.get("today"), written.get("step"))


def shortest_case(
    rule_name: str, *, failing: bool, step: int, files: Collection[str] = ()
) -> Case | None:
    """Return the shortest case with or without a finding, preferably one of `files` alone.

    A case that stops before the step of the rule shows nothing.
    """
    fitting = [
        case
        for case in read_cases(rule_name)
        if bool(case.findings) == failing and case.files and int(case.step or step) >= step
    ]
    return min(
        fitting,
        key=lambda case: (bool(files and case.files.keys() - set(files)), case.size),
        default=None,
    )
