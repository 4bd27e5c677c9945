"""How far a partnership has come through the steps of its model."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from partnerskab.model.definition import AgreementField, Offset, StepDefinition
from partnerskab.partnership.form import Answered
from partnerskab.partnership.partnership import (
    AGREEMENT,
    At,
    PartialPartnership,
    get_value,
    has_values,
)
from partnerskab.schema.record import Record


class StepProgress(NamedTuple):
    """One step: how many of its questions and fields are settled, and what is still missing.

    `missing` names the required questions (`form:question`) and fields (`agreement:path`).
    """

    step: StepDefinition
    settled: int
    total: int
    missing: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether nothing required is missing."""
        return not self.missing


class Progress(NamedTuple):
    """The steps in order, the number of the step reached, and whether all partners have signed."""

    steps: tuple[StepProgress, ...]
    reached: int
    signed: bool


class _Item(NamedTuple):
    """A question or a field of a step."""

    name: str
    settled: bool
    required: bool


def measure_progress(partnership: PartialPartnership, today: date) -> Progress:
    """Return how far the partnership has come.

    The step reached is the first one in which something required is missing, or the last one.
    """
    model = partnership.model
    if model is None:
        return Progress((), 1, False)
    steps = tuple(_measure_step(partnership, step, today) for step in model.definition.steps)
    last = steps[-1].step.number
    signed = is_signed(partnership)
    reached = next((step.step.number for step in steps if not step.done), last)
    return Progress(steps, last if signed else reached, signed)


def _measure_step(
    partnership: PartialPartnership, step: StepDefinition, today: date
) -> StepProgress:
    items = [
        *_collect_questions(partnership, step.number, today),
        *_collect_fields(partnership, step.number),
    ]
    missing = tuple(item.name for item in items if item.required and not item.settled)
    return StepProgress(step, sum(item.settled for item in items), len(items), missing)


def _collect_questions(partnership: PartialPartnership, step: int, today: date) -> Iterator[_Item]:
    """Yield the questions of a step that can be answered today."""
    anchors = partnership.find_anchors()
    for form in partnership.forms:
        for answered in form.answers:
            if answered.stage.step == step and is_answerable(answered, anchors, today):
                settled = answered.state in ("decided", "not_relevant")
                name = f"{form.id}:{answered.name}"
                yield _Item(name, settled, answered.question.required)


def _collect_fields(partnership: PartialPartnership, step: int) -> Iterator[_Item]:
    """Yield the fields of a step that signing needs or that are filled in."""
    for field in partnership.model.list_fields() if partnership.model else ():
        if field.step == step:
            filled = is_filled(field, partnership)
            if filled or is_needed(field, partnership):
                yield _Item(f"agreement:{field.path}", filled, True)


def count_states(partnership: PartialPartnership) -> Counter[str]:
    """Return the number of questions in each state: open, decided, not relevant and parked."""
    return Counter(answered.state for form in partnership.forms for answered in form.answers)


def is_signed(partnership: PartialPartnership) -> bool:
    """Whether every partner has signed with a date."""
    agreement = partnership.agreement
    if agreement is None or not agreement.partners:
        return False
    signatures = agreement.signature.signatures
    signed = {signature.partner for signature in signatures if signature.date}
    return signed >= {partner.id for partner in agreement.partners}


def is_answerable(answered: Answered, anchors: dict[str, date], today: date) -> bool:
    """Whether a question can be answered yet: some open only after a session."""
    if answered.question.opens is None:
        return True
    opens = resolve_offset(answered.question.opens, anchors)
    return opens is not None and opens <= today


def resolve_offset(offset: Offset | None, anchors: dict[str, date]) -> date | None:
    """Return the date of an offset from an anchor, or None if the anchor has no date yet."""
    if offset is None or offset.anchor not in anchors:
        return None
    return anchors[offset.anchor] + timedelta(days=offset.days)


def is_needed(field: AgreementField, partnership: PartialPartnership) -> bool:
    """Whether signing needs a field of the agreement, given the values of the other fields."""
    agreement = partnership.agreement
    if field.required or not field.needed_if or agreement is None:
        return field.required
    return has_values(agreement, field.needed_if)


def is_filled(field: AgreementField, partnership: PartialPartnership) -> bool:
    """Whether a field of the agreement has a value."""
    if partnership.agreement is None:
        return False
    return _has_content(get_value(partnership.agreement, tuple(field.path.split("."))))


def locate_field(field: AgreementField, partnership: PartialPartnership) -> At:
    """Return the place of a field of the agreement, or the place where it belongs."""
    return partnership.locate(AGREEMENT, tuple(field.path.split(".")))


def _has_content(value: object) -> bool:
    """Whether a value says anything; a row that only names its partner does not."""
    if isinstance(value, Record):
        return any(
            _has_content(getattr(value, name))
            for name in type(value).model_fields
            if name != "partner"
        )
    if isinstance(value, dict):
        return any(map(_has_content, value.values()))
    if isinstance(value, tuple):
        return any(map(_has_content, value))
    return value not in (None, "")
