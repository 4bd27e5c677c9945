"""The examples are the acceptance tests: every command on every example gives what stands in `expected/`.

`make update` writes the expected outputs anew and removes those nothing writes.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from partnerskab.model import loader as model_loader
from paths import EXAMPLES

FOLDERS = sorted(place.parent.name for place in EXAMPLES.glob("*/example.yaml"))

COMMANDS: dict[str, list[str]] = {
    "check.txt": ["check"],
    "check-step-4.txt": ["check", "--step", "4"],
    "check.json": ["check", "--format", "json"],
    "status.txt": ["status"],
    "status.json": ["status", "--format", "json"],
    "tasks.txt": ["tasks"],
    "tasks.csv": ["tasks", "--format", "csv"],
    "tasks.json": ["tasks", "--overdue", "--format", "json"],
    "open-questions.txt": ["tasks", "--open-questions"],
}


def outputs(model_id: str) -> dict[str, tuple[list[str], str]]:
    """The name of each expected file, with its command and language: every document of the model among them."""
    model = model_loader.find(model_id)
    commands = dict(COMMANDS)
    for one in model.definition.documents:
        commands[f"{one.id}.md"] = ["render", one.id]
        commands[f"{one.id}.html"] = ["render", one.id, "--format", "html"]
    danish = {name: (command, "da") for name, command in commands.items()}
    english = {
        name.replace(".", ".en."): (command, "en")
        for name, command in commands.items()
        if not name.endswith((".json", "check-step-4.txt"))
    }
    return danish | english


def run(folder: str, command: list[str], language: str, today: str) -> tuple[int, bytes]:
    verb, *options = command
    document = [options.pop(0)] if verb == "render" else []
    done = subprocess.run(
        [sys.executable, "-m", "partnerskab", verb, *document, folder, *options, "--today", today],
        capture_output=True,
        cwd=EXAMPLES,
        env={**os.environ, "PARTNERSKAB_LANG": language, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout or done.stderr


@pytest.mark.parametrize("folder", FOLDERS)
def test_example(folder: str, update: bool) -> None:
    place = EXAMPLES / folder
    today = yaml.load((place / "example.yaml").read_text("utf-8"), yaml.BaseLoader)["today"]
    model = re.search(r"^model: (\S+)", (place / "agreement.yaml").read_text("utf-8"), re.MULTILINE)
    assert model is not None
    wanted = outputs(model[1])
    with ThreadPoolExecutor(4) as pool:
        made = dict(
            zip(
                wanted,
                pool.map(lambda one: run(folder, one[0], one[1], today), wanted.values()),
                strict=True,
            )
        )
    files = {name: text for name, (_, text) in made.items()}
    codes = "".join(f"{name}: {code}\n" for name, (code, _) in sorted(made.items()))
    files["exit-codes.yaml"] = codes.encode()
    expected = place / "expected"
    if update:
        write(expected, files)
    assert sorted(one.name for one in expected.iterdir()) == sorted(files)
    for name, text in files.items():
        assert (expected / name).read_bytes().decode() == text.decode(), f"{folder}: {name}"


def write(expected: Path, files: dict[str, bytes]) -> None:
    expected.mkdir(exist_ok=True)
    for orphan in set(expected.iterdir()) - {expected / name for name in files}:
        orphan.unlink()
    for name, text in files.items():
        (expected / name).write_bytes(text)


def test_there_are_examples_of_every_sort() -> None:
    assert len(FOLDERS) >= 7
