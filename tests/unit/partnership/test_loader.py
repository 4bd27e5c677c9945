"""The loader: a folder of files becomes a partnership, and every fault is found on the way."""

from pathlib import Path

import pytest

from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.form import Answered
from partnerskab.partnership.loader import NoPartnershipError, find_folder, load
from small_partnership import AGREEMENT, load_small


def faults(partnership: PartialPartnership) -> list[str]:
    """Each fault as `file:line:column rule`."""
    return [
        f"{fault.file}:{fault.span.line}:{fault.span.column} {fault.rule}"
        for fault in partnership.findings
    ]


def test_the_folder_is_the_nearest_one_with_an_agreement(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text("format: 1\n", "utf-8")
    below = tmp_path / "bilag" / "2027"
    below.mkdir(parents=True)
    assert find_folder(tmp_path) == tmp_path
    assert find_folder(below) == tmp_path


def test_a_folder_without_an_agreement_is_no_partnership(tmp_path: Path) -> None:
    with pytest.raises(NoPartnershipError):
        find_folder(tmp_path)


def test_everything_is_read(tmp_path: Path) -> None:
    partnership = load_small(
        tmp_path,
        "plan: {target: {who: {decision: Forældre}}}\n",
        volunteers="volunteers:\n  - {id: v01}\n",
        participants="families:\n  - {id: f01}\n",
    )
    assert partnership.findings == ()
    assert partnership.model is not None
    assert partnership.model.id == "small"
    assert partnership.people == {"mette-holm": "Mette Holm"}
    assert partnership.partners == {"skovby": "Skovby Kommune", "autisme": "Autisme Skovby"}
    assert partnership.partner_of == {"mette-holm": "skovby"}
    assert [form.id for form in partnership.forms] == ["course"]
    assert partnership.volunteers is not None
    assert [volunteer.id for volunteer in partnership.volunteers.volunteers] == ["v01"]
    assert partnership.families is not None
    assert [family.id for family in partnership.families.families] == ["f01"]
    assert partnership.unread == ()


def test_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    partnership = load_small(
        tmp_path,
        "plan: {target: {who: {decisoin: Forældre}}}\n",
        AGREEMENT + "date: 2027-02-30\n",
        volunteers="volunteers:\n  - {id: V01}\n",
    )
    assert faults(partnership) == [
        "agreement.yaml:8:7 invalid_date",
        "course.yaml:1:23 unknown_key",
        "volunteers.yaml:2:10 invalid_id",
    ]


def test_a_missing_form_is_a_fault_and_a_missing_register_is_none(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text("format: 1\nmodel: partnerskabsmodel\n", "utf-8")
    partnership = load(tmp_path)
    assert faults(partnership) == ["worksheet.yaml:1:1 file_missing"]
    assert partnership.unread == ("worksheet.yaml",)
    assert partnership.volunteers is None


def test_without_an_agreement_nothing_of_a_model_is_known(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text("%format: 1\ntitle: Kursus\n", "utf-8")
    partnership = load(tmp_path)
    assert (partnership.agreement, partnership.model, partnership.forms) == (None, None, ())
    assert "agreement.yaml" in partnership.unread


def test_an_unknown_model_is_a_fault_where_it_is_named(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, agreement=AGREEMENT.replace("model: small", "model: smal"))
    assert faults(partnership) == ["agreement.yaml:2:8 unknown_model"]
    assert "small" in partnership.findings[0].hint.en


def test_an_id_that_points_to_nothing_is_told_once_with_the_number_of_its_places(
    tmp_path: Path,
) -> None:
    task = "{responsible: mette, deadline: 2027-01-15}"
    partnership = load_small(
        tmp_path,
        f"""\
plan:
  target:
    who: {{tasks: [{task}]}}
    invite: {{tasks: [{task}, {task}]}}
""",
    )
    assert faults(partnership) == ["course.yaml:3:33 unknown_person"]
    hint = partnership.findings[0].hint
    assert "mette-holm" in hint.en
    assert "It stands in 2 other places too." in hint.en
    assert [place.span.line for place in partnership.lost] == [4, 4]


def test_nobody_is_unknown_where_the_list_of_people_stands_under_a_misspelt_key(
    tmp_path: Path,
) -> None:
    course = "plan: {target: {who: {responsible: mette-holm}}}\n"
    partnership = load_small(tmp_path, course, AGREEMENT.replace("people:", "poeple:"))
    assert faults(partnership) == ["agreement.yaml:6:1 unknown_key"]
    assert partnership.unsure


def test_the_same_id_twice_is_a_fault_at_the_second(tmp_path: Path) -> None:
    partnership = load_small(
        tmp_path,
        """\
sessions:
  - {id: gang-1, date: 2027-03-06}
  - {id: gang-1, date: 2027-03-13}
plan:
  activities:
    activities:
      rows:
        - {id: kaffe}
        - {id: kaffe}
""",
    )
    assert faults(partnership) == [
        "course.yaml:3:10 duplicate_id",
        "course.yaml:9:16 duplicate_id",
    ]
    assert "2" in partnership.findings[0].message.en


def test_other_texts_are_kept_for_the_rules_that_look_for_personal_data(tmp_path: Path) -> None:
    (tmp_path / "referat.md").write_text("# Referat\n", "utf-8")
    (tmp_path / "billede.png").write_bytes(b"\x89PNG")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "navne.txt").write_text("Navn\n", "utf-8")
    partnership = load_small(tmp_path)
    assert partnership.texts["referat.md"] == "# Referat\n"
    assert "billede.png" not in partnership.texts
    assert not [name for name in partnership.texts if name.startswith("private")]


def answer(partnership: PartialPartnership, name: str) -> Answered:
    """The answered question of that name."""
    [form] = partnership.forms
    [found] = form.find_question(name)
    return found


def test_a_value_knows_where_it_stands(tmp_path: Path) -> None:
    partnership = load_small(tmp_path, "plan:\n  target:\n    who:\n      decision: Forældre\n")
    who = answer(partnership, "plan.target.who")
    assert partnership.locate(who.file, (*who.path, "decision")).span[:2] == (4, 17)
    assert partnership.locate_key(who.file, who.path).span[:2] == (3, 5)
    assert partnership.locate("nowhere.yaml").span[:2] == (1, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("999999", 999_999), ("1000000", 8), ("²", 8), ("-1", 8), ("", 8)],
)
def test_a_setting_is_a_number_of_six_figures_at_most(
    written: str, value: int, tmp_path: Path
) -> None:
    (tmp_path / "agreement.yaml").write_text(
        f'format: 1\nmodel: partnerskabsmodel\nsettings: {{minimum_families: "{written}"}}\n',
        "utf-8",
    )
    partnership = load(tmp_path)
    assert partnership.settings["minimum_families"] == value
    told = [fault for fault in partnership.findings if fault.rule == "not_a_number"]
    assert bool(told) == (value == 8 and written != "")
