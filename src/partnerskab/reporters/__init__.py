"""Reporters: the findings of a check, written for people and for other programs.

A format is one module of this package, named as `--format` names it, with a function
`render(report: Report) -> str`. It is found by its file; nothing else has to be told of it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from typing import Any, NamedTuple, Protocol, cast

from partnerskab.diagnostics import LEVEL_NAMES, Finding, counts
from partnerskab.i18n import NBSP, Language, Text, list_with_and, pluralize
from partnerskab.text.safe_text import make_safe

DEFAULT = "text"


class Report(NamedTuple):
    """What a reporter renders: the findings, and what they are findings of.

    `prefix` is the partnership's folder as other tools name it, which look at a whole repository.
    """

    findings: Sequence[Finding]
    title: str | None
    step: int
    prefix: str
    language: Language

    def path_of(self, finding: Finding) -> str:
        """Return the path of the finding's file, starting with the prefix."""
        return str(PurePosixPath(make_safe(self.prefix)) / make_safe(finding.file))

    def message_of(self, finding: Finding) -> str:
        """Return what is wrong and what to write instead, on one line."""
        return format_message(finding, self.language)


class Reporter(Protocol):
    """A format of the findings."""

    def render(self, report: Report) -> str:
        """Return the report as text."""
        ...


@cache
def reporter_names() -> tuple[str, ...]:
    """Return the names of all formats, the default one first."""
    found = {module.name for module in iter_modules(__path__) if not module.name.startswith("_")}
    return (DEFAULT, *sorted(found - {DEFAULT}))


def load_reporter(name: str) -> Reporter:
    """Return the reporter of that name, one of `reporter_names()`."""
    return cast(Reporter, import_module(f"{__name__}.{name}"))


def find_prefix(folder: Path) -> str:
    """Return the folder's path from the top of the outermost repository, else from the current one.

    A build server knows the outermost, also where the folder is in a submodule. No link and no
    `..` is left in the path; it is empty for a folder that is below neither.
    """
    folder = folder.resolve()
    tops = [parent for parent in (folder, *folder.parents) if (parent / ".git").exists()]
    for top in (*tops[-1:], Path.cwd().resolve()):
        if folder.is_relative_to(top):
            return folder.relative_to(top).as_posix()
    return ""


def format_message(finding: Finding, language: Language) -> str:
    """Return what is wrong and what to write instead, on one line."""
    return make_safe(
        f"{finding.message.in_language(language)} {finding.hint.in_language(language)}"
    )


def format_finding(finding: Finding, language: Language) -> str:
    """Return `file:line:column: level: what is wrong. What to write instead. [rule]`."""
    place = f"{make_safe(finding.file)}:{finding.span.line}:{finding.span.column}"
    level = LEVEL_NAMES[finding.level].in_language(language)
    return f"{place}: {level}: {format_message(finding, language)} [{finding.rule}]"


def finding_to_json(finding: Finding, language: Language) -> dict[str, Any]:
    """Return a finding as the JSON formats carry it."""
    line, column, end_line, end_column = finding.span
    return {
        "file": finding.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "level": finding.level,
        "rule": finding.rule,
        "message": finding.message.in_language(language).replace(NBSP, " "),
        "hint": finding.hint.in_language(language).replace(NBSP, " "),
    }


def describe_counts(findings: Iterable[Finding]) -> Text:
    """Return `2 fejl, 1 advarsel og 3 bemærkninger`; levels without findings are left out."""
    names = {
        "error": (Text("{n} fejl", "{n} error"), Text("{n} fejl", "{n} errors")),
        "warning": (Text("{n} advarsel", "{n} warning"), Text("{n} advarsler", "{n} warnings")),
        "note": (Text("{n} bemærkning", "{n} note"), Text("{n} bemærkninger", "{n} notes")),
    }
    parts = [pluralize(n, *names[level]) for level, n in counts(findings).items() if n]
    return list_with_and(parts)
