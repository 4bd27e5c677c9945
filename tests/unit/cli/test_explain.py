"""Help and explanations: tidy at 80 columns, in both languages, with and without a partnership."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerskab import __main__
from partnerskab.cli.app import app
from partnerskab.explanations import explain
from partnerskab.explanations.entries import format_entries
from partnerskab.explanations.rules import DIAGNOSTIC_TYPES
from partnerskab.i18n import LANGUAGES
from partnerskab.rules.runner import all_rules

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the program in this process: its exit code, its output and its errors."""

    def called(*arguments: object, language: str = "da") -> tuple[int, str, str]:
        monkeypatch.setenv("PARTNERSKAB_LANG", language)
        code = __main__.run([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return called


@pytest.mark.parametrize(
    "command", ["", *(one.callback.__name__ for one in app.registered_commands if one.callback)]
)
def test_help_is_tidy_and_danish(command: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = call(*command.split(), "--help")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"Brug: partnerskab {command}".strip())
    assert max(map(len, lines)) <= 79
    for word in ("Usage", "Options", "Arguments", "Commands", "Show", "default", "<path>", "[["):
        assert word not in out
    starts = {re.search(r"\S {2,}(\S)", line).start(1) for line in lines if re.match(r"  -", line)}  # type: ignore[union-attr]
    assert len(starts) == 1, "the texts beside the options stand in one column"


def test_version(call: Call) -> None:
    code, out, _ = call("--version")
    assert code == 0
    assert re.fullmatch(r"partnerskab \d+\.\d+\.\d+\S*\n", out)


# explain


EXPLAINED = {
    "rule": "overdue_task",
    "reading fault": "duplicate_key",
    "file fault": "file_is_link",
    "schema fault": "unknown_person",
    "question": "before.target_group.who",
    "short question": "fee_decision",
    "question with its file": "worksheet.yaml: before.target_group.who",
    "point": "before.target_group.who.wider",
    "agreement field": "finance.own_payment.decided_by",
    "register field": "families.intake.by",
    "clause": "confidentiality",
    "setting": "minimum_families",
    "role": "steering_group",
    "rule and role": "overall_responsible",
}


@pytest.mark.parametrize("sort", EXPLAINED)
def test_explain_without_a_partnership(
    sort: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    danish = call("explain", EXPLAINED[sort])
    english = call("explain", EXPLAINED[sort], language="en")
    for code, out, err in (danish, english):
        assert (code, err) == (0, "")
        assert len(out.splitlines()) >= 5
        assert not re.search(r"\{[a-z_]+\}", re.sub(r"(?m)^ .*", "", out))
        assert out.isascii() or "\xa0" not in out
    assert danish != english
    assert ("Hvorfor:" in danish[1]) == ("Why:" in english[1])


def test_explain_in_a_partnership_that_cannot_be_read(tmp_path: Path, call: Call) -> None:
    (tmp_path / "agreement.yaml").write_text("model: [", "utf-8")
    assert call("explain", "before.target_group.who", tmp_path)[0] == 0


def test_explain_in_a_folder_without_a_partnership(tmp_path: Path, call: Call) -> None:
    assert call("explain", "overdue_task", tmp_path)[0] == 3


@pytest.mark.parametrize("name", [*DIAGNOSTIC_TYPES, *(rule.name for rule in all_rules())])
def test_every_rule_and_fault_can_be_explained(name: str) -> None:
    found = explain(name, None)
    danish, english = ("\n".join(format_entries(found, one)) for one in LANGUAGES)
    assert "Sådan retter du:\n  " in danish
    assert "How to fix it:\n  " in english
    assert not re.search(r"\{[a-z_]+\}|yaml…", danish + english)


@pytest.mark.parametrize(
    ("rule", "model", "level", "reason"),
    [
        ("session_on_holiday", "kommune-ngo", "gælder ikke i kommune-ngo", False),
        ("project_lead_not_named", "samarbejdsmodel", "slået fra i samarbejdsmodel", True),
        ("partners_missing", "samarbejdsmodel", "advarsel, fra trin 2", True),
        ("partners_missing", "partnerskabsmodel", "fejl, fra trin 4", False),
    ],
)
def test_a_rule_is_explained_as_the_model_has_it(
    rule: str, model: str, level: str, reason: bool, call: Call
) -> None:
    code, out, _ = call("explain", rule, "--model", model)
    assert code == 0
    assert f"Niveau:\n  {level}\n" in out
    assert ("Modellens grund:" in out) == reason
    assert ("Den gælder ikke, fordi:\n  modellen har ingen" in out) == ("gælder ikke" in level)


@pytest.mark.slow
def test_no_place_is_left_for_what_only_a_fault_can_fill(call: Call) -> None:
    for name in DIAGNOSTIC_TYPES:
        for language in ("da", "en"):
            _, out, _ = call("explain", name, language=language)
            assert not re.search(r"(?:fx|such as)\s*[.,…]|\{[a-z_]+\}|\{\{", out), out
