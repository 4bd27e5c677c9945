"""Coverage: what stands behind each section of the agreement, and what was decided but never reached it."""

from typing import NamedTuple

from partnerskab.model.definition import Section
from partnerskab.partnership.form import Answered
from partnerskab.partnership.partnership import PartialPartnership
from partnerskab.partnership.progress import is_filled


class Unsupported(NamedTuple):
    """A section of the agreement, and the questions behind it, none of which has been decided."""

    section: Section
    questions: tuple[Answered, ...]


class Coverage(NamedTuple):
    """Sections with no decision behind them, and decided questions that no section carries, both in order."""

    unsupported: tuple[Unsupported, ...]
    not_carried: tuple[Answered, ...]


def coverage(partnership: PartialPartnership) -> Coverage:
    """Compare the agreement's sections with the decisions of the forms, by the links that the model gives.

    A section carries a question when one of its filled fields names the question, or the theme or stage it is in.
    """
    sections = partnership.model.sections if partnership.model else ()
    answers = [(form.id, one) for form in partnership.forms for one in form.answers]
    unsupported: list[Unsupported] = []
    carried: set[str] = set()
    for section in sections:
        behind: dict[str, Answered] = {}
        for field in section.fields:
            named = {
                f"{form}:{one.name}": one
                for form, one in answers
                if any(_is_in(f"{form}:{one.name}", source) for source in field.source)
            }
            behind.update(named)
            if is_filled(field, partnership):
                carried.update(named)
        if not any(one.state == "decided" for one in behind.values()):
            unsupported.append(Unsupported(section, tuple(behind.values())))
    not_carried = tuple(
        one
        for form, one in answers
        if one.state == "decided" and f"{form}:{one.name}" not in carried
    )
    return Coverage(tuple(unsupported), not_carried)


def _is_in(question: str, source: str) -> bool:
    """Whether a question is the one a link names, has it as a part, or stands in the theme or stage it names."""
    return f"{question}.".startswith(f"{source}.") or source.startswith(f"{question}.")
