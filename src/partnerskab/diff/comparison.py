"""The two versions that are compared, and the change that a comparison finds."""

from typing import Any, NamedTuple

from partnerskab.i18n import Text
from partnerskab.partnership import GROUPS, At, PartialPartnership
from partnerskab.text.excerpt import excerpt
from partnerskab.yamltext import FieldPath

UNKNOWN = Text("ukendt", "unknown")
_GROUP_NAMES = dict(
    zip(
        GROUPS,
        (
            Text("styregruppen", "the steering group"),
            Text("projektledelsen", "the project management"),
            Text("kursusledelsen", "the course management"),
            Text("arbejdsgruppen", "the working group"),
        ),
        strict=True,
    )
)


class Change(NamedTuple):
    """One difference: the area it belongs to, a sentence about it, and its place.

    `at` is the place in the new version, or None if what changed is no longer there.
    """

    area: Text
    words: Text
    at: At | None = None


class Comparison(NamedTuple):
    """The two versions of a partnership that are compared."""

    old: PartialPartnership
    new: PartialPartnership

    def locate(self, file: str, path: FieldPath = ()) -> At:
        """Return the place of a value in the new version."""
        return self.new.locate(file, path)

    def is_file_changed(self, file: str) -> bool:
        """Whether the text of a file differs between the versions."""
        return self.old.texts.get(file) != self.new.texts.get(file)

    def is_changed_part_unread(self, file: str) -> bool:
        """Whether a file differs, and a part of it could not be read in one of the versions."""
        documents = [version.documents.get(file) for version in self]
        return self.is_file_changed(file) and any(read and read.unread for read in documents)

    def is_value_changed(self, file: str, path: FieldPath) -> bool:
        """Whether a value as it was written, valid or not, differs between the versions."""
        return _get_written_value(self.old, file, path) != _get_written_value(self.new, file, path)

    def is_faulty(self, file: str, path: FieldPath) -> bool:
        """Whether either version has a value at the path with a finding on it or in it."""
        return _is_faulty(self.old, file, path) or _is_faulty(self.new, file, path)

    def get_partner_name(self, partner_id: object) -> Text:
        """Return the name of a partner, or "unknown": an unknown id may be a personal name."""
        names = self.old.partners | self.new.partners
        if isinstance(partner_id, str) and partner_id in names:
            return excerpt(names[partner_id])
        return UNKNOWN

    def get_person_name(self, person_id: object) -> Text:
        """Return the name of a person, partner or group, or the id of a volunteer, or "unknown"."""
        names = self.old.people | self.new.people | self.old.partners | self.new.partners
        if isinstance(person_id, str) and person_id in names:
            return excerpt(names[person_id])
        if isinstance(person_id, str) and person_id in _GROUP_NAMES:
            return _GROUP_NAMES[person_id]
        if person_id in _volunteer_ids(self.old) | _volunteer_ids(self.new):
            return Text.from_value(person_id)
        return UNKNOWN


def _volunteer_ids(partnership: PartialPartnership) -> set[object]:
    record = partnership.volunteers
    return {volunteer.id for volunteer in record.volunteers} if record else set()


def _get_written_value(partnership: PartialPartnership, file: str, path: FieldPath) -> object:
    """Return what a file says at a path, before any validation; None if the path ends early."""
    document = partnership.documents.get(file)
    value: Any = document.value if document else None
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _is_faulty(partnership: PartialPartnership, file: str, path: FieldPath) -> bool:
    document = partnership.documents.get(file)
    if document and document.is_unread(path):
        return True
    spans = [finding.span for finding in partnership.findings if finding.file == file]
    if not spans or _get_written_value(partnership, file, path) is None:
        return False
    value_span = partnership.locate(file, path).span
    return any(value_span[:2] <= span[:2] <= value_span[2:] for span in spans)
