"""A file's characters before any parser sees them: encoding, invisible signs, git's conflict markers."""

import re
from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

from partnerskab.diagnostics import START, Diagnostic, DiagnosticType, Span
from partnerskab.files import DIAGNOSTIC_TYPES as FILE_DIAGNOSTIC_TYPES
from partnerskab.files import MAX_BYTES
from partnerskab.i18n import Text
from partnerskab.yamltext.kinds import DIAGNOSTIC_TYPES, MAX_FAULTS

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
# Patterns that hardly any file needs are kept as text, which `re` compiles, and keeps, where one does.
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
_TABS = r"\t(?:[ \t]*\t)?"
_NOT_BLANK = r"[^ \t]"
_HASH = re.compile(r"""#(?:(?<=["'\]},{\[]#)|(?<= #)(?=[^\s#]))""")
_DIRECTIVE = "(?m)^%"
_DANISH = {"cp1252": "æøåÆØÅéü–’“”•·½", "cp865": "æøåÆØÅéü"}

_LOOKS = {
    "": Text("", ""),
    "utf-16": Text("; den ligner UTF-16", "; it looks like UTF-16"),
    "cp1252": Text("; den ligner Windows-1252", "; it looks like Windows-1252"),
    "cp865": Text("; den ligner et gammelt DOS-tegnsæt", "; it looks like an old DOS encoding"),
}

# A tag character stands in for the sign: refused in files, so it can come from nowhere else, and
# to a parser it is a letter like any other. Both parsers then agree on the words behind such a sign.
STAND_INS = {sign: chr(0xE0000 + ord(sign)) for sign in "!&*?"}
RESTORE = {ord(letter): sign for sign, letter in STAND_INS.items()}
_MAY_BE_SIGN = "[!&*?]"
# This way round, the search skips from one question mark to the next.
_QUESTION = re.compile(r"""\?(?<=[ \n\[{,:"'\]}]\?)""")


class Raw(NamedTuple):
    """A file as text that a parser may read, or None; and what is wrong with its characters.

    `signs` holds, in order, the bytes that may mean something special: a quick test for what to look at.
    """

    text: str | None
    faults: tuple[Diagnostic, ...] = ()
    signs: bytes = b""

    @property
    def composed(self) -> bool:
        """Whether the text cannot hold a letter in two parts."""
        return not self.signs.translate(None, _SIGNS)


class ScalarSpan(NamedTuple):
    """Where a parser found a text: two offsets, and the sign that its style begins with."""

    start: int
    end: int
    style: str


class Places:
    """Lines and columns of the offsets in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def look(data: bytes) -> Raw:
    """Decode a file; where a parse still makes sense, refused characters are replaced in the text."""
    if len(data) > MAX_BYTES:
        return Raw(None, (FILE_DIAGNOSTIC_TYPES["file_too_large"].at(START),))
    if fault := _not_text(data):
        return Raw(None, (fault,))
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Raw(None, (_not_utf8(data, error.start),))
    if alone := re.search(r"\r(?!\n)", text) if b"\r" in data else None:
        return Raw(None, (DIAGNOSTIC_TYPES["old_line_end"].at(Places(text).span(*alone.span())),))
    signs = data.translate(None, _HARMLESS)
    if faults := _foreign_lines(text, signs):
        return Raw(None, faults)
    if _is_doubtful(data, signs) and (faults := _bad_faults(text)):
        text = re.sub(_BAD, lambda found: _LOST * len(found.group()), text)
    return Raw(text, faults, signs)


def _is_doubtful(data: bytes, signs: bytes) -> bool:
    """Whether some sign beyond the letters of Latin-1 is none of the usual ones, so that all have to be looked at."""
    rare = signs.translate(None, _SIGNS)
    return _MISREAD in data or len(rare) > sum(data.count(one) for one in _USUAL if one[0] in rare)


def bad_character(text: str) -> tuple[DiagnosticType, str] | None:
    """The kind of the first character that no text may hold, and its code point, or None."""
    found = re.search(_BAD, text)
    return _kind_of(found.group()) if found else None


def disguise(text: str, signs: bytes) -> str:
    """The text with a stand-in for each `!`, `&`, `*` or `?` that a parser might take for a sign."""
    rare = b"!" in signs or b"&" in signs or b"*" in signs
    if not (rare or _QUESTION.search(text) or text.startswith("?")):
        return text
    places = [
        found.start() for found in re.finditer(_MAY_BE_SIGN, text) if _is_sign(text, found.start())
    ]
    if not places:
        return text
    letters = list(text)
    for place in places:
        letters[place] = STAND_INS[letters[place]]
    return "".join(letters)


def _is_sign(text: str, place: int) -> bool:
    if text[place] in "&*" and not text[place + 1 : place + 2].strip():
        return False  # neither parser reads it as one
    return place == 0 or text[place - 1] in " \n[{,:\"']}"


def _kind_of(character: str) -> tuple[DiagnosticType, str]:
    name = next(
        (name for name, chars in _NAMED if re.match(chars, character)), "invisible_character"
    )
    return DIAGNOSTIC_TYPES[name], f"U+{ord(character[0]):04X}"


def _bad_faults(text: str) -> tuple[Diagnostic, ...]:
    places, faults = Places(text), []
    for found in islice(re.finditer(_BAD, text), MAX_FAULTS):
        kind, code = _kind_of(found.group())
        faults.append(kind.at(places.span(*found.span()), code=code))
    return tuple(faults)


def _foreign_lines(text: str, signs: bytes) -> tuple[Diagnostic, ...]:
    for name, pattern, marks in (
        ("conflict_marker", _CONFLICT, ("<<<<<<<", ">>>>>>>", "=======", "|||||||")),
        ("directive", _DIRECTIVE, ("%",)),
    ):
        present = [mark for mark in marks if mark.encode() in signs and mark in text]
        if present and (found := [*islice(re.finditer(pattern, text), MAX_FAULTS)]):
            places = Places(text)
            return tuple(DIAGNOSTIC_TYPES[name].at(places.span(*match.span())) for match in found)
    return ()


def _not_text(data: bytes) -> Diagnostic | None:
    """UTF-16, which is every second byte empty; or the empty bytes that a lost save leaves."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return DIAGNOSTIC_TYPES["not_utf8"].at(START, looks=_LOOKS["utf-16"])
    if b"\0" not in data:
        return None
    head = data[:400]
    if abs(head[::2].count(0) - head[1::2].count(0)) * 3 > len(head):
        return DIAGNOSTIC_TYPES["not_utf8"].at(START, looks=_LOOKS["utf-16"])
    data = data.removeprefix(_BOM)
    return DIAGNOSTIC_TYPES["cut_file"].at(_byte_place(data, data.index(0)))


