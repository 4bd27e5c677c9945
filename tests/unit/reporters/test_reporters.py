"""Formats: each valid where it is read, each with the right places, none that obeys what somebody wrote in a file."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, category
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from partnerskab import reporters
from partnerskab.diagnostics import LEVELS, Finding, Span, fingerprints
from partnerskab.i18n import LANGUAGES, Language, Text
from partnerskab.partnership.loader import load
from partnerskab.reporters import Report, find_prefix, load_reporter, reporter_names
from partnerskab.reporters.gitlab import SEVERITIES
from partnerskab.rules.runner import all_rules, run_rules
from paths import DATA, EXAMPLES

SCHEMAS = DATA / "schemas"
TODAY = date(2027, 3, 20)
HOSTILE = [
    "::error::hej", "\n::error file=x::hej", "a\r\n::add-mask::b", "%0A::error::x", "%25%0D%0A", "##[error]x", "##vso[task.x]y",
    "a,line=1::x", "]]></failure>", '"><script>alert(1)</script>&amp;', "\x00\x07\x1b[31mrød", "\u202egnp", "\u2028::error::x",
    "\ufffe\uffff", "\udcff", "\U000e0041", "æøå », — '\"\\", "section_start:1:x\r\x1b[0K", "{{ 7*7 }} ${{ github.token }}",
]  # fmt: skip
DIRECTIONS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
XML = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
SARIF = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
)
QUALITY = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "code-quality.json").read_text("utf-8"))
)


def finding(**values: Any) -> Finding:
    usual: dict[str, Any] = {
        "file": "worksheet.yaml", "span": Span(3, 5, 3, 9), "rule": "overdue_task", "level": "error",
        "message": Text("opgaven er ikke løst.", "the task is not done."), "hint": Text("Løs den.", "Do it."),
    }  # fmt: skip
    return Finding(**(usual | values))


def result(
    found: Iterable[Finding], place: str = "", language: Language = "da", title: str = "Kursus"
) -> Report:
    return Report(tuple(found), title, 4, place, language)


def render(name: str, report: Report) -> str:
    return load_reporter(name).render(report)


def read(folder: Path) -> tuple[Finding, ...]:
    partnership = load(folder)
    return tuple(sorted({*partnership.findings, *run_rules(partnership, TODAY, 4)}))


def assert_valid(name: str, text: str) -> None:
    """Hold a report to the schema of those who read it."""
    if name == "sarif":
        SARIF.validate(json.loads(text))
    elif name == "gitlab":
        QUALITY.validate(json.loads(text))
    elif name == "junit":
        XML.validate(text)
    elif name == "json":
        assert json.loads(text)["format"] == 1
    else:
        assert name in ("text", "github")


def assert_harmless(name: str, text: str) -> None:
    """Nothing that a terminal, GitHub, Azure or GitLab would obey but the annotations themselves."""
    obeyed = {
        one
        for one in text
        if category(one) in ("Cc", "Cs", "Zl", "Zp") or bidirectional(one) in DIRECTIONS
    }
    assert obeyed <= {"\n"}, obeyed
    assert not re.search(r"##\w*\[", text)
    own = re.compile(
        r"::(error|warning|notice) file=[^:\n]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=\w+::[^\n]*"
    )
    for line in text.split("\n"):
        if line.lstrip().startswith("::"):
            assert name == "github", line
            assert own.fullmatch(line), line


@pytest.fixture(
    scope="module", params=["skovby-autisme", "fuld-af-fejl", "fuld-af-fejl-yaml", "tre-kommuner"]
)
def example(request: pytest.FixtureRequest) -> tuple[Finding, ...]:
    return read(EXAMPLES / request.param)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", reporter_names())
def test_examples(name: str, language: Language, example: tuple[Finding, ...]) -> None:
    text = render(name, result(example, "examples/et sted", language))
    assert_valid(name, text)
    assert_harmless(name, text)
    assert text.endswith("\n")


def test_a_format_is_found_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "def render(report):\n    return f'{len(report.findings)} in {report.title}'\n"
    (tmp_path / "planted.py").write_text(code, "utf-8")
    (tmp_path / "_hidden.py").write_text(code, "utf-8")
    monkeypatch.setattr(reporters, "__path__", [*reporters.__path__, str(tmp_path)])
    reporter_names.cache_clear()
    try:
        assert reporter_names()[0] == "text"
        assert "planted" in reporter_names()
        assert "_hidden" not in reporter_names()
        assert render("planted", result([finding()])) == "1 in Kursus"
    finally:
        reporter_names.cache_clear()


@pytest.mark.parametrize("name", reporter_names())
def test_no_findings(name: str) -> None:
    text = render(name, result([]))
    assert_valid(name, text)
    if name in ("text", "github"):
        assert text == ""


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", reporter_names())
def test_hostile_text(name: str, hostile: str) -> None:
    words = Text(f"her står {hostile}.", f"this is {hostile}.")
    found = [
        finding(),
        finding(file=f"{hostile}.yaml", message=words, hint=words),
        finding(message=Text(hostile, hostile)),
    ]
    text = render(name, result(found, f"mappe{hostile}", "da", hostile))
    assert_valid(name, text)
    assert_harmless(name, text)


@given(st.text(max_size=40))
def test_any_text(hostile: str) -> None:
    found = [
        finding(file=f"m{hostile}", message=Text(hostile, hostile), hint=Text(hostile, hostile))
    ]
    for name in reporter_names():
        text = render(name, result(found, f"m{hostile}", "en", hostile))
        assert_valid(name, text)
        assert_harmless(name, text)


@pytest.mark.parametrize("hostile", ["100 %0A, 50 %25", "a,line=1:x", "::error::"])
def test_github_reads_what_was_written(hostile: str) -> None:
    """Unescaped as the runner does it."""
    one = finding(file=f"{hostile}.yaml", message=Text(hostile, hostile))
    line = render("github", result([one], "mappe"))
    head, message = line.removeprefix("::error ").removesuffix("\n").split("::", 1)
    values = dict(part.split("=", 1) for part in head.split(","))
    assert (unquote(values["file"]), values["line"], values["title"]) == (
        f"mappe/{hostile}.yaml",
        "3",
        "overdue_task",
    )
    assert unquote(message) == f"{hostile} Løs den."


def places(name: str, text: str) -> list[tuple[str, int, int]]:
    """File, line and column of every finding of a report."""
    if name == "github":
        found = re.findall(r"(?m)^::\w+ file=([^,]*),line=(\d+),endLine=\d+(?:,col=(\d+))?", text)
        return [(unquote(file), int(line), int(column or 0)) for file, line, column in found]
    if name == "junit":
        cases = [
            (one.attrib["classname"], one.attrib["name"].split()[1])
            for one in ET.fromstring(text).iter("testcase")
        ]
        return [(file, int(place.split(":")[0]), int(place.split(":")[1])) for file, place in cases]
    data: Any = json.loads(text) if name != "text" else None
    if name == "json":
        return [(one["file"], one["line"], one["column"]) for one in data["findings"]]
    if name == "gitlab":
        begins = [(one["location"]["path"], one["location"]["positions"]["begin"]) for one in data]
        return [(path, begin["line"], begin["column"]) for path, begin in begins]
    if name == "sarif":
        there = [one["locations"][0]["physicalLocation"] for one in data["runs"][0]["results"]]
        uris = [one["artifactLocation"]["uri"] for one in there]
        assert all(re.fullmatch("[A-Za-z0-9%./_~-]+", uri) for uri in uris)
        return [
            (
                unquote(one["artifactLocation"]["uri"]),
                one["region"]["startLine"],
                one["region"]["startColumn"],
            )
            for one in there
        ]
    return [
        (file, int(line), int(column))
        for file, line, column in re.findall(r"(?m)^(.*?):(\d+):(\d+): ", text)
    ]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A partnership with one fault more than the example, whose place is known: a day that does not exist."""
    folder = tmp_path / "en mappe" / "skovby, æøå"
    shutil.copytree(
        EXAMPLES / "skovby-autisme",
        folder,
        ignore=shutil.ignore_patterns("expected", "example.yaml"),
    )
    (tmp_path / ".git").mkdir()
    return folder


