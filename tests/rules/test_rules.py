"""Every rule by its cases: files in, lines out."""

import ast
import py_compile
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
import yaml

from partnerskab import model_checker, yamltext
from partnerskab import rules as rules_package
from partnerskab.cli.errors import describe_error
from partnerskab.diagnostics import DiagnosticType
from partnerskab.model import loader as model_loader
from partnerskab.model.facts import FactName
from partnerskab.partnership import loader as partnership_loader
from partnerskab.rules.applicability import RuleInModel
from partnerskab.rules.base import Rule, RuleError
from partnerskab.rules.runner import all_rules, load_rule, run_rules
from partnerskab.schema import diagnostic_types
from paths import ROOT

OWN_MODEL = ROOT / "tests" / "data" / "own-model" / "vores-model"
CASES = Path(rules_package.__file__).parent / "cases"
CASE_MODELS = ROOT / "tests" / "data" / "case-models"
"""Small models for the cases, so that a change of one that ships breaks none of them."""
CHECKS = Path(rules_package.__file__).parent / "checks"
BASES: dict[str, dict[str, str]] = {
    path.stem[1:]: yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    for path in CASES.glob("_*.yaml")
}
"""The files a case begins with: those of the first model, or of the one its `base` names."""
DIAGNOSTIC_TYPES: dict[str, DiagnosticType] = {
    **yamltext.DIAGNOSTIC_TYPES,
    **diagnostic_types.DIAGNOSTIC_TYPES,
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
    read = partnership_loader.load(tmp_path, CASE_MODELS)
    found = sorted([*read.findings, *run_rules(read, today, int(str(case.get("step", 4))))])
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
    names = {rule.name for rule in all_rules()}
    assert names - failing == set(), "no failing case in src/partnerskab/rules/cases/<name>.yaml"
    assert names - passing == set(), "no passing case in src/partnerskab/rules/cases/<name>.yaml"
    assert (failing | passing) - names - set(DIAGNOSTIC_TYPES) == set()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_manual_is_whole_in_both_languages(rule: Rule) -> None:
    for text, why, how in (
        (rule.manual.da, "Hvorfor:", "Sådan retter du:"),
        (rule.manual.en, "Why:", "How to fix it:"),
    ):
        assert why in text
        assert how in text
    assert rule.message.da != rule.message.en
    assert rule.hint.da != rule.hint.en


SHIPPED = model_loader.discover_models(whole=True).sound


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_uses_only_the_facts_and_settings_it_declares(rule: Rule) -> None:
    source = (CHECKS / f"{rule.name}.py").read_text("utf-8")
    assert used_facts(source) <= set(rule.all_facts)
    assert set(re.findall(r'settings\["(\w+)"\]', source)) - {"step"} <= set(rule.settings)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_about_sessions_applies_only_in_models_that_have_them(rule: Rule) -> None:
    source = (CHECKS / f"{rule.name}.py").read_text("utf-8")
    if re.search(r'form\.file, \("sessions",', source):
        assert "registers" in rule.keys, 'declare keys=["registers"] in @rule(...)'


def used_facts(source: str) -> set[str]:
    """The facts that a rule's code looks up, or keeps in a constant that is typed FactName."""
    used = {"network_dates"} if ".find_last_day()" in source else set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            looked_up: list[ast.AST] = [*node.args[:1]] if node.func.attr in LOOKUPS else []
        elif isinstance(node, ast.AnnAssign) and "FactName" in ast.unparse(node.annotation):
            looked_up = list(ast.walk(node.value)) if node.value else []
        else:
            continue
        used |= {str(part.value) for part in looked_up if isinstance(part, ast.Constant)}
    return used & set(get_args(FactName))


LOOKUPS = {
    "answers_for",
    "at",
    "chosen_ids",
    "column",
    "day",
    "fact_targets",
    "fact_values",
    "facts",
    "get",
    "ids",
    "name",
    "resolve_fact",
    "table_rows",
}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_asks_for_fields_and_settings_that_some_model_has(rule: Rule) -> None:
    for field in rule.fields:
        assert any(model.has_field(field) for model in SHIPPED), field
    for setting in rule.settings:
        assert any(setting in model.definition.settings for model in SHIPPED), setting


def test_a_rule_applies_in_a_model_that_has_all_it_needs_and_says_what_is_lacking() -> None:
    by_name = {rule.name: rule for rule in all_rules()}
    parents, own = (
        next(m for m in SHIPPED if m.id == name) for name in ("partnerskabsmodel", "kommune-ngo")
    )
    for name, lacking in {
        "session_on_holiday": "(registers)",
        "network_not_from_last_session": "(registers)",
        "own_payment_differs": "(fact own_payment_sessions eller own_payment_network)",
        "steering_group_members": "indstillingen steering_members_per_partner",
        "person_without_partner": "feltet organisation.steering_group.parents",
    }.items():
        assert RuleInModel(by_name[name], parents).lacks is None
        reason = RuleInModel(by_name[name], own).lacks
        assert reason is not None
        assert lacking in reason.da


def test_a_level_of_the_model_counts_over_that_of_the_rule(tmp_path: Path) -> None:
    """The same task is a note, an error, or nothing at all, as the model says."""
    (tmp_path / "agreement.yaml").write_text("format: 1\nmodel: vores-model\n", "utf-8")
    plan = "first:\n  start:\n    why: {deadline: 2026-01-01}\n"
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    shutil.copytree(OWN_MODEL, tmp_path / "models" / "vores-model")
    definition = tmp_path / "models" / "vores-model" / "model.yaml"
    text = definition.read_text("utf-8")
    levels = {}
    for level in ("note", "error", "off"):
        model_loader._open_model.cache_clear()
        definition.write_text(text.replace("level: off", f"level: {level}"), "utf-8")
        read = partnership_loader.load(tmp_path, tmp_path / "models")
        found = run_rules(read, date(2027, 1, 5), 1)
        levels[level] = [finding.level for finding in found if finding.rule == "overdue_task"]
    assert levels == {"note": ["note"], "error": ["error"], "off": []}


BROKEN_RULES = {
    "a need that is none": ('needs=["agreemnt"]', "needs: 'agreemnt' is none of agreement, model"),
    "a fact that is none": ('facts=["network_date"]', "facts: 'network_date' is none of"),
    "a level that is none": ('level="fatal"', "level: 'fatal' is none of error, warning, note"),
    "a keyword that is none": ("acceptabel=False", "unexpected keyword argument 'acceptabel'"),
}


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_a_rule_declared_wrong_is_named_with_its_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyword, told = BROKEN_RULES[name]
    write_broken_rule(tmp_path, keyword)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(RuleError, match=r"broken_rule\.py: ") as error:
        load_rule("broken_rule")
    assert told in str(error.value)
    assert str(error.value) in describe_error(error.value).message.da


def test_a_rule_file_without_a_rule_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ruleless.py").write_text('"""Nothing."""\n', "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(RuleError, match=r"ruleless\.py: check\(\) has no @rule"):
        load_rule("ruleless")


def test_mypy_refuses_what_a_rule_may_not_declare(tmp_path: Path) -> None:
    for place, (keyword, _) in enumerate(BROKEN_RULES.values()):
        write_broken_rule(tmp_path, keyword).rename(tmp_path / f"broken_{place}.py")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    refused = {
        Path(line.split(":")[0]).name for line in done.stdout.splitlines() if ": error:" in line
    }
    assert refused == {f"broken_{place}.py" for place in range(len(BROKEN_RULES))}


def write_broken_rule(folder: Path, keyword: str) -> Path:
    """Write a rule file that is sound but for one keyword."""
    keywords = {"level": 'level="error"', "step": "step=1"}
    keywords[keyword.partition("=")[0]] = keyword
    text = BROKEN.format(keywords=", ".join(keywords.values()))
    (folder / "broken_rule.py").write_text(text, "utf-8")
    sys.modules.pop("broken_rule", None)
    return folder / "broken_rule.py"


BROKEN = """
from datetime import date

from partnerskab.partnership import Partnership
from partnerskab.rules.base import Settings, Violations, rule
from partnerskab.i18n import Text


@rule({keywords}, message=Text("", ""), hint=Text("", ""))
def check(partnership: Partnership, settings: Settings, today: date) -> Violations:
    yield from ()
"""


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
    checks = tmp_path / "partnerskab" / "rules" / "checks"
    for stray in ("._overdue_task.py", ".#overdue_task.py", "overdue_task.orig.py"):
        (checks / stray).write_text("(", "utf-8")
    script = "from partnerskab.rules.runner import all_rules; print(len(all_rules()))"
    command = [sys.executable, "-c", script]
    counted = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout]
    for file in sorted(checks.glob("[a-z_]*.py")):
        if ".orig" not in file.name:
            py_compile.compile(str(file), f"{file}c")
        file.unlink()
    counted.append(subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout)
    assert counted == [f"{len(all_rules())}\n"] * 2


@pytest.mark.parametrize(
    "model", sorted(place.parent.name for place in CASE_MODELS.glob("*/model.yaml"))
)
def test_a_small_model_for_cases_is_whole(model: str) -> None:
    assert model_checker.check_model(CASE_MODELS / model) == ()
