"""The summary: findings, what changed, who must act; whatever stands in the files is only shown."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from partnerskab.cli.markdown_text import escape_list_item, escape_markdown
from partnerskab.cli.summary import MAX_LENGTH, append_page, render_summary
from partnerskab.diagnostics import Finding, Level, Span
from partnerskab.exceptions import PartnerskabError
from partnerskab.i18n import Language, Text
from partnerskab.partnership.loader import load
from partnerskab.rules.checker import CheckResult, check
from partnerskab.text.safe_text import make_safe
from paths import EXAMPLES

EXAMPLE = EXAMPLES / "skovby-autisme"
TODAY = date(2027, 3, 20)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SERVERS = (
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_SHA",
    "CI_PROJECT_URL",
    "CI_COMMIT_SHA",
)
HOSTILE = [
    "a | b", "<script>alert(1)</script>", "<!-- x", "![x](https://evil.example/a.png)", "[x](javascript:alert(1))", "# x", "> x", "```",
    "**x** _y_ ~~z~~ `q`", "- x", "1. x", "+ x", "=== ", "&lt;b&gt; &#60;", "www.evil.example https://evil.example", "x\n\n# y\n| z |", "\\",
    "@everyone #1 $x$", ":tada:", "\x1b[31m\u202e\x00", "::error::x", "{x} {0}", "[x]: https://evil.example", "<https://evil.example>",
]  # fmt: skip

Summary = Callable[..., str]


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SERVERS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership in a repository, in a folder whose name is not plain."""
    place = tmp_path / "arkiv" / "et sted"
    shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns("expected", "example.yaml"))
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "one"],
    ):
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("GIT_")
        }
        subprocess.run(["git", *words], cwd=place.parent, check=True, env=environment)
    return place


def page(
    folder: Path, since: str | None = None, language: Language = "da", today: date = TODAY
) -> str:
    return render_summary(check(load(folder), today), today, since, None, language)