def plant(folder: Path, before: str = "") -> tuple[int, int]:
    """Put the fault in, under the text `before`, and tell its line and column."""
    file = folder / "worksheet.yaml"
    text = before + file.read_text("utf-8").replace("date: 2027-04-07", "date: 2027-02-30", 1)
    file.write_text(text, "utf-8")
    start = text.index("2027-02-30")
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize("name", reporter_names())
def test_the_place_of_a_planted_fault(name: str, planted: Path) -> None:
    line, column = plant(planted)
    found = [one for one in read(planted) if one.rule == "invalid_date"]
    assert find_prefix(planted) == "en mappe/skovby, æøå"
    file = "worksheet.yaml" if name in ("text", "json") else "en mappe/skovby, æøå/worksheet.yaml"
    text = render(name, result(found, find_prefix(planted)))
    assert places(name, text) == [(file, line, column)]


def test_the_end_of_a_planted_fault(planted: Path) -> None:
    line, column = plant(planted)
    (one,) = [one for one in read(planted) if one.rule == "invalid_date"]
    region = json.loads(render("sarif", result([one])))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]
    assert region == {
        "startLine": line,
        "startColumn": column,
        "endLine": line,
        "endColumn": column + 10,
    }
    assert f",col={column},endColumn={column + 10}," in render("github", result([one]))


def test_github_gets_no_columns_for_several_lines() -> None:
    assert "col" not in render("github", result([finding(span=Span(3, 5, 4, 2))])).lower()


