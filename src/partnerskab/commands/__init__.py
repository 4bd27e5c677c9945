"""Commands: one module a verb; each takes values, returns values, and prints nothing."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from partnerskab.diagnostics import Diagnostic, Finding
from partnerskab.i18n import NBSP, Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.loader import find_folder, load
from partnerskab.schema.problems import DIAGNOSTIC_TYPES
from partnerskab.schema.values import read_day


class Refused(Exception):  # noqa: N818
    """A command that cannot go on: the exit code, and what to tell whoever called it.

    Codes: 2 wrong use, 3 the data cannot be used, 4 the system said no, 5 changed meanwhile.
    """

    def __init__(self, code: int, message: Text, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message.da)
        self.code = code
        self.message = message
        self.findings = findings


class Request(NamedTuple):
    """What nearly every command is asked: which folder (None: here), whose templates, which day."""

    folder: Path | None
    templates: Path | None
    today: date


def read(folder: Path | None, templates: Path | None) -> Partnership:
    """The partnership in the folder, or here where none is named, or in its nearest parent that has one."""
    try:
        if folder is not None and not folder.exists():
            raise Refused(3, Text(
                "den mappe findes ikke. Se efter, om navnet er stavet rigtigt.",
                "there is no such folder. See whether the name is spelt correctly.",
            ))  # fmt: skip
        return load(find_folder(folder or Path()), templates)
    except OSError:
        raise Refused(4, Text(
            "mappen kan ikke læses. Se efter, om den er der endnu, og om du har adgang til den.",
            "the folder cannot be read. See whether it is still there and whether you have access to it.",
        )) from None  # fmt: skip


def read_whole(request: Request) -> Partnership:
    """The partnership, refused where its agreement, its model or one of its forms cannot be used."""
    partnership = read(request.folder, request.templates)
    forms = (form.file in partnership.documents for form in partnership.forms)
    if partnership.agreement is None or partnership.model is None or not all(forms):
        message = Text(
            "partnerskabet kan ikke læses, før fejlene herover er rettet.",
            "the partnership cannot be read until the errors above are mended.",
        )
        raise Refused(3, message, partnership.findings)
    return partnership


def faulty(partnership: Partnership) -> tuple[str, ...]:
    """The files with faults, so that some of what they hold may be missing from every list."""
    return tuple(sorted({one.file for one in partnership.findings}))


def refusal(code: int, fault: Diagnostic) -> Refused:
    """A fault that stands in no file of the partnership, as a refusal."""
    return Refused(
        code, Text(*(f"{a} {b}" for a, b in zip(fault.message, fault.hint, strict=True)))
    )


def typed(command: str) -> str:
    """A command for somebody to type, held together where lines are folded."""
    return command.replace(" ", NBSP)


def day(text: str) -> date:
    """A day from an option, refused with its hint where it cannot be read."""
    try:
        return read_day(text)
    except PydanticCustomError as error:
        fault = DIAGNOSTIC_TYPES[error.type]
        hint = fault.hint.fill(**(error.context or {}))
        raise Refused(
            2, Text(f"{fault.message.da} {hint.da}", f"{fault.message.en} {hint.en}")
        ) from None
