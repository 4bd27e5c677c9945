"""Progress: what counts as settled, what is missing, and which step is reached."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.model.definition import AgreementField
from partnerskab.model.loader import Model
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.progress import (
    Progress,
    count_states,
    is_answerable,
    is_filled,
    is_needed,
    is_signed,
    measure_progress,
    resolve_offset,
)
from small_partnership import AGREEMENT, load_small

TODAY = date(2027, 2, 1)
SESSIONS = "sessions:\n  - {id: gang-1, date: 2027-03-06}\n  - {id: gang-2, date: 2027-04-07}\n"
WHO = "plan: {target: {who: {decision: Forældre}}}\n"
OUTCOME = "evaluation: {result: {outcome: {decision: Ro}}}\n"
FIXED = AGREEMENT + "duration: {form: fixed, latest_end: 2027-12-31}\n"
SIGNATURES = """\
signature:
  signatures:
    - {partner: skovby, by: mette-holm, date: 2027-01-10}
    - {partner: autisme, date: 2027-01-11}
"""


def missing(partnership: PartialPartnership, today: date = TODAY) -> list[tuple[str, ...]]:
    """What each step lacks."""
    return [step.missing for step in measure_progress(partnership, today).steps]


def counted(found: Progress) -> list[tuple[int, int]]:
    """How many of its questions and fields each step has settled, and of how many."""
    return [(step.settled, step.total) for step in found.steps]


def field_of(partnership: PartialPartnership, path: str) -> AgreementField:
    """The model's field of the agreement at a path."""
    assert isinstance(partnership.model, Model)
    return next(field for field in partnership.model.list_fields() if field.path == path)


def test_a_new_partnership_stands_at_the_first_step(tmp_path: Path) -> None:
    found = measure_progress(load_small(tmp_path), TODAY)
    assert (found.reached, found.signed) == (1, False)
    assert [step.missing for step in found.steps] == [
        ("course:plan.target.who",),
        ("agreement:duration.form",),
    ]
    assert not found.steps[0].done


def test_a_step_is_reached_when_those_before_it_lack_nothing(tmp_path: Path) -> None:
    found = measure_progress(load_small(tmp_path, WHO), TODAY)
    assert found.reached == 2
    assert found.steps[0].done


def test_the_last_step_is_reached_where_nothing_is_missing(tmp_path: Path) -> None:
    found = measure_progress(load_small(tmp_path, WHO, FIXED), TODAY)
    assert found.reached == 2
    assert all(step.done for step in found.steps)


def test_a_later_step_is_not_reached_before_an_earlier_one(tmp_path: Path) -> None:
    assert measure_progress(load_small(tmp_path, agreement=FIXED), TODAY).reached == 1


@pytest.mark.parametrize(
    ("answer", "is_settled"),
    [
        ("{decision: Forældre}", True),
        ("{not_relevant: Vi har ingen}", True),
        ("{parked: {until: 2027-03-01, why: Vi venter}}", False),
        ("{}", False),
    ],
)
def test_a_question_is_settled_by_a_decision_or_a_reason_not_to_answer(
    answer: str, is_settled: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, f"plan: {{target: {{who: {answer}}}}}\n")
    assert measure_progress(partnership, TODAY).steps[0].done is is_settled


def test_questions_and_fields_are_counted(tmp_path: Path) -> None:
    assert counted(measure_progress(load_small(tmp_path), TODAY)) == [(1, 6), (0, 1)]
    update = "plan: {target: {update: {decision: 2027-06-01}}}\n"
    assert counted(measure_progress(load_small(tmp_path, update), TODAY)) == [(2, 6), (0, 1)]


def test_a_field_that_is_not_required_counts_only_where_it_is_filled(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, agreement=AGREEMENT + "title: Kursus\n")
    assert counted(measure_progress(partnership, TODAY)) == [(2, 7), (0, 1)]


@pytest.mark.parametrize(
    ("today", "is_open"), [("2027-04-07", False), ("2027-04-08", True), ("2027-05-01", True)]
)
def test_a_question_about_a_session_is_asked_from_its_day_on(
    today: str, is_open: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, SESSIONS)
    _, after = missing(partnership, date.fromisoformat(today))
    assert ("course:evaluation.result.outcome" in after) is is_open
    outcome = partnership.forms[0].answers[-1]
    asked = is_answerable(outcome, partnership.find_anchors(), date.fromisoformat(today))
    assert asked is is_open


