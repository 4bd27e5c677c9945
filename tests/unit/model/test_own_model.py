"""A municipality's own model: everything works on it, and its author is told what it lacks."""

import json
import re
import shutil
from pathlib import Path

import pytest

from partnerskab.__main__ import run
from partnerskab.model.loader import list_model_ids, templates_dir
from partnerskab.model_checker import check_model
from paths import DATA

OWN = DATA / "own-model"
TODAY = ["--today", "2026-11-21"]


@pytest.fixture
def partnership(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "p"
    made = run([
        "init", str(folder), "--model", "vores-model", "--municipality", "Engholm Kommune",
        "--organisation", "Lyspunkt", "--title", "Unge i Engholm", "--templates", str(OWN), *TODAY,
    ])  # fmt: skip
    assert made == 0, capsys.readouterr()
    capsys.readouterr()
    return folder


COMMANDS = [
    ["status"], ["check"], ["check", "--format", "sarif"], ["tasks", "--open-questions"], ["render", "page"],
    ["render", "page", "--format", "html", "--lang", "en"], ["explain", "start.why"], ["rules"], ["schema"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_works_on_it(
    command: list[str], partnership: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb, *rest = command
    name = [rest.pop(0)] if verb in ("render", "explain") else []
    today = TODAY if verb in ("status", "check", "tasks", "render") else []
    code = run([verb, *name, str(partnership), *rest, "--templates", str(OWN), *today])
    out = capsys.readouterr()
    assert code == 0, out
    assert "Traceback" not in out.err


def test_a_rule_it_switches_off_stays_silent(
    partnership: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = partnership / "plan.yaml"
    text = plan.read_text("utf-8").replace(
        "      decision:\n", "      decision: Ja\n      deadline: 2026-01-01\n", 1
    )
    plan.write_text(text.replace("decision: Ja", "decision:"), "utf-8")
    run(["check", str(partnership), "--templates", str(OWN), *TODAY])
    assert "overdue_task" not in capsys.readouterr().out


@pytest.mark.parametrize("model", list_model_ids())
def test_every_model_that_ships_is_whole(model: str) -> None:
    assert check_model(templates_dir() / model) == ()


def test_the_model_that_is_shown_is_whole() -> None:
    assert check_model(OWN / "vores-model") == ()


FAULTS = {
    "an English text forgotten": ("plan/first.yaml", ', en: "Why"}', "}", "plan/first.yaml:13:16", "missing_translation"),
    "an unknown key": ("model.yaml", "settings: {}", "setings: {}", "model.yaml:", "unknown_key"),
    "a kind that is none": ("plan/first.yaml", "kind: task", "kind: opgave", "plan/first.yaml:18:15", "unknown_choice"),
    "a stage without a file": ("model.yaml", "stages: [first]", "stages: [last]", "plan/last.yaml:1:1", "file_missing"),
    "a document without a template": ("model.yaml", "page.md.j2", "side.md.j2", "documents/side.md.j2:1:1", "file_missing"),
    "a rule that is none": ("model.yaml", "overdue_task:", "overdue:", "model.yaml:24:5", "model_reference"),
    "an id that is not the folder's": ("model.yaml", "id: vores-model", "id: anden-model", "model.yaml:1:5", "model_id_differs"),
    "a template that is no Jinja": ("documents/page.md.j2", "{{", "{{ (", "documents/page.md.j2:", "template_error"),
    "a rule off without a reason": ("model.yaml", "    why:\n      da: \"Vi mødes hver uge og behøver ingen påmindelse.\"\n      en: \"We meet every week and need no reminder.\"\n", "", "model.yaml:23:3", "rule_without_reason"),
    "a field that is none": ("agreement.yaml", "path: partners", "path: idea.partnere", "agreement.yaml:12:15", "model_reference"),
    "a step that is none": ("plan/first.yaml", "step: 1", "step: 7", "plan/first.yaml:2:7", "model_reference"),
    "broken YAML": ("roles.yaml", "roles: []", "roles: [", "roles.yaml:2:1", "unclosed_bracket"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_the_author_is_told_where(name: str, tmp_path: Path) -> None:
    file, old, new, place, rule = FAULTS[name]
    folder = tmp_path / "vores-model"
    shutil.copytree(OWN / "vores-model", folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    found = [
        f"{one.file}:{one.span.line}:{one.span.column} {one.rule}" for one in check_model(folder)
    ]
    assert any(one.startswith(place) and rule in one for one in found), found


BROKEN = {
    "model.yaml": ("id: oedelagt\n", "oedelagt/model.yaml:1:1"),
    "plan/first.yaml": ("id: first\n", "oedelagt/plan/first.yaml:1:1"),
}


@pytest.mark.parametrize("file", BROKEN)
def test_a_broken_model_stands_in_nobodys_way(
    file: str, partnership: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, place = BROKEN[file]
    templates = tmp_path / "models"
    shutil.copytree(OWN, templates)
    shutil.copytree(OWN / "vores-model", templates / "oedelagt")
    model = templates / "oedelagt" / "model.yaml"
    model.write_text(model.read_text("utf-8").replace("id: vores-model", "id: oedelagt"), "utf-8")
    (templates / "oedelagt" / file).write_text(text, "utf-8")
    given = ["--templates", str(templates)]
    assert run(["models", *given]) == 0
    shown = capsys.readouterr().out
    assert "vores-model" in shown
    assert "Modeller, der ikke kan bruges" in shown
    assert place in shown
    assert run(["models", "--format", "json", *given]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["broken"]] == ["oedelagt"]
    assert run(["explain", "overdue_task", *given]) == 0
    assert run(["check", str(partnership), *given, *TODAY]) == 0
    agreement = partnership / "agreement.yaml"
    agreement.write_text(agreement.read_text("utf-8").replace("vores-model", "oedelagt"), "utf-8")
    capsys.readouterr()
    assert run(["check", str(partnership), *given, *TODAY]) == 3
    assert place in capsys.readouterr().err


@pytest.mark.parametrize(
    "target", ["before.timing.dates", "typo:x.y", "worksheet:before", "agreement:x"]
)
def test_a_fact_that_points_to_nothing_is_none(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(templates_dir() / "partnerskabsmodel", tmp_path / "partnerskabsmodel")
    place = tmp_path / "partnerskabsmodel" / "model.yaml"
    text, made = re.subn(r"(\n  network_dates: ).*", rf"\1[{target}]", place.read_text("utf-8"))
    assert made == 1
    place.write_text(text, "utf-8")
    example = templates_dir().parent / "examples" / "skovby-autisme"
    assert run(["check", str(example), "--templates", str(tmp_path), *TODAY]) == 0, (
        capsys.readouterr()
    )


def test_init_says_how_to_go_on_with_a_model_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["--municipality", "Skovby Kommune", "--organisation", "Autisme Skovby"]
    model = ["--model", "vores-model", "--templates", str(OWN)]
    assert run(["init", str(tmp_path / "ny"), *names, *model, *TODAY]) == 0
    assert f"partnerskab status --templates {OWN}" in capsys.readouterr().out.replace("\u00a0", " ")
