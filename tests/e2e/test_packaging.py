"""Packaging: what is built holds what it needs and nothing else, and runs away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from partnerskab import __version__
from partnerskab.model.loader import templates_dir
from paths import ROOT

TEMPLATES = ROOT / "templates"
PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")
# A run of its own: nothing of the checkout, of the caller's templates or of the network.
ENVIRONMENT = {
    name: text
    for name, text in os.environ.items()
    if name not in ("PYTHONPATH", "PARTNERSKAB_TEMPLATES", "PARTNERSKAB_LANG")
} | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    """What a command prints; it has to end with one of these exit codes."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode in codes, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def build(source: Path, out: Path, *sorts: str) -> Path:
    """The one file that building a folder without network leaves in `out`."""
    if find_spec("build"):
        command = [
            "build",
            "--no-isolation",
            *(f"--{sort}" for sort in sorts),
            "--outdir",
            str(out),
        ]
        run(sys.executable, "-m", *command, source, cwd=out)
    else:
        command = ["hatchling", "build", *(f"--target={sort}" for sort in sorts)]
        run(sys.executable, "-m", *command, f"--directory={out}", cwd=source)
    (made,) = out.iterdir()
    return made


def files(folder: Path) -> set[str]:
    """The names of the files below a folder, without what a system or a run leaves there."""
    return {
        place.relative_to(folder).as_posix()
        for place in folder.rglob("*")
        if place.is_file() and "__pycache__" not in place.parts and not place.name.startswith(".")
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; it sees the packages of this one, but nothing editable."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, symlinks=os.name != "nt")
    python = place / PYTHON
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place)
    outer = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(own.strip()) / "outer.pth").write_text("\n".join(sorted(outer)), encoding="utf-8")
    pip = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-compile")
    run(sys.executable, *pip, wheel, cwd=place)
    return python


def test_wheel_holds_the_program_and_every_template(names: set[str]) -> None:
    for name in ("model.yaml", "worksheet/before.yaml", "agreement.yaml", "clauses.yaml"):
        assert f"partnerskab/templates/partnerskabsmodel/{name}" in names
    package = {
        name.removeprefix("partnerskab/") for name in names if name.startswith("partnerskab/")
    }
    compiled = {name for name in package if name.startswith("_compiled/")}
    code = {name for name in files(ROOT / "src" / "partnerskab") if not name.startswith("_")}
    code |= {"__init__.py", "__main__.py"}
    assert package - compiled == code | {f"templates/{name}" for name in files(TEMPLATES)}
    assert len(compiled) == len({*TEMPLATES.rglob("*.yaml")} - {*TEMPLATES.rglob("sources.yaml")})
    assert "py.typed" in package


def test_wheel_holds_nothing_else(names: set[str]) -> None:
    about = f"partnerskab-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"partnerskab", about}
    assert not [name for name in names if "test" in name.lower().split("/")]
    assert f"{about}/licenses/LICENSE" in names


def test_sdist_makes_the_same_wheel(sdist: Path, names: set[str], tmp_path: Path) -> None:
    unpacked, out = tmp_path / "source", tmp_path / "out"
    out.mkdir()
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    assert (source / "tests" / "e2e" / "test_packaging.py").is_file()
    with zipfile.ZipFile(build(source, out, "wheel")) as archive:
        assert set(archive.namelist()) == names


def test_installed_program_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    where = "import partnerskab.model.loader as m; print(m.__file__, m.templates_dir(), sep='\\n')"
    code, templates = map(Path, run(installed, "-c", where, cwd=tmp_path).splitlines())
    assert installed.parent.parent.resolve() in code.resolve().parents
    assert templates == code.parents[1] / "templates"

    # Every file of every model was compiled: none is read as YAML.
    compiled = "import partnerskab.model.loader as m; m._parse_file = None; one = m.load_model(i); [one.stages, one.sections, one.clauses, one.roles, one.registers, one.statutes]"
    for one in TEMPLATES.glob("*/model.yaml"):
        run(installed, "-c", f"i = '{one.parent.name}'; {compiled}", cwd=tmp_path)

    program = installed.with_name("partnerskab.exe" if os.name == "nt" else "partnerskab")
    shown = run(program, "models", cwd=tmp_path)
    for model in TEMPLATES.glob("*/model.yaml"):
        assert model.parent.name in shown
    start = ("init", "nyt", "--municipality", "Skovby Kommune", "--organisation", "Autisme Skovby")
    run(program, *start, "--today", "2026-11-21", cwd=tmp_path)
    assert (tmp_path / "nyt" / "worksheet.yaml").is_file()
    found = run(program, "check", "nyt", "--today", "2026-11-21", cwd=tmp_path, codes=(0, 1))
    assert ": fejl:" not in found


def test_today_is_known_where_the_system_has_no_time_zones(tmp_path: Path) -> None:
    """Windows and small containers have none; ours come from tzdata."""
    command = [sys.executable, "-m", "partnerskab", "init", "nyt", "--municipality", "Skovby"]
    environment = ENVIRONMENT | {"PYTHONTZPATH": "", "PYTHONPATH": str(ROOT / "src")}
    for arguments in ([*command, "--organisation", "Autisme"], [*command[:3], "status", "nyt"]):
        done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr


def test_lowest_versions_are_those_of_pyproject() -> None:
    """tests/lowest.txt is what CI installs to try the lowest versions that users may have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    allowed = {}
    for requirement in project["dependencies"]:
        name, _, versions = requirement.partition(">=")
        allowed[name] = versions.partition(",")[0]
    lines = (ROOT / "tests" / "lowest.txt").read_text("utf-8").splitlines()
    lowest = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert lowest.keys() == allowed.keys()
    for name, version in lowest.items():
        assert f"{version}.".startswith(f"{allowed[name]}."), name


def test_checkout_uses_its_own_templates() -> None:
    assert templates_dir() == TEMPLATES
    assert (templates_dir() / "partnerskabsmodel" / "model.yaml").is_file()
