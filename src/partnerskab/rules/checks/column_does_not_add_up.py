"""Tallene i en kolonne giver ikke det, de skal.

Hvorfor: En dagsorden, der er længere end mødet, bliver afbrudt, før I når beslutningerne.
Sådan retter du: Ret tallene i kolonnen, eller ret det samlede tal.

In English: The numbers of a column do not add up to what they should.

Why: An agenda longer than the meeting is cut off before you reach the decisions.
How to fix it: Correct the numbers of the column, or correct the total.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import Partnership
from partnerskab.partnership.form import Answered
from partnerskab.rules.base import Settings, Violations, rule, violation


@rule(
    level="warning",
    step=2,
    needs=["forms"],
    keys=["adds_up"],
    message=Text(
        "kolonnen »{column}« giver {sum} i alt, men »{total}« siger {number}.",
        'the column "{column}" adds up to {sum}, but "{total}" says {number}.',
    ),
    hint=Text(
        "Ret linjerne, så de giver {number}, eller ret det samlede tal til {sum}.",
        "Correct the rows so that they make {number}, or correct the total to {sum}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find columns whose sum differs from the answer that the model says it makes up."""
    for form in partnership.forms:
        for answered in form.answers:
            wanted = answered.question.adds_up
            if wanted is None or not answered.rows:
                continue
            total = next(form.find_question(wanted.equals), None)
            number = _number(total)
            if total is None or number is None:
                continue
            parts = [row.values.get(wanted.column) for row in answered.rows]
            made = sum(part for part in parts if isinstance(part, int))
            if made != number:
                yield violation(
                    partnership.locate_key(form.file, answered.path),
                    column=_find_title(answered, wanted.column),
                    sum=made,
                    total=total.question.title,
                    number=number,
                )


def _number(answered: Answered | None) -> int | None:
    text = answered.answer.decision if answered is not None else None
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None


def _find_title(answered: Answered, column: str) -> Text:
    return next(each.title for each in answered.question.columns if each.id == column)
