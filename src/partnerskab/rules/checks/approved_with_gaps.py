"""Papiret er godkendt, men nødvendige spørgsmål står uden svar.

Hvorfor: Det gælder først, når det er både udfyldt og godkendt. Et hul, som er godkendt, bliver aldrig lukket.
Sådan retter du: Svar på spørgsmålene, og lad gruppen godkende svarene. Passer et spørgsmål ikke, så skriv
not_relevant: og hvorfor.

In English: The paper is approved, but necessary questions stand unanswered.

Why: It holds only once it is both filled in and approved. A gap that is approved is never closed.
How to fix it: Answer the questions, and have the group approve the answers. If a question does not apply, write
not_relevant: and why.
"""

from datetime import date

from partnerskab.i18n import Text, pluralize
from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation

GAPS = (
    Text("{n} nødvendigt spørgsmål mangler et svar", "{n} necessary question lacks an answer"),
    Text("{n} nødvendige spørgsmål mangler et svar", "{n} necessary questions lack an answer"),
)


@rule(
    level="error",
    step=2,
    needs=["forms"],
    facts=["approval", "approval_covers"],
    message=Text(
        "det er godkendt, men {gaps}, så det gælder ikke endnu.",
        "it is approved, but {gaps}, so it does not hold yet.",
    ),
    hint=Text(
        "Begynd med »{question}« i {file}, og lad gruppen godkende svaret.",
        'Begin with "{question}" in {file}, and have the group approve the answer.',
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find an approval given while required questions that it covers have no answer."""
    gaps = [
        answered
        for answered in partnership.find_answers("approval_covers")
        if answered.question.required
        and answered.state in ("open", "parked")
        and not answered.faulty
    ]
    for fact in partnership.find_facts("approval") if gaps else ():
        question, file = gaps[0].question.title, gaps[0].file
        yield violation(fact.at, gaps=pluralize(len(gaps), *GAPS), question=question, file=file)
