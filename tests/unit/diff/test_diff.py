"""The diff: each difference is one sentence, whatever the order, and families are never shown."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_origin

import pytest

from partnerskab.diff import AREAS, Change, compare_partnerships
from partnerskab.diff.rows import COLUMN_NAMES, NATURAL_KEYS
from partnerskab.i18n import NBSP
from partnerskab.partnership.loader import load
from partnerskab.partnership.records import Agreement, Sessions
from partnerskab.schema.record import Record, nested_record
from paths import EXAMPLES

METTE = "  - {id: mette, name: Mette Holm, title: Projektleder, partner: skovby, email: mette@skovby.example, phone: '12345012'}\n"
NIELS = "  - {id: niels, name: Niels Holt, partner: skovby}\n"
RULE = "    - Vi tager uenigheder op, mens de er små.\n"
ROOMS = "    - {part: sessions, what: Lokaler, amount: 18.000, paid_by: skovby}\n"
SECOND = '  - {id: gang-2, date: 2027-03-17, start: "17:00", end: "20:00", place: Huset, form: evening}\n'
TASK = "        - {partner: autisme, what: Skriver om kurset, responsible: jens, deadline: 2026-11-20}\n"
AGREEMENT = f"""\
format: 1
model: partnerskabsmodel
title: Kursus i Skovby
date: 2026-11-02
partners:
  - {{id: skovby, kind: municipality, name: Skovby Kommune, cvr: "99999993", contact: mette}}
  - {{id: autisme, kind: organisation, name: Autisme Skovby}}
people:
{METTE}{NIELS}  - {{id: jens, name: Jens Bro, partner: autisme}}
idea:
  purpose: Vi vil give familier viden, ro og et netværk, for kommunen kender reglerne, og foreningen kender hverdagen.
  motives: {{skovby: Vi vil møde familierne tidligere., autisme: Vi vil nå flere.}}
  ground_rules:
{RULE}    - Vi spørger forældrene.
content:
  participants: {{planned: 10, minimum: 8}}
finance:
  sessions: {{budget: 145.000 kr.}}
  lines:
{ROOMS}    - {{part: network, what: Lokaler, amount: 2.000, paid_by: autisme}}
organisation:
  steering_group: {{members: [mette, jens], meetings: {{dates: [2027-01-05]}}}}
  mandates: [{{decision: Indkøb, decided_by: steering_group, consulted: [jens], limit: 10.000}}]
resources:
  - {{partner: skovby, minimum_hours: 120, provides: [Lokaler]}}
duration: {{form: fixed, latest_end: 2027-12-31}}
clauses: [confidentiality]
signature: {{signatures: []}}
"""
WORKSHEET = f"""\
sessions:
  - {{id: gang-1, date: 2027-03-06, place: Huset}}
{SECOND}idea:
  value:
    discuss_value:
      decision: 20. maj
  goal:
    beneficiaries:
      decision: [Forældre, Børn]
  people_and_knowledge:
    documentation:
      points: {{knowledge: Hver anden familie spørger.}}
before:
  target_group:
    who:
      tasks:
{TASK}        - {{partner: skovby, what: Ringer rundt, responsible: mette, deadline: 2027-01-15, done: 2027-01-14}}
    number: {{parked: {{until: 2027-01-10, why: Vi venter}}}}
