"""An explanation as a value: a title, an opening, and named paragraphs."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from partnerskab.i18n import Language, Text, keep_together

WIDTH = 78

WHY = Text("Hvorfor", "Why")
EXAMPLE = Text("Eksempel", "Example")
WRITE = Text("Skriv det i {file}", "Write it in {file}")


class Part(NamedTuple):
    """A named paragraph; a `literal` one keeps its lines, since they are for writing in a file."""

    heading: Text
    text: Text
    literal: bool = False


class Entry(NamedTuple):
    """An explanation of a name."""

    name: str
    title: Text
    opening: Text
    parts: tuple[Part, ...] = ()


def source_part(page: str | None) -> list[Part]:
    """Return the paragraph that names a page of the publication, if there is one."""
    if page is None or not page:
        return []
    text = Text(f"publikationen, side {page}", f"the publication, page {page}")
    return [Part(Text("Kilde", "Source"), text)]


def path_part(heading: Text, file: str, path: Iterable[str], leaf: str = "…") -> Part:
    """Return where something stands in a file, as the lines that lead to it; `-` opens a list."""
    lines: list[str] = []
    indent = ""
    for step in path:
        if lines and lines[-1].endswith("- "):
            lines[-1] += f"{step}:"
        else:
            lines.append(indent + (step if step == "- " else f"{step}:"))
        indent += "  "
    joint = "" if lines[-1].endswith("- ") else " "
    lines[-1] = f"{lines[-1]}{joint}{leaf}".rstrip()
    return Part(heading.fill(file=file), Text.from_value("\n".join(lines)), literal=True)


def format_entries(entries: Iterable[Entry], language: Language) -> Iterator[str]:
    """Yield explanations as lines of readable width."""
    for place, entry in enumerate(entries):
        if place:
            yield ""
        title = entry.title.in_language(language)
        yield title if title == entry.name else f"{title} ({entry.name})"
        yield ""
        yield from _wrap(entry.opening.in_language(language))
        for part in entry.parts:
            yield ""
            yield from _format_part(part, language)


def _format_part(part: Part, language: Language) -> Iterator[str]:
    yield f"{part.heading.in_language(language)}:"
    text = part.text.in_language(language)
    if part.literal:
        yield from (keep_together(f"  {line}") for line in text.split("\n"))
    else:
        yield from (f"  {line}" for line in _wrap(text, WIDTH - 2))


def _wrap(text: str, width: int = WIDTH) -> Iterator[str]:
    for line in text.splitlines():
        indent = "  " if line.startswith("- ") else ""
        folded = wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)
        yield from folded or [""]
