"""What all tests share: the flag `--update`, the program in this process, hypothesis, and templates compiled once."""

import os
from collections.abc import Iterator
from types import CodeType
from typing import Any

import pytest
from hypothesis import settings
from jinja2.environment import Environment

from partnerskab import __main__
from program import Answer, RunProgram

settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=20)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected outputs anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def run_program(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> RunProgram:
    """Run the program in this process: `run_program("check", folder, language="en")`."""

    def run(*arguments: object, language: str = "da") -> Answer:
        monkeypatch.setenv("PARTNERSKAB_LANG", language)
        code = __main__.run([str(argument) for argument in arguments])
        printed = capsysbinary.readouterr()
        return Answer(code, printed.out.decode(), printed.err.decode())

    return run


@pytest.fixture(autouse=True, scope="session")
def compile_each_template_once() -> Iterator[None]:
    """Keep Jinja's compiled templates between tests: to compile them takes most of the time of rendering."""
    compiled: dict[tuple[object, ...], CodeType] = {}
    compile_template = Environment.compile

    def compile_once(environment: Environment, source: str, *names: Any) -> CodeType:
        key = (type(environment), environment.finalize is None, source, *names)
        if key not in compiled:
            compiled[key] = compile_template(environment, source, *names)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield
