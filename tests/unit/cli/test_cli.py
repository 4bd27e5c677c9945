"""The command line: exit codes, one sentence for every misuse, nothing written, the same answer every time."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerskab import __main__
from partnerskab.cli import errors
from partnerskab.model import loader as model_loader
from partnerskab.overview import status
from partnerskab.reporters import reporter_names
from paths import ROOT

EXAMPLE = ROOT / "examples" / "skovby-autisme"
TODAY = ["--today", "2027-03-20"]
LANGUAGES = ["da", "en"]

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the program in this process: its exit code, its output and its errors."""

    def called(*arguments: object, language: str = "da") -> tuple[int, str, str]:
        monkeypatch.setenv("PARTNERSKAB_LANG", language)
        code = __main__.run([str(one) for one in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return code, captured.out, captured.err

    return called


@pytest.fixture
def partnership(tmp_path: Path) -> Path:
    """A partnership in operation, to spoil."""
    folder = tmp_path / "partnerskab"
    ignored = shutil.ignore_patterns("expected", "example.yaml")
    shutil.copytree(EXAMPLE, folder, ignore=ignored)
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def assert_one_sentence(err: str) -> None:
    assert re.fullmatch(r"partnerskab: [^\n]+[.?\]]\n", err), err
    assert "Error:" not in err
    assert "{" not in err


# Exit codes


@pytest.mark.parametrize(
    "command",
    [["status"], ["check"], ["tasks"], ["tasks", "--overdue"], ["explain", "overdue_task"]],
    ids=" ".join,
)
def test_0_fine(command: list[str], partnership: Path, call: Call, language: str) -> None:
    today = [] if command[0] == "explain" else TODAY
    code, out, err = call(*command, partnership, *today, language=language)
    assert (code, err) == (0, "")
    assert out.endswith("\n")


@pytest.mark.parametrize(
    ("fault", "fail_on", "code"),
    [
        ("none", "error", 0),
        ("none", "warning", 1),  # an overdue task
        ("none", "never", 0),
        ("model", "error", 1),
        ("model", "warning", 1),
        ("model", "never", 0),
        ("yaml", "error", 1),
        ("yaml", "never", 0),
    ],
)
def test_1_findings(fault: str, fail_on: str, code: int, partnership: Path, call: Call) -> None:
    if fault == "model":
        spoil(partnership, "agreement.yaml", "model: partnerskabsmodel", "model: findesikke")
    if fault == "yaml":
        (partnership / "worksheet.yaml").write_text("before: [\n", "utf-8")
    found, out, err = call("check", partnership, *TODAY, "--fail-on", fail_on)
    assert (found, err) == (code, "")
    assert out.count("\n") >= 2


def test_1_is_for_errors_unless_told_otherwise(partnership: Path, call: Call) -> None:
    assert call("check", partnership, *TODAY)[0] == 0
    spoil(partnership, "worksheet.yaml", "responsible: mette-holm", "responsible: mette-hohlm")
    assert call("check", partnership, *TODAY)[0] == 1


MISUSES: dict[str, tuple[list[object], str]] = {
    "unknown command": (["findesikke"], "findesikke"),
    "nearly a command": (["chekc"], "check"),
    "no command": (["--"], "--help"),
    "unknown option": (["check", "--findesikke"], "--findesikke"),
    "nearly an option": (["check", "--stp", "3"], "--step"),
    "unknown letter": (["status", "-q"], "-q"),
    "option of the program": (["--findesikke"], "--findesikke"),
    "no value": (["status", "--today"], "--today"),
    "value for a flag": (["tasks", "--overdue=ja"], "--overdue"),
    "missing argument": (["explain"], "explain"),
    "missing document": (["render"], "render"),
    "one word too many": (["status", "mit", "partnerskab (1)"], "partnerskab (1)"),
    "day that does not exist": (["status", "--today", "2027-02-30"], "2027-02-28"),
    "day in the American way": (["check", "--today", "02/03/2027"], "2027-03-01"),
    "year 0": (["tasks", "--today", "0000-01-01"], "2027"),
    "step that is a word": (["check", EXAMPLE, "--step", "sidste"], "--step"),
    "step 0": (["check", EXAMPLE, "--step", "0"], "--step"),
    "step 5": (["check", EXAMPLE, "--step", "5"], "--step"),
    "step in other digits": (["check", EXAMPLE, "--step", "²"], "--step"),
    "huge step": (["check", EXAMPLE, "--step", "9" * 5000], "--step"),
    "unknown format": (["status", "--format", "xml"], "--format"),
    "format of another command": (["check", EXAMPLE, "--format", "csv"], "--format"),
    "unknown level": (["check", "--fail-on", "note"], "--fail-on"),
    "unknown language": (["render", "agreement", EXAMPLE, "--lang", "de"], "--lang"),
    "period in words": (["tasks", EXAMPLE, "--within", "snart"], "--within"),
    "negative period": (["tasks", EXAMPLE, "--within", "-3d"], "--within"),
    "past and future": (["tasks", EXAMPLE, "--overdue", "--within", "3d"], "--within"),
    "unknown partner": (["tasks", EXAMPLE, "--partner", "findesikke"], "skovby"),
    "nearly a partner": (["tasks", EXAMPLE, "--partner", "skovbi"], "skovby"),
    "no partner": (["tasks", EXAMPLE, "--partner", ""], "skovby"),
    "nearly a person": (["tasks", EXAMPLE, "--person", "mete-holm"], "mette-holm"),
    "no templates": (["models", "--templates", "/findes/ikke"], "--templates"),
    "since without a summary": (["check", "--since", "HEAD"], "--summary"),
    "unknown name": (["explain", "zzzzzzzz"], "partnerskab"),
    "nearly a rule": (["explain", "overdue_tsk"], "overdue_task"),
    "nearly a question": (["explain", "before.target_grup.who"], "before.target_group.who"),
    "several questions": (["explain", "who"], "before.target_group.who"),
    "unknown model": (["explain", "title", "--model", "findesikke"], "models"),
    "no names": (["init", "ny"], "--municipality"),
    "unknown term": (["init", "ny", "--term", "evig"], "--term"),
}


@pytest.mark.parametrize("case", MISUSES)
def test_2_wrong_use(
    case: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, named = MISUSES[case]
    said = {}
    for language in LANGUAGES:
        code, out, said[language] = call(*arguments, language=language)
        assert (code, out) == (2, ""), said
        assert_one_sentence(said[language])
        assert named in said[language]
    assert said["da"] != said["en"]
    assert list(tmp_path.iterdir()) == []


READ_BY_CLICK = {
    "nearly a command": "--help",
    "no command": "--help",
    "nearly an option": "check --help",
    "unknown letter": "status --help",
    "option of the program": "partnerskab --help",
    "no value": "status --help",
    "value for a flag": "tasks --help",
    "missing argument": "explain --help",
    "one word too many": "status --help",
    "no templates": "models --help",
}


@pytest.mark.parametrize("case", READ_BY_CLICK)
def test_misuse_is_told_without_the_words_of_click(
    case: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, _ = MISUSES[case]
    expected = call(*arguments)
    assert f"{READ_BY_CLICK[case]}.\n" in expected[2]
    original = errors.click.ClickException.__init__

    def without_message(error: Exception, message: str) -> None:
        original(error, "")

    monkeypatch.setattr(errors.click.ClickException, "__init__", without_message)
    assert call(*arguments) == expected


def test_a_flag_and_an_option_are_told_apart(call: Call) -> None:
    assert "uden værdi" in call("tasks", "--overdue=ja")[2]
    assert "mangler noget efter --today" in call("status", "--today")[2]
    assert "uden værdi" in call("--version=ja")[2]


@pytest.mark.parametrize(
    "nasty", ["\x1b[2J", "[bold]", "::error::x", "æ" * 500, "a\nb", "'\"`$(id)"]
)
def test_what_was_typed_is_repeated_harmlessly(nasty: str, call: Call) -> None:
    for arguments in ([nasty], ["check", f"--{nasty}"], ["status", "x", nasty], ["explain", nasty]):
        code, out, err = call(*arguments)
        assert (code, out) == (2, "")
        assert_one_sentence(err)
        assert err[:-1].isprintable()
        assert len(err) < 400


def test_no_arguments_give_help_and_2(call: Call) -> None:
    code, out, err = call()
    assert (code, err) == (2, "")
    assert out.startswith("Brug: partnerskab")


@pytest.mark.parametrize("command", ["status", "check", "tasks"])
def test_3_not_a_partnership(command: str, tmp_path: Path, call: Call, language: str) -> None:
    for folder in (tmp_path, tmp_path / "findes" / "ikke"):
        code, out, err = call(command, folder, language=language)
        assert (code, out) == (3, "")
        assert_one_sentence(err)


@pytest.mark.parametrize("command", [["status"], ["tasks"], ["render", "agreement"]], ids=" ".join)
@pytest.mark.parametrize(
    "fault", ["agreement", "worksheet", "no worksheet", "unknown model", "broken model"]
)
def test_3_data_cannot_be_used(
    command: list[str], fault: str, partnership: Path, call: Call, language: str, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    if fault == "agreement":
        spoil(partnership, "agreement.yaml", "title: ", "<<<<<<< HEAD\ntitle: ")
    if fault == "worksheet":
        spoil(partnership, "worksheet.yaml", "before:", "<<<<<<< HEAD\nbefore:")
    if fault == "no worksheet":
        (partnership / "worksheet.yaml").unlink()
    if fault == "unknown model":
        spoil(partnership, "agreement.yaml", "model: partnerskabsmodel", "model: findesikke")
    if fault == "broken model":
        shutil.copytree(
            model_loader.templates_dir() / "partnerskabsmodel", own / "partnerskabsmodel"
        )
        (own / "partnerskabsmodel" / "model.yaml").write_text("id: [", "utf-8")
    code, out, err = call(*command, partnership, *TODAY, "--templates", own, language=language)
    assert (code, out) == (3, "")
    assert_one_sentence(err.splitlines(keepends=True)[-1] if fault != "broken model" else err)


def test_4_our_own_fault_shows_no_value(
    partnership: Path, call: Call, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Barnets Navn")

    monkeypatch.setattr(status, "measure_progress", broken)
    code, out, err = call("status", partnership, *TODAY, language=language)
    assert (code, out) == (4, "")
    assert_one_sentence(err)
    assert "Barnets" not in err
    assert "ValueError" in err


@pytest.mark.parametrize("debug", [None, "", "0", "1"])
def test_a_traceback_is_for_those_who_ask(
    debug: str | None,
    partnership: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Barnets Navn")

    monkeypatch.setattr(status, "measure_progress", broken)
    monkeypatch.delenv("PARTNERSKAB_DEBUG", raising=False)
    if debug is not None:
        monkeypatch.setenv("PARTNERSKAB_DEBUG", debug)
    assert __main__.run(["status", str(partnership), *TODAY]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert ("Traceback (most recent call last):" in err) == (debug == "1")
    assert ("ValueError: Barnets Navn" in err) == (debug == "1")
    assert_one_sentence(err.splitlines(keepends=True)[-1])


def test_what_is_refused_has_a_traceback_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAB_DEBUG", "1")
    assert __main__.run(["status", str(tmp_path)]) == 3
    err = capsys.readouterr().err
    assert "NoPartnershipError" in err
    assert_one_sentence(err.splitlines(keepends=True)[-1])


def test_4_a_folder_that_cannot_be_read(
    partnership: Path, call: Call, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> bool:
        raise PermissionError(13, "Barnets Navn", "/hemmelig/sti")

    monkeypatch.setattr(Path, "is_file", refused)
    code, out, err = call("status", partnership, *TODAY, language=language)
    assert (code, out) == (4, "")
    assert_one_sentence(err)
    assert "Barnets" not in err
    assert "hemmelig" not in err


def test_files_the_system_refuses_are_findings(
    partnership: Path, call: Call, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Barnets Navn", "/hemmelig/sti")

    templates = model_loader.templates_dir()
    monkeypatch.setattr(
        model_loader, "load_model", lambda *_: model_loader.Model(templates / "partnerskabsmodel")
    )
    monkeypatch.setattr(os, "open", refused)
    for command, code in (("check", 1), ("status", 3), ("tasks", 3)):
        found, out, err = call(command, partnership, *TODAY, language=language)
        assert found == code
        assert "[file_unreadable]" in out + err
        assert "Barnets" not in out + err
        assert "hemmelig" not in out + err


# The steps are the model's


def tiny_model(root: Path, steps: list[int]) -> None:
    words = '{da: "Trin", en: "Step"}'
    place = root / "tiny"
    place.mkdir(parents=True)
    listed = "".join(
        f"  - {{number: {n}, id: s{n}, title: {words}, text: {words}}}\n" for n in steps
    )
    (place / "model.yaml").write_text(
        f"id: tiny\nversion: '1'\ntitle: {words}\ndescription: {words}\npublication: {words}\n"
        f"steps:\n{listed}forms: []\ndocuments: []\nsettings: {{}}\n",
        "utf-8",
    )
    (place / "agreement.yaml").write_text("sections: []\n", "utf-8")
    (place / "clauses.yaml").write_text("clauses: []\n", "utf-8")
    registers = ("volunteers", "participants", "sessions", "private")
    (place / "registers.yaml").write_text(
        "".join(f"{register}: {{intro: {words}}}\n" for register in registers), "utf-8"
    )


def test_step_takes_the_steps_of_the_model(tmp_path: Path, call: Call) -> None:
    tiny_model(tmp_path / "own", [1, 2])
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "agreement.yaml").write_text("format: 1\nmodel: tiny\ntitle: Lille\n", "utf-8")
    own = ["--templates", tmp_path / "own"]
    for step in ("1", "2"):
        code, out, _ = call("check", folder, "--step", step, "--format", "json", *own)
        assert code in (0, 1)
        assert json.loads(out)["step"] == int(step)
    code, _, err = call("check", folder, "--step", "3", *own)
    assert code == 2
    assert "1 og 2" in err


def test_any_step_will_do_where_the_model_cannot_be_read(partnership: Path, call: Call) -> None:
    spoil(partnership, "agreement.yaml", "model: partnerskabsmodel", "model: findesikke")
    assert call("check", partnership, "--step", "7")[0] == 1
    assert call("check", partnership, "--step", "9" * 5000)[0] == 1
    assert call("check", partnership, "--step", "²")[0] == 2


# Nothing is written, and the answer is always the same


READING = [
    ["status"], ["status", "--format", "json"], ["check"], ["check", "--format", "json"],
    ["check", "--step", "4"], ["tasks"], ["tasks", "--format", "json"], ["tasks", "--format", "csv"],
    ["tasks", "--open-questions"], ["tasks", "--done"], ["check", "--coverage"], ["check", "--privacy"],
    *(["check", "--format", form] for form in reporter_names()),
]  # fmt: skip


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every name below a folder with its mode, its time and its bytes."""
    return {
        str(place.relative_to(folder)): (
            place.lstat().st_mode,
            place.lstat().st_mtime_ns,
            place.read_bytes() if place.is_file() else b"",
        )
        for place in [folder, *folder.rglob("*")]
    }


@pytest.mark.parametrize("spoilt", [False, True])
def test_reading_commands_write_nothing(spoilt: bool, partnership: Path, call: Call) -> None:
    if spoilt:
        spoil(partnership, "worksheet.yaml", "before:", "before: [")
    before = tree(partnership)
    for command in READING:
        call(*command, partnership, *TODAY)
    assert tree(partnership) == before


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_the_same_answer_twice(command: list[str], partnership: Path, call: Call) -> None:
    assert call(*command, partnership, *TODAY) == call(*command, partnership, *TODAY)


@pytest.mark.slow
@pytest.mark.parametrize("command", [READING[0], READING[2], READING[7]], ids=" ".join)
def test_the_same_answer_whatever_the_machine(command: list[str], partnership: Path) -> None:
    answers = set()
    for zone, locale, seed in (
        ("UTC", "C.UTF-8", "0"),
        ("Pacific/Auckland", "da_DK.UTF-8", "1"),
        ("America/Los_Angeles", "C.UTF-8", "4242"),
    ):
        environment = {
            **os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "partnerskab", *command, partnership, *TODAY],
            capture_output=True, env=environment, check=False,
        )  # fmt: skip
        answers.add((done.returncode, done.stdout, done.stderr))
    assert len(answers) == 1


# What the answers hold


def test_the_folder_is_found_from_below(
    partnership: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (partnership / "signed").mkdir()
    monkeypatch.chdir(partnership / "signed")
    assert call("status", *TODAY) == call("status", partnership, *TODAY)


def test_json_answers_carry_their_format(partnership: Path, call: Call) -> None:
    for command in ("status", "check", "tasks"):
        data = json.loads(call(command, partnership, *TODAY, "--format", "json")[1])
        assert data["format"] == 1
        assert data["partnership"].startswith("Forældrekursus")
    assert json.loads(call("models", "--format", "json")[1])["format"] == 1


def test_tasks_of_one_partner_add_up_to_what_status_counts(partnership: Path, call: Call) -> None:
    owed = json.loads(call("status", partnership, *TODAY, "--format", "json")[1])
    counted = 0
    for one in owed["partners"]:
        asked = ["tasks", partnership, *TODAY, "--partner", one["id"], "--format", "json"]
        listed = json.loads(call(*asked)[1])["tasks"]
        assert len(listed) == one["undone"] > 0
        counted += len(listed)
    every = json.loads(call("tasks", partnership, *TODAY, "--format", "json")[1])["tasks"]
    assert counted + owed["unassigned"]["undone"] == len(every)


def test_what_a_person_owes_is_with_their_partner(partnership: Path, call: Call) -> None:
    spoil(partnership, "worksheet.yaml", "partner: autisme, what", "what")
    asked = ["tasks", partnership, *TODAY, "--partner", "autisme", "--done", "--format", "json"]
    assert None in [one["partner"] for one in json.loads(call(*asked)[1])["tasks"]]
    asked[-1] = "csv"
    rows = [row.split(";") for row in call(*asked)[1].splitlines()[1:]]
    assert {row[3] for row in rows} == {"Autisme Skovby"}


def test_a_volunteer_can_be_asked_for(partnership: Path, call: Call) -> None:
    spoil(
        partnership,
        "worksheet.yaml",
        "responsible: jens-bro, deadline",
        "responsible: v01, deadline",
    )
    code, out, _ = call(
        "tasks", partnership, *TODAY, "--person", "v01", "--done", "--format", "json"
    )
    assert code == 0
    assert [one["responsible"] for one in json.loads(out)["tasks"]] == ["v01"]


@pytest.mark.parametrize(
    ("word", "days"), [("30d", 30), ("30", 30), ("4u", 28), ("4w", 28), ("2m", 60), ("0d", 0)]
)
def test_periods(word: str, days: int, partnership: Path, call: Call) -> None:
    found = json.loads(call("tasks", partnership, *TODAY, "--within", word, "--format", "json")[1])
    every = json.loads(call("tasks", partnership, *TODAY, "--format", "json")[1])
    expected = [
        one for one in every["tasks"] if one["deadline"] and 0 <= since(one["deadline"]) <= days
    ]
    assert found["tasks"] == expected


def since(day: str) -> int:
    from datetime import date

    return (date.fromisoformat(day) - date(2027, 3, 20)).days


def test_a_list_that_may_not_be_whole_says_so(partnership: Path, call: Call) -> None:
    assert "måske ikke fuldstændig" not in call("tasks", partnership, *TODAY)[1]
    spoil(partnership, "volunteers.yaml", "review_on: 2029-02-08", "review_on: 2029-02-30")
    _, out, err = call("tasks", partnership, *TODAY)
    assert out.endswith(
        "Listen er måske ikke fuldstændig, for der er fejl i volunteers.yaml. Se dem med partnerskab check.\n"
    )
    assert err == ""
    _, out, err = call("tasks", partnership, *TODAY, "--format", "csv")
    assert "måske" not in out
    assert "måske ikke fuldstændig" in err
    for command in ("tasks", "status"):
        data = json.loads(call(command, partnership, *TODAY, "--format", "json")[1])
        assert data["faulty"] == ["volunteers.yaml"]


def test_status_shows_ten_rows_and_says_how_to_see_the_rest(partnership: Path, call: Call) -> None:
    tasks = "".join(
        f"        - {{partner: skovby, what: Opgave {n}, responsible: mette-holm, deadline: 2027-03-{n:02}}}\n"
        for n in range(1, 32)
    )
    worksheet = f"before:\n  target_group:\n    who:\n      decision: x\n      tasks:\n{tasks}"
    (partnership / "worksheet.yaml").write_text(worksheet, "utf-8")
    _, out, _ = call("status", partnership, *TODAY)
    assert len(re.findall(r"(?m)^ .*Opgave \d", out)) == 20  # ten late ones and ten soon
    assert "  … og 9 til: partnerskab tasks --overdue\n" in out
    assert "  … og 2 til: partnerskab tasks --within 30d\n" in out


def test_an_unknown_id_is_not_repeated(partnership: Path, call: Call) -> None:
    spoil(partnership, "worksheet.yaml", "responsible: niels-holt", "responsible: Barnets Navn")
    for command in READING:
        _, out, err = call(*command, partnership, *TODAY)
        assert "Barnets" not in out + err
    assert "ukendt" in call("tasks", partnership, *TODAY, "--done")[1]


NOT_FOR_A_CHECK = {"jinja2", "logging", "markdown_it", "rich"}


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--help"], NOT_FOR_A_CHECK | {"pydantic", "yaml"}),
        (["check", str(EXAMPLE), *TODAY], NOT_FOR_A_CHECK),
        (["status", str(EXAMPLE), *TODAY], NOT_FOR_A_CHECK),
    ],
)
def test_nothing_is_loaded_that_a_command_does_not_need(
    arguments: list[str], spared: set[str]
) -> None:
    """Half a run goes with loading: what slips in at the top of a module is seen here."""
    command = [sys.executable, "-X", "importtime", "-m", "partnerskab", *arguments]
    shown = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert shown.stdout
    loaded = {line.rsplit("|", 1)[1].strip() for line in shown.stderr.splitlines() if "|" in line}
    assert "typer" in loaded
    assert not loaded & spared
