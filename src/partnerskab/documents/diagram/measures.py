"""The measures shared by all diagrams, and how much room a text takes."""

NODE_WIDTH = 176
COLUMN_GAP = 78
LANE_WIDTH = 158
BOX_PADDING = 10
BOX_GAP = 16
HEAD_HEIGHT = 32
LINE_HEIGHT = 18
MARGIN = 12
BADGE_RADIUS = 10

_FULL_WIDTH, _WIDE, _USUAL, _NARROW = 15, 13, 8.3, 5.4
_FIRST_FULL_WIDTH = 0x2E80  # CJK characters and most emoji come from here on


def measure_text(text: str) -> float:
    """Return about how wide a text is in a sans-serif font of 14 units."""
    return sum(map(_measure_letter, text))


def _measure_letter(letter: str) -> float:
    if ord(letter) >= _FIRST_FULL_WIDTH:
        return _FULL_WIDTH
    if letter in "iljtfr.,:;'|!()[] -":
        return _NARROW
    return _WIDE if letter in "mw@%" or letter.isupper() else _USUAL


def wrap_text(text: str, width: float) -> list[str]:
    """Break a text into lines of at most `width`; a word that is too long continues on the next."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure_text(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _split_word(word, width)
    return lines or [""]


def _split_word(word: str, width: float) -> list[str]:
    pieces: list[str] = []
    while measure_text(word) > width:
        fitting = (end for end in range(len(word), 1, -1) if measure_text(word[:end]) <= width)
        end = next(fitting, 1)
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word] if word else pieces


def box_height(line_count: int) -> int:
    """Return the height of a box with that many lines of text."""
    return line_count * LINE_HEIGHT + 2 * BOX_PADDING