"""
FILES = {
    "agreement.yaml": AGREEMENT,
    "worksheet.yaml": WORKSHEET,
    "participants.yaml": "legal_basis: consent\nfamilies: [{id: f01, status: invited}]\n",
    "volunteers.yaml": "roles: [{id: driver, title: Kører}]\nvolunteers: [{id: v01, role: driver}]\n",
}

Edit = tuple[str, str]
Compare = Callable[..., list[Change]]


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def after(tmp_path: Path) -> Compare:
    """Return a function that applies edits to the files above and lists the changes."""

    def compare(*edits: Edit) -> list[Change]:
        files = dict(FILES)
        for old, new in edits:
            (name,) = [name for name, text in files.items() if old in text]
            assert files[name].count(old) == 1, old
            files[name] = files[name].replace(old, new)
        return compare_partnerships(
            load(write(tmp_path / "old", FILES)), load(write(tmp_path / "new", files))
        )

    return compare


def sentences(changed: list[Change]) -> list[str]:
    return [f"{change.area.da}: {change.words.da}".replace(NBSP, " ") for change in changed]


CASES: dict[str, tuple[str, str, list[str]]] = {
    "person added": (METTE, f"{METTE}  - {{id: ny, name: Ny Lund}}\n", ["Personer: Ny Lund er kommet til."]),
    "person gone": (NIELS, "", ["Personer: Niels Holt er ikke længere med."]),
    "other id": ("id: niels,", "id: nils,", ["Personer: Niels Holt er kommet til.", "Personer: Niels Holt er ikke længere med."]),
    "e-mail, not shown": ("mette@skovby", "mh@skovby", ["Personer: Mette Holm: mailadressen er ændret."]),
    "telephone number, not shown": ("12345012", "12345099", ["Personer: Mette Holm: telefonnummeret er ændret."]),
    "title": ("title: Projektleder", "title: Chef", ["Personer: Mette Holm: titlen er ændret fra »Projektleder« til »Chef«."]),
    "partner": ("name: Skovby Kommune", "name: Skov", ["Partnere: Skov: navnet er ændret fra »Skovby Kommune« til »Skov«."]),
    "contact": ("contact: mette", "contact: jens", ["Partnere: Skovby Kommune: kontaktpersonen er ændret fra Mette Holm til Jens Bro."]),
    "money": ("145.000 kr.", "150.000", ["Aftalen: »Budget, undervisning« er ændret fra 145.000 kr. til 150.000 kr."]),
    "same money": ("145.000 kr.", "145000", []),
    "day": ("date: 2026-11-02", "date: 2.12.2026", ["Aftalen: »Aftalens dato« er ændret fra 2. november 2026 til 2. december 2026."]),
    "same day": ("date: 2026-11-02", "date: 2.11.2026", []),
    "emptied": (", minimum: 8", "", ["Aftalen: »Mindste antal familier« er slettet."]),
    "filled in": ("duration: {form: fixed,", "duration: {form: fixed, annual_evaluation: 2027-06-01,", [
        "Aftalen: »Årlig evaluering« er udfyldt: 1. juni 2027.",
    ]),
    "long text, not shown": ("viden, ro og et netværk", "viden", ["Aftalen: »Formål« er ændret."]),
    "word of a list, not shown": ("form: fixed", "form: rolling", ["Aftalen: »Aftalens form« er ændret."]),
    "item": (RULE, f"    - Ny regel.\n{RULE}", ["Aftalen: »Fælles spilleregler«: »Ny regel.« er kommet til."]),
    "item gone": (RULE, "", ["Aftalen: »Fælles spilleregler«: »Vi tager uenigheder op, mens de er små.« er fjernet."]),
    "member": ("members: [mette, jens]", "members: [jens, niels, mette]", ["Aftalen: »Styregruppens medlemmer«: Niels Holt er kommet til."]),
    "dates": ("[2027-01-05]", "[2027-02-05, 2027-01-05]", ["Aftalen: »Styregruppens mødedatoer«: 5. februar 2027 er kommet til."]),
    "motive": ("møde familierne tidligere", "møde alle", [
        "Aftalen: »Partnernes egne motiver«, Skovby Kommune er ændret fra »Vi vil møde familierne tidligere.« til »Vi vil møde alle.«.",
    ]),
    "row": ("amount: 18.000", "amount: 20.000", ["Aftalen: »Budgetposter«, »Lokaler«: beløbet er ændret fra 18.000 kr. til 20.000 kr."]),
    "row added": (ROOMS, f"    - {{part: sessions, what: Porto}}\n{ROOMS}", ["Aftalen: »Budgetposter«: »Porto« er kommet til."]),
    "row gone": (ROOMS, "", ["Aftalen: »Budgetposter«: »Lokaler« er fjernet."]),
    "mandate": ("decided_by: steering_group", "decided_by: mette", [
        "Aftalen: »Beslutningskompetence«, »Indkøb«: den, der beslutter, er ændret fra styregruppen til Mette Holm.",
    ]),
    "list in a row": ("provides: [Lokaler]", "provides: [Kaffe, Lokaler]", [
        "Aftalen: »Ressourcer og forventninger«, Skovby Kommune: bidraget: »Kaffe« er kommet til.",
    ]),
    "clause": ("clauses: [confidentiality]", "clauses: []", ["Aftalen: »Særlige vilkår«: »Tavshedspligt« er fjernet."]),
    "signature": ("signatures: []", "signatures: [{partner: skovby, date: 2027-01-02}]", ["Aftalen: »Underskrifter«: Skovby Kommune er kommet til."]),
    "comment": ("format: 1\n", "# Noget andet\nformat: 1\n\n", []),
    "model": ("model: partnerskabsmodel", "model: kommune-ngo", [
        "Aftalen: Modellen er nu »Kommune og NGO« i stedet for »Partnerskabsmodel«.",
    ]),
    "version of the model": ("model: partnerskabsmodel", 'model: partnerskabsmodel\nmodel_version: "1"', ["Aftalen: Modellens udgave er udfyldt: »1«."]),
    "setting": ("signature:", "settings: {minimum_families: 4}\nsignature:", ["Aftalen: »Mindste antal familier« er udfyldt: »4«."]),
    "gap": ("signature:", "accepted: [{rule: motive_missing, why: Vi venter}]\nsignature:", [
        "Accepterede fejl: motive_missing er accepteret i agreement.yaml: »Vi venter«.",
    ]),
    "session moved": ('date: 2027-03-17, start: "17:00"', 'date: 2027-03-24, start: "17.30"', [
        "Undervisningsgange: »gang-2« er flyttet fra 17. marts 2027 kl. 17.00–20.00 til 24. marts 2027 kl. 17.30–20.00.",
    ]),
    "session's place": ("place: Huset, form", "place: Salen, form", ["Undervisningsgange: »gang-2«: stedet er ændret fra »Huset« til »Salen«."]),
    "session added": (SECOND, f"  - {{id: gang-9, date: 2027-04-01}}\n{SECOND}", ["Undervisningsgange: »gang-9« er kommet til: 1. april 2027."]),
    "session gone": (SECOND, "", ["Undervisningsgange: »gang-2« er aflyst."]),
    "answer": ("decision: 20. maj", "decision: 21. maj", ["Svar: Svaret på »Tid til samtalen« er ændret fra »20. maj« til »21. maj«."]),
    "answer emptied": ("decision: 20. maj", "decision:", ["Svar: Spørgsmålet »Tid til samtalen« står åbent igen."]),
    "answer parked": ("decision: 20. maj", "parked: {until: 2027-05-01, why: Ferie}", ["Svar: Spørgsmålet »Tid til samtalen« er parkeret til 1. maj 2027."]),
    "answer parked longer": ("until: 2027-01-10", "until: 2027-02-10", ["Svar: Spørgsmålet »Antal familier« er parkeret til 10. februar 2027."]),
    "answer not relevant": ("decision: 20. maj", "not_relevant: Ferie", ["Svar: Spørgsmålet »Tid til samtalen« er ikke relevant."]),
    "item of an answer": ("[Forældre, Børn]", "[Søskende, Børn, Forældre]", ["Svar: Svaret på »Hvem får gavn«: »Søskende« er kommet til."]),
    "point": ("Hver anden familie", "Hver familie", ["Svar: Svaret på »Grundlag« er ændret."]),
    "note": ("decision: 20. maj", "decision: 20. maj\n      note: Husk kaffe", ["Svar: Noten til »Tid til samtalen« er udfyldt."]),
    "task added": (TASK, f"{TASK}        - {{what: Noget nyt, responsible: jens, deadline: 2027-05-01}}\n", [
        "Opgaver: Ny opgave: »Noget nyt« (Jens Bro, frist 1. maj 2027).",
    ]),
    "task put first": (TASK, f"        - {{partner: skovby, what: Noget nyt}}\n{TASK}", ["Opgaver: Ny opgave: »Noget nyt« (Skovby Kommune)."]),
    "task gone": (TASK, "", ["Opgaver: Opgaven »Skriver om kurset« er slettet."]),
    "task done": ("deadline: 2026-11-20", "deadline: 2026-11-20, done: 2026-11-18", ["Opgaver: Opgaven »Skriver om kurset« blev løst 18. november 2026."]),
    "task undone": (", done: 2027-01-14", "", ["Opgaver: Opgaven »Ringer rundt« er alligevel ikke løst."]),
    "task moved": ("deadline: 2026-11-20", "deadline: 2026-12-20", [
        "Opgaver: Fristen for »Skriver om kurset« er ændret fra 20. november 2026 til 20. december 2026.",
    ]),
    "task given away": ("kurset, responsible: jens", "kurset, responsible: niels", [
        "Opgaver: Den ansvarlige for »Skriver om kurset« er ændret fra Jens Bro til Niels Holt.",
    ]),
    "task of another partner": ("{partner: autisme, what: Skriver", "{partner: skovby, what: Skriver", [
        "Opgaver: Partneren for »Skriver om kurset« er ændret fra Autisme Skovby til Skovby Kommune.",
    ]),
    "task in other words": ("Skriver om kurset", "Skriver i bladet", ["Opgaver: Opgaven »Skriver om kurset« hedder nu »Skriver i bladet«."]),
    "families": ("status: invited", "status: confirmed", []),
    "family added": ("families: [", "families: [{id: f02}, ", []),
    "volunteers": ("{id: v01, role: driver}", "{id: v02, role: driver}", []),
    "CPR number": ("title: Projektleder", "title: Mor til 010170-1234", ["Personer: Mette Holm: titlen er ændret fra »Projektleder« til »Mor til [CPR]«."]),
    "unknown person": ("kurset, responsible: jens", "kurset, responsible: kanarie", [
        "Opgaver: Den ansvarlige for »Skriver om kurset« er ændret fra Jens Bro til ukendt.",
    ]),
    "unknown person in a list": ("members: [mette, jens]", "members: [mette, kanarie]", ["Aftalen: »Styregruppens medlemmer« er ændret, men kan ikke læses endnu."]),
    "unreadable money": ("145.000 kr.", "kanarie", ["Aftalen: »Budget, undervisning« er ændret, men kan ikke læses endnu."]),
    "unreadable person": ("id: niels,", "id: Kanarie Hansen,", ["Personer: Listen over personer er ændret, men kan ikke læses endnu."]),
    "unreadable session": ("date: 2027-03-17", "date: kanarie", ["Undervisningsgange: Listen over undervisningsgange er ændret, men kan ikke læses endnu."]),
    "unreadable day": ("deadline: 2026-11-20", "deadline: kanarie", ["Svar: Svaret på »Målgruppe« er ændret, men kan ikke læses endnu."]),
    "unreadable worksheet": ("sessions:\n", "kanarie: [\nsessions:\n", ["Svar: En del af worksheet.yaml er ændret, men kan ikke læses endnu."]),
    "unreadable part of the agreement": ("format: 1\n", "kanarie: [\nformat: 1\n", ["Aftalen: En del af agreement.yaml er ændret, men kan ikke læses endnu."]),
    "unreadable agreement": ("format: 1\n", "%kanarie\nformat: 1\n", [
        "Aftalen: agreement.yaml er ændret, men kan ikke læses endnu.",
        "Svar: Svar og opgaver kan ikke sammenlignes, før modellen kan læses i begge udgaver.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_change(case: str, after: Compare) -> None:
    old, new, wanted = CASES[case]
    found = after((old, new))
    if case == "model":
        found = [change for change in found if change.words.da.startswith("Modellen er nu")]
    assert sentences(found) == wanted
    for change in found:
        for words in change.words:
            assert not re.search(r"[{}]|kanarie|1234|\.\.$", words, re.IGNORECASE), words
        assert change.words.da != change.words.en


def test_no_change(after: Compare) -> None:
    assert after() == []


def test_where_it_stands_now(after: Compare) -> None:
    found = after(
        ("145.000 kr.", "150.000"), (SECOND, ""), ("deadline: 2026-11-20", "deadline: 2026-12-20")
    )
    places = [change.at and (change.at.file, change.at.span.line) for change in found]
    money = AGREEMENT[: AGREEMENT.index("145.000")].count("\n") + 1
    task = WORKSHEET[: WORKSHEET.index(TASK)].count("\n")
    assert places == [("agreement.yaml", money), None, ("worksheet.yaml", task)]


def test_questions_of_one_title_are_told_apart(after: Compare) -> None:
    programme = "  teaching_plan: {programme: {decision: Program}}\n"
    found = after(("before:\n", f"before:\n{programme}"))
    assert sentences(found) == [
        "Svar: Spørgsmålet »Program« (Planlægning af undervisningen) er besvaret."
    ]


def test_every_change_at_once(after: Compare) -> None:
    edits = ("person added", "money", "session moved", "answer", "task added", "gap")
    found = after(*(CASES[name][:2] for name in edits))
    assert sentences(found) == [line for name in edits for line in CASES[name][2]]
    assert [change.area for change in found] == [area for area in AREAS if area.en != "Partners"]


FIRST = "        - {id: visit, kind: intervention, what: Besøger familien, responsible: mette, deadline: 2027-01-15}\n"
COOPERATION = f"""\
establishing:
  roles:
    tasks:
      rows:
{FIRST}        - {{id: letter, what: Skriver brevet, responsible: jens, deadline: 2027-01-20}}
    roles:
      rows: [{{partner: skovby, economic: Betaler, competences: [Jura, Økonomi]}}, {{partner: autisme, economic: Intet}}]