def edit(folder: Path, old: str, new: str, file: str = "agreement.yaml") -> int:
    """Change a file, and tell in which line."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def shown(text: str) -> str:
    """What a reader sees of Markdown."""
    return unescape(re.sub(r"<[^>]*>", "", MARKDOWN.render(text)))


def tags(text: str) -> Counter[str]:
    return Counter(re.findall(r"<(\w+)", MARKDOWN.render(text)))


def test_it_says_what_changed_and_who_must_act(folder: Path) -> None:
    line = edit(folder, "budget: 145.000 kr.", "budget: 150.000")
    text = page(folder, "HEAD")
    assert "## Forældrekursus og netværk" in text
    assert (
        "### Ændret siden HEAD\n\n**Aftalen**\n\n- »Budget, undervisning« er ændret fra 145.000 kr. til 150.000 kr."
        in text
    )
    assert f"(agreement.yaml\\:{line})\n" in text
    assert re.search(
        r"\| agreement\.yaml\\:\d+ \| \*\*fejl:\*\* budgettet .* \| `budget_does_not_add_up` \|\n",
        text,
    )
    acts = text[text.index("### Hvem skal gøre noget nu") :]
    assert acts.index("**Skovby Kommune**") < acts.index("**Autisme Skovby**")
    assert re.search(
        r"\| `niels-holt` \| 18\. marts 2027, \*\*forfalden\*\* \| .* \| worksheet\.yaml\\:\d+ \|\n",
        acts,
    )
    assert re.search(r"\| `mette-holm` \| 14\. april 2027 \| ", acts)
    assert "Niels Holt" not in acts


def test_the_worst_comes_first(folder: Path) -> None:
    result = check(load(folder), TODAY)
    levels: tuple[Level, ...] = ("note", "error", "warning", "error")
    found = tuple(
        Finding("a.yaml", Span(n, 1, n, 1), "cpr_number", one, Text("x", "x"), Text("y", "y"))
        for n, one in enumerate(levels)
    )
    text = render_summary(result._replace(findings=found), TODAY, None, None, "da")
    assert re.findall(r"\*\*(fejl|advarsel|bemærkning):\*\*", text) == [
        "fejl",
        "fejl",
        "advarsel",
        "bemærkning",
    ]


def test_in_english(folder: Path) -> None:
    edit(folder, "budget: 145.000 kr.", "budget: 150.000")
    text = page(folder, "HEAD", "en")
    for words in (
        "### Findings",
        "### Changed since HEAD",
        "has changed from DKK 145,000",
        "### Who must act now",
        "**late**",
        "**error:**",
    ):
        assert words in text


def test_good_news(folder: Path) -> None:
    result = check(load(folder), date(2026, 12, 1))
    checked = result
    text = render_summary(checked._replace(findings=()), TODAY, "HEAD", None, "da")
    assert "**Ingen fejl.** Godt arbejde." in text
    assert "Intet i aftale" in text
    assert "### Fund" not in text
    text = page(folder, today=date(2029, 1, 1))
    assert "Ændret siden" not in text


def test_what_the_step_still_needs(tmp_path: Path) -> None:
    agreement = "format: 1\nmodel: partnerskabsmodel\ntitle: Kursus\n"
    folder = tmp_path / "nyt"
    folder.mkdir()
    (folder / "agreement.yaml").write_text(agreement, "utf-8")
    (folder / "worksheet.yaml").write_text("# Svar\nidea:\n  goal:\n", "utf-8")
    result = check(load(folder), TODAY)
    step = result.progress.steps[0]
    text = page(folder)
    needed = text[text.index("### Mangler i trin 1: Den bærende idé") :]
    assert len(step.missing) > 3
    assert len(re.findall(r"(?m)^- .+ \((worksheet|agreement)\.yaml\\:\d+\)$", needed)) == min(
        len(step.missing), 30
    )


def test_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = edit(folder, "budget: 145.000 kr.", "budget: 150.000")
    for name, value in zip(
        SERVERS[:3], ("https://github.example", "ejer/arkiv", "abc123"), strict=True
    ):
        monkeypatch.setenv(name, value)
    link = f"[agreement.yaml\\:{line}](%s/et%%20sted/agreement.yaml#L{line})"
    assert link % "https://github.example/ejer/arkiv/blob/abc123" in page(folder, "HEAD")
    monkeypatch.setenv("GITHUB_REPOSITORY", "x) [evil](https://evil.example")
    assert "](" not in page(folder, "HEAD")
    monkeypatch.setenv("CI_PROJECT_URL", "https://gitlab.example/en/gruppe/arkiv")
    monkeypatch.setenv("CI_COMMIT_SHA", "abc123")
    assert link % "https://gitlab.example/en/gruppe/arkiv/-/blob/abc123" in page(folder, "HEAD")


def test_nothing_on_families_or_private_data(folder: Path) -> None:
    before = page(folder)
    edit(folder, "legal_basis: consent", "legal_basis: public_task # Kanarie", "participants.yaml")
    (folder / "private").mkdir()
    (folder / "private" / "kanarie.yaml").write_text("kanarie: Kanarie\n", "utf-8")
    edit(folder, "title: Projektleder", "title: Mor til 010170-1234")
    edit(folder, "Sender budgetopfølgning", "Ringer til 010170-1234", "worksheet.yaml")
    edit(folder, "title: Forældrekursus og netværk", "title: Kursus 010170-1234")
    text = page(folder, "HEAD")
    assert "kanarie" not in text.lower()
    assert "1234" not in text
    assert "CPR\\]" not in before
    assert "010170" not in text
    assert text.count("\\[CPR\\]") >= 3
    assert not re.search(r"\bf\d\d\b", text.replace("fx f01", ""))


@pytest.mark.slow
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text(hostile: str, folder: Path) -> None:
    """In the title, a task, a partner's name, a finding, a file's name: as many tags and lines as with harmless words."""
    texts = []
    for words in ("harmløst", hostile):
        for name, old in (
            (
                "agreement.yaml",
                "Forældrekursus og netværk for familier med et barn med autisme i Skovby",
            ),
            ("agreement.yaml", "Autisme Skovby\n"),
            ("worksheet.yaml", "Sender budgetopfølgning efter første gang til styregruppen"),
        ):
            clean = "".join(one if one.isprintable() or one == "\n" else "" for one in words)
            quoted = json.dumps(clean, ensure_ascii=False)
            shutil.copy(EXAMPLE / name, folder / name)
            edited = (
                (EXAMPLE / name)
                .read_text("utf-8")
                .replace(f"name: {old}", f"name: {quoted}\n")
                .replace(f"title: {old}", f"title: {quoted}")
            )
            (folder / name).write_text(edited.replace(f"what: {old},", f"what: {quoted},"), "utf-8")
        result = check(load(folder), TODAY)
        one = Finding(
            f"{words}.yaml",
            Span(1, 1, 1, 1),
            "cpr_number",
            "error",
            Text(words, words),
            Text(words, words),
        )
        checked: CheckResult = result
        assert checked.partnership.agreement is not None
        texts.append(render_summary(checked._replace(findings=(one,)), TODAY, "HEAD", None, "da"))
    harmless, bad = texts
    assert bad.count("\n") == harmless.count("\n")
    assert tags(bad) == tags(harmless)
    assert not re.search(r"(?m)^\s*::|##\w*\[", bad)


@pytest.mark.slow
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs")),
        min_size=1,
        max_size=60,
    ).filter(lambda text: make_safe(text) == text)
)
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    assert shown(f"| a |\n| --- |\n| x {escape_markdown(text)} x |\n").split() == [
        "a",
        "x",
        *text.split(),
        "x",
    ]
    assert tags(f"x {escape_markdown(text)} x") == {"p": 1}


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.isprintable()])
def test_hostile_text_is_shown_letter_for_letter(text: str) -> None:
    assert shown(f"| a |\n| --- |\n| {escape_markdown(text)} |\n").split() == ["a", *text.split()]
    assert shown(f"- {escape_list_item(text)}").split() == text.split()
    assert tags(f"- {escape_list_item(text)}") == {"ul": 1, "li": 1}


def test_the_page_has_an_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(load(folder), TODAY)
    for name, value in zip(
        SERVERS[:3], ("https://github.example", "ejer/" + "arkiv" * 40, "abc123"), strict=True
    ):
        monkeypatch.setenv(name, value)
    words = Text("lang sætning " * 200, "x")
    found = tuple(
        Finding("agreement.yaml", Span(n, 1, n, 1), "cpr_number", "error", words, words)
        for n in range(1, 5000)
    )
    text = render_summary(result._replace(findings=found), TODAY, None, None, "da")
    assert MAX_LENGTH - 1000 < len(text) < MAX_LENGTH + 200
    assert text.endswith("\n\nResten er udeladt. Se det hele med `partnerskab check`.\n")
    few = tuple(one._replace(message=Text("kort", "x"), hint=Text("kort", "x")) for one in found)
    text = render_summary(result._replace(findings=few), TODAY, None, None, "da")
    assert "… og 4899 til: `partnerskab check`" in text
    tasks = "".join(
        f"        - {{partner: skovby, what: {'Lang opgave ' * 20}{n}, deadline: 2027-03-21}}\n"
        for n in range(1000)
    )
    edit(
        folder,
        "- {partner: autisme, what: Skriver om kurset i nyhedsbrevet",
        f"{tasks[8:]}        - {{partner: autisme, what: Skriver om kurset i nyhedsbrevet",
        "worksheet.yaml",
    )
    monkeypatch.delenv("GITHUB_SHA")
    text = page(folder)
    assert len(text) < MAX_LENGTH + 200
    assert "til: `partnerskab tasks --partner skovby`" in text


def test_a_new_partnership(folder: Path) -> None:
    new = folder.parent / "ny"
    shutil.copytree(folder, new)
    assert "Hele partnerskabet er nyt." in page(new, "HEAD")
    subprocess.run(
        ["git", "mv", "et sted/agreement.yaml", "et sted/x.yaml"], cwd=folder.parent, check=True
    )
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
        cwd=folder.parent,
        check=True,
    )
    shutil.copy(EXAMPLE / "agreement.yaml", folder / "agreement.yaml")
    assert "Hele partnerskabet er nyt." in page(folder, "HEAD")


def test_an_unknown_revision(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PartnerskabError) as caught:
        page(folder, "unknown")
    assert (caught.value.exit_code, caught.value.message.da) == (
        2,
        "git kender ikke den udgave. Skriv en gren (branch), et tag eller en commit, fx main. På en byggeserver skal historikken hentes med (fetch-depth).",
    )
    shutil.rmtree(folder.parent / ".git")
    with pytest.raises(PartnerskabError) as caught:
        page(folder, "HEAD")
    assert caught.value.message.en.startswith("the folder is in no git repository")


def test_the_base_of_a_proposal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing one is told of, and does not stop the check."""
    monkeypatch.delenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", raising=False)
    expected = "### Ændringer\n\nVises ikke: git kender ingen tidligere udgave her.\n"
    assert expected in page(folder, "auto")
    edit(folder, "budget: 145.000 kr.", "budget: 150.000")
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD")
    assert "er ændret fra 145.000 kr. til 150.000 kr." in page(folder, "auto")
    commit = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qam", "x"]
    subprocess.run(commit, cwd=folder.parent, check=True)
    monkeypatch.delenv("CI_MERGE_REQUEST_DIFF_BASE_SHA")
    text = page(folder, "auto")
    assert "### Ændret siden HEAD^1" in text.replace("\\", "")
    assert "er ændret fra 145.000 kr. til 150.000 kr." in text
    shutil.rmtree(folder.parent / ".git")
    assert "Not shown: the folder is in no git repository" in page(folder, "auto", "en")


def test_files_that_cannot_be_read(folder: Path) -> None:
    edit(folder, "format: 1\n", "x: [\nformat: 1\n")
    text = page(folder, "HEAD")
    assert "En del af agreement.yaml er ændret, men kan ikke læses endnu." in text
    assert "Ingen er bagud" not in text


def test_append(tmp_path: Path) -> None:
    place = tmp_path / "summary.md"
    append_page(place, "å\n")
    append_page(place, "b\n")
    assert place.read_bytes() == "å\nb\n".encode()
    with pytest.raises(PartnerskabError) as caught:
        append_page(tmp_path / "nowhere" / "x.md", "x")
    assert caught.value.exit_code == 4
