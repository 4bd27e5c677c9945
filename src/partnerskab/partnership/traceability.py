"""Traceability between decisions and the agreement.

It finds the sections of the agreement without a decision behind them, and the decisions that no
section states.
"""

from typing import NamedTuple

from partnerskab.model.definition import AgreementField, Section
from partnerskab.partnership.form import Answered
from partnerskab.partnership.partnership import PartialPartnership
from partnerskab.partnership.progress import is_filled


class UnsupportedSection(NamedTuple):
    """A section of the agreement with its source questions, none of which has been decided."""

    section: Section
    questions: tuple[Answered, ...]


class Traceability(NamedTuple):
    """The sections without a decision, and the decided questions that no section states.

    Both are in the order of the model.
    """

    unsupported_sections: tuple[UnsupportedSection, ...]
    unstated_decisions: tuple[Answered, ...]


def trace_decisions(partnership: PartialPartnership) -> Traceability:
    """Compare the sections of the agreement with the decisions, by the links in the model.

    A section states a decision if one of its filled fields links to the question, or to the theme
    or stage that the question belongs to.
    """
    answers = {
        f"{form.id}:{answered.name}": answered
        for form in partnership.forms
        for answered in form.answers
    }
    unsupported: list[UnsupportedSection] = []
    stated: set[str] = set()
    for section in partnership.model.sections if partnership.model else ():
        sources: dict[str, Answered] = {}
        for field in section.fields:
            field_sources = _find_sources(field, answers)
            sources.update(field_sources)
            if is_filled(field, partnership):
                stated.update(field_sources)
        if not any(answered.state == "decided" for answered in sources.values()):
            unsupported.append(UnsupportedSection(section, tuple(sources.values())))
    unstated_decisions = tuple(
        answered
        for name, answered in answers.items()
        if answered.state == "decided" and name not in stated
    )
    return Traceability(tuple(unsupported), unstated_decisions)


def _find_sources(field: AgreementField, answers: dict[str, Answered]) -> dict[str, Answered]:
    """Return the questions that a field of the agreement links to, by name."""
    return {
        name: answered
        for name, answered in answers.items()
        if any(_is_linked(name, source) for source in field.source)
    }


def _is_linked(question: str, source: str) -> bool:
    """Whether a link names the question, a part of it, or the theme or stage it belongs to."""
    return f"{question}.".startswith(f"{source}.") or source.startswith(f"{question}.")
