"""Canaries: what stands in participants.yaml, in private/ and in any faulty value never reaches an output (P12)."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from partnerskab import __main__
from partnerskab.cli import inputs
from partnerskab.partnership.loader import load
from partnerskab.reporters import reporter_names
from paths import EXAMPLES

EXAMPLE = EXAMPLES / "skovby-autisme"
TODAY = ["--today", "2027-03-20"]
COMMANDS = [
    ["status"], ["check"], ["tasks"], ["status", "--format", "json"], ["tasks", "--format", "json"],
    *(["check", "--format", form] for form in reporter_names() if form != "text"),
    ["tasks", "--done", "--format", "csv"], ["check", "--step", "4"], ["check", "--coverage"],
    ["check", "--privacy"], ["tasks", "--open-questions", "--format", "json"],
]  # fmt: skip
CANARY = re.compile("kanarie", re.IGNORECASE)

Everything = Callable[..., str]


@pytest.fixture
def partnership(tmp_path: Path) -> Path:
    folder = tmp_path / "partnerskab"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("expected", "example.yaml"))
    return folder


@pytest.fixture
def everything(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Everything:
    """All that every command says of a folder, in every format and both languages; less of it where not `whole`."""

    def said(folder: Path, whole: bool = True) -> str:
        texts = []
        monkeypatch.setattr(
            inputs, "load", cache(load)
        )  # one folder, read once for all the commands
        for language in ("da", "en"):
            monkeypatch.setenv("PARTNERSKAB_LANG", language)
            for command in COMMANDS if whole else COMMANDS[: 10 if language == "da" else 3]:
                code = __main__.run([*command, str(folder), *TODAY])
                captured = capsys.readouterr()
                assert code in (0, 1, 3), captured.err
                texts += [captured.out, captured.err]
        return "\n".join(texts)

    return said


def leaves(text: str) -> Iterator[tuple[int, int]]:
    """Where each value of a file stands, as offsets: what follows a colon and what is an item of a list."""
    for match in re.finditer(
        r"(?m)(?:(?<=: )|(?<=- )|(?<=\[)|(?<=, ))[^\s#{}\[\],:'\"|>&*!-][^#{}\[\],:\n]*", text
    ):
        yield match.span()


def test_there_is_something_to_spoil() -> None:
    found = list(leaves((EXAMPLE / "participants.yaml").read_text("utf-8")))
    assert len(found) > 100


def with_canaries(text: str) -> str:
    """The file with a canary in place of every value."""
    for place, (start, end) in reversed(list(enumerate(leaves(text)))):
        text = f"{text[:start]}Kanarie{place}{text[end:]}"
    return text


def test_private_files(partnership: Path, everything: Everything) -> None:
    private = partnership / "private"
    private.mkdir()
    (private / "participants.yaml").write_text(
        "f01: {name: Kanarie Hansen, phone: '12345678'}\n", "utf-8"
    )
    (private / "kanarie.txt").write_text("Kanarie 010170-1234\n", "utf-8")
    (private / "kanarie").mkdir()
    (private / "kanarie" / "kanarie.md").write_text("# Kanarie\n", "utf-8")
    assert not CANARY.search(everything(partnership))


@pytest.mark.parametrize(
    "file", ["participants.yaml", "volunteers.yaml", "worksheet.yaml", "agreement.yaml"]
)
def test_canaries_in_every_value(file: str, partnership: Path, everything: Everything) -> None:
    """Every value at once: where a value is legal text that people are meant to see, it is left as it was."""
    text = (partnership / file).read_text("utf-8")
    spoilt = with_canaries(text) if file == "participants.yaml" else with_faulty_canaries(text)
    assert len(CANARY.findall(spoilt)) > 30
    (partnership / file).write_text(spoilt, "utf-8")
    said = everything(partnership)
    assert not CANARY.search(said), [line for line in said.splitlines() if CANARY.search(line)][:5]
    assert f"{file}:" in said


TYPED = re.compile(
    r"\b(deadline|done|date|responsible|partner|until|amount|limit|budget|decided_by|paid_by|contact|by|since|left|role"
    r"|checked_on|checked_by|review_on|children|needed|recruiter|sparring|follow_up): [^\s,}\n]+"
)


def with_faulty_canaries(text: str) -> str:
    """The file with a canary in place of every date, amount and id, but for the partner that people work for."""
    return re.sub(
        r"(title: [^,\n]*, partner): Kanarie-x", r"\1: skovby", TYPED.sub(r"\1: Kanarie-x", text)
    )


def test_canaries_for_the_partner_people_work_for(
    partnership: Path, everything: Everything
) -> None:
    text = (partnership / "agreement.yaml").read_text("utf-8")
    spoilt = re.sub(r"(title: [^,\n]*, partner): \w+", r"\1: kanarie", text)
    assert len(CANARY.findall(spoilt)) > 5
    (partnership / "agreement.yaml").write_text(spoilt, "utf-8")
    assert not CANARY.search(everything(partnership))


FAULTS = {
    "key": ("participants.yaml", "    status: confirmed\n", "    kanarie: 1\n"),
    "key of the agreement": ("agreement.yaml", "title: ", "kanarie: x\ntitle: "),
    "key in a row": ("agreement.yaml", "cvr: ", "kanarie: "),
    "text for a row": ("participants.yaml", "families:\n", "families: Kanarie\nx:\n"),
    "row for a text": ("agreement.yaml", "title: ", "title: [Kanarie, {kanarie: Kanarie}]\nx: "),
    "choice": ("participants.yaml", "status: confirmed", "status: kanarie"),
    "need": ("participants.yaml", "needs: [", "needs: [kanarie, "),
    "number": ("participants.yaml", "children: 1", "children: en kanarie"),
    "yes or no": ("participants.yaml", "fits: ja", "fits: kanarie"),
    "id with a name": ("participants.yaml", "id: f01", "id: Kanarie Hansen"),
    "id that is used twice": ("participants.yaml", "id: f01", "id: kanarie\n  - id: kanarie"),
    "name for an id": ("participants.yaml", "referrer: sofie-lind", "referrer: Kanarie Hansen"),
    "comment": ("participants.yaml", "families:\n", "# Kanarie Hansen, 010170-1234\nfamilies:\n"),
    "cvr": ("agreement.yaml", "99999993", "kanarie"),
    "ean": ("agreement.yaml", "5799999000003", "kanarie"),
    "e-mail": ("agreement.yaml", "email: lone.friis@skovby.example", "email: kanarie"),
    "amount": ("agreement.yaml", "budget: 145.000 kr.", "budget: kanarie"),
    "model": ("agreement.yaml", "model: partnerskabsmodel", "model: kanarie"),
    "setting": ("agreement.yaml", "signature:", "settings: {kanarie: 1}\nsignature:"),
    "number of a setting": ("agreement.yaml", "signature:", "settings: {minimum_families: kanarie}\nsignature:"),
    "rule that is accepted": ("agreement.yaml", "signature:", "accepted: [{rule: kanarie}]\nsignature:"),
    "clause": ("agreement.yaml", "  - confidentiality", "  - kanarie"),
    "annex": ("agreement.yaml", "annex: worksheet.yaml", "annex: kanarie.yaml"),
    "term": ("agreement.yaml", "form: fixed", "form: kanarie"),
    "partner's motive": ("agreement.yaml", "    skovby: ", "    kanarie: "),
    "clock": ("worksheet.yaml", 'start: "10:00"', 'start: "kanarie"'),
    "session": ("worksheet.yaml", "form: non_residential", "form: kanarie"),
    "stage": ("worksheet.yaml", "idea:\n", "kanarie: {kanarie: Kanarie}\nidea:\n"),
    "theme": ("worksheet.yaml", "idea:\n", "idea:\n  kanarie: Kanarie\n"),
    "tag": ("participants.yaml", "legal_basis: consent", "legal_basis: !kanarie Kanarie"),
    "anchor": ("participants.yaml", "legal_basis: consent", "legal_basis: &kanarie Kanarie"),
    "alias": ("participants.yaml", "legal_basis: consent", "legal_basis: *kanarie"),
    "double key": ("participants.yaml", "families:\n", "kanarie: 1\nkanarie: 2\nfamilies:\n"),
    "open bracket": ("participants.yaml", "families:\n", "kanarie: [Kanarie\nfamilies:\n"),
    "lost colon": ("participants.yaml", "legal_basis: consent", "legal_basis: consent\nKanarie Hansen"),
    "tab": ("participants.yaml", "legal_basis: consent", "legal_basis:\tKanarie"),
    "hash": ("participants.yaml", "legal_basis: consent", "legal_basis: Kanarie #Kanarie"),
    "control character": ("participants.yaml", "legal_basis: consent", "legal_basis: Kanarie\x1b[31m"),
    "conflict": ("participants.yaml", "families:\n", "<<<<<<< Kanarie\n=======\n>>>>>>> Kanarie\nfamilies:\n"),
    "no YAML": ("participants.yaml", "legal_basis", "Kanarie: : : Kanarie\nlegal_basis"),
    "two documents": ("participants.yaml", "families:\n", "---\nKanarie: Kanarie\n---\nfamilies:\n"),
    "complex key": ("participants.yaml", "families:\n", "? [Kanarie]\n: Kanarie\nfamilies:\n"),
    "prose": ("participants.yaml", None, "Kanarie Hansen bor på Kanarievej.\n"),
    "list": ("participants.yaml", None, "- Kanarie\n"),
    "Latin letters": ("participants.yaml", None, "Kanarie: Kanariefugl på \udce6\n"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_canaries_in_faults(fault: str, partnership: Path, everything: Everything) -> None:
    file, old, new = FAULTS[fault]
    text = (partnership / file).read_text("utf-8")
    if old is not None:
        assert old in text
        new = text.replace(old, new, 1)
    (partnership / file).write_bytes(new.encode("utf-8", "surrogateescape"))
    said = everything(partnership, whole=False)
    assert not CANARY.search(said), [line for line in said.splitlines() if CANARY.search(line)][:5]
