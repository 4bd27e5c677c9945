"""Et svar mangler en af de dele, som modellen regner med.

Hvorfor: Spørgsmålet ser besvaret ud, men den del, der mangler, er der ingen, der har tænkt på.
Sådan retter du: Skriv svaret på den manglende del under points. Passer delen ikke hos jer, så skriv
det dér med få ord.

In English: An answer lacks one of the parts the model counts on.

Why: The question looks answered, but nobody has thought of the part that is missing.
How to fix it: Write the answer to the missing part under points. If the part does not apply to you,
say so there in a few words.
"""

from datetime import date

from partnerskab.diagnostics import Level
from partnerskab.i18n import Text, list_with_and
from partnerskab.model.definition import Point
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules.base import Settings, Violations, rule, violation

WEIGHTY = ("required", "expected")


@rule(
    level="note",
    step=1,
    needs=["forms"],
    message=Text(
        "svaret på »{question}« er kun halvt aftalt: under points mangler {parts}.",
        'the answer to "{question}" is only half agreed: points lacks {parts}.',
    ),
    hint=Text(
        "{text} Skriv svaret under points efter {key}:.",
        "{text} Write the answer under points after {key}:.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find decided questions without an answer to a part that carries weight.

    Each question once.
    """
    step = settings["step"]
    for form in partnership.forms:
        for answered in form.answers:
            if (
                answered.state != "decided"
                or answered.stage.step > step
                or answered.faulty
                or _is_in_hand(answered)
            ):
                continue
            missing = [point for point in answered.question.points if _is_missing(point, answered)]
            if missing:
                weighty = any(point.strength in WEIGHTY for point in missing)
                level: Level = "warning" if weighty else "note"
                keys = [f"{point.id}:" for point in missing]
                yield violation(
                    partnership.locate_key(form.file, (*answered.path, "points")),
                    level=level,
                    question=answered.question.title,
                    parts=list_with_and(keys),
                    text=missing[0].text,
                    key=missing[0].id,
                )


def _is_in_hand(answered: Answered) -> bool:
    """Return whether tasks are undone and nothing is decided, or the answer comes from elsewhere."""
    undone = any(not task.done for task in answered.answer.tasks)
    return answered.question.answered_by is not None or (
        undone and answered.answer.decision is None
    )


def _is_missing(point: Point, answered: Answered) -> bool:
    return point.strength not in (None, "optional") and answered.points.get(point.id) in (
        None,
        "",
        (),
    )