def test_a_question_about_a_session_is_not_asked_while_the_session_has_no_day(
    tmp_path: Path,
) -> None:
    outcome = load_small(tmp_path).forms[0].answers[-1]
    assert not is_answerable(outcome, {}, date(2099, 1, 1))


def test_a_day_is_counted_from_its_anchor(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, SESSIONS)
    anchors = partnership.find_anchors()
    assert anchors == {"first_session": date(2027, 3, 6), "last_session": date(2027, 4, 7)}
    who, *_, outcome = (answered.question for answered in partnership.forms[0].answers)
    assert resolve_offset(who.due, anchors) == date(2027, 2, 20)
    assert resolve_offset(outcome.opens, anchors) == date(2027, 4, 8)
    assert resolve_offset(outcome.opens, {}) is None
    assert resolve_offset(None, anchors) is None


@pytest.mark.parametrize(("form", "is_required"), [("fixed", True), ("rolling", False)])
def test_a_field_may_be_needed_because_of_another(
    form: str, is_required: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, WHO, AGREEMENT + f"duration: {{form: {form}}}\n")
    assert is_needed(field_of(partnership, "duration.latest_end"), partnership) is is_required
    wanted = ("agreement:duration.latest_end",) if is_required else ()
    assert missing(partnership) == [(), wanted]


def test_a_required_field_is_needed_and_an_ordinary_one_is_not(tmp_path: Path) -> None:
    partnership = load_small(tmp_path)
    assert is_needed(field_of(partnership, "partners"), partnership)
    assert not is_needed(field_of(partnership, "title"), partnership)


@pytest.mark.parametrize(
    ("written", "path", "is_there"),
    [
        ("", "title", False),
        ("title: ''\n", "title", False),
        ("title: Kursus\n", "title", True),
        ("duration: {latest_end: 2027-12-31}\n", "duration.latest_end", True),
        ("", "partners", True),
    ],
)
def test_a_field_is_filled_where_it_says_something(
    written: str, path: str, is_there: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, agreement=AGREEMENT + written)
    assert is_filled(field_of(partnership, path), partnership) is is_there


@pytest.mark.parametrize(
    ("row", "is_there"),
    [("{partner: skovby}", False), ("{partner: skovby, minimum_hours: 10}", True)],
)
def test_a_row_that_only_names_its_partner_says_nothing(
    row: str, is_there: bool, tmp_path: Path
) -> None:
    partnership = load_small(tmp_path, agreement=AGREEMENT + f"resources: [{row}]\n")
    assert is_filled(field_of(partnership, "resources"), partnership) is is_there


def test_the_agreement_is_signed_when_every_partner_has(tmp_path: Path) -> None:
    signed = load_small(tmp_path, agreement=AGREEMENT + SIGNATURES)
    assert is_signed(signed)
    found = measure_progress(signed, TODAY)
    assert (found.reached, found.signed) == (2, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    - {partner: autisme, date: 2027-01-11}\n", ""),
        (", date: 2027-01-11", ""),
        ("partner: autisme, date", "partner: skovby, date"),
    ],
    ids=["one is missing", "one has no date", "one has signed twice"],
)
def test_the_agreement_is_not_signed_by_some(old: str, new: str, tmp_path: Path) -> None:
    agreement = AGREEMENT + SIGNATURES.replace(old, new)
    assert not is_signed(load_small(tmp_path, agreement=agreement))


def test_an_agreement_without_partners_is_not_signed(tmp_path: Path) -> None:
    assert not is_signed(load_small(tmp_path, agreement="format: 1\nmodel: small\n"))


def test_answers_are_counted_by_their_state(tmp_path: Path) -> None:
    course = WHO.replace(
        "}}\n", ", invite: {not_relevant: x}, update: {parked: {until: 2027-03-01}}}}\n"
    )
    found = count_states(load_small(tmp_path, course))
    assert found == {"decided": 1, "not_relevant": 1, "parked": 1, "open": 3}


def test_without_a_model_nothing_is_known(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, agreement="format: 1\nmodel: findes-ikke\n")
    assert measure_progress(partnership, TODAY) == Progress((), 1, False)
