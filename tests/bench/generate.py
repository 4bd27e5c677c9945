"""Write realistic partnerships to measure with: python tests/bench/generate.py OUT COUNT [--seed 1]

OUT/partnerskab-001 … each hold the four files of a partnership in the middle of its course: some
110 answers to the questions of the model, people, volunteers, families, about 50 kB. They look kept
by hand (comments, folded texts, rows in braces) and have no errors; on TODAY some tasks are late and
some questions open. The same seed gives the same bytes. Everybody and everything in them is invented.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from textwrap import indent, wrap

from partnerskab.model.definition import Point
from partnerskab.model.loader import Model, PlacedQuestion, load_model

MODEL = "partnerskabsmodel"
TODAY = date(2027, 3, 20)
FIRST = date(2027, 3, 6)
ANSWERED, UNSUITED, PARKED = 0.86, 0.90, 0.92


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


PLACES = words("Skovby Åbakke Lindsted Engvang Møllested Havnholm Bøgelund Kærbæk Vestmose Rugager")
GROUPS = words("Autisme Sjældne Hjerneskadede Epilepsi Høreforeningen Synsforeningen Hjertebørn")
FIRST_NAMES = words("Anne Bo Dorte Emil Freja Hassan Ida Jørgen Lærke Mads Nadia Ole Pia Sofie Åse")
LAST_NAMES = words("Vang Krag Lind Bro Juul Friis Holm Ask Dahl Storm Kær Berg Engel Toft Skov")
TITLES = words("Centerchef Projektleder Familievejleder Formand Koordinator Psykolog")
NEEDS = words("childcare quiet_room diet transport")
PARAGRAPHS = (
    "Vi mødes to gange, før invitationen bliver sendt, og taler om, hvad hver af os kan love.",
    "Foreningen ringer til de familier, den kender, og kommunen spørger i institutionerne.",
    "Kommunen bestiller lokalerne. Er de optaget, bruger vi foreningens egne på Møllestræde.",
    "Hver undervisningsgang slutter med, at forældrene svarer på to spørgsmål på papir.",
    "De frivillige får at vide, hvem de skal gå til, og ingen af dem står alene med en familie.",
    "Børn og søskende har deres eget program imens, og der er altid et stille rum.",
    "Beløbet dækker oplæg, mad og kørsel; resten søger vi om i Børne- og Familieudvalget.",
    "Begge ledelser får en side om, hvordan det går, inden styregruppen mødes næste gang.",
    "Er vi uenige, taler vi om det på det første møde bagefter og skriver svaret her.",
    "Forældrene i styregruppen læser udkastet, før det bliver sendt til familierne.",
    "Vi holder fast i den plan, vi lagde i efteråret: få emner, god tid og plads til spørgsmål.",
    "Den, der har ansvaret, skriver til de andre, når det er gjort, så ingen er i tvivl.",
)
SENTENCES = (
    "Ringer til familierne og hører, hvad de har brug for",
    "Bestiller sal 2 i kulturhuset og et mindre rum til børnene",
    "Skriver udkast til invitationen og sender det rundt",
    "Aftaler pris og tid med oplægsholderen",
    "Laver en liste over det, der skal med på dagen",
    "Samler regninger og sender dem til kommunen",
    "Spørger i forældrecaféen, hvem der vil hjælpe",
    "Booker tolk og teleslynge til de familier, der har brug for det",
)
TOLD_TWICE = {  # what has to agree with what the agreement says
    "before.budget.budget.first_session": "45.000 kr.",
    "before.budget.budget.following_sessions": "100.000 kr.",
    "before.budget.budget.network": "20.000 kr.",
    "before.budget.fee.sessions": "400",
    "before.budget.fee.network": "0",
    "network.economy.budget.rooms": "4.000",
    "network.economy.budget.catering": "9.000",
    "network.economy.budget.transport": "2.000",
    "network.economy.budget.speakers": "5.000",
    "network.economy.budget.own_payment": "0",
    "network.frame.rhythm.count": "4",
    "network.invitation.content.fee": "0",
    "network.invitation.content.number": "4",
    "before.invitation.send.deadline": "2027-01-05",
    "network.invitation.content.dates": "[2027-04-28, 2027-06-09, 2027-08-18, 2027-10-13]",
}
DECIDED = {"following_sessions.e_network.create", "following_sessions.e_network.maintain"}
DAYS = {"before": date(2027, 1, 11), "after": date(2027, 5, 10), "network": date(2027, 5, 10)}
WEIGHTS = {8: (2, 7, 6, 5, 4, 3, 2), 13: (1, 3) * 6}

PARTNER = """\
  - id: {id}
    kind: {kind}
    name: {name}
    cvr: "{cvr}"
    ean: "{ean}"
    address: Rådhustorvet 1, 0000 Skovby
    contact: {contact}
