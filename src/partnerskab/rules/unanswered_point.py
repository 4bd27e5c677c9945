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
from partnerskab.i18n import Text, write_list
from partnerskab.model.definition import Point
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules import Hits, Settings, hit

LEVEL: Level = "note"
STEP = 1
NEEDS = ("forms",)
MESSAGE = Text(
    "svaret på »{question}« mangler {parts}, så det er kun halvt aftalt.",
    'the answer to "{question}" lacks {parts}, so it is only half agreed.',
)
HINT = Text(
    "{text} Skriv svaret under points efter {key}:.",
    "{text} Write the answer under points after {key}:.",
)
WEIGHTY = ("required", "expected")


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Decided questions without an answer to a part that carries weight; each question once."""
    step = settings["step"]
    for form in partnership.forms:
        for one in form.answers:
            if one.state != "decided" or one.stage.step > step or one.faulty or _in_hand(one):
                continue
            missing = [point for point in one.question.points if _is_missing(point, one)]
            if missing:
                weighty = any(point.strength in WEIGHTY for point in missing)
                level: Level = "warning" if weighty else "note"
                keys = [f"{point.id}:" for point in missing]
                yield hit(
                    partnership.key_at(form.file, (*one.path, "points")),
                    level=level,
                    question=one.question.title,
                    parts=Text(write_list(keys, "da"), write_list(keys, "en")),
                    text=missing[0].text,
                    key=missing[0].id,
                )


def _in_hand(one: Answered) -> bool:
    """Whether somebody is still at it: tasks to do and nothing decided, or the answer comes from elsewhere."""
    undone = any(not task.done for task in one.answer.tasks)
    return one.question.answered_by is not None or (undone and one.answer.decision is None)


def _is_missing(point: Point, one: Answered) -> bool:
    return point.strength not in (None, "optional") and one.points.get(point.id) in (None, "", ())
