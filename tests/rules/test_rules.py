"""Every rule by its cases: files in, lines out."""

import py_compile
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from partnerskab import rules as rules_package
from partnerskab import yamltext
from partnerskab.diagnostics import DiagnosticType
from partnerskab.model import loader as model_loader
from partnerskab.partnership import loader as partnership_loader
from partnerskab.rules import Rule, findings, rules
from partnerskab.schema import problems

CASES = Path(rules_package.__file__).parent / "cases"
BASES: dict[str, dict[str, str]] = {
    path.stem[1:]: yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    for path in CASES.glob("_*.yaml")
}
"""The files a case begins with: those of the first model, or of the one its `base` names."""
DIAGNOSTIC_TYPES: dict[str, DiagnosticType] = {
    **yamltext.DIAGNOSTIC_TYPES,
    **problems.DIAGNOSTIC_TYPES,
    **model_loader.DIAGNOSTIC_TYPES,
}


def cases() -> list[tuple[str, dict[str, object]]]:
    return [
        (path.stem, case)
        for path in sorted(CASES.glob("[!_]*.yaml"))
        for case in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    ]


@pytest.mark.parametrize(
    ("rule", "case"), cases(), ids=lambda value: value if isinstance(value, str) else value["name"]
)
def test_case(rule: str, case: dict[str, dict[str, str]], tmp_path: Path) -> None:
    for name, text in {**BASES[str(case.get("base", "base"))], **case.get("files", {})}.items():
        if text:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
    today = date.fromisoformat(str(case.get("today", "2027-01-05")))
    read = partnership_loader.load(tmp_path)
    found = sorted([*read.findings, *findings(read, today, int(str(case.get("step", 4))))])
    lines = [
        f"{one.file}:{one.span.line}:{one.span.column} {one.level}"
        for one in found
        if one.rule == rule
    ]
    assert lines == list(case["findings"])
    for one in found:
        text = f"{one.message.da} {one.hint.da} {one.message.en} {one.hint.en}"
        assert not re.search(r"[{}]", text), text
        for secret in case.get("never", []):
            assert secret not in text


def test_every_rule_has_a_failing_and_a_passing_case() -> None:
    failing = {rule for rule, case in cases() if case["findings"]}
    passing = {rule for rule, case in cases() if not case["findings"]}
    names = {rule.name for rule in rules()}
    assert names - failing == set()
    assert names - passing == set()
    assert (failing | passing) - names - set(DIAGNOSTIC_TYPES) == set()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_manual_is_whole_in_both_languages(rule: Rule) -> None:
    for text, why, how in (
        (rule.manual.da, "Hvorfor:", "Sådan retter du:"),
        (rule.manual.en, "Why:", "How to fix it:"),
    ):
        assert why in text
        assert how in text
    assert rule.message.da != rule.message.en
    assert rule.hint.da != rule.hint.en


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "-1", "8.5"])
def test_a_setting_that_is_no_number_is_a_finding(number: str, tmp_path: Path) -> None:
    text = f'format: 1\nmodel: partnerskabsmodel\nsettings: {{minimum_families: "{number}"}}\n'
    (tmp_path / "agreement.yaml").write_text(text, "utf-8")
    read = partnership_loader.load(tmp_path)
    assert [one.rule for one in read.findings if one.file == "agreement.yaml"] == ["not_a_number"]
    assert read.settings["minimum_families"] == 8


def test_no_rule_is_lost_where_there_is_bytecode_alone(tmp_path: Path) -> None:
    """Whoever ships without sources gets every rule all the same, and a stray file is none."""
    shutil.copytree(Path(model_loader.__file__).parents[1], tmp_path / "partnerskab")
    package = tmp_path / "partnerskab"
    for stray in ("._overdue_task.py", ".#overdue_task.py", "overdue_task.orig.py"):
        (package / "rules" / stray).write_text("(", "utf-8")
    script = "from partnerskab.rules import rules; print(len(rules()))"
    command = [sys.executable, "-c", script]
    counted = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout]
    for file in sorted((package / "rules").glob("[a-z_]*.py")):
        if ".orig" not in file.name:
            py_compile.compile(str(file), f"{file}c")
        file.unlink()
    counted.append(subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout)
    assert counted == [f"{len(rules())}\n"] * 2