"""
AGREEMENT = """\
# Partnerskabsaftale. Ændringer sker kun i tillæg, som begge skriver under på.
format: 1
model: {model}
model_version: "{version}"

title: Forældrekursus og netværk hos {municipality}
date: 2026-11-02

# === 1. Aftalens partnere

# Hvem indgår aftalen?
partners:
{partners}
# Hvilke personer har en rolle i partnerskabet?
people:
{people}
# === 2. Opgaven
task: {text}

# === 3. Aftalens indhold
idea:
  purpose: {text}
  vision: {text}
  goals:
{lines}
  success_criteria:
{lines}
  motives:
    kommunen: {text}
    foreningen: {text}
  ground_rules:
{lines}
content:
  description:
    scope: {text}
    content: {text}
    time: {text}
  target_group: {text}
  participants: {{planned: 10, minimum: 8}}

# === 4. Finansiering og budget
finance:
  sessions:
    financing: {text}
    budget: 145.000 kr.
  network:
    financing: {text}
    budget: 20.000 kr.
  # Hvad går pengene til, og hvem betaler hver post?
  lines:
    - {{part: sessions, what: {row}, amount: 45.000, paid_by: kommunen}}
    - {{part: sessions, what: {row}, amount: 38.000, paid_by: kommunen}}
    - {{part: sessions, what: {row}, amount: 54.000, paid_by: kommunen}}
    - {{part: sessions, what: {row}, amount: 8.000, paid_by: foreningen}}
    - {{part: network, what: {row}, amount: 12.000, paid_by: kommunen}}
    - {{part: network, what: {row}, amount: 8.000, paid_by: foreningen}}
  own_payment: {{sessions: 400, network: 0, decided_by: {lead}}}

# === 5. Organisering og ledelse
organisation:
  steering_group:
    members: [{members}]
    parents: [{parents}]
    responsible: [{lead}]
    meetings:
      status: 4
      working: 2
      dates: [2027-01-12, 2027-03-02, 2027-05-04, 2027-06-15, 2027-09-14, 2027-11-09]
  project_management: {{members: [{members}], lead: {lead}}}
  course_management: {{members: [{members}], form: shared}}
  working_group: {{members: [{members}]}}
  mandates:
    - {{decision: {row}, decided_by: {lead}, consulted: [{members}], limit: 10.000}}
    - {{decision: {row}, decided_by: steering_group, limit: 30.000}}
    - {{decision: {row}, decided_by: {person}}}
    - {{decision: {row}, decided_by: {person}, consulted: [{parents}]}}

# === 6. Opgaver og ansvar
resources:
  - partner: kommunen
    minimum_hours: 120
    provides:
{deeper}
    expects: {text}
  - partner: foreningen
    minimum_hours: 90
    provides:
{deeper}
    expects: {text}
home_organisations:
  - partner: kommunen
    political_informed: 2026-10-07
    professional_informed: 2026-09-21
    plan: {text}
  - partner: foreningen
    political_informed: 2026-09-14
    professional_informed: 2026-09-15
    plan: {text}
responsibilities:
  annex: worksheet.yaml

# === 7. Varighed og ophør
duration:
  form: fixed
  latest_end: 2027-12-31

