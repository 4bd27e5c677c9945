"""The characters of a file before it is parsed: encoding, invisible signs, git's conflict markers."""

import re
from itertools import islice
from typing import NamedTuple

from partnerskab.diagnostics import START, Diagnostic, DiagnosticType, Span
from partnerskab.files import DIAGNOSTIC_TYPES as FILE_DIAGNOSTIC_TYPES
from partnerskab.files import MAX_BYTES
from partnerskab.i18n import Text
from partnerskab.text.positions import LineIndex
from partnerskab.yamltext.diagnostic_types import DIAGNOSTIC_TYPES, MAX_FAULTS

_BOM = b"\xef\xbb\xbf"
_LOST = "\N{REPLACEMENT CHARACTER}"  # stands in for what was refused, so that later columns hold
_SIGNS = b"\t!%&*<=>\\|"
_HARMLESS = bytes({10, 13, *range(0x20, 0x7F), *range(0x80, 0xC0), 0xC3} - {*_SIGNS})
_USUAL = tuple(sign.encode() for sign in "\u00a0§«»°·½–—’“”•…→✓€")
_MISREAD = "\u00c3".encode()  # what the letters of Danish begin with where they were read wrongly
_EMOJI = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Patterns that hardly any file needs are kept as text: `re` compiles one when it is first used.
_BAD = (
    rf"[{_DIRECTION}{_CONTROL}{_INVISIBLE}{_LOST}]"
    rf"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"  # a joiner is fine only between emoji
    "|\u00c3[\u00a5\u00a6\u00b8\u2026\u2020\u02dc]"  # æ, ø, å, Å, Æ, Ø read once as Windows-1252
)
_NAMED = (
    ("direction_character", f"[{_DIRECTION}]"),
    ("byte_order_mark", "\ufeff"),
    ("lost_character", _LOST),
    ("control_character", f"[{_CONTROL}]"),
    ("garbled_text", "\u00c3"),
)
_CONFLICT = r"(?m)^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r]|$)"
_DIRECTIVE = "(?m)^%"
_DANISH = {"cp1252": "æøåÆØÅéü–’“”•·½", "cp865": "æøåÆØÅéü"}

_LOOKS = {
    "": Text("", ""),
    "utf-16": Text("; den ligner UTF-16", "; it looks like UTF-16"),
    "cp1252": Text("; den ligner Windows-1252", "; it looks like Windows-1252"),
    "cp865": Text("; den ligner et gammelt DOS-tegnsæt", "; it looks like an old DOS encoding"),
}


class Decoded(NamedTuple):
    """A file as text, or None where it is none; and what is wrong with its characters.

    `signs` holds, in order, the bytes that may mean something special: a quick test for later checks.
    """

    text: str | None
    faults: tuple[Diagnostic, ...] = ()
    signs: bytes = b""

    @property
    def composed(self) -> bool:
        """Whether the text cannot hold a letter in two parts."""
        return not self.signs.translate(None, _SIGNS)


def decode(data: bytes) -> Decoded:
    """Decode a file; where parsing still makes sense, refused characters are replaced in the text."""
    if len(data) > MAX_BYTES:
        return Decoded(None, (FILE_DIAGNOSTIC_TYPES["file_too_large"].at(START),))
    if fault := _find_binary(data):
        return Decoded(None, (fault,))
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(None, (_explain_not_utf8(data, error.start),))
    if alone := re.search(r"\r(?!\n)", text) if b"\r" in data else None:
        return Decoded(
            None, (DIAGNOSTIC_TYPES["old_line_end"].at(LineIndex(text).span(*alone.span())),)
        )
    signs = data.translate(None, _HARMLESS)
    if faults := _find_foreign_lines(text, signs):
        return Decoded(None, faults)
    if _is_doubtful(data, signs) and (faults := _find_bad_characters(text)):
        text = re.sub(_BAD, lambda found: _LOST * len(found.group()), text)
    return Decoded(text, faults, signs)


def _is_doubtful(data: bytes, signs: bytes) -> bool:
    """Whether some sign beyond the letters of Latin-1 is none of the usual ones."""
    rare = signs.translate(None, _SIGNS)
    usual = sum(data.count(sign) for sign in _USUAL if sign[0] in rare)
    return _MISREAD in data or len(rare) > usual


def find_bad_character(text: str) -> tuple[DiagnosticType, str] | None:
    """Return the type of the first character that no text may hold, and its code point, or None."""
    found = re.search(_BAD, text)
    return _describe(found.group()) if found else None


def _describe(character: str) -> tuple[DiagnosticType, str]:
    name = next(
        (name for name, chars in _NAMED if re.match(chars, character)), "invisible_character"
    )
    return DIAGNOSTIC_TYPES[name], f"U+{ord(character[0]):04X}"


def _find_bad_characters(text: str) -> tuple[Diagnostic, ...]:
    places, faults = LineIndex(text), []
    for found in islice(re.finditer(_BAD, text), MAX_FAULTS):
        kind, code = _describe(found.group())
        faults.append(kind.at(places.span(*found.span()), code=code))
    return tuple(faults)


def _find_foreign_lines(text: str, signs: bytes) -> tuple[Diagnostic, ...]:
    for name, pattern, marks in (
        ("conflict_marker", _CONFLICT, ("<<<<<<<", ">>>>>>>", "=======", "|||||||")),
        ("directive", _DIRECTIVE, ("%",)),
    ):
        present = [mark for mark in marks if mark.encode() in signs and mark in text]
        if present and (found := [*islice(re.finditer(pattern, text), MAX_FAULTS)]):
            places = LineIndex(text)
            return tuple(DIAGNOSTIC_TYPES[name].at(places.span(*match.span())) for match in found)
    return ()


def _find_binary(data: bytes) -> Diagnostic | None:
    """Return the fault of UTF-16 (every second byte empty) or of a lost save (empty bytes)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return DIAGNOSTIC_TYPES["not_utf8"].at(START, looks=_LOOKS["utf-16"])
    if b"\0" not in data:
        return None
    head = data[:400]
    if abs(head[::2].count(0) - head[1::2].count(0)) * 3 > len(head):
        return DIAGNOSTIC_TYPES["not_utf8"].at(START, looks=_LOOKS["utf-16"])
    data = data.removeprefix(_BOM)
    return DIAGNOSTIC_TYPES["cut_file"].at(_byte_place(data, data.index(0)))


def _explain_not_utf8(data: bytes, place: int) -> Diagnostic:
    high = [byte for byte in data if byte >= 0x80]
    letters = (frozenset(known.encode(name)) for name, known in _DANISH.items())
    windows, dos = (sum(byte in known for byte in high) for known in letters)
    guess = "cp1252" if windows >= dos and windows else "cp865" if dos else ""
    return DIAGNOSTIC_TYPES["not_utf8"].at(_byte_place(data, place), looks=_LOOKS[guess])


def _byte_place(data: bytes, place: int) -> Span:
    start = data.rfind(b"\n", 0, place) + 1
    line = data.count(b"\n", 0, place) + 1
    column = len(data[start:place].decode("utf-8", "replace")) + 1
    return Span(line, column, line, column + 1)
