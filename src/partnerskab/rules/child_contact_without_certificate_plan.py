"""En rolle er sammen med børn, men ingen har ansvaret for børneattesterne.

Hvorfor: Loven kræver en børneattest, før nogen får fast kontakt med børn under 15 år. Den tager tid at få.
Sådan retter du: Skriv under rollens child_certificate, hvem der henter attesterne, og hvornår de skal
være klar.

In English: A role is together with children, but nobody sees to the child certificates.

Why: The law demands a certificate before anybody has regular contact with children under 15. It takes
time to get.
How to fix it: Under the role's child_certificate, write who obtains the certificates and by when they
must be ready.
"""

from datetime import date

from partnerskab.partnership import VOLUNTEERS, Partnership
from partnerskab.rules import Hits, Settings, hit
from partnerskab.schema.form import Path
from partnerskab.schema.registers import CertificatePlan
from partnerskab.words import Pair

LEVEL = "error"
STEP = 3
NEEDS = ("volunteers",)
MESSAGE = Pair(
    "rollen er sammen med børn, men der står ikke, {missing}. Uden attest må ingen begynde.",
    "the role is together with children, but nothing says {missing}. Nobody may start without one.",
)
HINT = Pair(
    "Skriv under child_certificate fx responsible: {person} og before: 2027-02-01.",
    "Under child_certificate write, say, responsible: {person} and before: 2027-02-01.",
)
WHO_HINT = Pair(
    "Skriv under child_certificate fx responsible: {person}.",
    "Under child_certificate write, say, responsible: {person}.",
)
WHEN_HINT = Pair(
    "Skriv under child_certificate en dag før første gang, fx before: 2027-02-01.",
    "Under child_certificate write a day before the first session, such as before: 2027-02-01.",
)
WHO = Pair("hvem der henter børneattesterne", "who obtains the child certificates")
WHEN = Pair("hvornår børneattesterne skal være klar", "when the child certificates must be ready")
BOTH = Pair(
    "hvem der henter børneattesterne, og hvornår de skal være klar",
    "who obtains the child certificates and by when",
)


def check(partnership: Partnership, settings: Settings, today: date) -> Hits:
    """Roles with children without somebody responsible for certificates and a day for them."""
    roles = partnership.volunteers.roles if partnership.volunteers else ()
    for place, role in enumerate(roles):
        plan = role.child_certificate
        if not role.children or (plan.responsible and plan.before):
            continue
        missing, hint = (WHEN, WHEN_HINT) if plan.responsible else (WHO, WHO_HINT)
        if plan == CertificatePlan():
            missing, hint = BOTH, HINT
        path: Path = ("children",) if plan == CertificatePlan() else ("child_certificate",)
        at = partnership.at(VOLUNTEERS, ("roles", place, *path))
        yield hit(at, hint, missing=missing, person=role.recruiter or _somebody(partnership))


def _somebody(partnership: Partnership) -> str:
    """An id to show how it is written."""
    return next(iter(partnership.people), "mette-holm")
