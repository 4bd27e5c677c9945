"""Pull requests: what we ship for build servers keeps its promises, and does its work in a repository of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from partnerskab.reporters import reporter_names
from paths import ROOT

PACKAGE_FILES = (
    "action.yml",
    ".pre-commit-hooks.yaml",
    "hatch_build.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)
EXAMPLE = ROOT / "examples" / "skovby-autisme"
ACTION, WORKFLOW, GITLAB = (
    ROOT / "action.yml",
    ROOT / "docs/ci/github-workflow.yml",
    ROOT / "docs/ci/gitlab-ci.yml",
)
HOOKS, MANUAL = ROOT / ".pre-commit-hooks.yaml", ROOT / "docs/ci.md"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
OWN = re.compile(
    r"::(error|warning|notice) file=[^:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=\w+::[^\n]*"
)
FILLED = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
SECONDS = 300

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the build servers run Linux")


def load(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


def every(value: object) -> Iterator[tuple[str, str]]:
    """Every key with a text under it, however deep."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from [(key, one)] if isinstance(one, str) else every(one)
    elif isinstance(value, list):
        for one in value:
            yield from every(one)


@pytest.mark.parametrize(
    ("schema", "file"),
    [("github-actions", ACTION), ("github-workflows", WORKFLOW), ("gitlab-ci", GITLAB)],
)
def test_the_server_understands_it(schema: str, file: Path) -> None:
    command = [
        Path(sys.executable).with_name("check-jsonschema"),
        "--builtin-schema",
        f"vendor.{schema}",
        file,
    ]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_pre_commit_understands_the_hooks() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    subprocess.run(command, check=True)


@pytest.mark.parametrize("file", [ACTION, WORKFLOW, GITLAB, HOOKS])
def test_no_secrets_and_nothing_filled_into_a_script(file: Path) -> None:
    """`${{ }}` within `run` is how a branch's name becomes a command."""
    for key, text in every(load(file)):
        assert not re.search(r"secrets|github\.token|GITHUB_TOKEN|CI_JOB_TOKEN|password", text), (
            text
        )
        assert key != "run" or "${{" not in text
    code = re.sub(r"(?m)(^|\s)#.*$", "", file.read_text("utf-8"))
    assert "pull_request_target" not in code
    assert "curl" not in code
    assert "eval" not in code


def test_the_action_uses_no_other() -> None:
    action = load(ACTION)
    assert action["runs"]["using"] == "composite"
    assert [set(step) for step in action["runs"]["steps"]] == [{"name", "shell", "env", "run"}]
    (step,) = action["runs"]["steps"]
    filled = {name: text for name, text in step["env"].items() if "${{" in text}
    assert set(filled.values()) == {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}
    assert set(action["inputs"]) == {"folder", "step", "fail-on", "language"}
    assert all(one["description"] and "default" in one for one in action["inputs"].values())


def test_the_workflow_keeps_its_promises() -> None:
    workflow = load(WORKFLOW)
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job
    checkout, own = job["steps"]
    assert PINNED.fullmatch(checkout["uses"])
    assert PINNED.fullmatch(own["uses"])
    assert checkout["with"] == {"fetch-depth": "2", "persist-credentials": "false"}
    assert set(own["with"]) <= set(load(ACTION)["inputs"])


def test_the_template_keeps_its_promises() -> None:
    (job,) = load(GITLAB).values()
    assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert job["artifacts"]["when"] == "always"
    assert re.search(r"@[0-9a-f]{40}$", job["variables"]["PARTNERSKAB_PACKAGE"])
    assert all(" -I " in line for line in job["before_script"][:2])


def test_the_hooks_keep_their_promises() -> None:
    hooks = {one["id"]: one for one in load(HOOKS)}
    assert hooks["partnerskab-check"]["entry"] == "partnerskab check"
    assert hooks["partnerskab-privacy"]["entry"] == "partnerskab check --privacy"
    assert hooks["partnerskab-privacy"]["always_run"] == "true"
    assert all(
        (one["language"], one["pass_filenames"]) == ("python", "false") for one in hooks.values()
    )


