"""YAML text to plain dicts, lists and texts, each with its place; what may be misread is refused."""

from partnerskab.yamltext.diagnostic_types import DIAGNOSTIC_TYPES
from partnerskab.yamltext.document import Document, FieldPath, Value, touches
from partnerskab.yamltext.parser import MissingLibyamlError
from partnerskab.yamltext.reader import read, read_sound_parts

__all__ = [
    "DIAGNOSTIC_TYPES",
    "Document",
    "FieldPath",
    "MissingLibyamlError",
    "Value",
    "read",
    "read_sound_parts",
    "touches",
]
