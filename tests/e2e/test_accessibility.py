"""Every document of every good example in real Chromium: no axe-core violation (WCAG 2.1 A and AA), in both languages.

axe-core comes from npm into `.cache/axe`; without npm, a network or Chromium the tests are skipped, and say why.
"""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from paths import ROOT

CACHE = ROOT / ".cache" / "axe"
AXE = CACHE / "node_modules" / "axe-core" / "axe.min.js"
EXAMPLES = ["skovby-autisme", "tre-kommuner", "engholm-lyspunkt", "aabakke-tovholder"]
PAGES = sorted(
    page for name in EXAMPLES for page in (ROOT / "examples" / name / "expected").glob("*.html")
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on this machine, so no axe-core")
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(CACHE), "axe-core"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        if done.returncode:
            pytest.skip(f"npm could not install axe-core: {done.stderr[-200:]}")
    return AXE.read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield found
        found.close()


def test_there_are_pages_of_every_good_example() -> None:
    assert {page.parent.parent.name for page in PAGES} == set(EXAMPLES)


@pytest.mark.parametrize("width", [390, 1200])
def test_no_violation_and_no_overflow(browser: Any, axe: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    found = []
    for one in PAGES:
        page.goto(one.as_uri())
        page.evaluate(axe)
        result = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        found += [(one.name, each["id"]) for each in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((one.name, "wider than the screen"))
        language = page.evaluate("document.documentElement.lang")
        assert language == ("en" if ".en." in one.name else "da")
    context.close()
    assert found == []
