"""Fuzz: whatever stands in the four files, reading and checking gives findings, soon."""

import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerskab import yamltext
from partnerskab.cli import status_view, task_table
from partnerskab.cli.tables import build_csv
from partnerskab.diagnostics import Diagnostic, Finding
from partnerskab.model.loader import load_model
from partnerskab.overview.status import find_status
from partnerskab.overview.tasks import TaskFilter, list_tasks
from partnerskab.partnership import Partnership
from partnerskab.partnership import loader as partnership_loader
from partnerskab.rules.runner import run_rules
from partnerskab.scaffold.files import write_partnership
from partnerskab.scaffold.wishes import Partner, Wishes
from partnerskab.schema import diagnostic_types
from paths import EXAMPLES

EXAMPLE = EXAMPLES / "skovby-autisme"
TODAY = date(2027, 3, 20)
FILES = ("agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml")
LONGEST_SECONDS = 1.0

Files = dict[str, bytes]

# A small partnership with every sort of value, so that a run takes milliseconds.
SMALL: Files = {
    "agreement.yaml": """\
format: 1
model: partnerskabsmodel
title: "Forældrekursus æøå"
date: 2026-11-02
partners:
  - {id: skovby, kind: municipality, name: Skovby Kommune, cvr: "99999993", ean: "5799999000003", contact: mette-holm}
  - {id: autisme, kind: organisation, name: Autisme Skovby}
people:
  - {id: mette-holm, name: Mette Holm, partner: skovby, email: mette@skovby.example, phone: "12 34 50 12"}
  - {id: jens-bro, name: Jens Bro, partner: autisme}
idea:
  purpose: >-
    Familier finder hinanden,
    og kommunen lærer dem at kende.
  goals:
    - Ro
    - Et netværk  # som holder
  motives: {skovby: Møder familierne tidligt, autisme: Når flere}
content: {participants: {planned: 10, minimum: 8}}
finance:
  sessions: {financing: Kommunen betaler, budget: 145.000 kr.}
  lines:
    - {part: sessions, what: Lokaler, amount: 18.000, paid_by: skovby}
  own_payment: {sessions: 400, decided_by: mette-holm}
organisation:
  steering_group: {members: [mette-holm, jens-bro], responsible: mette-holm, meetings: {status: 4, dates: [2027-01-12]}}
  course_management: {members: [mette-holm, jens-bro], form: shared}
  mandates:
    - {decision: Udgifter, decided_by: steering_group, consulted: [jens-bro], limit: 10.000}
resources:
  - {partner: skovby, minimum_hours: 120, provides: [Lokale]}
home_organisations:
  - {partner: skovby, political_informed: 2026-10-07, plan: Status i juni}
responsibilities: {annex: worksheet.yaml}
duration: {form: fixed, latest_end: 2027-12-31}
changes:
  addenda:
    - {number: 1, date: 2027-01-12, text: En ændring, confirms_oral: ja, signed: [{partner: skovby, date: 2027-01-12}]}
clauses: [confidentiality, insurance]
settings: {minimum_families: 8}
accepted:
  - {rule: overdue_task, why: Aftalt, until: 2027-06-01}
signature:
  signatures:
    - {partner: skovby, name: Lone Friis, date: 2026-11-02}
""".encode(),
    "worksheet.yaml": """\
sessions:
  - {id: gang-1, date: 2027-03-06, start: "10:00", end: 16.00, place: Sal 2, form: evening, network_introduction: ja}
before:
  target_group:
    who:
      decision: |
        Forældre til børn på 3-12 år
      points: {wider: nej, attention: Søskende}
      tasks:
        - {partner: skovby, what: Finder familier, responsible: mette-holm, deadline: 2027-01-15, done: 2027-01-12}
        - {partner: autisme, what: Slår op, responsible: jens-bro, deadline: 1.2.2027, session: gang-1}
    number: {not_relevant: Står i aftalen}
    find: {parked: {until: 2027-01-10, why: Vi venter}, note: 'Det''s fint'}
    intake: {responsible: mette-holm, deadline: 2026-12-01}
""".encode(),
    "volunteers.yaml": """\
roles:
  - id: boerneteam
    title: Børneteam
    children: ja
    needed: 3
    recruiter: jens-bro
    child_certificate: {responsible: jens-bro, before: 2027-02-22}
volunteers:
  - {id: v01, role: boerneteam, since: 2027-02-24, child_certificate: {checked_on: 2027-02-08, checked_by: jens-bro, review_on: 2029-02-08}}
""".encode(),
    "participants.yaml": b"""\
legal_basis: consent
delete_by: 2028-06-30
families:
  - id: f01
    status: confirmed
    referrer: mette-holm
    intake: {decision: admitted, by: mette-holm, date: 2027-01-25}
    match: {fits: ja, by: jens-bro}
    needs: [childcare, quiet_room]
    children: 1
    consent: {given: 2026-12-18}
""",
}

