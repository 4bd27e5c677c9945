"""Et spørgsmål på et trin, I er nået til, har intet svar.

Hvorfor: Svarene bygger på hinanden. Et hul på et tidligt trin bliver til en uenighed på et senere.
Sådan retter du: Skriv jeres beslutning efter decision:. Passer spørgsmålet ikke, så skriv
not_relevant: og hvorfor. Skal det vente, så skriv parked: med until: og why:.

In English: A question of a step you have reached has no answer.

Why: The answers build on one another. A gap at an early step becomes a disagreement at a later one.
How to fix it: Write your decision after decision:. If the question does not apply, write
not_relevant: and why. If it has to wait, write parked: with until: and why:.
"""

from datetime import date

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text
from partnerskab.model.definition import Question
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.progress import is_answerable, resolve_offset
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=1,
    needs=["forms"],
    message=Text(
        "spørgsmålet »{question}« har intet svar, så I har intet aftalt at bygge videre på.",
        'the question "{question}" has no answer, so there is nothing agreed to build on.',
    ),
    hint=Text(
        "Skriv jeres svar efter decision:, eller skriv not_relevant: og hvorfor.",
        "Write your answer after decision:, or write not_relevant: and why.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find open questions up to the step asked for.

    What is required or expected weighs more once it is due.
    """
    anchors = partnership.find_anchors()
    last = partnership.model.definition.steps[-1].number
    step = settings["step"]
    for form in partnership.forms:
        for answered in form.answers if form.readable else ():
            if (
                answered.state != "open"
                or answered.stage.step > step
                or answered.faulty
                or _is_owed(answered)
            ):
                continue
            if not is_answerable(answered, anchors, today):
                continue
            at = partnership.locate_key(form.file, answered.path)
            pressing = answered.stage.step < step or _is_due(answered, anchors, today)
            level = _choose_level(answered.question, pressing, signing=step == last)
            yield violation(at, level=level, question=answered.question.title)


def _choose_level(question: Question, pressing: bool, signing: bool) -> Level:
    """Return the level of an open question; what is required cannot wait when you sign."""
    if question.strength == "required" and signing:
        return "error"
    needed = question.required or question.strength in ("required", "expected")
    return "warning" if needed and pressing else "note"


def _is_owed(answered: Answered) -> bool:
    """Return whether somebody owes the decision by a day; then `overdue_task` tells of it."""
    return answered.answer.responsible is not None and answered.answer.deadline is not None


def _is_due(answered: Answered, anchors: dict[str, date], today: date) -> bool:
    """Return whether the partners' own deadline has passed, or the model's if they have set none."""
    day = answered.answer.deadline or resolve_offset(answered.question.due, anchors)
    return day is not None and day < today
