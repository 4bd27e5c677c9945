"""En partner har ikke orienteret sit bagland, eller planen for det mangler.

Hvorfor: Uden opbakning hjemmefra kan penge og timer forsvinde midt i et forløb.
Sådan retter du: Skriv under home_organisations en linje for partneren med political_informed:,
professional_informed: og plan:. I en forening er den politiske ledelse bestyrelsen.

In English: A partner has not informed its home organisation, or lacks a plan for doing so.

Why: Without backing at home, money and hours may vanish half-way through.
How to fix it: Under home_organisations, write a line for the partner with political_informed:,
professional_informed: and plan:. In an association the political leadership is the board.
"""

from datetime import date

from partnerskab.i18n import Text, join_with_and
from partnerskab.partnership import AGREEMENT, Partnership
from partnerskab.rules.base import Settings, Violations, rule, violation
from partnerskab.yamltext import FieldPath

PARTS = {
    "political_informed": Text(
        "dagen for den politiske orientering",
        "the day of the political briefing",
    ),
    "professional_informed": Text(
        "dagen for den faglige orientering",
        "the day of the professional briefing",
    ),
    "plan": Text("en plan for baglandet", "a plan for its home organisation"),
}


@rule(
    level="note",
    step=4,
    needs=["agreement", "model"],
    fields=["home_organisations"],
    message=Text(
        "{partner} mangler {missing}, og uden opbakning hjemmefra kan timer og penge forsvinde.",
        "{partner} lacks {missing}, and without backing at home hours and money may vanish.",
    ),
    hint=Text(
        "Skriv {keys} på linjen med partner: {partner} under home_organisations.",
        "Write {keys} on the line with partner: {partner} under home_organisations.",
    ),
)
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    """Find each partner for whom a day or the plan is missing, in one finding."""
    rows = partnership.agreement.home_organisations
    for partner in partnership.partners:
        own = [(place, row) for place, row in enumerate(rows) if row.partner == partner]
        missing = [key for key in PARTS if not any(getattr(row, key) for _, row in own)]
        if missing:
            base: FieldPath = ("home_organisations", own[0][0]) if own else ("home_organisations",)
            path = (*base, missing[0]) if own and len(missing) == 1 else base
            yield violation(
                partnership.locate(AGREEMENT, path),
                partner=partner,
                missing=Text(
                    join_with_and([PARTS[key].da for key in missing], "da"),
                    join_with_and([PARTS[key].en for key in missing], "en"),
                ),
                keys=Text(
                    join_with_and([f"{key}:" for key in missing], "da"),
                    join_with_and([f"{key}:" for key in missing], "en"),
                ),
            )
