"""En, der er stoppet, står stadig med en rolle.

Hvorfor: De andre ringer til en, der ikke er der længere, og beslutninger bliver liggende.
Sådan retter du: Skriv afløserens id dér, hvor den gamle står. Er aftalen underskrevet, så lav et tillæg.

In English: Somebody who has left still has a role.

Why: The others call somebody who is no longer there, and decisions wait for an empty chair.
How to fix it: Write the successor's id where the old one stands. If the agreement is signed, make an
addendum.
"""

from collections.abc import Iterator
from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.schema.references import find_references
from partnerskab.yamltext import FieldPath

MORE = Text(" og på linje {lines}", " and on line {lines}")
ELSEWHERE = Text(" og i {files}", " and in {files}")
PAST = {"changes", "signature", "checked_by"}
"""Parts that tell what somebody did, not what they are to do."""


@rule(
    level="warning",
    step=1,
    needs=["agreement"],
    message=Text(
        "{person} stoppede den {left}, men står stadig her, så ingen udfylder rollen.",
        "{person} left on {left} but still stands here, so nobody fills the role.",
    ),
    hint=Text(
        "Skriv afløserens id her{more}, fx {successor}.",
        "Write the successor's id here{more}, such as {successor}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each person who has left and is still named for something, wherever that is, once."""
    gone = partnership.find_departed(today)
    places: dict[str, list[tuple[str, FieldPath]]] = {}
    for file, path, person in _list_named_people(partnership) if gone else ():
        if person in gone:
            places.setdefault(person, []).append((file, path))
    for person, found in places.items():
        first, *others = found
        lines = [
            str(partnership.locate(file, path).span.line)
            for file, path in others
            if file == first[0]
        ]
        files = [file for file, _ in others if file != first[0]]
        more = Text("", "")
        if lines:
            more = MORE.fill(lines=", ".join(dict.fromkeys(lines)))
        if files:
            also = ELSEWHERE.fill(files=", ".join(dict.fromkeys(files)))
            more = Text(more.da + also.da, more.en + also.en)
        successor = _suggest_successor(partnership, person, gone)
        at = partnership.locate(*first)
        yield violation(at, person=person, left=gone[person], more=more, successor=successor)


def _list_named_people(partnership: Partnership) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield everybody named for something yet to be done, except for tasks."""
    for file, record in partnership.registers.items():
        for path, to, person in find_references(record):
            if to in ("person", "decider") and not PAST & set(path):
                yield file, path, person
    for form in partnership.forms:
        for answered in form.answers:
            for point in answered.question.points:
                value = (
                    answered.points.get(point.id) if point.answer in ("person", "people") else ()
                )
                for named in value if isinstance(value, tuple) else ():
                    yield form.file, (*answered.path, "points", point.id), str(named)


def _suggest_successor(partnership: Partnership, person: str, gone: dict[str, date]) -> str:
    """Return the deputy, else somebody of the same partner, else anybody who is still there."""
    people = partnership.agreement.people
    deputies = [left.deputy for left in people if left.id == person and left.deputy]
    partner_of = partnership.partner_of
    partner = partner_of.get(person)
    colleagues = [colleague for colleague in partner_of if partner_of[colleague] == partner]
    here = (
        colleague
        for colleague in (*deputies, *colleagues, *partnership.people)
        if colleague not in gone
    )
    return next(here, "mette-holm")
