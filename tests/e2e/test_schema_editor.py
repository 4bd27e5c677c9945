"""The editor: the real YAML language server completes, explains and checks a scaffolded partnership.

The server comes from npm into `.cache/yaml-ls`; without npm or a network the tests are skipped, and say why.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from partnerskab.cli.schema import write_schemas
from partnerskab.jsonschema import DRAFTS
from partnerskab.jsonschema.files import first_line
from partnerskab.scaffold.files import write_partnership
from partnerskab.scaffold.wishes import Partner, Wishes
from paths import ROOT

CACHE = ROOT / ".cache" / "yaml-ls"
SERVER = CACHE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SECONDS = 120
TODAY = date(2026, 11, 21)
GOOD = ["engholm-sjaeldne", "skovby-autisme", "tre-kommuner"]
FILES = ["agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"]
WISHES = Wishes(
    "partnerskabsmodel",
    (Partner("municipality", "Skovby Kommune"), Partner("organisation", "Autisme Skovby")),
    first_session=date(2027, 3, 6),
)


@pytest.fixture(scope="module")
def program() -> str:
    """The language server, installed once; a node that is there and a server that starts."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node:
        pytest.skip("no node on this machine, so no YAML language server")
    if not SERVER.exists():
        _install(npm)
    return node


def _install(npm: str | None) -> None:
    """Fetch the server into a folder of this run's own, which then takes its place whole."""
    if not npm:
        pytest.skip("no npm on this machine, so no YAML language server")
    own = CACHE.with_name(f"{CACHE.name}-{os.getpid()}")
    own.mkdir(parents=True)
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(own), "yaml-language-server"]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        own.rename(CACHE)
    except (OSError, subprocess.SubprocessError) as error:
        said = str(getattr(error, "stderr", None) or error).strip()[-300:]
        if not SERVER.exists():  # another run may have been faster
            pytest.skip(f"npm could not install yaml-language-server: {said}")
    finally:
        shutil.rmtree(own, ignore_errors=True)


