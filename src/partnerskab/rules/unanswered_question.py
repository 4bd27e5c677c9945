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
from partnerskab.partnership.progress import day_of, is_asked
from partnerskab.rules import Hits, Settings, hit

LEVEL: Level = "warning"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "spørgsmålet »{question}« har intet svar, så I har intet aftalt at bygge videre på.",
    'the question "{question}" has no answer, so there is nothing agreed to build on.',
)
HINT = Text(
    "Skriv jeres svar efter decision:, eller skriv not_relevant: og hvorfor.",
    "Write your answer after decision:, or write not_relevant: and why.",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Open questions up to the step asked for; what is required or expected weighs more once it is due."""
    anchors = partnership.anchors()
    last = partnership.model.definition.steps[-1].number if partnership.model else 0
    step = settings["step"]
    for form in partnership.forms:
        for one in form.answers if form.readable else ():
            if one.state != "open" or one.stage.step > step or one.faulty or _is_owed(one):
                continue
            if not is_asked(one, anchors, today):
                continue
            at = partnership.key_at(form.file, one.path)
            pressing = one.stage.step < step or _is_due(one, anchors, today)
            level = _level(one.question, pressing, signing=step == last)
            yield hit(at, level=level, question=one.question.title)


def _level(question: Question, pressing: bool, signing: bool) -> Level:
    """How much an open question weighs: what the publication requires cannot wait when you are about to sign."""
    if question.strength == "required" and signing:
        return "error"
    needed = question.required or question.strength in ("required", "expected")
    return "warning" if needed and pressing else "note"


def _is_owed(one: Answered) -> bool:
    """Whether somebody owes the decision by a day; once that day has passed `overdue_task` speaks."""
    return one.answer.responsible is not None and one.answer.deadline is not None


def _is_due(one: Answered, anchors: dict[str, date], today: date) -> bool:
    """Whether the partners' own deadline has passed, or the model's where they have set none."""
    day = one.answer.deadline or day_of(one.question.due, anchors)
    return day is not None and day < today
