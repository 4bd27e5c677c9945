"""A partnership with a fault in one block: the commands go on and say what is missing, and no rule invents anything."""

import random
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from partnerskab import yamltext
from partnerskab.__main__ import run
from partnerskab.diagnostics import Finding
from partnerskab.partnership import loader as partnership_loader
from partnerskab.rules.runner import run_rules
from paths import EXAMPLES

TODAY = "2027-03-20"
SIGNS = [
    "x: y: z",
    "'",
    '"',
    "[",
    "}",
    "&a x",
    "*a",
    "!x",
    "@x",
    "- x",
    "\t",
    "x #y",
    "a: [b",
    '"x',
    ",",
]
COMPARE_LISTS = {"person_without_partner", "diagnosis_beside_name"}
"""Rules that ask of a person what stands in another section of the agreement, which may be the unread one."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERSKAB_LANG", "en")
    return Path(shutil.copytree(EXAMPLES / "skovby-autisme", tmp_path / "skovby"))


def spoil(file: Path, old: str, new: str) -> int:
    """Replace the first place of a text; return its line."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def found(folder: Path) -> list[Finding]:
    partnership = partnership_loader.load(folder)
    return sorted([*partnership.findings, *run_rules(partnership, date.fromisoformat(TODAY), 4)])


def test_the_commands_go_on_and_say_what_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = spoil(folder / "worksheet.yaml", "what: ", 'what: "')
    place = re.compile(rf"worksheet\.yaml lin(?:je|e) {line}[ ,]")
    assert run(["check", str(folder), "--today", TODAY]) == 1
    assert "[overdue_task]" in capsys.readouterr().out
    for command in (["status"], ["tasks", "--overdue"]):
        assert run([*command, str(folder), "--today", TODAY]) == 0
        assert place.search(capsys.readouterr().out)
    assert run(["render", "agreement", str(folder), "--today", TODAY, "--lang", "en"]) == 0
    written = capsys.readouterr()
    assert f"DRAFT** What stands in worksheet.yaml line {line}" in written.out
    assert place.search(written.err)


def test_faults_of_all_files_come_in_one_run(folder: Path) -> None:
    for name in ("agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}\nlast: x: y\nvery: 'last\n", encoding="utf-8")
    told = Counter((fault.file, fault.rule) for fault in found(folder))
    for name in ("agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"):
        assert told[name, "colon_in_text"] == told[name, "unclosed_quote"] == 1


def test_what_is_unread_is_not_missing(folder: Path) -> None:
    before = {fault.rule for fault in found(folder)}
    spoil(folder / "agreement.yaml", "\npeople:\n", "\npeople: x: y\n")
    spoil(folder / "volunteers.yaml", "\nroles:\n", "\nroles: x: y\n")
    assert {fault.rule for fault in found(folder)} <= before | {"colon_in_text", "bad_indentation"}


def spoilt_line(line: str, draw: random.Random) -> str:
    """The line with a sign too many, a sign lost, or another indentation."""
    place = draw.randrange(len(line) + 1)
    what = draw.randrange(5)
    if what == 0:
        return line[:place] + draw.choice(SIGNS) + line[place:]
    if what == 1:
        return line[:place] + line[place + 1 :]
    if what == 2:
        return " " * draw.randrange(1, 5) + line
    if what == 3:
        return line.removeprefix(" " * draw.randrange(1, 5))
    return line[: line.find(":") + 1] + " " + draw.choice(SIGNS)


def described(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.file, re.sub(r"\d+", "#", finding.message.da)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_rule_finds_what_was_not_there(folder: Path, seed: int) -> None:
    draw, before = random.Random(seed), Counter(map(described, found(folder)))
    files, spoilt = sorted(folder.glob("*.yaml")), 0
    while spoilt < 25:
        file = draw.choice(files)
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        number = draw.randrange(len(lines))
        lines[number] = spoilt_line(lines[number], draw)
        if not yamltext.read("\n".join(lines).encode())[1]:
            continue
        spoilt += 1
        file.write_text("\n".join(lines), encoding="utf-8")
        after = [fault for fault in found(folder) if fault.rule not in yamltext.DIAGNOSTIC_TYPES]
        file.write_text(text, encoding="utf-8")
        new = Counter(map(described, after)) - before
        assert not {rule for rule, _, _ in new} - COMPARE_LISTS, (
            file.name,
            number + 1,
            lines[number],
        )
