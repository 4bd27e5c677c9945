"""What is told of the parts of a partnership that could not be read."""

from partnerskab.i18n import Text, keep_together, list_with_and
from partnerskab.partnership.partnership import At, PartialPartnership

MAX_PLACES_SHOWN = 3
LINE = Text("{file} linje {n}", "{file} line {n}")
LINES = Text("{file} linje {first}-{last}", "{file} lines {first}-{last}")


def describe_unread(partnership: PartialPartnership) -> Text:
    """Say which parts of the files could not be read; empty if everything was read."""
    blocks = partnership.unread_blocks
    if not blocks:
        return Text("", "")
    places = [_describe_lines(block) for block in blocks[:MAX_PLACES_SHOWN]]
    left = len(blocks) - MAX_PLACES_SHOWN
    more = Text(" (og {n} steder mere)", " (and {n} more places)").fill(n=left)
    sentence = Text(
        "Det, der står i {places}{more}, kan ikke læses og er ikke med her.",
        "What stands in {places}{more} cannot be read and is not included here.",
    )
    listed = list_with_and(places)
    return sentence.fill(places=listed, more=more if left > 0 else Text("", ""))


def warn_of_unread(partnership: PartialPartnership) -> Text:
    """Say which parts could not be read and where to see why; empty if everything was read."""
    described = describe_unread(partnership)
    if not described.da:
        return described
    sentence = Text(
        "{described} Se fejlene med {check}.", "{described} See the faults with {check}."
    )
    return sentence.fill(described=described, check=keep_together("partnerskab check"))


def _describe_lines(block: At) -> Text:
    first, last = block.span.line, block.span.end_line
    if last > first:
        return LINES.fill(file=block.file, first=first, last=last)
    return LINE.fill(file=block.file, n=first)
