"""The types of fault that keep YAML from being read, and the limits that some of them tell of."""

from pathlib import Path

from partnerskab.diagnostics import load_types

MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_TEXT = 64 * 1024
MAX_FAULTS = 1000  # of one sort; a file with more is no file that anybody wrote

DIAGNOSTIC_TYPES = load_types(Path(__file__).with_suffix(".json"))

CHARACTER_TYPES = frozenset(
    {
        "not_utf8",
        "byte_order_mark",
        "cut_file",
        "old_line_end",
        "control_character",
        "direction_character",
        "invisible_character",
        "lost_character",
        "garbled_text",
        "tab_outside_quotes",
        "conflict_marker",
    }
)
"""The types that are about single characters: where one stands, it is the likely cause of more."""