class Client:
    """One conversation with the language server over its standard input and output."""

    def __init__(self, node: str, folder: Path, version: str) -> None:
        self.process = subprocess.Popen(
            [node, str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        self.limit = Timer(SECONDS, self.process.kill)  # a silent server ends the wait
        self.limit.start()
        self.folder = folder
        self.number = 0
        self.settings = {
            "yaml": {
                "schemaStore": {"enable": False},
                "completion": True,
                "hover": True,
                "validate": True,
                "yamlVersion": version,
            }
        }
        self.ask("initialize", processId=os.getpid(), rootUri=folder.as_uri(), capabilities={})
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)

    def close(self) -> None:
        self.limit.cancel()
        self.process.kill()
        self.process.communicate()

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        self.send({"method": method, "params": params})

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.startswith(b"Content-Length:"):
                size = int(line.split(b":")[1])
        assert size, "the language server went away"
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if "id" in message and "method" in message:
            asked = message["method"] == "workspace/configuration"
            result = [self.settings["yaml"]] * 4 if asked else None
            self.send({"id": message["id"], "result": result})
        return message

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file with a text of its own, and wait for what is wrong in it."""
        self.number += 1
        document = {"uri": self.uri(name), "languageId": "yaml", "version": self.number, "text": text}  # fmt: skip
        self.tell("textDocument/didOpen", textDocument=document)
        return self.faults(name)

    def change(self, name: str, text: str) -> list[dict[str, Any]]:
        """Close the file, which empties its list of faults, and open it again with another text."""
        self.tell("textDocument/didClose", textDocument={"uri": self.uri(name)})
        assert self.faults(name) == []
        return self.open(name, text)

    def faults(self, name: str) -> list[dict[str, Any]]:
        """The faults of a file that the server tells of next."""
        while True:
            message = self.receive()
            params = message.get("params", {})
            told = message.get("method") == "textDocument/publishDiagnostics"
            if told and params["uri"] == self.uri(name):
                return list(params["diagnostics"])

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def at(self, method: str, name: str, line: int, character: int) -> Any:
        position = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": self.uri(name)}, position=position)  # fmt: skip

    def offers(self, name: str, line: int, character: int) -> dict[str, str]:
        """What completion offers at a place: each word with what it would write."""
        found = self.at("completion", name, line, character)
        return {one["label"]: one["insertText"] for one in found["items"]}

    def shows(self, name: str, line: int, character: int) -> str:
        """What hover shows at a place."""
        return str(self.at("hover", name, line, character)["contents"]["value"])


@pytest.fixture(scope="module", params=DRAFTS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new partnership, with its schemas in one draft."""
    made = write_partnership(tmp_path_factory.mktemp("editor") / "kurset", WISHES, "da", TODAY)
    write_schemas(made.folder, None, request.param, None, None, "da")
    return made.folder


@pytest.fixture
def client(request: pytest.FixtureRequest, program: str, folder: Path) -> Iterator[Client]:
    client = Client(program, folder, getattr(request, "param", "1.2"))
    try:
        yield client
    finally:
        client.close()


def lines_until(folder: Path, last: str) -> list[str]:
    """The lines of the new worksheet down to a question."""
    lines = (folder / "worksheet.yaml").read_text("utf-8").split("\n")
    return lines[: lines.index(last) + 1]


@pytest.mark.parametrize("client", ["1.2", "1.1"], indirect=True)
def test_new_files_and_good_examples_are_without_fault(client: Client) -> None:
    for name in FILES:
        assert client.open(name, (client.folder / name).read_text("utf-8")) == []
        for example in GOOD:
            text = (ROOT / "examples" / example / name).read_text("utf-8")
            assert client.change(name, f"{first_line(name)}\n{text}") == [], example


def test_completion_offers_the_fields_of_a_question(client: Client) -> None:
    lines = [*lines_until(client.folder, "    who:"), "      decision: Alle", "      "]
    client.open("worksheet.yaml", "\n".join(lines))
    offered = client.offers("worksheet.yaml", len(lines) - 1, 6)
    assert {"tasks", "points", "responsible", "deadline", "not_relevant", "parked", "note"} == set(offered)  # fmt: skip
    lines[-2:] = ["      d"]
    client.change("worksheet.yaml", "\n".join(lines))
    assert client.offers("worksheet.yaml", len(lines) - 1, 7)["decision"] == "decision: "


def test_completion_offers_the_fields_of_a_task_and_never_null(client: Client) -> None:
    lines = [*lines_until(client.folder, "    who:"), "      tasks:", "        - "]
    client.open("worksheet.yaml", "\n".join(lines))
    offered = client.offers("worksheet.yaml", len(lines) - 1, 10)
    assert {"partner", "what", "responsible", "deadline", "done", "session"} <= set(offered)
    lines[-2:] = ["      decision: "]
    client.change("worksheet.yaml", "\n".join(lines))
    assert client.offers("worksheet.yaml", len(lines) - 1, 16) == {}


def test_completion_offers_words_and_what_they_mean(client: Client) -> None:
    head = f"{first_line('agreement.yaml')}\nformat: 1\nmodel: partnerskabsmodel\n"
    client.open("agreement.yaml", f"{head}partners:\n  - id: skovby\n    kind: ")
    assert set(client.offers("agreement.yaml", 5, 10)) == {"municipality", "organisation", "association", "other"}  # fmt: skip
    client.change("agreement.yaml", f"{head}partners:\n  - id: skovby\n    n")
    assert client.offers("agreement.yaml", 5, 5)["name"] == "name: "
    client.change("agreement.yaml", f"{head}settings:\n  ")
    assert client.offers("agreement.yaml", 4, 2)["minimum_families"] == "minimum_families: ${1:8}"
    client.change("agreement.yaml", f"{head}changes:\n  addenda:\n    - confirms_oral: ")
    assert set(client.offers("agreement.yaml", 5, 21)) == {"ja", "nej"}


def test_hover_shows_the_question_in_danish(client: Client) -> None:
    lines = lines_until(client.folder, "    find:")
    text = (client.folder / "worksheet.yaml").read_text("utf-8")
    client.open("worksheet.yaml", text)
    who = lines.index("    who:")
    shown = client.shows("worksheet.yaml", who, 6)
    assert shown.startswith("#### Målgruppe\n\nHvem henvender kurset sig til?")
    assert "Skriv børnenes alder, handicap og kommune." in shown
    assert "Eksempel: Forældre til børn" in shown
    decision = client.shows("worksheet.yaml", who + 1, 8)
    assert decision.startswith("#### Målgruppe\n\nHvem henvender kurset sig til?")


FAULTS = {
    "      desicion: Alle": "feltet findes ikke her",
    "      decision: {hvem: Alle}": "her skal stå en liste",
    "      deadline: i morgen": "datoen kan ikke læses",
    "      note: [Husk]": "her skal stå en tekst",
    "      points: {wider: måske}": "her skal stå ja eller nej",
    "      tasks: Ring": "her skal stå en liste",
    "      parked: ja": "her skal stå felter",
}


def test_a_fault_is_told_in_danish_where_it_stands(client: Client) -> None:
    lines = lines_until(client.folder, "    who:")
    assert client.open("worksheet.yaml", "\n".join(lines)) == []
    for fault, message in FAULTS.items():
        found = client.change("worksheet.yaml", "\n".join([*lines, fault]))
        assert [one["message"].startswith(message) for one in found] == [True], (fault, found)
        assert found[0]["range"]["start"]["line"] == len(lines)
