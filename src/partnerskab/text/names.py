"""Full names of people in running text."""

import re
from collections.abc import Iterator

from partnerskab.text.patterns import compile_once

# Letters except the lower-case, or the upper-case, ones of Latin-1: for others the case is checked
# afterwards. A set with letters on both sides of U+00FF takes ten times as long to compile, and
# these are used forty times.
_CAPITAL, _SMALL = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_PLAIN_PART = f"{_CAPITAL}['’]?{_CAPITAL}?{_SMALL}[^\\W\\d_]*"
_PART = f"{_PLAIN_PART}(?:-{_PLAIN_PART})*"
_PARTICLE = "(?:v[ao]n (?:de[nr] )?|al |el |bin |bint |del |dos |[Aa]l-|[Ee]l-)"
_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<title>[Ff]amilien|[Ff]ru|[Hh]r\.?|[Mm]rs?\.?|[Mm]s\.?)[ \u00a0]{_PART}"
    rf"|{_PART}(?:[ \u00a0]{{1,2}}(?:{_CAPITAL}\.? |{_PARTICLE})?{_PART}){{1,4}}"
    rf"|{_CAPITAL}\. ?{_PLAIN_PART}sen|{_PLAIN_PART}sen, {_PART})(?![\w-])"
)
# Words that are capitalised only because a sentence begins with them.
_SENTENCE_OPENERS = (
    "aftal alle at bed brug både da de den denne der dette det disse du efter eller en er et "
    "find for fra før giv han har her hos hun husk hvad hvem hver hvilke hvilken hvis hvor "
    "hvordan hvorfor hvornår i ifølge ikke ingen jeg kan kontakt kun lad med men mens mod når "
    "og også om på ring se send siden skal skriv slet som spørg sæt tag tal tak til under ved "
    "vi vil vælg fx dansk danske danmarks a about add all also an and as ask before by call "
    "delete do each english danish every from give has have he his how if in is it its keep "
    "never no not of on only or our see she so tell that the their then there these they this "
    "one to two use was we what when where which who why will with write you your "
    "januar februar marts "
    "april maj juni juli august september oktober november december mandag tirsdag onsdag "
    "torsdag fredag lørdag søndag january february march may june july october monday tuesday "
    "wednesday thursday friday saturday sunday "
)
# Words that make capitalised words the name of a place, an organisation or a thing.
_NOT_A_PERSON = (
    r"(?:kommunes?|region(?:en)?|municipality|council|act|regulation|protection|agency|authority|"
    r"association|society|cent(?:er|re|ret|eret)|school|library|house|foundation|university|"
    r"hospital|kors|barnet|sagen|"
    r"\w*(?:skole|skolen|forening|foreningen|foreninger|forbund|fonden|samfund|styrelsen?|institut|"
    r"ministeri(?:um|et)|kulturhus|familiehus|børnehus|rådhus|sygehus|forsamlingshus|bibliotek|"
    r"børnehave|hjælpen|bekæmpelse)|"
    r"\w+(?:vej|gade|plads|torv|sogn|kirke|klub|råd|fond|afdeling|teamet|lov|loven|lovens)|allé|"
    r"digital|nørre|sønder|vester|øster|store|lille|sankt|"
    r"google|microsoft|excel|word|outlook|teams|windows|github|visual)"
)


def find_full_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of full names: capitalised words that name no place or organisation."""
    openers = frozenset(_SENTENCE_OPENERS.split())
    for match in _NAME.finditer(text):
        words = [*re.finditer(r"[^ \u00a0,]+", match[0])]
        while not match["title"] and words and words[0][0].casefold() in openers:
            words.pop(0)
        if match["title"] and words[1][0].casefold() in openers:
            continue
        capitalised = sum(word[0][0].isupper() for word in words)
        if capitalised < 2 and not match["title"]:
            continue
        if any(compile_once(_NOT_A_PERSON).fullmatch(word[0]) for word in words):
            continue
        yield match.start() + words[0].start(), match.end()
