"""Et felt, som aftalen skal have, er tomt.

Hvorfor: Et tomt felt bliver til en uenighed, når noget senere går skævt.
Sådan retter du: Svar på spørgsmålet over feltet i agreement.yaml.

In English: A field the agreement must have is empty.

Why: An empty field becomes a disagreement when something goes wrong later.
How to fix it: Answer the question above the field in agreement.yaml.
"""

from datetime import date

from partnerskab.i18n import Text, list_with_and
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.partnership.progress import is_filled, is_needed, locate_field
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.rules.checks import (
    no_end_date,
    overall_responsible,
    parent_representatives,
    partners_missing,
    rolling_without_evaluation,
    rolling_without_termination,
    shared_lead_without_mandates,
    steering_group_members,
    worksheet_not_annexed,
)

UNDER = Text("under {keys}", "under {keys}")

SIGNATURES = "signature.signatures"
SPOKEN_FOR = {
    "partners": partners_missing.check,
    "organisation.steering_group.members": steering_group_members.check,
    "organisation.steering_group.parents": parent_representatives.check,
    "organisation.steering_group.responsible": overall_responsible.check,
    "organisation.mandates": shared_lead_without_mandates.check,
    "responsibilities.annex": worksheet_not_annexed.check,
    "duration.form": no_end_date.check,
    "duration.latest_end": no_end_date.check,
    "duration.annual_evaluation": rolling_without_evaluation.check,
    "duration.termination": rolling_without_termination.check,
}
"""Fields whose absence another rule may tell of in better words; then this one is silent."""


@rule(
    level="error",
    step=4,
    needs=["agreement", "model"],
    message=Text(
        "feltet »{field}« i afsnit {number} er tomt, og uden det kan I ikke skrive under.",
        'the field "{field}" in section {number} is empty, and you cannot sign without it.',
    ),
    hint=Text(
        "{question} Skriv svaret efter {key}: {where}.",
        "{question} Write the answer after {key}: {where}.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find needed fields that are empty.

    The signatures come last and are not waited for here.
    """
    for section in partnership.model.sections:
        for field in section.fields:
            if field.path == SIGNATURES or not is_needed(field, partnership):
                continue
            if is_filled(field, partnership):
                continue
            if not _is_told(field.path, partnership, settings, today):
                *above, key = field.path.split(".")
                yield violation(
                    locate_field(field, partnership),
                    field=field.title,
                    number=section.number,
                    section=section.title,
                    key=key,
                    where=_describe_place(above),
                    question=field.text,
                )


def _is_told(path: str, partnership: Partnership, settings: Settings, today: date) -> bool:
    """Return whether another rule tells of the empty field in this model."""
    other = SPOKEN_FOR.get(path)
    if other is None or not RuleInModel(other, partnership.model).runs:
        return False
    return any(other.find_violations(partnership, settings, today))


def _describe_place(keys: list[str]) -> Text:
    """Return where in the file a field belongs, in words."""
    if not keys:
        return Text(f"i {AGREEMENT}", f"in {AGREEMENT}")
    return UNDER.fill(keys=list_with_and(keys))