# === 8. Ændringer og tillæg
changes:
  addenda:
    - number: 1
      date: 2027-01-12
      text: {text}
      confirms_oral: ja
      signed:
        - {{partner: kommunen, date: 2027-01-12}}
        - {{partner: foreningen, date: 2027-01-14}}
clauses: [{clauses}]

# === 9. Underskrift og dato
signature:
  signatures:
    - {{partner: kommunen, name: Åse Toft, title: Centerchef, date: 2026-11-02}}
    - {{partner: foreningen, name: Ole Skov, title: Formand, date: 2026-11-05}}
"""
ROLE = """\
  - id: {id}
    title: {title}
    tasks:
{deeper}
    # Har rollen jævnlig kontakt med børn under 15 år?
    children: {children}
    profile: {text}
    skills: {text}
    recruited_where: Foreningens forældrecafé og et opslag på biblioteket
    needed: 3
    recruiter: {person}
    sparring: {person}
    follow_up: {person}
    training: {{what: Introduktionsaften om tavshedspligt, by: {person}}}
    supervision: {text}
    contact_person: {person}
    expectations_aligned: 2027-02-24
    budget: 4.000
    child_certificate: {{responsible: {person}, before: 2027-02-22}}

"""
VOLUNTEER = """\
  - id: v{n:02}
    role: {role}
    since: 2027-02-24
    confidentiality_signed: 2027-02-24
    child_certificate: {{checked_on: 2027-02-{n:02}, checked_by: {person}, review_on: 2029-02-{n:02}}}
"""
FAMILY = """\
  - id: f{n:02}
    status: confirmed
    referrer: {person}
    intake: {{decision: admitted, by: {person}, date: 2027-01-25}}
    registered: 2026-12-{n:02}
    confirmed: 2027-01-29
    reminded: 2027-02-26
    paid: 2027-02-05
    match: {{fits: ja, by: {person}, date: 2027-01-25}}
    needs: [{need}]
    children: {few}
    siblings: {few}
    contact: {person}
    consent: {{given: 2026-12-{n:02}}}