TRAPS = [
    "2027-02-30", "0000-00-00", "29.2.2027", "2027-W01-1", "25.000", "25.00", "2,5", "-1", "1e9", "0x1F", "017", "9" * 5000, "²", "٣",
    "no", "ja", "JA, måske", "17:30", "99:99", "~", "null", ".nan", "", " ", "[", "]", "{", "}", "[]", "{}", "[[[]]]", "{a: {b: c}}",
    "&a x", "*a", "!!int x", "!x", "<<: *a", "? x", "- x", "x: y: z", "'", '"', '"\\x00"', '"\\u202e"', '"\\', "|", ">-\n  x", "# x", "x #y",
    "@x", "`x`", "%x", "---", "...", "\t", "\tx", "\r", "\r\n", "\x00", "\x1b[2J", "\x85", "\u2028", "\ufeff", "\u200b", "\ud800",
    "<<<<<<< HEAD", "=======", ">>>>>>> x", "[" * 30, "- " * 30, "{a: " * 30, "a" * 70_000, "010170-1234", "mette-holm", "skovby", "steering_group",
    "f01", "v01", "gang-1", "Mette Holm", "{n}", "{title}", "%s", "=1+1", "::error::", "[bold]", "👨‍👩‍👧", "e\u0301", "å", "A\u030a", "1990-01-01", "2100-12-31",
]  # fmt: skip
SIGNS = b" \n\t:-#[]{},&*!|>'\"%@`?~\\\r\0\xff\xc3\x85\xef\xbb\xbf0aZ."

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.choice(SIGNS)]) + data[place + chance.randrange(2) :]


def cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(40) :]


def stop(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randrange(200)]
    place = chance.randrange(len(data) + 1)
    return data[:place] + part + data[place:]


def lines(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    act = chance.randrange(5)
    if act == 0:
        rows[one], rows[other] = rows[other], rows[one]
    elif act == 1:
        rows[one] = b" " * chance.randrange(1, 4) + rows[one]
    elif act == 2:
        rows[one] = rows[one].removeprefix(b" " * chance.randrange(1, 4))
    elif act == 3:
        del rows[one]
    else:
        rows.insert(one, rows[other])
    return b"\n".join(rows)


TOKEN = re.compile(rb"[^\s\[\]{},:]+")


def token(data: bytes, chance: random.Random) -> bytes:
    found = list(TOKEN.finditer(data))
    if not found:
        return data
    start, end = chance.choice(found).span()
    new = chance.choice(
        [chance.choice(TRAPS).encode("utf-8", "surrogatepass"), chance.choice(found)[0]]
    )
    return data[:start] + new + data[end:]


def value(data: bytes, chance: random.Random) -> bytes:
    """Something else behind a colon, up to the end of the line or of the item."""
    found = list(re.finditer(rb"(?<=: )[^\n,}\]]+", data))
    if not found:
        return data
    start, end = chance.choice(found).span()
    return data[:start] + chance.choice(TRAPS).encode("utf-8", "surrogatepass") + data[end:]


MUTATIONS: list[Mutation] = [flip, cut, stop, repeat, lines, token, value, value]


def mutated(files: Files, chance: random.Random) -> Files:
    """The files with one to three changes in one of them."""
    file = chance.choice(FILES)
    data = files[file]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    return {**files, file: data}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.fixture(autouse=True, scope="module")
def one_model() -> Iterator[None]:
    """The model's own files are not what is spoilt, so they are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partnership_loader, "load_model", cache(load_model))
        yield


@lru_cache(maxsize=32)
def read(data: bytes) -> tuple[yamltext.Document | None, tuple[Diagnostic, ...]]:
    """A file as it is read; most files of a run are those of the run before."""
    return yamltext.read_sound_parts(data)


def checked(folder: Path) -> list[Finding]:
    """What every rule finds in the files of a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partnership_loader, "read_sound_parts", read)
        found = partnership_loader.load(folder)
        if found.agreement is not None and found.model is not None:
            shown(found.whole)
        return sorted({*found.findings, *run_rules(found, TODAY, 4)})


