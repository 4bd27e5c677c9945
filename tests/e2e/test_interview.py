"""The interview of init, in a real terminal: asked again with a reason, and stopped without a trace."""

import codecs
import os
import select
import signal
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from partnerskab import partnership
from partnerskab.model.loader import list_model_ids
from partnerskab.partnership import loader as partnership_loader
from partnerskab.partnership.progress import measure_progress
from partnerskab.rules.runner import run_rules

TODAY = date(2026, 11, 21)
SECONDS = 20
MODEL = "partnerskabsmodel"
FLAGS = [
    "--municipality",
    "Skovby Kommune",
    "--organisation",
    "Autisme Skovby",
    "--today",
    "2026-11-21",
]

pty = pytest.importorskip("pty")


def assert_clean(folder: Path) -> partnership.PartialPartnership:
    """What was made has no errors at the step reached."""
    made = partnership_loader.load(folder)
    assert made.findings == ()
    step = measure_progress(made, TODAY).reached
    assert [one for one in run_rules(made, TODAY, step) if one.level == "error"] == []
    return made


class Typist:
    """Somebody at a terminal who answers each question when it is there."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            signal.signal(
                signal.SIGINT, signal.SIG_DFL
            )  # ignored where tests run in the background
            os.chdir(folder)
            os.environ["COLUMNS"] = "80"
            os.execv(sys.executable, [sys.executable, "-m", "partnerskab", "init", *arguments])
        self.shown = ""
        self.decode = codecs.getincrementaldecoder("utf-8")().decode

    def wait(self, ending: str = "> ") -> str:
        """What is shown until a question stands there, or until the end."""
        begun, start = time.monotonic(), len(self.shown)
        while time.monotonic() - begun < SECONDS:
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    data = os.read(self.terminal, 65536)
                except OSError:
                    break
                if not data:
                    break
                self.shown += self.decode(data).replace("\r", "")
            elif ending and self.shown.endswith(ending) and len(self.shown) > start:
                break
        return self.shown[start:]

    def answer(self, text: str) -> str:
        os.write(self.terminal, text.encode())
        return self.wait()

    def end(self) -> int:
        """The exit code; whoever still waits for an answer is stopped."""
        self.wait(ending="")
        ended, status, left = 0, 0, 50
        while not ended and left:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            left -= 1
            time.sleep(0 if ended else 0.1)
        if not ended:
            os.kill(self.pid, signal.SIGKILL)
            status = os.waitpid(self.pid, 0)[1]
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def typist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typist:
    monkeypatch.setenv("PARTNERSKAB_LANG", "da")
    one = Typist(tmp_path, "--today", "2026-11-21", "--model", MODEL)
    one.wait()
    return one


def test_the_interview(typist: Typist, tmp_path: Path) -> None:
    assert "Tryk Enter ved det, I ikke ved endnu." in typist.shown
    assert "Hvad skal mappen med filerne hedde?" in typist.shown
    assert "Hvad hedder kommunen?" in typist.answer("mit partnerskab\n")
    assert "Der mangler et navn." in typist.answer("\n")
    assert "Er en kommune mere med?" in typist.answer("Skovby Kommune\n")
    assert "Hvad hedder foreningen?" in typist.answer("\n")
    assert "Er en forening mere med?" in typist.answer("LEV, Skovby\n")
    assert "Den partner er nævnt to gange." in typist.answer("lev, skovby\n")
    assert "Er en forening mere med?" in typist.answer("Autisme Ærø\n")
    assert "Skovby Kommune, LEV, Skovby og" in typist.answer("\n").replace("\n", " ")
    assert "Hvornår er første undervisningsgang?" in typist.answer("\n")
    again = typist.answer("30.2.2027\n")
    assert "Den dato findes ikke i kalenderen. Skriv en dato, der findes, fx 2027-02-28." in again
    assert "Hvornår er første undervisningsgang?" in again
    assert "Skal aftalen løbe" in typist.answer("6.3.2027\n")
    assert "Svar ja eller nej." in typist.answer("måske\n")
    assert "Hvornår slutter aftalen senest?" in typist.answer("nej\n")
    assert "kan ikke slutte før" in typist.answer("1.1.2027\n")
    assert "Hvem repræsenterer forældrene?" in typist.answer("31.12.2027\n")
    typist.answer("Anne Vang, Bo Krag\n")
    assert typist.end() == 0
    assert "cd 'mit partnerskab'\n  partnerskab status" in typist.shown
    assert max(map(len, typist.shown.splitlines())) <= 80
    made = assert_clean(tmp_path / "mit partnerskab")
    assert list(made.partners.values()) == ["Skovby Kommune", "LEV, Skovby", "Autisme Ærø"]
    assert made.agreement is not None
    assert [one.name for one in made.agreement.people] == ["Anne Vang", "Bo Krag"]
    assert made.agreement.duration.latest_end == date(2027, 12, 31)


def test_enter_is_an_answer_to_everything_but_the_names(typist: Typist, tmp_path: Path) -> None:
    for text in ("\n", "Skovby Kommune\n", "\n", "Autisme Skovby\n", "\n", "\n", "\n", "\n", "\n"):
        typist.answer(text)
    assert typist.end() == 0
    assert_clean(tmp_path / "partnerskab")


@pytest.mark.parametrize("answered", [0, 1, 4, 8])
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_stopping_writes_nothing(answered: int, key: str, typist: Typist, tmp_path: Path) -> None:
    answers = ["x\n", "Skovby Kommune\n", "\n", "Autisme Skovby\n", "\n", "\n", "\n", "ja\n"]
    for text in answers[:answered]:
        typist.answer(text)
    os.write(typist.terminal, key.encode())
    assert typist.end() == 130
    assert typist.shown.endswith("partnerskab: afbrudt. Intet er skrevet.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_taken_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "taget").mkdir()
    (tmp_path / "taget" / "agreement.yaml").write_text("mit", "utf-8")
    one = Typist(tmp_path, "--model", MODEL)
    one.wait()
    assert "Mappen har allerede agreement.yaml" in one.answer("taget\n").replace("\n", " ")
    assert "Hvad hedder kommunen?" in one.answer("ny\n")
    os.write(one.terminal, b"\x03")
    assert one.end() == 130


def test_the_model_is_chosen_from_a_list(tmp_path: Path) -> None:
    one = Typist(
        tmp_path,
        "p",
        "--today",
        "2026-11-21",
        *FLAGS[:4],
        "--title",
        "x",
        "--term",
        "rolling",
        "--end",
        "2027-12-01",
    )
    listed = one.wait()
    for model in list_model_ids():
        assert f"  {model}: " in listed
    assert "Skriv et af navnene på listen." in one.answer("findesikke\n")
    assert "Hvilken model" not in one.answer(f"{MODEL}\n")
    while one.shown.endswith("> "):
        one.answer("\n")
    assert one.end() == 0
    made = assert_clean(tmp_path / "p")
    assert made.model is not None
    assert made.model.id == MODEL


def test_nothing_is_asked_that_was_given(tmp_path: Path) -> None:
    given = [
        *FLAGS,
        "--model",
        MODEL,
        "--title",
        "x",
        "--end",
        "2027-12-31",
        "--first-session",
        "6.3.2027",
        "--parent",
        "Bo Krag",
    ]
    one = Typist(tmp_path, "p", *given)
    assert one.end() == 0
    assert "?" not in one.shown
    assert one.shown.startswith("Oprettet i p:")


def test_a_folder_that_is_taken_is_told_before_any_question(tmp_path: Path) -> None:
    (tmp_path / "taget").mkdir()
    (tmp_path / "taget" / "agreement.yaml").write_text("mit", "utf-8")
    one = Typist(tmp_path, "taget", "--today", "2026-11-21")
    assert one.end() == 2
    assert "?" not in one.shown
