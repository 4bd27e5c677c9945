"""Answers: a filled-in form is read question by question, each value as the model says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.form import Answered
from small_partnership import load_small

WHO = "plan.target.who"
INVITE = "plan.target.invite"
DATES = "plan.target.dates"
UPDATE = "plan.target.update"
ACTIVITIES = "plan.activities.activities"


def answer(partnership: PartialPartnership, name: str) -> Answered:
    """The answered question of that name."""
    [form] = partnership.forms
    [found] = form.find_question(name)
    return found


def faults(partnership: PartialPartnership) -> list[str]:
    """Each fault of the form as `line:column rule`."""
    return [f"{fault.span.line}:{fault.span.column} {fault.rule}" for fault in partnership.findings]


def target(question: str) -> str:
    """A form with one question of the first theme answered."""
    return f"plan:\n  target:\n    {question}\n"


def test_every_question_is_there_though_nothing_is_written(tmp_path: Path) -> None:
    [form] = load_small(tmp_path).forms
    assert [answered.name for answered in form.answers] == [
        WHO,
        INVITE,
        DATES,
        UPDATE,
        ACTIVITIES,
        "evaluation.result.outcome",
    ]
    assert {answered.state for answered in form.answers} == {"open"}


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("who:", "open"),
        ("who: {}", "open"),
        ("who: {decision: }", "open"),
        ("who: {decision: ''}", "open"),
        ("who: {decision: []}", "open"),
        ("who: {note: Vi taler om det}", "open"),
        ("who: {points: {wider: ja}}", "open"),
        ("who: {decision: Forældre}", "decided"),
        ("who: {decision: [Forældre, Søskende]}", "decided"),
        ("who: {points: {wider: ja, language: dansk}}", "decided"),
        ("who: {not_relevant: Vi har ingen}", "not_relevant"),
        ("who: {decision: Forældre, not_relevant: Vi har ingen}", "not_relevant"),
        ("who: {parked: {until: 2027-01-10, why: Vi venter}}", "parked"),
        ("who: {decision: Forældre, parked: {until: 2027-01-10}}", "decided"),
        ("who: {tasks: [{what: A, responsible: mette-holm, deadline: 2027-01-15}]}", "open"),
        ("invite: {tasks: [{what: A, responsible: mette-holm, deadline: 2027-01-15}]}", "decided"),
        ("invite: {tasks: [{what: A, responsible: mette-holm}]}", "open"),
        ("invite: {tasks: [{what: A, deadline: 2027-01-15}]}", "open"),
    ],
)
def test_the_state_of_an_answer(written: str, state: str, tmp_path: Path) -> None:
    partnership = load_small(tmp_path, target(written))
    assert faults(partnership) == []
    assert answer(partnership, f"plan.target.{written.partition(':')[0]}").state == state


def test_points_are_read_as_the_model_says(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, target("who: {points: {language: English, wider: nej}}"))
    assert answer(partnership, WHO).points == {"wider": False, "language": "english"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("who: Forældre", ["3:10 not_keys_and_values"]),
        ("who: {answer: Forældre}", ["3:11 unknown_key"]),
        ("who: {points: {wide: ja}}", ["3:20 unknown_key"]),
        ("who: {points: {wider: måske}}", ["3:27 not_yes_or_no"]),
        ("who: {points: {language: svensk}}", ["3:30 unknown_choice"]),
        ("who: {decision: {a: b}}", ["3:21 not_a_list"]),
        ("who: {rows: []}", ["3:11 unknown_key"]),
        ("update: {decision: i juni}", ["3:24 date_format"]),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(
    written: str, told: list[str], tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, target(written))
    assert faults(partnership) == told
    question = answer(partnership, f"plan.target.{written.partition(':')[0]}")
    assert (question.state, question.faulty) == ("open", True)


def test_one_wrong_answer_spoils_no_other(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, target("who: {points: {wider: måske, language: dansk}}"))
    assert answer(partnership, WHO).points == {"language": "danish"}
    assert not answer(partnership, INVITE).faulty


def test_a_decision_is_a_day_where_the_question_asks_for_one(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, target("update: {decision: 1.6.2027}"))
    assert answer(partnership, UPDATE).answer.decision == date(2027, 6, 1)


def test_the_sessions_answer_the_question_of_their_days(tmp_path: Path) -> None:
    partnership = load_small(
        tmp_path,
        """\
sessions:
  - {id: gang-2, date: 2027-03-17}
  - {id: gang-1, date: 2027-03-06}
  - {id: gang-3}
""",
    )
    dates = answer(partnership, DATES)
    assert dates.state == "decided"
    assert dates.points == {"first": date(2027, 3, 6), "others": (date(2027, 3, 17),)}


def test_sessions_without_days_answer_nothing(tmp_path: Path) -> None:
    dates = answer(load_small(tmp_path, "sessions:\n  - {id: gang-1}\n"), DATES)
    assert (dates.state, dates.points) == ("open", {})


def table(rows: str) -> str:
    """A form with the rows of its table."""
    return f"plan:\n  activities:\n    activities:\n      rows: {rows}\n"


def test_the_cells_of_a_table_are_read_as_their_columns_say(tmp_path: Path) -> None:
    partnership = load_small(
        tmp_path,
        table("[{id: kaffe, responsible: mette-holm, deadline: 1.2.2027, budget: '1.200,-'}, ]"),
    )
    activities = answer(partnership, ACTIVITIES)
    assert activities.state == "decided"
    [row] = activities.rows
    assert row.id == "kaffe"
    assert row.values == {
        "id": "kaffe",
        "responsible": ("mette-holm",),
        "deadline": date(2027, 2, 1),
        "budget": Decimal(1200),
    }


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("[{what: Kaffe}]", ["4:14 missing_key"]),
        ("[{id: kaffe, hvad: Kaffe}]", ["4:26 unknown_key"]),
        ("[{id: kaffe, deadline: snart}]", ["4:36 date_format"]),
        ("[Kaffe]", ["4:14 not_keys_and_values"]),
        ("{id: kaffe}", ["4:13 not_a_list"]),
    ],
)
def test_a_wrong_row_is_told_where_it_stands(rows: str, told: list[str], tmp_path: Path) -> None:
    assert faults(load_small(tmp_path, table(rows))) == told


@pytest.mark.parametrize(
    ("course", "told"),
    [
        ("plans: {}\n", ["1:1 unknown_key"]),
        ("plan: {targets: {}}\n", ["1:8 unknown_key"]),
        ("plan: {target: {whom: {}}}\n", ["1:17 unknown_key"]),
        ("plan: Snart\n", ["1:7 not_keys_and_values"]),
        ("plan: {target: [who]}\n", ["1:16 not_keys_and_values"]),
        ("sessions: gang-1\n", ["1:11 not_a_list"]),
    ],
)
def test_what_the_model_does_not_ask_for_is_told(
    course: str, told: list[str], tmp_path: Path
) -> None:
    assert faults(load_small(tmp_path, course)) == told
