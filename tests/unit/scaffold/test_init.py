"""init: whole partnerships that check clean, never over anything, and an interview for people in a hurry."""

import errno
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from partnerskab import __main__, partnership, yamltext
from partnerskab.cli.init import describe_written
from partnerskab.cli.prompts import read_name
from partnerskab.dates import is_working_day
from partnerskab.exceptions import PartnerskabError
from partnerskab.files import write_new
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import Offset
from partnerskab.model.loader import list_model_ids
from partnerskab.partnership import loader as partnership_loader
from partnerskab.partnership.progress import measure_progress
from partnerskab.rules.runner import run_rules
from partnerskab.scaffold import files as scaffold_files
from partnerskab.scaffold.agreement import quote
from partnerskab.scaffold.files import write_partnership
from partnerskab.scaffold.wishes import Deadlines, Partner, Wishes

TODAY = date(2026, 11, 21)
MODEL = "partnerskabsmodel"
YAML = ["agreement.yaml", "worksheet.yaml", "volunteers.yaml", "participants.yaml"]
FLAGS = [
    "--municipality",
    "Skovby Kommune",
    "--organisation",
    "Autisme Skovby",
    "--today",
    "2026-11-21",
]
LANGUAGES: list[Language] = ["da", "en"]

NAMES = [
    "Skovby Kommune", "Åbakke Kommune", "Ærø/Ø-kommunen", 'Foreningen "Ro & Mod"', "Bo's Venner", "a\\b\\n", "no", "~", "- x",
    "x: y", "# nej", "{a: b}", "[1, 2]", "!tag", "&anker", "*alias", "%TAG", "@x", "`x`", "| x", "> x", "null", "17:30", "2027-03-01",
    "Fugl 🐦 og 👩‍👧", "Ny\nLinje\tTab\r\nForening", "No\u00a0break", "NFD A\u030abakke", "con", "AUX Kommune", "123", "🎉", "::", "中文",
    "x" * 200, "Ibáñez", "?", "a,b", "=1+1", "<<", "---", "...", "\u200bx", "Š",
]  # fmt: skip


def wishes(names: Sequence[str] = ("Skovby Kommune", "Autisme Skovby"), **more: object) -> Wishes:
    kinds = ["municipality", *["organisation"] * (len(names) - 1)]
    partners = tuple(Partner(*pair) for pair in zip(kinds, names, strict=True))  # type: ignore[arg-type]
    return Wishes(MODEL, partners)._replace(**more)  # type: ignore[arg-type]


def assert_clean(folder: Path, today: date = TODAY) -> partnership.PartialPartnership:
    """Every file parses, and a check of the step reached finds no error."""
    for file in YAML:
        document, faults = yamltext.read((folder / file).read_bytes())
        assert document is not None, faults
    made = partnership_loader.load(folder)
    assert made.findings == ()
    step = measure_progress(made, today).reached
    assert step == 1
    assert [one for one in run_rules(made, today, step) if one.level == "error"] == []
    return made


# What is made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [2, 3, 5])
@pytest.mark.parametrize("term", [None, "fixed", "rolling"])
def test_a_new_partnership_has_no_errors(
    language: Language, number: int, term: str | None, tmp_path: Path
) -> None:
    names = ["Skovby Kommune", "Autisme Skovby", "Søskende i Skovby", "Engholm", "Skovby"][:number]
    asked = wishes(
        names,
        title="Et kursus",
        term=term,
        end=date(2027, 12, 31) if term else None,
        parents=("Anne Vang",),
    )
    write_partnership(
        tmp_path / "p", asked._replace(first_session=date(2027, 3, 6)), language, TODAY
    )
    made = assert_clean(tmp_path / "p")
    assert made.agreement is not None
    assert list(made.partners.values()) == names
    assert made.agreement.title == "Et kursus"
    assert made.agreement.duration.form == term
    assert made.agreement.duration.latest_end == (date(2027, 12, 31) if term == "fixed" else None)
    assert made.agreement.duration.annual_evaluation == (
        date(2027, 12, 31) if term == "rolling" else None
    )
    assert made.families is not None
    assert made.families.delete_by == (date(2028, 6, 30) if term == "fixed" else None)
    assert made.agreement.organisation.steering_group.parents == ("anne-vang",)
    assert made.forms[0].sessions[0].date == date(2027, 3, 6)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", list_model_ids())
