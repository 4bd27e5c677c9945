"""Documents in real Chromium: no axe-core violation (WCAG 2.1 A and AA), and nothing wider than the screen.

One page of each kind: every document of every model once, from a good example. axe-core comes from npm into
`.cache/axe`; without npm, a network or Chromium the tests are skipped, and say why.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paths import EXAMPLES, ROOT
from program import RunProgram

CACHE = ROOT / ".cache" / "axe"
AXE = CACHE / "node_modules" / "axe-core" / "axe.min.js"
TODAY = "2027-03-20"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
PHONE, DESK = 390, 1200
GOOD_EXAMPLES = ("skovby-autisme", "engholm-lyspunkt", "aabakke-tovholder")  # one of each model
DOCUMENTS = [
    (example, path.stem)
    for example in GOOD_EXAMPLES
    for path in sorted((EXAMPLES / example / "expected").glob("*.md"))
    if not path.stem.endswith(".en")
]


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, installed once."""
    if not AXE.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on this machine, so no axe-core")
        own = CACHE.with_name(f"{CACHE.name}-{os.getpid()}")
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(own), "axe-core"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        if done.returncode == 0 and not CACHE.exists():
            own.rename(CACHE)
        shutil.rmtree(own, ignore_errors=True)
        if not AXE.is_file():
            pytest.skip(f"npm could not install axe-core: {done.stderr[-200:]}")
    return AXE.read_text("utf-8")


@pytest.fixture(scope="session")
def page() -> Iterator[Any]:
    """One page in one browser for all the tests."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser.new_context(bypass_csp=True).new_page()
        browser.close()


def test_every_good_example_has_pages() -> None:
    assert {example for example, _ in DOCUMENTS} == set(GOOD_EXAMPLES)


def open_document(
    page: Any, run_program: RunProgram, file: Path, document: str, example: str, *options: str
) -> None:
    """Render a document of an example and open it in the browser."""
    folder = EXAMPLES / example
    run_program("render", document, folder, "--today", TODAY, "-o", file, *options)
    page.goto(file.as_uri())


def width_of(page: Any, screen: int) -> int:
    """How wide the page becomes on a screen of some width."""
    page.set_viewport_size({"width": screen, "height": 900})
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize(("example", "document"), DOCUMENTS)
def test_a_page_has_no_violation_and_fits_the_screen(
    example: str, document: str, page: Any, axe: str, run_program: RunProgram, tmp_path: Path
) -> None:
    open_document(page, run_program, tmp_path / "page.html", document, example)
    assert width_of(page, DESK) <= DESK
    assert width_of(page, PHONE) <= PHONE
    page.evaluate(axe)  # on the phone, where tables scroll and headings fold
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [violation["id"] for violation in found["violations"]] == []
    assert page.evaluate("document.documentElement.lang") == "da"


@pytest.mark.parametrize("document", ["agreement", "worksheet"])
def test_a_page_of_three_partners_fits_the_screen(
    document: str, page: Any, run_program: RunProgram, tmp_path: Path
) -> None:
    open_document(page, run_program, tmp_path / "page.html", document, "tre-kommuner")
    assert width_of(page, DESK) <= DESK
    assert width_of(page, PHONE) <= PHONE


def test_an_english_page_says_that_it_is_english(
    page: Any, run_program: RunProgram, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    open_document(page, run_program, file, "agreement", "skovby-autisme", "--lang", "en")
    assert page.evaluate("document.documentElement.lang") == "en"
