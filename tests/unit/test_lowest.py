"""tests/lowest.txt holds the lowest version that pyproject.toml allows of each dependency."""

import tomllib

from paths import ROOT


def test_lowest_versions_are_those_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    allowed = dict(
        dependency.partition(",")[0].split(">=") for dependency in project["dependencies"]
    )
    lines = (ROOT / "tests" / "lowest.txt").read_text("utf-8").splitlines()
    tried = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert tried.keys() == allowed.keys()
    for name, version in allowed.items():
        assert f"{tried[name]}.".startswith(f"{version}."), name
