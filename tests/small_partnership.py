"""A partnership of a small model (tests/data/small-model), for tests of one value or one rule of reading."""

from pathlib import Path

from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.loader import load
from paths import DATA

SMALL_MODEL = DATA / "small-model"
NOTHING_WRITTEN = "plan:\n"
AGREEMENT = """\
format: 1
model: small
partners:
  - {id: skovby, kind: municipality, name: Skovby Kommune}
  - {id: autisme, kind: organisation, name: Autisme Skovby}
people:
  - {id: mette-holm, name: Mette Holm, partner: skovby}
"""


def write_small(
    folder: Path, course: str = NOTHING_WRITTEN, agreement: str = AGREEMENT, **registers: str
) -> Path:
    """Write the files of a partnership: course.yaml, agreement.yaml and perhaps the registers."""
    files = {"agreement": agreement, "course": course, **registers}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def load_small(
    folder: Path, course: str = NOTHING_WRITTEN, agreement: str = AGREEMENT, **registers: str
) -> PartialPartnership:
    """Write the files of a partnership and read them."""
    return load(write_small(folder, course, agreement, **registers), SMALL_MODEL)
