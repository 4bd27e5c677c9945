"""tasks: which tasks are listed, by partner, person, period and state."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.commands import Refused, Request
from partnerskab.commands.tasks import Wanted, period, tasks
from small_partnership import SMALL_MODEL, write_small

TODAY = date(2027, 3, 20)
COURSE = """\
plan:
  target:
    invite:
      tasks:
        - {what: i går, responsible: mette-holm, deadline: 2027-03-19}
        - {what: i dag, responsible: mette-holm, deadline: 2027-03-20}
        - {what: i morgen, partner: autisme, deadline: 2027-03-21}
        - {what: om 60 dage, deadline: 2027-05-19}
        - {what: om 61 dage, deadline: 2027-05-20}
        - {what: uden frist}
        - {what: løst, deadline: 2027-03-20, done: 2027-03-18}
"""


def listed(folder: Path, **wanted: object) -> list[str]:
    """What the tasks that were asked for say."""
    request = Request(write_small(folder, COURSE), SMALL_MODEL, TODAY)
    return [task.what.da for task in tasks(request, Wanted(**wanted)).tasks]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30", 30),
        ("30d", 30),
        ("4u", 28),
        ("4w", 28),
        ("1m", 30),
        ("2m", 60),
        ("12M", 360),
        ("0d", 0),
        (" 7 d ", 7),
    ],
)
def test_a_period_is_a_number_of_days(text: str, days: int) -> None:
    assert period(text) == days


@pytest.mark.parametrize("text", ["", "m", "-1d", "1.5m", "2å", "1000d", "2m1d"])
def test_a_period_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        period(text)
    assert refused.value.code == 2


def test_all_that_is_not_done_is_listed_by_deadline(tmp_path: Path) -> None:
    everything = ["i går", "i dag", "i morgen", "om 60 dage", "om 61 dage", "uden frist"]
    assert listed(tmp_path) == everything
    assert "løst" in listed(tmp_path, done=True)


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("0d", ["i dag"]),
        ("1d", ["i dag", "i morgen"]),
        ("2m", ["i dag", "i morgen", "om 60 dage"]),
        ("61d", ["i dag", "i morgen", "om 60 dage", "om 61 dage"]),
    ],
)
def test_within_a_period_is_from_today_to_its_last_day(
    within: str, expected: list[str], tmp_path: Path
) -> None:
    assert listed(tmp_path, within=within) == expected


def test_what_is_due_today_is_not_overdue(tmp_path: Path) -> None:
    assert listed(tmp_path, overdue=True) == ["i går"]


def test_tasks_of_one_partner_are_those_it_is_named_for_or_whose_person_works_there(
    tmp_path: Path,
) -> None:
    assert listed(tmp_path, partner="skovby") == ["i går", "i dag"]
    assert listed(tmp_path, partner="autisme") == ["i morgen"]
    assert listed(tmp_path, person="mette-holm") == ["i går", "i dag"]


@pytest.mark.parametrize(
    "wanted",
    [{"partner": "skovbo"}, {"person": "mette"}, {"overdue": True, "within": "7d"}],
    ids=["unknown partner", "unknown person", "past and future"],
)
def test_wrong_use_is_refused(wanted: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        listed(tmp_path, **wanted)
    assert refused.value.code == 2


def test_the_next_task_is_known_where_none_is_listed(tmp_path: Path) -> None:
    request = Request(write_small(tmp_path, COURSE), SMALL_MODEL, TODAY)
    found = tasks(request, Wanted(partner="autisme", overdue=True))
    assert found.tasks == []
    assert found.next is not None
    assert found.next.what.da == "i dag"


def test_open_questions_have_the_deadline_the_model_suggests(tmp_path: Path) -> None:
    course = "sessions:\n  - {id: gang-1, date: 2027-05-01}\n"
    request = Request(write_small(tmp_path, course), SMALL_MODEL, TODAY)
    found = tasks(request, Wanted(open_questions=True)).tasks
    assert [(task.question, task.deadline) for task in found] == [
        ("plan.target.who", date(2027, 4, 17)),
        ("plan.activities.activities", None),
        ("plan.target.invite", None),
        ("plan.target.update", None),
    ]
