"""What can be wrong with a value or a record, each with its message, hint and reason."""

from pathlib import Path

from partnerskab.diagnostics import load_types

DIAGNOSTIC_TYPES = load_types(Path(__file__).with_suffix(".json"))
