"""Progress: how far a partnership has come through the steps of its model."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from partnerskab.model.definition import AgreementField, Offset, StepDefinition
from partnerskab.partnership.form import Answered
from partnerskab.partnership.partnership import AGREEMENT, At, PartialPartnership, value_at
from partnerskab.schema.record import Record


class StepProgress(NamedTuple):
    """One step: how many of its questions and fields are settled, and which necessary ones are not."""

    step: StepDefinition
    settled: int
    total: int
    missing: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether everything necessary is in place."""
        return not self.missing


class Progress(NamedTuple):
    """The steps in order, the step reached, and whether the agreement is signed by all."""

    steps: tuple[StepProgress, ...]
    reached: int
    signed: bool


def day_of(offset: Offset | None, anchors: dict[str, date]) -> date | None:
    """The day an offset falls on, or None while its anchor has no date."""
    if offset is None or offset.anchor not in anchors:
        return None
    return anchors[offset.anchor] + timedelta(days=offset.days)


def is_asked(one: Answered, anchors: dict[str, date], today: date) -> bool:
    """Whether a question can be answered yet: some can only after a session was held."""
    if one.question.opens is None:
        return True
    opens = day_of(one.question.opens, anchors)
    return opens is not None and opens <= today


def is_needed(field: AgreementField, partnership: PartialPartnership) -> bool:
    """Whether signing needs a field of the agreement, as the rest of the agreement stands."""
    if field.required or not field.needed_if or partnership.agreement is None:
        return field.required
    agreement = partnership.agreement
    return all(
        value_at(agreement, tuple(path.split("."))) == wanted
        for path, wanted in field.needed_if.items()
    )


def is_filled(field: AgreementField, partnership: PartialPartnership) -> bool:
    """Whether a field of the agreement holds anything."""
    if partnership.agreement is None:
        return False
    return _holds(value_at(partnership.agreement, tuple(field.path.split("."))))


def _holds(value: object) -> bool:
    """Whether a value says anything; a row that only names its partner does not."""
    if isinstance(value, Record):
        return any(
            _holds(getattr(value, name)) for name in type(value).model_fields if name != "partner"
        )
    if isinstance(value, dict):
        return any(map(_holds, value.values()))
    if isinstance(value, tuple):
        return any(map(_holds, value))
    return value not in (None, "")


def place_of(field: AgreementField, partnership: PartialPartnership) -> At:
    """Where a field of the agreement stands, or where it belongs."""
    return partnership.at(AGREEMENT, tuple(field.path.split(".")))


def progress(partnership: PartialPartnership, today: date) -> Progress:
    """How far the partnership has come; a step is reached when all before it have what they need."""
    model = partnership.model
    if model is None:
        return Progress((), 1, False)
    steps = tuple(_step(partnership, step, today) for step in model.definition.steps)
    signed = is_signed(partnership)
    reached = next((one.step.number for one in steps if not one.done), steps[-1].step.number)
    return Progress(steps, steps[-1].step.number if signed else reached, signed)


def _step(partnership: PartialPartnership, step: StepDefinition, today: date) -> StepProgress:
    anchors = partnership.anchors()
    settled = total = 0
    missing: list[str] = []
    for form in partnership.forms:
        for one in form.answers:
            if one.stage.step != step.number or not is_asked(one, anchors, today):
                continue
            total += 1
            settled += one.state in ("decided", "not_relevant")
            if one.question.required and one.state not in ("decided", "not_relevant"):
                missing.append(f"{form.id}:{one.name}")
    for field in partnership.model.fields() if partnership.model else ():
        if field.step == step.number and (is_needed(field, partnership) or is_filled(field, partnership)):  # fmt: skip
            total += 1
            filled = is_filled(field, partnership)
            settled += filled
            if not filled:
                missing.append(f"agreement:{field.path}")
    return StepProgress(step, settled, total, tuple(missing))


def is_signed(partnership: PartialPartnership) -> bool:
    """Whether every partner has signed, each counted once."""
    agreement = partnership.agreement
    if agreement is None or not agreement.partners:
        return False
    signed = {one.partner for one in agreement.signature.signatures if one.date}
    return signed >= {one.id for one in agreement.partners}


def states(partnership: PartialPartnership) -> Counter[str]:
    """How many questions are open, decided, not relevant or parked."""
    return Counter(one.state for form in partnership.forms for one in form.answers)
