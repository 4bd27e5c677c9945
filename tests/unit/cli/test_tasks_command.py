"""tasks: which tasks are listed, by partner, person, period and state."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from program import RunProgram
from small_partnership import SMALL_MODEL, write_small

COURSE = """\
plan:
  target:
    invite:
      tasks:
        - {what: i går, responsible: mette-holm, deadline: 2027-03-19}
        - {what: i dag, responsible: mette-holm, deadline: 2027-03-20}
        - {what: i morgen, partner: autisme, deadline: 2027-03-21}
        - {what: om 28 dage, deadline: 2027-04-17}
        - {what: om 30 dage, deadline: 2027-04-19}
        - {what: om 60 dage, deadline: 2027-05-19}
        - {what: om 61 dage, deadline: 2027-05-20}
        - {what: uden frist}
        - {what: løst, deadline: 2027-03-20, done: 2027-03-18}
"""
AHEAD = ["i dag", "i morgen", "om 28 dage", "om 30 dage", "om 60 dage", "om 61 dage"]

List = Callable[..., list[str]]
TODAY = ["--templates", SMALL_MODEL, "--today", "2027-03-20"]


@pytest.fixture
def list_tasks(tmp_path: Path, run_program: RunProgram) -> List:
    """What the tasks say that are listed with some options, on 20 March 2027."""

    def listed(*options: str, course: str = COURSE) -> list[str]:
        folder = write_small(tmp_path, course)
        answer = run_program("tasks", folder, *TODAY, "--format", "json", *options)
        assert answer.code == 0, answer.err
        return [task["what"] for task in json.loads(answer.out)["tasks"]]

    return listed


def test_all_that_is_not_done_is_listed_by_deadline(list_tasks: List) -> None:
    assert list_tasks() == ["i går", *AHEAD, "uden frist"]
    assert "løst" in list_tasks("--done")


@pytest.mark.parametrize(
    ("period", "number"),
    [
        ("0d", 1),
        ("0", 1),
        ("1d", 2),
        (" 1 d ", 2),
        ("4u", 3),
        ("4W", 3),
        ("1m", 4),
        ("30", 4),
        ("2m", 5),
        ("60d", 5),
        ("61d", 6),
        ("12m", 6),
    ],
)
def test_within_a_period_is_from_today_to_its_last_day(
    period: str, number: int, list_tasks: List
) -> None:
    assert list_tasks("--within", period) == AHEAD[:number]


def test_what_is_due_today_is_not_overdue(list_tasks: List) -> None:
    assert list_tasks("--overdue") == ["i går"]


def test_tasks_of_a_partner_are_those_that_name_it_or_one_of_its_people(list_tasks: List) -> None:
    assert list_tasks("--partner", "skovby") == ["i går", "i dag"]
    assert list_tasks("--partner", "autisme") == ["i morgen"]
    assert list_tasks("--person", "mette-holm") == ["i går", "i dag"]


@pytest.mark.parametrize(
    "options",
    [
        ["--within", "m"],
        ["--within", "-1d"],
        ["--within", "1.5m"],
        ["--within", "2m1d"],
        ["--within", "1000d"],
        ["--partner", "skovbo"],
        ["--person", "mette"],
        ["--overdue", "--within", "7d"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_refused(options: list[str], tmp_path: Path, run_program: RunProgram) -> None:
    answer = run_program("tasks", write_small(tmp_path, COURSE), *TODAY, *options)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_an_empty_list_names_the_next_deadline(tmp_path: Path, run_program: RunProgram) -> None:
    folder = write_small(tmp_path, COURSE)
    options = ["--partner", "autisme", "--overdue"]
    answer = run_program("tasks", folder, *TODAY, *options, language="en")
    assert "No tasks here. Next deadline: 20 March 2027, i dag." in answer.out


def test_open_questions_come_by_the_deadline_that_the_model_suggests(list_tasks: List) -> None:
    course = "sessions:\n  - {id: gang-1, date: 2027-05-01}\n"
    assert list_tasks("--open-questions", course=course) == [
        "Hvem er kurset for?",  # 14 days before the first session
        "Hvad sker der?",
        "Hvem inviterer?",
        "Hvornår ser I på planen igen?",
    ]