@pytest.mark.parametrize("name", reporter_names())
def test_every_place_of_an_example(name: str) -> None:
    found = read(EXAMPLES / "fuld-af-fejl")
    assert len(found) > 20
    told = places(name, render(name, result(found)))
    wanted = [(one.file, *one.span[:2]) for one in found]
    if name == "github":  # which gets no column where there are several lines
        wanted = [
            (one.file, one.span.line, one.span.column if one.span.line == one.span.end_line else 0)
            for one in found
        ]
    assert sorted(told) == sorted(wanted)


def prints(found: Iterable[Finding], language: Language = "da") -> list[str]:
    """Rules and fingerprints as GitLab and SARIF get them."""
    report = result(found, "mappe", language)
    quality = json.loads(render("gitlab", report))
    results = json.loads(render("sarif", report))["runs"][0]["results"]
    own = [one["partialFingerprints"]["partnerskab/v1"] for one in results]
    return sorted([*(f"{one['check_name']} {one['fingerprint']}" for one in quality), *own])


def test_fingerprints_stay(planted: Path) -> None:
    plant(planted)
    before = read(planted)
    assert len(set(fingerprints(before))) == len(before) > 2
    plant(planted, before="# en\n# to\n\n")
    after = read(planted)
    assert [one.span for one in before] != [one.span for one in after]
    assert prints(before) == prints(after) == prints(after, "en")
    assert prints(before) != prints(one._replace(rule="x") for one in before)


@pytest.mark.parametrize("fault", ["title: A\ntitle: B\n", "partners: [{id: a}, {id: a}]\n"])
def test_fingerprints_stay_where_the_message_names_a_line(fault: str, tmp_path: Path) -> None:
    told = []
    for before in ("", "# en\n# to\n"):
        (tmp_path / "agreement.yaml").write_text(
            f"{before}format: 1\nmodel: partnerskabsmodel\n{fault}", "utf-8"
        )
        told.append(
            prints(one for one in read(tmp_path) if one.rule in ("duplicate_id", "duplicate_key"))
        )
    assert told[0] == told[1] != []


def test_two_partnerships_share_no_fingerprint() -> None:
    both = [
        json.loads(render("gitlab", result([finding()], place)))[0]["fingerprint"]
        for place in ("a", "b")
    ]
    assert both[0] != both[1]


def test_levels() -> None:
    found = [
        finding(level=level, rule=rule.name)
        for level, rule in zip(LEVELS, all_rules(), strict=False)
    ]
    quality = json.loads(render("gitlab", result(found)))
    assert (
        [one["severity"] for one in quality]
        == list(SEVERITIES.values())
        == ["major", "minor", "info"]
    )
    results = json.loads(render("sarif", result(found)))["runs"][0]
    assert [one["level"] for one in results["results"]] == list(LEVELS)
    assert [one["id"] for one in results["tool"]["driver"]["rules"]] == [one.rule for one in found]
    assert all(one["fullDescription"]["text"] for one in results["tool"]["driver"]["rules"])
    suite = ET.fromstring(render("junit", result(found)))[0]
    assert {name: suite.attrib[name] for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3", "failures": "2", "errors": "0", "skipped": "1",
    }  # fmt: skip
    commands = re.findall(r"(?m)^::(\w+)", render("github", result(found)))
    assert commands == ["error", "warning", "notice"]


def test_sentences_speak_the_language() -> None:
    for name in reporter_names():
        assert (
            "opgaven er ikke løst. Løs den." in render(name, result([finding()])) or name == "json"
        )
        assert "the task is not done." in render(name, result([finding()], language="en"))


def test_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert [find_prefix(Path("a/b")), find_prefix(tmp_path), find_prefix(Path("/"))] == [
        "a/b",
        ".",
        "",
    ]
    (tmp_path / "a" / ".git").write_text("gitdir: elsewhere\n", "utf-8")  # as in a linked work tree
    assert find_prefix(inner) == "b"
    assert [path for path, *_ in places("gitlab", render("gitlab", result([finding()], ".")))] == [
        "worksheet.yaml"
    ]


@pytest.mark.parametrize("name", sorted({*reporter_names()} - {"text", "json"}))
def test_paths_are_as_the_outermost_repository_sees_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "partnere" / "skovby"
    beside = tmp_path / "partnere" / "ci"
    place.mkdir(parents=True)
    beside.mkdir()
    (tmp_path / ".git").mkdir()
    (place / ".git").write_text("gitdir: ../../.git/modules/skovby\n", "utf-8")  # a submodule
    (beside / "genvej").symlink_to(place)
    monkeypatch.chdir(beside)
    for typed in ("../skovby", "genvej", "./../ci/../skovby/.", str(place)):
        prefix = find_prefix(Path(typed))
        found = places(name, render(name, result([finding()], prefix)))
        assert [path for path, *_ in found] == ["partnere/skovby/worksheet.yaml"]


def test_a_folder_beside_the_current_one_has_no_dots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert find_prefix(Path("../b")) == ""
    assert find_prefix(Path("../a/.")) == "."