def shown(partnership: Partnership) -> None:
    """The pages people see can be made of whatever could be read."""
    status = find_status(partnership, TODAY)
    assert status_view.build_sheet(status, "da").opening
    assert status_view.status_to_json(status, "en")["format"] == 1
    for wanted in (TaskFilter(), TaskFilter(open_questions=True), TaskFilter(within=30)):
        listed = list_tasks(partnership, TODAY, wanted)
        assert task_table.build_sheet(listed, "en").tables
        _, rows = build_csv(task_table.COLUMNS, task_table.list_rows(listed), "da")
        assert len(rows) == len(listed.tasks)


def assert_sound(folder: Path, files: Files) -> None:
    """No exception, no long wait, and every place lies in its file."""
    for name, data in files.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != data:
            (folder / name).write_bytes(data)
    begun = time.process_time()
    found = checked(folder)
    assert time.process_time() - begun < LONGEST_SECONDS
    for one in found:
        assert one.span.line >= 1 <= one.span.column
        assert one.span[:2] <= one.span[2:]
        if one.file in files:
            assert one.span.end_line <= len(re.split(b"\r\n?|\n", files[one.file])) + 1


def fuzz(folder: Path, files: Files, seed: int, runs: int) -> None:
    chance = random.Random(seed)
    for run in range(runs):
        spoilt = mutated(files, chance)
        try:
            assert_sound(folder, spoilt)
        except BaseException:
            changed = next(name for name in FILES if spoilt[name] != files[name])
            print(f"seed {seed}, run {run}, {changed}:\n{spoilt[changed]!r}")
            raise


@pytest.mark.parametrize("seed", range(10))
def test_a_small_partnership(seed: int, folder: Path) -> None:
    fuzz(folder, SMALL, seed, 120)


def test_a_partnership_after_init(folder: Path) -> None:
    partners = (
        Partner("municipality", "Skovby Kommune"),
        Partner("organisation", "Autisme Skovby"),
    )
    asked = Wishes(
        "partnerskabsmodel", partners, "Et kursus", "fixed", date(2027, 12, 31), date(2027, 3, 6)
    )
    write_partnership(folder / "ny", asked, "da", TODAY)
    fuzz(folder, {name: (folder / "ny" / name).read_bytes() for name in FILES}, 11, 50)


def test_a_partnership_in_operation(folder: Path) -> None:
    fuzz(folder, {name: (EXAMPLE / name).read_bytes() for name in FILES}, 12, 50)


def test_the_small_partnership_has_something_of_everything(folder: Path) -> None:
    for name, data in SMALL.items():
        assert len(TOKEN.findall(data)) > 20, name
    assert_sound(folder, SMALL)
    found = checked(folder)
    assert "worksheet.yaml" in {one.file for one in found}
    assert not {one.rule for one in found} & {
        *yamltext.DIAGNOSTIC_TYPES,
        *diagnostic_types.DIAGNOSTIC_TYPES,
    }


# Random documents instead of spoilt ones

WORDS = st.one_of(
    st.sampled_from(TRAPS), st.text(max_size=20), st.dates().map(str), st.integers().map(str)
)
KEYS = st.sampled_from(
    sorted(
        {word.decode() for data in SMALL.values() for word in re.findall(rb"[a-z_]+(?=:)", data)}
    )
)
DOCUMENTS = st.recursive(
    WORDS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip
SOON = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@SOON
@given(file=st.sampled_from(FILES), document=DOCUMENTS, flow=st.booleans())
def test_random_documents(folder: Path, file: str, document: object, flow: bool) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow)
    assert_sound(folder, {**SMALL, file: text.encode("utf-8", "surrogatepass")})


@SOON
@given(
    file=st.sampled_from(FILES),
    data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
)
def test_random_bytes(folder: Path, file: str, data: bytes) -> None:
    assert_sound(folder, {**SMALL, file: data})


@SOON
@given(data=st.data(), place=st.integers(0, 60))
def test_random_values(folder: Path, data: st.DataObject, place: int) -> None:
    file = data.draw(st.sampled_from(FILES))
    text = SMALL[file].decode()
    spots = list(re.finditer(r"(?<=: )[^\n,}\]]+", text))
    start, end = spots[place % len(spots)].span()
    word = data.draw(WORDS)
    assert_sound(
        folder,
        {**SMALL, file: f"{text[:start]}{word}{text[end:]}".encode("utf-8", "surrogatepass")},
    )
