"""A partnership written for the model's first version: read as it is, and moved with no byte changed that need not be."""

from datetime import date
from pathlib import Path

import pytest

from partnerskab.cli.inputs import read_whole_partnership
from partnerskab.exceptions import PartnerskabError
from partnerskab.partnership.loader import load
from partnerskab.partnership.migration import Plan, migrate, plan_migration, show_difference
from partnerskab.rules.runner import run_rules

TODAY = date(2027, 3, 20)
AGREEMENT = b"\xef\xbb\xbfformat: 1\r\nmodel: partnerskabsmodel\r\nmodel_version: '1'   # den f\xc3\xb8rste\r\ntitle: \"\xc3\x86 \xc3\x98 \xc3\x85\"\r\n"
WORKSHEET = """\
# en kommentar, der bliver
network:
    frame:
        'time':   # hvor tit
            points: {frequency: "hver anden måned",   count: 4}

        number: {decision: fire}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "agreement.yaml").write_bytes(AGREEMENT)
    (tmp_path / "worksheet.yaml").write_text(WORKSHEET, "utf-8")
    return tmp_path


def plan(folder: Path) -> Plan:
    return plan_migration(read_whole_partnership(folder, None))


def test_an_older_partnership_is_read_and_says_what_changed(old: Path) -> None:
    read = load(old)
    assert read.findings == ()
    rhythm = next(one for form in read.forms for one in form.find_question("network.frame.rhythm"))
    assert rhythm.points["frequency"] == "hver anden måned"
    assert read.locate("worksheet.yaml", (*rhythm.path, "points", "count")).span[:2] == (5, 62)
    [note] = [one for one in run_rules(read, TODAY, 1) if one.rule == "model_changed"]
    assert (note.level, "rhythm" in note.message.da) == ("note", True)


def test_nothing_is_written_before_it_is_asked_for(old: Path) -> None:
    lines = list(show_difference(plan(old)))
    assert "-        'time':   # hvor tit" in lines
    assert "+        rhythm:   # hvor tit" in lines
    assert (old / "worksheet.yaml").read_text("utf-8") == WORKSHEET
    assert (old / "agreement.yaml").read_bytes() == AGREEMENT


def test_only_the_names_change(old: Path) -> None:
    assert migrate(plan(old)) == ("agreement.yaml", "worksheet.yaml")
    assert (old / "worksheet.yaml").read_text("utf-8") == WORKSHEET.replace("'time'", "rhythm")
    assert (old / "agreement.yaml").read_bytes() == AGREEMENT.replace(b"'1'", b'"2"')
    assert plan(old).changes == ()
    assert not [one for one in run_rules(load(old), TODAY, 1) if one.rule == "model_changed"]


def test_a_name_that_is_taken_stays(old: Path) -> None:
    both = WORKSHEET.replace("        number:", "        rhythm: {decision: x}\n        number:")
    (old / "worksheet.yaml").write_text(both, "utf-8")
    assert [change.file for change in plan(old).changes] == ["agreement.yaml"]


def test_a_file_changed_meanwhile_stops_it(old: Path) -> None:
    made = plan(old)
    (old / "worksheet.yaml").write_text(WORKSHEET + "# mere\n", "utf-8")
    with pytest.raises(PartnerskabError) as stopped:
        migrate(made)
    assert stopped.value.exit_code == 5
    assert (old / "agreement.yaml").read_bytes() == AGREEMENT


def test_an_unknown_version_is_refused(old: Path) -> None:
    (old / "agreement.yaml").write_bytes(AGREEMENT.replace(b"'1'", b"'0.7'"))
    with pytest.raises(PartnerskabError) as stopped:
        plan(old)
    assert stopped.value.exit_code == 3
