"""How bad a finding is: what the rule says of this finding, else what the model says, else the rule's own level."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from partnerskab.partnership.loader import load
from partnerskab.rules.runner import run_rules
from small_partnership import SMALL_MODEL, write_small

TODAY = date(2027, 3, 20)
LATE = "plan: {target: {invite: {tasks: [{what: Ring, deadline: 2027-01-01}]}}}\n"
WHY = "why: {da: Vi mødes hver uge, en: We meet every week}"


def level(folder: Path, setting: str = "", rule: str = "overdue_task") -> list[str]:
    """The levels of the findings of a rule, with what the model says of that rule."""
    folder.mkdir(exist_ok=True)
    models = folder / "models"
    shutil.copytree(SMALL_MODEL, models)
    if setting:
        with (models / "small" / "model.yaml").open("a", encoding="utf-8") as model:
            model.write(f"rules: {{{rule}: {{{setting}, {WHY}}}}}\n")
    partnership = load(write_small(folder, LATE), models)
    found = run_rules(partnership, TODAY, 1)
    return [finding.level for finding in found if finding.rule == rule]


def test_the_rule_has_a_level_of_its_own(tmp_path: Path) -> None:
    assert level(tmp_path) == ["warning"]


@pytest.mark.parametrize("said", ["error", "note"])
def test_the_model_may_give_it_another(said: str, tmp_path: Path) -> None:
    assert level(tmp_path, f"level: {said}") == [said]


def test_the_model_may_ask_for_it_at_a_later_step(tmp_path: Path) -> None:
    assert level(tmp_path, "step: 2") == []


def test_what_a_rule_says_of_one_finding_counts_over_the_model(tmp_path: Path) -> None:
    """A question with a task is not unanswered; the four others weigh what each of them does."""
    own = level(tmp_path / "a", rule="unanswered_question")
    assert own == level(tmp_path / "b", "level: error", "unanswered_question")
    assert own
    assert "error" not in own
