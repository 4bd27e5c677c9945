"""Den sidste undervisningsgang er nær, og noget af det, der skal ske bagefter, er ikke planlagt.

Hvorfor: Når den sidste aften er ovre, går alle hjem. Det, der ikke har et navn og en dag, bliver ikke gjort.
Sådan retter du: Skriv på hvert spørgsmål en opgave med responsible: og deadline:, eller skriv dem på selve
spørgsmålet.

In English: The last session is near, and some of what is to happen afterwards is not planned.

Why: Once the last evening is over, everybody goes home. What has no name and no day is not done.
How to fix it: At each question write a task with responsible: and deadline:, or write them at the
question itself.
"""

from datetime import date, timedelta

from partnerskab.i18n import Text, join_with_and
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=3,
    needs=["forms"],
    facts=["after_the_course"],
    keys=["registers"],
    settings=["follow_up_planned_days"],
    message=Text(
        "den sidste undervisningsgang er den {last}, men ingen har fået {titles}, så det bliver let glemt.",
        "the last session is on {last}, but nobody has been given {titles}, so it is easily forgotten.",
    ),
    hint=Text(
        "Skriv responsible: {person} og deadline: {day} på spørgsmålet.",
        "Write responsible: {person} and deadline: {day} at the question.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find what comes after the last session and nobody has, shortly before it; in one finding."""
    last, days = partnership.find_anchors().get("last_session"), settings["follow_up_planned_days"]
    if last is None or not last - timedelta(days) <= today <= last:
        return
    open_still = [
        answered
        for answered in partnership.find_answers("after_the_course")
        if not _is_planned(answered)
    ]
    if open_still:
        first = open_still[0]
        titles = [answered.question.title for answered in open_still]
        yield violation(
            partnership.locate_key(first.file, first.path),
            last=last,
            titles=Text(
                join_with_and([f"»{title.da}«" for title in titles], "da"),
                join_with_and([f'"{title.en}"' for title in titles], "en"),
            ),
            person=next(iter(partnership.people), "mette-holm"),
            day=(last + timedelta(weeks=2)).isoformat(),
        )


def _is_planned(answered: Answered) -> bool:
    """Return whether somebody has it, or it is settled in another way."""
    answer = answered.answer
    named = bool(answer.responsible or answer.tasks or answered.points)
    return named or answered.state in ("decided", "not_relevant", "parked") or answered.faulty