"""


class PartialPartnership:
    """One partnership: its partners and people, drawn by a generator of its own."""

    def __init__(self, model: Model, seed: int) -> None:
        self.model = model
        self.r = r = random.Random(seed)
        place = r.choice(PLACES)
        self.partners = {
            "kommunen": (f"{place} Kommune", "municipality"),
            "foreningen": (f"{r.choice(GROUPS)} {place}", "organisation"),
        }
        first, last = (r.sample(names, 8) for names in (FIRST_NAMES, LAST_NAMES))
        names = [f"{a} {b}" for a, b in zip(first, last, strict=True)]
        self.parents, names = names[6:], names[: r.randint(4, 6)]
        self.people = {name: list(self.partners)[n % 2] for n, name in enumerate(names)}
        self.ids = [slug(name) for name in self.people]

    def files(self) -> dict[str, str]:
        """The four files by name."""
        return {
            "agreement.yaml": self.agreement(),
            "worksheet.yaml": "".join(f"{line}\n" for line in self.worksheet()),
            "volunteers.yaml": self.volunteers(),
            "participants.yaml": self.participants(),
        }

    def filled(self, template: str, **known: object) -> str:
        """A template with what is known filled in and the rest drawn, anew for each place."""
        return template.format_map(_Drawn(self, known))

    def drawn(self, name: str) -> str:
        """What stands at a place of that name."""
        if name == "text":
            return folded(" ".join(self.r.sample(PARAGRAPHS, self.r.randint(1, 2))), " " * 10)
        if name in ("lines", "deeper"):
            items = "".join(f"- {one}\n" for one in self.r.sample(SENTENCES, 4))
            return indent(items, "    " if name == "lines" else "      ").rstrip()
        drawn: dict[str, object] = {
            "row": row(self.r.choice(SENTENCES)),
            "person": self.r.choice(self.ids),
            "lead": self.ids[0],
            "members": ", ".join(self.ids[:4]),
            "parents": ", ".join(map(slug, self.parents)),
            "need": ", ".join(self.r.sample(NEEDS, 2)),
            "few": self.r.randint(1, 3),
        }
        return str(drawn[name])

    def agreement(self) -> str:
        """agreement.yaml: nine sections, signed by both."""
        partners = [
            self.filled(
                PARTNER, id=one, kind=kind, name=name, contact=self.of(one)[0],
                cvr=number(self.r, 8), ean=number(self.r, 13),
            )
            for one, (name, kind) in self.partners.items()
        ]  # fmt: skip
        people = [
            f"  - {{id: {slug(name)}, name: {name}, title: {TITLES[n]}, partner: {partner}, "
            f'email: {slug(name)}@{partner}.example, phone: "12 34 50 {n:02}"}}\n'
            for n, (name, partner) in enumerate(self.people.items())
        ]
        people += [f"  - {{id: {slug(name)}, name: {name}}}\n" for name in self.parents]
        return self.filled(
            AGREEMENT, model=self.model.id, version=self.model.definition.version,
            municipality=self.partners["kommunen"][0], partners="".join(partners),
            people="".join(people), clauses=", ".join(self.r.sample(sorted(self.model.clauses), 8)),
        )  # fmt: skip

    def of(self, partner: str) -> list[str]:
        """The ids of one partner's people."""
        return [slug(name) for name, at in self.people.items() if at == partner]

    def worksheet(self) -> Iterator[str]:
        """worksheet.yaml: each question of the model above its answer."""
        yield "# Arbejdsskema. Over hvert svar står spørgsmålet; personer skrives med deres id."
        yield "sessions:"
        for n, days in enumerate((0, 11, 32, 53)):
            last = ", network_introduction: ja" if n == 3 else ""
            yield (
                f"  - {{id: gang-{n + 1}, date: {FIRST + timedelta(days)}, start: 17.00, "
                f'end: 20.00, place: "Kulturhuset, sal 2", form: evening{last}}}'
            )
        stage = theme = ""
        for one in self.model.list_questions():
            if one.stage.id != stage:
                yield from ("", f"# === {one.stage.title.da}", f"{one.stage.id}:")
            if (one.stage.id, one.theme.id) != (stage, theme):
                yield from ("", f"  # --- {one.theme.title.da}", f"  {one.theme.id}:")
            stage, theme = one.stage.id, one.theme.id
            yield from (f"    # {line}" for line in wrap(one.question.text.da, 94))
            yield from (f"    {one.question.id}:", *self.answer(one))

    def answer(self, one: PlacedQuestion) -> Iterator[str]:
        """One answer: a decision, not relevant, parked, or nothing yet where nothing is required."""
        question = one.question
        needed = question.strength == "required" or one.name in DECIDED
        drawn = 0.0 if needed else self.r.random()
        if drawn > PARKED:
            yield "      decision:"
            return
        if drawn > ANSWERED:
            why = row(self.r.choice(SENTENCES))
            parked = f"parked: {{until: 2027-05-10, why: {why}}}"
            yield f"      not_relevant: {why}" if drawn < UNSUITED else f"      {parked}"
            return
        if question.answer == "list":
            yield from ("      decision:", self.filled("{deeper}").replace("      -", "        -"))
        elif question.answer == "date":
            yield f"      decision: {self.day(DAYS.get(one.stage.id, FIRST), 40)}"
        elif question.answered_by is None:
            yield f"      decision: {folded(self.r.choice(PARAGRAPHS), '        ')}"
        if question.answered_by is None and question.points:
            yield "      points:"
            for point in question.points:
                yield f"        {point.id}: {self.point(one, point)}"
        if question.kind == "task" or self.r.random() < 0.1:
            yield from ("      tasks:", *(self.task() for _ in range(self.r.randint(1, 2))))

    def point(self, one: PlacedQuestion, point: Point) -> str:
        """An answer of the sort a point asks for."""
        start = DAYS.get(one.stage.id, FIRST)
        written = {
            "yes_no": self.r.choice(["ja", "nej", "ja, det har vi aftalt"]),
            "number": str(self.r.randint(2, 12)),
            "date": str(self.day(start, 40)),
            "dates": f"[{self.day(start, 40)}, {self.day(start, 40)}]",
            "money": str(self.r.randrange(1, 40) * 500),
            "person": self.r.choice(self.ids),
            "people": f"[{', '.join(self.r.sample(self.ids, 2))}]",
            "list": f"[{', '.join(map(row, self.r.sample(SENTENCES, 2)))}]",
            "choice": point.choices[-1].id if point.choices else "",
        }
        drawn = written.get(point.answer, self.r.choice(SENTENCES))
        return TOLD_TWICE.get(f"{one.name}.{point.id}", drawn)

    def task(self) -> str:
        """A task of one partner; what lies behind is done, but for one in twelve."""
        partner = self.r.choice(list(self.partners))
        deadline = self.day(date(2026, 11, 20), 106)
        done = f", done: {deadline - timedelta(1)}" if self.r.random() < 11 / 12 else ""
        return (
            f"        - {{partner: {partner}, what: {row(self.r.choice(SENTENCES))}, "
            f"responsible: {self.r.choice(self.of(partner))}, deadline: {deadline}{done}}}"
        )

    def day(self, start: date, span: int) -> date:
        """A day within so many days from another."""
        return start + timedelta(self.r.randrange(span))

    def volunteers(self) -> str:
        """volunteers.yaml: two roles and five volunteers."""
        roles = [("boerneteam", "Børneteam", "ja"), ("tovholder", "Tovholder", "nej")]
        made = ["# De frivillige. Navne og telefonnumre ligger i private/.\n\nroles:\n"]
        made += [self.filled(ROLE, id=a, title=b, children=c) for a, b, c in roles]
        made.append("volunteers:\n")
        made += [self.filled(VOLUNTEER, n=n, role=roles[n > 3][0]) for n in range(1, 6)]
        return "".join(made)

    def participants(self) -> str:
        """participants.yaml: ten families under pseudonyms."""
        head = (
            "# Familierne, kun som f01, f02 … Listen over, hvem der er hvem, ligger i private/.\n\n"
            "legal_basis: consent\ndelete_by: 2028-06-30\n\nfamilies:\n"
        )
        return head + "".join(self.filled(FAMILY, n=n) for n in range(1, 11))


