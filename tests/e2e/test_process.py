"""The program as a process of its own prints what it prints in the tests of the examples, and ends with its code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paths import EXAMPLES


@pytest.mark.parametrize(
    ("folder", "arguments", "language", "expected", "code"),
    [
        ("skovby-autisme", ["status"], "da", "status.txt", 0),
        ("skovby-autisme", ["check"], "da", "check.txt", 0),
        ("skovby-autisme", ["tasks", "--format", "csv"], "en", "tasks.en.csv", 0),
        ("fuld-af-fejl", ["check"], "en", "check.en.txt", 1),
        ("fuld-af-fejl", ["check", "--format", "json"], "da", "check.json", 1),
    ],
)
def test_a_process_prints_what_is_expected(
    folder: str, arguments: list[str], language: str, expected: str, code: int
) -> None:
    place = EXAMPLES / folder
    today = (place / "example.yaml").read_text("utf-8").split("today:")[1].split()[0]
    verb, *options = arguments
    done = subprocess.run(
        [sys.executable, "-m", "partnerskab", verb, folder, *options, "--today", today],
        cwd=EXAMPLES,
        env={**os.environ, "PARTNERSKAB_LANG": language, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == (place / "expected" / expected).read_bytes()


def test_the_installed_program_says_its_version() -> None:
    program = Path(sys.executable).with_name("partnerskab")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("partnerskab ")
