"""What changed, on a small model: hours, new questions, and what could not be read."""

from pathlib import Path

from partnerskab.diff import compare_partnerships
from partnerskab.i18n import NBSP
from partnerskab.partnership import PartialPartnership
from small_partnership import AGREEMENT, NOTHING_WRITTEN, load_small

SESSION = "sessions:\n  - {id: gang-1, date: 2027-03-06, start: '10:00', end: '14:00'}\n"


def written(folder: Path, course: str, agreement: str = AGREEMENT) -> PartialPartnership:
    """A partnership of the small model in a folder of its own."""
    folder.mkdir()
    return load_small(folder, course, agreement)


def told(old: PartialPartnership, new: PartialPartnership) -> list[str]:
    """What is said of the difference, in Danish."""
    return [change.words.da.replace(NBSP, " ") for change in compare_partnerships(old, new)]


def test_a_session_has_moved_where_only_its_hours_have(tmp_path: Path) -> None:
    old = written(tmp_path / "old", SESSION)
    new = written(tmp_path / "new", SESSION.replace("14:00", "15:00"))
    assert told(old, new) == [
        "»gang-1« er flyttet fra 6. marts 2027 kl. 10.00–14.00 til 6. marts 2027 kl. 10.00–15.00."
    ]


def test_a_form_that_is_new_tells_of_its_answers_and_not_of_its_open_questions(
    tmp_path: Path,
) -> None:
    other_model = "format: 1\nmodel: partnerskabsmodel\n"
    old = written(
        tmp_path / "old",
        NOTHING_WRITTEN,
        AGREEMENT.replace("format: 1\nmodel: small\n", other_model),
    )
    new = written(tmp_path / "new", "plan: {target: {who: {decision: Forældre}}}\n")
    answers = [text for text in told(old, new) if "pørgsmål" in text]
    assert answers == ["Spørgsmålet »Hvem« er besvaret."]


def test_a_setting_that_cannot_be_read_is_not_said_to_have_changed(tmp_path: Path) -> None:
    shipped = "format: 1\nmodel: partnerskabsmodel\n"
    old = written(
        tmp_path / "old", NOTHING_WRITTEN, f"{shipped}settings: {{minimum_families: 6}}\n"
    )
    few = written(
        tmp_path / "few", NOTHING_WRITTEN, f"{shipped}settings: {{minimum_families: 7}}\n"
    )
    bad = written(
        tmp_path / "bad", NOTHING_WRITTEN, f"{shipped}settings: {{minimum_families: få}}\n"
    )
    assert told(old, few) == ["»Mindste antal familier« er ændret fra »6« til »7«."]
    assert told(old, bad) == []
