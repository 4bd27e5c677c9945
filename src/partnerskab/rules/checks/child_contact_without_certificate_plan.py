"""Frivillige i en rolle er sammen med børn, men ingen har ansvaret for børneattesterne.

Hvorfor: Loven kræver en børneattest, før nogen får fast kontakt med børn under 15 år. Den tager tid at få.
Sådan retter du: Skriv under rollens child_certificate, hvem der henter attesterne, og hvornår de skal
være klar.

In English: Volunteers in a role are together with children, but nobody sees to the child certificates.

Why: The law demands a certificate before anybody has regular contact with children under 15. It takes
time to get.
How to fix it: Under the role's child_certificate, write who obtains the certificates and by when they
must be ready.
"""

from datetime import date

from partnerskab.i18n import Text
from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.partnership.records import CertificatePlan
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.yamltext import FieldPath

HINT = Text(
    "Skriv under child_certificate fx responsible: {person}, og ved before: en dag før første gang.",
    "Under child_certificate write, say, responsible: {person}, and at before: a day before the first session.",
)
WHO_HINT = Text(
    "Skriv under child_certificate fx responsible: {person}.",
    "Under child_certificate write, say, responsible: {person}.",
)
WHEN_HINT = Text(
    "Skriv under child_certificate, ved before:, en dag før første gang.",
    "Under child_certificate, at before:, write a day before the first session.",
)
WHO = Text("hvem der henter børneattesterne", "who obtains the child certificates")
WHEN = Text("hvornår børneattesterne skal være klar", "when the child certificates must be ready")
BOTH = Text(
    "hvem der henter børneattesterne, og hvornår de skal være klar",
    "who obtains the child certificates and by when",
)


@rule(
    level="error",
    step=3,
    needs=["volunteers"],
    message=Text(
        "frivillige i rollen er sammen med børn, men der står ikke, {missing}. Uden attest må ingen begynde.",
        "volunteers in the role are together with children, but nothing says {missing}. Nobody may start without one.",
    ),
    hint=HINT,
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find roles with children that lack somebody responsible, or a day, for certificates."""
    roles = partnership.volunteers.roles
    for place, role in enumerate(roles):
        plan = role.child_certificate
        if not role.children or (plan.responsible and plan.before):
            continue
        missing, hint = (WHEN, WHEN_HINT) if plan.responsible else (WHO, WHO_HINT)
        if plan == CertificatePlan():
            missing, hint = BOTH, HINT
        path: FieldPath = ("children",) if plan == CertificatePlan() else ("child_certificate",)
        at = partnership.locate(VOLUNTEERS, ("roles", place, *path))
        yield violation(
            at, hint, missing=missing, person=role.recruiter or _suggest_person(partnership)
        )


def _suggest_person(partnership: Partnership) -> str:
    """Return an id to show how it is written."""
    return next(iter(partnership.people), "mette-holm")
