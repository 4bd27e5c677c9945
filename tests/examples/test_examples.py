"""The examples are the acceptance tests: every command on every example gives what stands in `expected/`.

`make update` writes the expected outputs anew and removes those nothing writes.
"""

import re
from pathlib import Path

import pytest
import yaml

from partnerskab.model.loader import load_model
from paths import EXAMPLES
from program import RunProgram

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
PAGES = {"skovby-autisme": "agreement", "engholm-lyspunkt": "theory_of_change"}
"""The documents kept as pages too: one of text and tables, and one with a drawing. The others are kept as Markdown."""


def outputs(folder: str, model_id: str) -> dict[str, tuple[list[str], str]]:
    """The name of each expected file, with its command and language: every document of the model among them."""
    model = load_model(model_id)
    commands = dict(COMMANDS)
    for document in model.definition.documents:
        commands[f"{document.id}.md"] = ["render", document.id]
    danish = {name: (command, "da") for name, command in commands.items()}
    english = {
        name.replace(".", ".en."): (command, "en")
        for name, command in commands.items()
        if not name.endswith((".json", "check-step-4.txt"))
    }
    page = PAGES.get(folder)
    pages = {f"{page}.html": (["render", page, "--format", "html"], "da")} if page else {}
    return danish | english | pages


@pytest.mark.parametrize("folder", FOLDERS)
def test_example(
    folder: str, update: bool, run_program: RunProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = EXAMPLES / folder
    today = yaml.load((place / "example.yaml").read_text("utf-8"), yaml.BaseLoader)["today"]
    model = re.search(r"^model: (\S+)", (place / "agreement.yaml").read_text("utf-8"), re.MULTILINE)
    assert model is not None
    monkeypatch.chdir(EXAMPLES)
    files = {}
    codes = {}
    for name, (command, language) in outputs(folder, model[1]).items():
        arguments = arguments_of(command, folder)
        answer = run_program(*arguments, "--today", today, language=language)
        assert "Traceback" not in answer.err
        files[name] = (answer.out or answer.err).encode()
        codes[name] = answer.code
    listed = "".join(f"{name}: {code}\n" for name, code in sorted(codes.items()))
    files["exit-codes.yaml"] = listed.encode()
    expected = place / "expected"
    if update:
        write(expected, files)
    assert sorted(path.name for path in expected.iterdir()) == sorted(files)
    for name, text in files.items():
        assert (expected / name).read_bytes().decode() == text.decode(), f"{folder}: {name}"


def arguments_of(command: list[str], folder: str) -> list[str]:
    """A command with the folder in its place: before the options, after the name of a document."""
    verb, *rest = command
    document = [rest.pop(0)] if verb == "render" else []
    return [verb, *document, folder, *rest]


def write(expected: Path, files: dict[str, bytes]) -> None:
    expected.mkdir(exist_ok=True)
    for orphan in set(expected.iterdir()) - {expected / name for name in files}:
        orphan.unlink()
    for name, text in files.items():
        (expected / name).write_bytes(text)


def test_there_are_examples_of_every_sort() -> None:
    assert len(FOLDERS) >= 7