def test_the_manual_tells_it_all() -> None:
    text = MANUAL.read_text("utf-8")
    danish, english = text.split("## In English")
    for part in (danish, english):
        for name in (
            *reporter_names(),
            "--fail-on",
            "--summary",
            "--since",
            "--privacy",
            "on: pull_request",
        ):
            assert f"`{name}" in part, name
    assert set(re.findall(r"\]\((ci/[^)]*)\)", text)) == {
        "ci/github-workflow.yml",
        "ci/gitlab-ci.yml",
    }
    config = yaml.load(danish.split("```yaml")[1].split("```")[0], yaml.BaseLoader)
    assert {one["id"] for one in config["repos"][0]["hooks"]} == {one["id"] for one in load(HOOKS)}


@pytest.fixture(scope="module")
def outside() -> dict[str, str]:
    """The environment of a program that knows nothing of this test run."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT", "CI_", "PYTEST", "PYTHON", "PARTNERSKAB"))
    }
    names = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b.example",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b.example",
    }
    return own | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, outside: dict[str, str]) -> Path:
    """This project in a repository of its own, as those who use it fetch it."""
    place = tmp_path_factory.mktemp("checkout") / "partnerskab"
    place.mkdir()
    not_committed = shutil.ignore_patterns("__pycache__", "_compiled")
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, place / name, ignore=not_committed)
    for name in PACKAGE_FILES:
        shutil.copy(ROOT / name, place / name)
    git(place, outside, "init", "-q", "-b", "main")
    git(place, outside, "add", "-A")
    git(place, outside, "commit", "-qm", "one")
    return place


def git(place: Path, environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=place, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def edit(file: Path, old: str, new: str) -> int:
    """Change a file, and tell in which line."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def proposal(tmp_path: Path, outside: dict[str, str]) -> Path:
    """A repository as a build server gets it: the merge of a proposal that changes a day into one that does not exist."""
    place = tmp_path / "work space"
    shutil.copytree(
        EXAMPLE, place / "skovby", ignore=shutil.ignore_patterns("expected", "example.yaml")
    )
    git(place, outside, "init", "-q", "-b", "main")
    git(place, outside, "add", "-A")
    git(place, outside, "commit", "-qm", "one")
    git(place, outside, "switch", "-qc", "proposal")
    edit(place / "skovby/worksheet.yaml", "date: 2027-04-07", "date: 2027-02-30")
    edit(place / "skovby/agreement.yaml", "budget: 145.000 kr.", "budget: 150.000")
    git(place, outside, "commit", "-qam", "two")
    git(place, outside, "switch", "-q", "main")
    git(place, outside, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    return place


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's own folder: what one run installs there the next one finds."""
    return tmp_path_factory.mktemp("runner")


class Action:
    """The shipped action, run as a runner runs it."""

    def __init__(self, checkout: Path, runner: Path, place: Path, outside: dict[str, str]) -> None:
        self.summary = runner / "summary.md"
        self.summary.write_text("", "utf-8")
        self.place = place
        self.environment = outside | {
            "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(checkout), "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_REPOSITORY": "ejer/arkiv", "GITHUB_SERVER_URL": "https://github.example", "GITHUB_SHA": "abc123",
            "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_WORKSPACE": str(place), "RUNNER_TEMP": str(runner),
        }  # fmt: skip

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        action = load(ACTION)
        given = {name: one["default"] for name, one in action["inputs"].items()} | {
            "folder": "skovby"
        }
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        (step,) = action["runs"]["steps"]
        own = {
            name: FILLED.sub(lambda found: given[found[1]], text)
            for name, text in step["env"].items()
        }
        script = self.place.parent / "script.sh"
        script.write_text(step["run"], "utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.place, env=self.environment | own,
            capture_output=True, text=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip


@pytest.fixture
def action(checkout: Path, runner: Path, proposal: Path, outside: dict[str, str]) -> Action:
    return Action(checkout, runner, proposal, outside)


def line_of(place: Path, file: str, text: str) -> int:
    before = (place / file).read_text("utf-8").partition(text)[0]
    return before.count("\n") + 1


def test_the_action(action: Action) -> None:
    """With nothing installed, among modules that a proposal has put in its way."""
    trap = action.place.parent / "trap"
    evil = f"open({str(trap)!r}, 'w').close()\n"
    for name in (
        "pip.py",
        "venv.py",
        "typer.py",
        "yaml.py",
        "sitecustomize.py",
        "usercustomize.py",
        "partnerskab.py",
    ):
        (action.place / name).write_text(evil, "utf-8")
    (action.place / "templates" / "partnerskabsmodel").mkdir(parents=True)
    (action.place / "templates" / "partnerskabsmodel" / "model.yaml").write_text("id: [\n", "utf-8")
    action.environment |= {
        "PYTHONPATH": str(action.place),
        "PARTNERSKAB_TEMPLATES": str(action.place / "templates"),
    }
    done = action.run()
    assert done.returncode == 1, done.stderr
    assert not trap.exists()
    day = line_of(action.place, "skovby/worksheet.yaml", "2027-02-30")
    place = rf"file=skovby/worksheet\.yaml,line={day},endLine={day},col=\d+,endColumn=\d+"
    assert re.search(rf"(?m)^::error {place},title=invalid_date::", done.stdout)
    assert all(OWN.fullmatch(line) for line in done.stdout.splitlines())
    text = action.summary.read_text("utf-8")
    money = line_of(action.place, "skovby/agreement.yaml", "budget: 150.000")
    link = f"https://github.example/ejer/arkiv/blob/abc123/skovby/agreement.yaml#L{money}"
    assert (
        f"- »Budget, undervisning« er ændret fra 145.000 kr. til 150.000 kr. ([agreement.yaml\\:{money}]({link}))"
        in text
    )
    assert "### Ændret siden HEAD^1" in text
    assert "### Hvem skal gøre noget nu" in text


def test_the_inputs(action: Action) -> None:
    assert action.run(fail_on="never").returncode == 0
    done = action.run(language="en", step="4")
    assert done.returncode == 1
    assert "### Changed since HEAD^1" in action.summary.read_text("utf-8")
    assert action.run(fail_on="sometimes").returncode == 2
    assert action.run(step="9").returncode == 2
    assert action.run(folder="nowhere").returncode == 3


def test_a_clean_proposal(action: Action, outside: dict[str, str]) -> None:
    git(action.place, outside, "reset", "-q", "--hard", "HEAD^1")
    done = action.run(fail_on="error")
    assert done.returncode == 0, done.stdout
    assert "Ændret siden" not in action.summary.read_text(
        "utf-8"
    )  # the first commit has none before it


@pytest.mark.parametrize(
    "hostile",
    ["$(touch trap)", "`touch trap`", '"; touch trap; "', "-- --help", "--help", "x\n::error::x"],
)
def test_hostile_inputs(hostile: str, action: Action) -> None:
    for name in load(ACTION)["inputs"]:
        done = action.run(**{name: hostile})
        refused = {
            "folder": 3,
            "step": 2,
            "fail-on": 2,
            "language": 1,
        }  # any language but English is Danish
        assert done.returncode == refused[name], done.stderr
        assert not (action.place / "trap").exists()
        for line in (done.stdout + done.stderr).splitlines():
            assert OWN.fullmatch(line) or not line.lstrip().startswith("::"), line


def test_hostile_text_starts_no_command(action: Action, outside: dict[str, str]) -> None:
    edit(
        action.place / "skovby/agreement.yaml",
        "title: Forældrekursus",
        'title: "::error::x\\n::add-mask::a ##[error]b Forældrekursus',
    )
    edit(
        action.place / "skovby/agreement.yaml",
        " med et barn med autisme i Skovby\n",
        ' i Skovby"\n',
    )
    edit(
        action.place / "skovby/worksheet.yaml",
        "what: Sender budgetopfølgning",
        "what: ::error::x %0A::add-mask::y",
    )
    (action.place / "skovby" / "::error::x 010170-1234.txt").write_text(
        "::error::x 010170-1234\n", "utf-8"
    )
    (action.place / "skovby" / "a\n::error::010170-1234.md").write_text("010170-1234\n", "utf-8")
    git(action.place, outside, "add", "-A")
    git(action.place, outside, "commit", "-qm", "evil\n\n::error::x")
    done = action.run()
    assert done.returncode == 1
    assert "title=cpr_number" in done.stdout
    assert "1234" not in done.stdout + action.summary.read_text("utf-8")
    for line in (done.stdout + done.stderr).splitlines():
        assert OWN.fullmatch(line) or not re.search(r"^\s*::|##\w*\[", line), line


def test_a_shallow_checkout(action: Action, outside: dict[str, str], tmp_path: Path) -> None:
    git(tmp_path, outside, "clone", "-q", "--depth", "1", f"file://{action.place}", "shallow")
    action.place = tmp_path / "shallow"
    done = action.run()
    assert done.returncode == 1, done.stderr
    text = action.summary.read_text("utf-8")
    assert "Ændret siden" not in text
    assert "Vises ikke: den udgave er ikke hentet hertil" in text
    assert "### Fund" in text


def test_no_shell_line_asks_git() -> None:
    """Git asked by a shell in a folder of a proposal runs what the folder says; we ask it safely."""
    (step,) = load(ACTION)["runs"]["steps"]
    (job,) = load(GITLAB).values()
    for line in [*step["run"].splitlines(), *"\n".join(job["script"]).splitlines()]:
        assert line.lstrip().startswith("#") or not re.search(r"\bgit\b", line), line


@pytest.mark.parametrize("merge_request", [True, False])
def test_the_template(merge_request: bool, proposal: Path, outside: dict[str, str]) -> None:
    (job,) = load(GITLAB).values()
    base = git(proposal, outside, "rev-parse", "HEAD^1") if merge_request else ""
    variables = job["variables"] | {
        "PARTNERSKAB_FOLDER": "skovby", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_PROJECT_URL": "https://gitlab.example/a/b",
        "CI_COMMIT_SHA": "abc123", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{outside['PATH']}",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], cwd=proposal, env=outside | variables,
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "fejl" in done.stderr
    report = json.loads((proposal / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    jsonschema.validate(
        report, json.loads((ROOT / "tests/data/schemas/code-quality.json").read_text("utf-8"))
    )
    (day,) = [one for one in report if one["check_name"] == "invalid_date"]
    assert day["location"]["path"] == "skovby/worksheet.yaml"
    assert day["location"]["positions"]["begin"]["line"] == line_of(
        proposal, "skovby/worksheet.yaml", "2027-02-30"
    )
    text = (proposal / job["artifacts"]["paths"][0]).read_text("utf-8")
    assert ("145.000 kr. til 150.000 kr." in text) == merge_request
    assert "https://gitlab.example/a/b/-/blob/abc123/skovby/" in text


def test_pre_commit(checkout: Path, tmp_path: Path, outside: dict[str, str]) -> None:
    """For real: installed from the registry, in a repository whose commits it guards."""
    place = tmp_path / "arkiv"
    shutil.copytree(
        EXAMPLE, place / "skovby", ignore=shutil.ignore_patterns("expected", "example.yaml")
    )
    hooks = [
        {"id": name, "args": ["skovby"]} for name in ("partnerskab-privacy", "partnerskab-check")
    ]
    config = {
        "repos": [
            {
                "repo": str(checkout),
                "rev": git(checkout, outside, "rev-parse", "HEAD"),
                "hooks": hooks,
            }
        ]
    }
    (place / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    environment = outside | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PRE_COMMIT_COLOR": "never"}
    git(place, outside, "init", "-q", "-b", "main")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=place,
        env=environment,
        check=True,
        capture_output=True,
    )

    def commit() -> tuple[bool, str]:
        git(place, outside, "add", "-A")
        done = subprocess.run(
            ["git", "commit", "-m", "x"],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return done.returncode == 0, done.stdout + done.stderr

    passed, said = commit()
    assert passed, said
    assert re.findall(r"(?m)^(partnerskab check(?: --privacy)?)\.+(Passed|Failed)$", said) == [
        ("partnerskab check --privacy", "Passed"), ("partnerskab check", "Passed"),
    ]  # fmt: skip
    first = git(place, outside, "rev-parse", "HEAD")
    edit(place / "skovby/worksheet.yaml", "# Arbejdsskema for", "# 010170-1234 Arbejdsskema for")
    passed, said = commit()
    assert not passed
    assert "worksheet.yaml:1:3: fejl:" in said
    assert "[cpr_number]" in said
    assert "1234" not in said
    assert git(place, outside, "rev-parse", "HEAD") == first
    edit(place / "skovby/worksheet.yaml", "# 010170-1234 Arbejdsskema for", "# Arbejdsskema for")
    edit(place / "skovby/worksheet.yaml", "date: 2027-04-07", "date: 2027-02-30")
    passed, said = commit()
    assert not passed
    assert re.search(r"(?m)^partnerskab check --privacy\.+Passed$", said)
    assert "[invalid_date]" in said
    edit(place / "skovby/worksheet.yaml", "date: 2027-02-30", "date: 2027-04-08")
    passed, said = commit()
    assert passed, said