def _not_utf8(data: bytes, place: int) -> Diagnostic:
    high = [byte for byte in data if byte >= 0x80]
    letters = (frozenset(known.encode(name)) for name, known in _DANISH.items())
    windows, dos = (sum(byte in one for byte in high) for one in letters)
    guess = "cp1252" if windows >= dos and windows else "cp865" if dos else ""
    return DIAGNOSTIC_TYPES["not_utf8"].at(_byte_place(data, place), looks=_LOOKS[guess])


def _byte_place(data: bytes, place: int) -> Span:
    start = data.rfind(b"\n", 0, place) + 1
    line = data.count(b"\n", 0, place) + 1
    column = len(data[start:place].decode("utf-8", "replace")) + 1
    return Span(line, column, line, column + 1)


def tab_faults(text: str, texts: list[ScalarSpan], stop: int | None) -> list[Diagnostic]:
    """Every tab that is not inside quotes, a text block or a comment; from `stop` on nobody knows."""
    faults, places, lines = [], Places(text), _Lines(text, texts)
    for found in re.finditer(_TABS, text):
        place = found.start()
        line = lines.at(place)
        indented = place < line.first
        inside = lines.text_at(place)
        if stop is not None and place >= stop:
            allowed = not indented
        elif inside is None:
            allowed = place > line.comment
        else:
            in_block = inside.style in ("|", ">") and inside.start < line.start
            allowed = inside.style in ("'", '"') or (in_block and not indented)
        if not allowed:
            faults.append(DIAGNOSTIC_TYPES["tab_outside_quotes"].at(places.span(*found.span())))
            if len(faults) == MAX_FAULTS:
                break
    return faults


def may_cut_text(text: str) -> bool:
    """Whether a comment may have begun where somebody meant to write on."""
    return bool(_HASH.search(text))


def hash_faults(text: str, texts: list[ScalarSpan], stop: int) -> list[Diagnostic]:
    """Every comment before `stop` that takes away a text or the end of one."""
    faults, places, lines = [], Places(text), _Lines(text, texts)
    for found in _HASH.finditer(text, 0, stop):
        place = found.start()
        line = lines.at(place)
        if place != line.comment or lines.text_at(place):
            continue
        gap = text[line.gap : place]
        content = gap.strip(" ")
        open_end = content.endswith((":", "-", ",", "[", "{")) and content != "---"
        after_plain = not content and line.gap > line.start and not line.quoted
        if text[place - 1] != " " or open_end or after_plain:
            end = place + len(text[place : line.end].rstrip())
            faults.append(DIAGNOSTIC_TYPES["text_cut_by_hash"].at(places.span(place, end)))
            if len(faults) == MAX_FAULTS:
                break
    return faults


class _Line(NamedTuple):
    """Offsets in a line: its ends, its first letter, its comment, and where the text before that ends."""

    start: int
    end: int
    first: int
    comment: int
    gap: int
    quoted: bool


class _Lines:
    """The lines of a text, each looked at once, told apart by the texts that a parser found."""

    def __init__(self, text: str, texts: list[ScalarSpan]) -> None:
        self._text = text
        self._texts = texts
        self._starts = [one.start for one in texts]
        self._line = _Line(0, -1, 0, 0, 0, quoted=False)

    def at(self, place: int) -> _Line:
        """The line that an offset is in; offsets must come in order."""
        if place > self._line.end:
            start = self._text.rfind("\n", 0, place) + 1
            end = self._text.find("\n", place)
            end = len(self._text) if end < 0 else end
            found = re.compile(_NOT_BLANK).search(self._text, start, end)
            comment, gap, quoted = self._comment(start, end)
            self._line = _Line(start, end, found.start() if found else end, comment, gap, quoted)
        return self._line

    def text_at(self, place: int) -> ScalarSpan | None:
        """The text that an offset is inside of, if any."""
        number = bisect_right(self._starts, place) - 1
        one = self._texts[number] if number >= 0 else None
        return one if one and one.start < place < one.end else None

    def _comment(self, start: int, end: int) -> tuple[int, int, bool]:
        """The first # of a line outside its texts, where the text before ends, and whether that has quotes."""
        number = max(0, bisect_right(self._starts, start) - 1)
        gap, quoted = start, False
        for one in self._texts[number : bisect_right(self._starts, end)]:
            if one.end <= start:
                continue
            found = self._text.find("#", gap, one.start) if gap < one.start else -1
            if found >= 0:
                return found, gap, quoted
            gap, quoted = one.end, bool(one.style)
        found = self._text.find("#", gap, end) if gap < end else -1
        return (end if found < 0 else found), gap, quoted