class _Drawn(dict[str, object]):
    """The names of a template: what is known, else drawn."""

    def __init__(self, of: PartialPartnership, known: dict[str, object]) -> None:
        super().__init__(known)
        self.of = of

    def __missing__(self, name: str) -> object:
        return self.of.drawn(name)


def slug(name: str) -> str:
    """A name as an id."""
    spelt = name.lower().replace(" ", "-").replace("æ", "ae").replace("ø", "oe")
    return spelt.replace("å", "aa")


def number(r: random.Random, length: int) -> str:
    """A CVR or EAN number with its check digit, of a sort that nobody has been given."""
    while True:
        head = ("9999" if length == 8 else "5799999") + "".join(r.choices("0123456789", k=length))
        head = head[: length - 1]
        total = sum(int(n) * weight for n, weight in zip(head, WEIGHTS[length], strict=True))
        last = -total % (11 if length == 8 else 10)
        if last < 10:
            return f"{head}{last}"


def row(text: str) -> str:
    """A text as it stands between braces or brackets."""
    return f'"{text}"' if "," in text else text


def folded(text: str, margin: str) -> str:
    """A text on one line, or folded over several where it is long."""
    if len(text) < 86 and ": " not in text:
        return text
    return ">-\n" + "\n".join(wrap(text, 100, initial_indent=margin, subsequent_indent=margin))


def write(out: Path, count: int, seed: int = 1) -> list[Path]:
    """Write so many partnerships below a folder and return their folders."""
    model = load_model(MODEL)
    assert isinstance(model, Model), model
    folders = []
    for n in range(count):
        folder = out / f"partnerskab-{n + 1:03}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in PartialPartnership(model, seed * 1_000_003 + n).files().items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        folders.append(folder)
    return folders


def main() -> None:
    """Write the partnerships the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.out, given.count, given.seed)


if __name__ == "__main__":
    main()
