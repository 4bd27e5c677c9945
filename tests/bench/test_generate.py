"""The benchmark measures what it means to: partnerships without errors, the same ones every time."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from generate import TODAY, number, write  # type: ignore[import-not-found]  # beside this file
from pydantic_core import PydanticCustomError
from stdnum import ean
from stdnum.dk import cvr

from partnerskab.partnership.loader import load
from partnerskab.partnership.progress import measure_progress
from partnerskab.rules.runner import run_rules
from partnerskab.schema.values import read_cvr, read_ean


def test_generated_partnerships_are_whole_and_always_the_same(tmp_path: Path) -> None:
    for one, again in zip(write(tmp_path / "a", 12), write(tmp_path / "b", 12), strict=True):
        names = sorted(file.name for file in one.iterdir())
        assert len(names) == 4
        assert all((one / name).read_bytes() == (again / name).read_bytes() for name in names)
        assert 40_000 < sum((one / name).stat().st_size for name in names) < 70_000

        made = load(one)
        found = [*made.findings, *run_rules(made, TODAY, measure_progress(made, TODAY).reached)]
        assert not [finding for finding in found if finding.level == "error"]
        answers = [answer for form in made.forms for answer in form.answers]
        assert sum(answer.state == "decided" for answer in answers) > 90


@pytest.mark.parametrize(
    ("read", "is_valid", "length"), [(read_cvr, cvr.is_valid, 8), (read_ean, ean.is_valid, 13)]
)
def test_check_digits_are_those_of_stdnum(
    read: Callable[[object], str], is_valid: Callable[[str], bool], length: int
) -> None:
    def is_read(text: str) -> bool:
        try:
            return read(text) == text
        except PydanticCustomError:
            return False

    r = random.Random(1)
    drawn = ["".join(r.choices("0123456789", k=length)) for _ in range(5000)]
    drawn += [number(r, length) for _ in range(100)]
    assert [is_read(one) for one in drawn] == [is_valid(one) for one in drawn]
    assert sum(map(is_valid, drawn)) > 200
    assert not is_read(drawn[-1][:-1])
    assert not is_read(f"{drawn[-1]}0")