"""
TABLES: dict[str, tuple[str, str, list[str]]] = {
    "task": (FIRST, f"        - {{id: tea, what: Koger te, responsible: jens}}\n{FIRST}", ["Opgaver: Ny opgave: »Koger te« (Jens Bro)."]),
    "task gone": (FIRST, "", ["Opgaver: Opgaven »Besøger familien« er slettet."]),
    "task in other words": ("what: Skriver brevet", "what: Ringer", ["Opgaver: Opgaven »Skriver brevet« hedder nu »Ringer«."]),
    "task of another id": ("id: letter", "id: mail", [
        "Opgaver: Ny opgave: »Skriver brevet« (Jens Bro, frist 20. januar 2027).", "Opgaver: Opgaven »Skriver brevet« er slettet.",
    ]),
    "task of another kind": ("kind: intervention", "kind: follow_up", ["Opgaver: Opgaven »Besøger familien« er ændret."]),
    "row": ("economic: Intet", "economic: Lidt", ["Svar: »Partnernes roller«: rækken Autisme Skovby er ændret."]),
    "row gone": (", {partner: autisme, economic: Intet}", "", ["Svar: »Partnernes roller«: rækken Autisme Skovby er fjernet."]),
    "list in a row": ("[Jura, Økonomi]", "[Økonomi, Jura]", []),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLES)
def test_tables(case: str, tmp_path: Path) -> None:
    old, new, wanted = TABLES[case]
    assert COOPERATION.count(old) == 1
    agreement = AGREEMENT.replace("model: partnerskabsmodel", "model: kommune-ngo")
    folders = [
        write(tmp_path / str(place), {"agreement.yaml": agreement, "cooperation.yaml": text})
        for place, text in enumerate((COOPERATION, COOPERATION.replace(old, new)))
    ]
    assert sentences(compare_partnerships(*map(load, folders))) == wanted


TWICE = "        - {what: Ringer, responsible: jens, deadline: 2027-01-%s}\n"


def test_one_of_two_alike(tmp_path: Path) -> None:
    texts = [
        WORKSHEET.replace(TASK, TWICE % "01" + TWICE % "02"),
        WORKSHEET.replace(TASK, TWICE % "02"),
    ]
    old, new = (
        load(write(tmp_path / str(place), FILES | {"worksheet.yaml": text}))
        for place, text in enumerate(texts)
    )
    assert sentences(compare_partnerships(old, new)) == ["Opgaver: Opgaven »Ringer« er slettet."]
    assert sentences(compare_partnerships(new, old)) == [
        "Opgaver: Ny opgave: »Ringer« (Jens Bro, frist 1. januar 2027)."
    ]


def test_two_partners_with_the_same_task(tmp_path: Path) -> None:
    line = "        - {partner: %s, what: Ringer, deadline: 2027-01-%s}\n"
    texts = [
        line % ("skovby", "01") + line % ("autisme", "02"),
        line % ("autisme", "03") + line % ("skovby", "04"),
    ]
    old, new = (
        load(
            write(tmp_path / str(place), FILES | {"worksheet.yaml": WORKSHEET.replace(TASK, text)})
        )
        for place, text in enumerate(texts)
    )
    moves = [("2. januar", "3. januar"), ("1. januar", "4. januar")]
    assert sentences(compare_partnerships(old, new)) == [
        f"Opgaver: Fristen for »Ringer« er ændret fra {a} 2027 til {b} 2027." for a, b in moves
    ]


def test_a_session_that_introduces_the_network(after: Compare) -> None:
    found = after(("date: 2027-03-06,", "date: 2027-03-06, network_introduction: nej,"))
    assert sentences(found) == [
        "Undervisningsgange: »gang-1«: introduktionen til netværket er udfyldt: nej."
    ]


def shuffled(value: object, order: random.Random) -> object:
    """Return the value with the items of every list and the keys of every mapping shuffled.

    Keys without a value are left out.
    """
    if isinstance(value, dict):
        keys = [key for key in order.sample(sorted(value), len(value)) if value[key]]
        return {key: shuffled(value[key], order) for key in keys}
    if isinstance(value, list):
        return [shuffled(item, order) for item in order.sample(value, len(value))]
    return value


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("example", ["skovby-autisme", "engholm-sjaeldne", "tre-kommuner"])
def test_order_means_nothing(example: str, seed: int, tmp_path: Path) -> None:
    import json

    import yaml

    files = {
        path.name: path.read_text("utf-8")
        for path in (EXAMPLES / example).glob("*.yaml")
        if path.name != "example.yaml"
    }
    parsed = {name: yaml.load(text, yaml.BaseLoader) for name, text in files.items()}
    others = {
        name: json.dumps(shuffled(value, random.Random(seed)), ensure_ascii=False, indent=1)
        for name, value in parsed.items()
    }
    old, new = load(write(tmp_path / "old", files)), load(write(tmp_path / "new", others))
    assert {finding.rule for finding in new.findings} <= {finding.rule for finding in old.findings}
    assert sentences(compare_partnerships(old, new)) == []


@pytest.mark.parametrize("old", ["skovby-autisme", "fuld-af-fejl", "fuld-af-fejl-yaml"])
@pytest.mark.parametrize("new", ["engholm-sjaeldne", "tre-kommuner", "fuld-af-fejl"])
def test_any_two_partnerships(old: str, new: str) -> None:
    for change in compare_partnerships(load(EXAMPLES / old), load(EXAMPLES / new)):
        assert change.area in AREAS
        for words in change.words:
            assert "\n" not in words
            assert len(words) < 600
            assert not re.search(r"[{}]|None|\.\.$", words), words


def test_citizens_under_pseudonyms_are_left_out(tmp_path: Path) -> None:
    agreement = "format: 1\nmodel: samarbejdsmodel\ntitle: Et samarbejde\n"
    rows = "register: {courses: {citizens: {rows: [{id: b01, requested_on: 2027-01-01}%s]}}}\naccepted: [%s]\n"
    first = {"agreement.yaml": agreement, "citizens.yaml": rows % ("", "")}
    then = {
        "agreement.yaml": agreement,
        "citizens.yaml": rows % (", {id: b02}", "{rule: x, why: Kanarie}"),
    }
    old, new = load(write(tmp_path / "old", first)), load(write(tmp_path / "new", then))
    assert any(form.file == "citizens.yaml" and form.answers for form in new.forms)
    assert compare_partnerships(old, new) == []


def rows(record: type[Record]) -> Iterator[type[Record]]:
    """Yield every type of row that may stand in a list of a record."""
    for field in record.model_fields.values():
        inner = nested_record(field)
        if inner is not None:
            if get_origin(field.annotation) is tuple:
                yield inner
            yield from rows(inner)


def test_every_row_has_a_natural_key_and_every_column_a_name() -> None:
    found = {*rows(Agreement), *rows(Sessions)}
    assert found == set(NATURAL_KEYS)
    for record, key in NATURAL_KEYS.items():
        assert set(key) <= set(record.model_fields)
        told = (
            set(record.model_fields) - {"id"}
            if record.__name__ not in ("Accepted", "Session")
            else set()
        )
        assert told <= set(COLUMN_NAMES), record