def test_every_model_begins_without_errors(model: str, language: Language, tmp_path: Path) -> None:
    write_partnership(
        tmp_path, wishes(model=model, first_session=date(2027, 3, 6)), language, TODAY
    )
    made = partnership_loader.load(tmp_path)
    assert made.findings == ()
    step = measure_progress(made, TODAY).reached
    assert [one for one in run_rules(made, TODAY, step) if one.level == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_names_are_kept_to_the_letter(name: str) -> None:
    for text in (name, read_name(name)):
        document, faults = yamltext.read(f"x: {{name: {quote(text)}}}\n".encode())
        assert document is not None, faults
        assert document.value == {"x": {"name": " ".join(name.split()).replace("\u200b", "")}}


def test_torn_letters_are_refused() -> None:
    refused(2, lambda: read_name("\udce6"))


def test_all_names_at_once_get_ids_of_their_own(tmp_path: Path) -> None:
    names = [read_name(one) for one in NAMES]
    write_partnership(
        tmp_path, wishes(names, title=names[3], parents=tuple(names[:9])), "da", TODAY
    )
    made = assert_clean(tmp_path)
    assert [*made.people.values()] == names[:9]
    ids = [*made.partners, *made.people]
    assert len(set(ids)) == len(NAMES) + 9
    assert ids[:3] == ["skovby", "aabakke", "aeroe-oe-kommunen"]


def test_comments_fit_the_screen_and_nothing_is_left_open(tmp_path: Path) -> None:
    for language in LANGUAGES:
        folder = tmp_path / language
        write_partnership(folder, wishes(first_session=date(2027, 3, 6)), language, TODAY)
        for file in YAML:
            text = (folder / file).read_text("utf-8")
            for line in text.splitlines():
                assert len(line) <= 100 or re.match(r" *#? *- \{", line), line
                assert line == line.rstrip()
                assert "\t" not in line
            assert not re.search(r"\bNone\b|\{[a-z_]+\}", text)


def test_every_example_row_can_be_copied(tmp_path: Path) -> None:
    write_partnership(tmp_path, wishes(), "da", TODAY)
    for file in YAML:
        rows = re.findall(r"(?m)^ *#   ( *- .+)$", (tmp_path / file).read_text("utf-8"))
        assert rows
        for row in rows:
            document, faults = yamltext.read(f"x:\n{row}\n".encode())
            assert document is not None, (row, faults)


# Deadlines


@pytest.mark.slow
@pytest.mark.parametrize(
    "today", [TODAY, date(2027, 3, 1), date(2027, 3, 5), date(2027, 12, 23), date(2028, 2, 29)]
)
@pytest.mark.parametrize("days", [-30, 0, 1, 3, 10, 100, 105, 400])
def test_deadlines_fall_on_working_days_and_never_in_the_past(
    today: date, days: int, tmp_path: Path
) -> None:
    write_partnership(tmp_path, wishes(first_session=today + timedelta(days=days)), "da", today)
    text = (tmp_path / "worksheet.yaml").read_text("utf-8")
    found = [date.fromisoformat(one) for one in re.findall(r"(?m)^ +deadline: (\S+)$", text)]
    assert len(found) > 20
    for day in found:
        assert day >= today
        assert is_working_day(day), day


def test_what_is_due_first_stays_first() -> None:
    for days in (*range(40), 100, 200, 400):
        deadlines = Deadlines(TODAY + timedelta(days=days), TODAY)
        suggested = [
            deadlines.suggest(Offset.model_validate({"days": n, "from": "first_session"}))
            for n in range(-300, 40)
        ]
        assert suggested == sorted(one for one in suggested if one)
        assert (deadlines.moved > 0) == (days < 300)


def test_no_first_session_gives_no_deadlines(tmp_path: Path) -> None:
    write_partnership(tmp_path, wishes(), "da", TODAY)
    assert not re.search(r"(?m)^ +deadline: \S", (tmp_path / "worksheet.yaml").read_text("utf-8"))


def test_the_last_year_there_is(tmp_path: Path) -> None:
    write_partnership(tmp_path, wishes(term="fixed", end=date(2100, 12, 31)), "da", TODAY)
    assert_clean(tmp_path)


# Privacy


def test_private_is_closed_and_ignored_by_git(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_partnership(tmp_path / "p", wishes(), "da", TODAY)
    finally:
        os.umask(before)
    private = tmp_path / "p" / "private"
    if os.name != "nt":
        assert private.stat().st_mode & 0o777 == 0o700
        assert all(one.stat().st_mode & 0o777 == 0o600 for one in private.iterdir())
    (private / "participants.yaml").write_text("f01: {}\n", "utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for one in private.iterdir():
        asked = ["git", "-C", str(tmp_path), "check-ignore", "-q", str(one)]
        assert subprocess.run(asked, check=False).returncode == 0, one
    for file in YAML:
        asked = ["git", "-C", str(tmp_path), "check-ignore", "-q", f"p/{file}"]
        assert subprocess.run(asked, check=False).returncode == 1, file


# Never over anything


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else b""
        for one in folder.rglob("*")
    }


def names() -> list[str]:
    with TemporaryDirectory() as folder:
        return [one.name for one in write_partnership(Path(folder), wishes(), "da", TODAY).files]


def refused(code: int, act: Callable[[], object]) -> Text:
    with pytest.raises(PartnerskabError) as caught:
        act()
    assert caught.value.exit_code == code
    return caught.value.message


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_nothing_is_written_where_one_file_is_there(name: str, kind: str, tmp_path: Path) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    if kind == "file":
        place.write_text("mit", "utf-8")
    elif kind == "link":
        place.symlink_to("/findes/ikke")
    else:
        place.mkdir()
    before = tree(tmp_path)
    assert name in refused(2, lambda: write_partnership(tmp_path, wishes(), "da", TODAY)).da
    assert tree(tmp_path) == before


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mit", "utf-8")
    write_partnership(tmp_path, wishes(), "da", TODAY)
    assert (tmp_path / "README.md").read_text("utf-8") == "mit"


def test_a_private_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "private").symlink_to(tmp_path / "elsewhere")
    refused(2, lambda: write_partnership(tmp_path / "p", wishes(), "da", TODAY))
    assert tree(tmp_path / "elsewhere") == {}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("mit", "utf-8")
    refused(2, lambda: write_partnership(tmp_path / "p", wishes(), "da", TODAY))
    refused(4, lambda: write_partnership(tmp_path / "p" / "below", wishes(), "da", TODAY))


@pytest.mark.parametrize("nth", range(6))
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "x"), 4),
        (PermissionError(), 4),
        (FileExistsError(), 5),
        (KeyboardInterrupt(), None),
    ],
)
def test_whatever_goes_wrong_nothing_is_left_behind(
    nth: int,
    error: BaseException,
    code: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "mit.txt").write_text("mit", "utf-8")
    before, written, real = tree(tmp_path), iter(range(99)), write_new

    def failing(path: Path, data: bytes, mode: int) -> None:
        if next(written) == nth:
            raise error
        real(path, data, mode)

    monkeypatch.setattr(scaffold_files, "write_new", failing)
    for folder in (tmp_path, tmp_path / "ny" / "mappe"):
        written = iter(range(99))
        if code is None:
            with pytest.raises(KeyboardInterrupt):
                write_partnership(folder, wishes(), "da", TODAY)
        else:
            refused(code, lambda folder=folder: write_partnership(folder, wishes(), "da", TODAY))  # type: ignore[misc]
        assert tree(tmp_path) == before


