"""The machine: odd encodings, closed and full outputs, strange folders, files that are no files; one line, no hang."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from paths import EXAMPLES

EXAMPLE = EXAMPLES / "skovby-autisme"
TODAY = ["--today", "2027-03-20"]
COMMANDS = [
    ["status"],
    ["check"],
    ["tasks"],
    ["tasks", "--format", "csv"],
    ["check", "--format", "json"],
]
SECONDS = 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shell and the files of Unix")


@pytest.fixture
def partnership(tmp_path: Path) -> Path:
    folder = tmp_path / "partnerskab"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("expected", "example.yaml"))
    return folder


def run(
    *arguments: object,
    cwd: Path | None = None,
    shell: str = "",
    variables: Mapping[str, str | None] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as people do; `shell` is what stands behind the command, such as `>&-`."""
    environment = {
        name: value for name, value in {**os.environ, **variables}.items() if value is not None
    }
    command = [sys.executable, "-m", "partnerskab", *map(str, arguments)]
    if shell:
        command = ["bash", "-c", f'set -o pipefail; "$@" {shell}', "bash", *command]
    done = subprocess.run(
        command, capture_output=True, cwd=cwd, env=environment, timeout=SECONDS, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert b"Traceback" not in done.stdout + done.stderr, done.stderr.decode()
    return done


def assert_one_line(err: bytes) -> None:
    assert err.startswith(b"partnerskab: "), err
    assert err.count(b"\n") == 1, err
    assert err.endswith(b".\n"), err


ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "C": {"LC_ALL": "C", "LANG": "C"},
    "C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp850": {"PYTHONIOENCODING": "cp850"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "strict ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "no colour": {"NO_COLOR": "1"},
    "dumb terminal": {"TERM": "dumb"},
    "no terminal": {"TERM": None},
    "no home": {"HOME": None, "USERPROFILE": None},
    "nothing": dict.fromkeys(
        name for name in os.environ if not name.startswith(("PYTHON", "PATH"))
    ),
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_environment_gives_the_answer(name: str, partnership: Path) -> None:
    done = run("status", partnership, *TODAY, variables=ENVIRONMENTS[name])
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) > 1000
    assert b"\x1b" not in done.stdout
    done = run("explain", "x»æ", variables=ENVIRONMENTS[name])
    assert done.returncode == 2
    assert_one_line(done.stderr)


def test_plain_signs_stand_in_for_those_a_stream_lacks(partnership: Path) -> None:
    shown = run(
        "status", partnership, *TODAY, variables={"PYTHONIOENCODING": "cp1252"}
    ).stdout.decode("cp1252")
    assert "##########  26 af 26    på plads" in shown
    assert "\\u" not in shown


@pytest.mark.parametrize("command", [["status"], ["--help"], ["tasks", "--format", "csv"]])
def test_standard_output_is_closed(command: list[str], partnership: Path) -> None:
    folder = [] if command == ["--help"] else [partnership, *TODAY]
    done = run(*command, *folder, shell=">&-")
    assert done.returncode == 4
    assert_one_line(done.stderr)
    assert b"svaret kan ikke vises" in done.stderr


def test_both_outputs_are_closed(partnership: Path) -> None:
    assert run("status", partnership, *TODAY, shell=">&- 2>&-").returncode == 4
    assert run("status", partnership, *TODAY, shell="2>&-").returncode == 0
    assert run("nej", shell="2>&-").returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_disk_is_full(command: list[str], partnership: Path) -> None:
    done = run(*command, partnership, *TODAY, shell=">/dev/full")
    assert done.returncode == 4
    assert_one_line(done.stderr)
    assert b"plads" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_the_disk_is_full_for_errors_too(partnership: Path) -> None:
    assert run("status", partnership, *TODAY, shell=">/dev/full 2>/dev/full").returncode == 4
    assert run("nej", shell="2>/dev/full").returncode == 2


@pytest.mark.parametrize("reader", ["head -c 0", "head -n 1", "true"])
def test_the_reader_leaves(reader: str, partnership: Path) -> None:
    for command in (["check", partnership, *TODAY, "--step", "4", "--format", "json"], ["--help"]):
        done = run(*command, shell=f"| {reader}")
        assert done.returncode in (0, 141)
        assert b"partnerskab: " not in done.stderr


@pytest.mark.parametrize(
    "name", ["med mellemrum", "æøå", "ny\nlinje", "\x1b[31m", "[bold]", "'\"", "-x", "::error::"]
)
def test_folders_may_be_called_anything(name: str, partnership: Path, tmp_path: Path) -> None:
    folder = tmp_path / name
    partnership.rename(folder)
    done = run("check", *TODAY, "--", folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run("check", *TODAY, cwd=folder).stdout


def test_the_folder_one_stands_in_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}"; rm -r "{gone}"; exec "{sys.executable}" -m partnerskab status'
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 4
    assert_one_line(done.stderr)
    assert b"mappen kan ikke" in done.stderr


# Files that are no files


def findings(partnership: Path) -> str:
    """What `check` finds; every other command must get along as well."""
    done = run("check", partnership, *TODAY)
    assert (done.returncode, done.stderr) == (1, b"")
    assert run("status", partnership, *TODAY).returncode in (0, 3)
    return done.stdout.decode()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(partnership: Path) -> None:
    (partnership / "worksheet.yaml").chmod(0)
    assert "file_unreadable" in findings(partnership)


def test_an_agreement_that_is_a_link(partnership: Path, tmp_path: Path) -> None:
    (partnership / "agreement.yaml").rename(tmp_path / "secret.yaml")
    (partnership / "agreement.yaml").symlink_to(tmp_path / "secret.yaml")
    found = findings(partnership)
    assert "agreement.yaml:1:1: fejl: " in found
    assert "[file_is_link]" in found
    done = run("status", partnership, *TODAY)
    assert done.returncode == 3
    assert b"Skovby" not in done.stdout + done.stderr


def test_a_link_to_nowhere(partnership: Path) -> None:
    (partnership / "volunteers.yaml").unlink()
    (partnership / "volunteers.yaml").symlink_to("/findes/ikke")
    assert "volunteers.yaml:1:1: fejl: " in findings(partnership)


@pytest.mark.parametrize("file", ["worksheet.yaml", "volunteers.yaml", "participants.yaml"])
def test_a_pipe_does_not_hang(file: str, partnership: Path) -> None:
    (partnership / file).unlink()
    os.mkfifo(partnership / file)
    assert f"{file}:1:1: fejl: " in findings(partnership)


def test_an_agreement_that_is_a_pipe_is_no_partnership(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "agreement.yaml")
    done = run("check", tmp_path)
    assert done.returncode == 3
    assert_one_line(done.stderr)


def test_a_folder_in_place_of_a_file(partnership: Path) -> None:
    (partnership / "volunteers.yaml").unlink()
    (partnership / "volunteers.yaml").mkdir()
    assert "volunteers.yaml:1:1: fejl: " in findings(partnership)


def test_a_missing_worksheet(partnership: Path) -> None:
    (partnership / "worksheet.yaml").unlink()
    assert "worksheet.yaml:1:1: fejl: " in findings(partnership)


def test_an_installation_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise ValueError('Barnets Navn')", "utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = run("status", variables={"PYTHONPATH": path})
    assert done.returncode == 4
    assert_one_line(done.stderr)
    assert b"Barnets" not in done.stderr