# What is asked for on the command line


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, language: str = "da") -> tuple[int, str, str]:
        monkeypatch.setenv("PARTNERSKAB_LANG", language)
        code = __main__.run(["init", *arguments])
        return code, *capsys.readouterr()

    return called


WRONG = {
    "day that does not exist": ["--first-session", "2027-02-30"],
    "end before the beginning": ["--first-session", "2027-03-06", "--end", "2027-03-05"],
    "end in the past": ["--end", "2026-11-20"],
    "no name": ["--parent", " "],
    "long name": ["--title", "x" * 201],
    "the same partner twice": ["--organisation", "autisme skovby"],
    "unknown term": ["--term", "for ever"],
    "unknown model": ["--model", "findesikke"],
    "torn letters": ["--title", "\udce6"],
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_wishes(case: str, call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    said = set()
    for language in LANGUAGES:
        code, out, err = call("p", *FLAGS, *WRONG[case], language=language)
        assert (code, out) == (2, "")
        assert re.fullmatch(r"partnerskab: [^\n]+\.\n", err), err
        said.add(err)
    assert len(said) == 2
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_the_files_lie_in_one_called_partnerskab(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, out, _ = call(*FLAGS)
    assert code == 0
    assert "Oprettet i partnerskab:" in out
    assert_clean(tmp_path / "partnerskab")
    assert call(*FLAGS)[0] == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "folder",
    [".", "p", "mit partnerskab", "a/b c/d", "æøå", "it's", 'a"b', "$HOME", "`id`", "-x", "~", "a;b", "ny\nlinje", "[x]", "*"],
)  # fmt: skip
def test_the_printed_next_step_works(folder: str, tmp_path: Path) -> None:
    made = write_partnership(tmp_path / folder, wishes(), "da", TODAY)
    printed = list(describe_written(made._replace(folder=Path(folder)), "da"))
    commands = [
        line.replace("\u00a0", " ") for line in printed[printed.index("Næste skridt:") + 1 :]
    ]
    assert commands[-1] == "  partnerskab status"
    if "\n" in folder:
        assert "gå ind i mappen" in commands[0]
        return
    python = f'partnerskab() {{ {shlex.quote(sys.executable)} -m partnerskab "$@"; }}'
    script = "\n".join([python, "set -e", *commands])
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Skovby Kommune og Autisme Skovby" in done.stdout.decode()
