"""Privacy: finding CPR numbers and other personal data in raw text, without ever repeating them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from partnerskab.diagnostics import Span

_DASH = "[-_\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]"
_SPACE = "[ \t\u00a0\u2000-\u200b\u202f\u2060\ufeff]"
# Two digits three times and four more, never part of a longer number. The digits stand before the look
# back, since a search that begins with a set of characters is several times faster.
_CPR = re.compile(
    rf"([0-9][0-9])(?<![0-9]..)(?P<inner>[. ]?)([0-9][0-9])(?P=inner)([0-9][0-9])"
    rf"(?P<gap>{_SPACE}{{0,2}}{_DASH}{_SPACE}{{0,2}}|\.|{_SPACE}{{1,2}}|)([0-9]{{4}})(?![0-9])"
)
_MONEY_AFTER = r"[ \u00a0]?(?:kr\b|kroner\b|DKK\b|,-)"
_TIME_AFTER = r"[-\u2013.:]\d"
# Ten digits that the text itself calls something else, or that continue another number.
_OTHER_NUMBER = (
    r"(?:\b(?:p-?(?:nr|nummer)|pnr|konto\w*|reg\w*|ordre\w*|faktura\w*|isbn)[.:]?[ \u00a0]*"
    r"(?:\d{4}[ -]?)?|\+\d{1,3}[ -]?|\d[./-])$"
)
# Digests and UUIDs are full of digits that mean nothing.
_CODE = r"(?<![^\W_])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{16,})(?![^\W_])"
_FOREIGN_DIGIT = re.compile("[^\x00-\xff](?<=\\d)")
_CHECK_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,62}\w")
_PHONE = re.compile(
    r"(?<![\w.,-])(?<!\d )(?:\(?\+45\)?[ -]?|0045 ?)?"
    r"(?:(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)\d\d(?P<gap>[ .-]?)\d\d(?P=gap)\d\d(?P=gap)\d\d"
    r"|(?!(?:19|20)\d\d (?:19|20)\d\d)\d{4} \d{4})(?![\w-]|[ .,]\d)"
    r"|(?<![\w.,+])\+(?!45)[1-9]\d{0,2}(?:[ -]?\d){6,12}(?!\d)"
)

# Letters but for the small ones of Latin-1; beyond it the case is looked up. (A set of letters on both
# sides of U+00FF takes ten times as long to compile, and these are used forty times.)
_CAPITAL, _SMALL = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_PLAIN_PART = f"{_CAPITAL}['’]?{_CAPITAL}?{_SMALL}[^\\W\\d_]*"
_PART = f"{_PLAIN_PART}(?:-{_PLAIN_PART})*"
_PARTICLE = "(?:v[ao]n (?:de[nr] )?|al |el |bin |bint |del |dos |[Aa]l-|[Ee]l-)"
_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<title>[Ff]amilien|[Ff]ru|[Hh]r\.?|[Mm]rs?\.?|[Mm]s\.?)[ \u00a0]{_PART}"
    rf"|{_PART}(?:[ \u00a0]{{1,2}}(?:{_CAPITAL}\.? |{_PARTICLE})?{_PART}){{1,4}}"
    rf"|{_CAPITAL}\. ?{_PLAIN_PART}sen|{_PLAIN_PART}sen, {_PART})(?![\w-])"
)
# Small words that take a capital because a sentence begins with them.
_OPENERS = (
    "aftal alle at bed brug både da de den denne der dette det disse du efter eller en er et "
    "find for fra før giv han har her hos hun husk hvad hvem hver hvilke hvilken hvis hvor "
    "hvordan hvorfor hvornår i ifølge ikke ingen jeg kan kontakt kun lad med men mens mod når "
    "og også om på ring se send siden skal skriv slet som spørg sæt tag tal tak til under ved "
    "vi vil vælg fx dansk danske danmarks a about add all also an and as ask before by call "
    "delete do each english danish every from give has have he his how if in is it its keep "
    "never no not of on only or our see she so tell that the their then there these they this "
    "one to two use was we what when where which who why will with write you your januar februar marts "
    "april maj juni juli august september oktober november december mandag tirsdag onsdag "
    "torsdag fredag lørdag søndag january february march may june july october monday tuesday "
    "wednesday thursday friday saturday sunday "
)
# Words that make capitalised words the name of a place, a body or a thing.
_NO_PERSON = (
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

_DIAGNOSIS = (
    r"(?<![^\W_])(?:"
    r"(?-i:ADD|D[A-Z]\d{2}(?:\.?\d+)*|[FGQ]\d{2}\.\d+)|"  # the last two are codes of ICD-10
    r"adhd|autis\w*|asperger\w*|cerebral (?:parese|palsy)|spasti\w*|epilep\w*|tourette\w*|"
    r"(?:down|rett|williams)(?:['’]?s)? syndrom\w*|fragilt? x|"
    r"skizofren\w*|schizophren\w*|depress(?:ion|ioner|ionen|iv|ive|ed)|angst\w*|anxiety disorder|"
    r"ocd|ptsd|bipolar\w*|anore[kx]\w*|bulimi\w*|spiseforstyrr\w*|opmærksomhedsforstyrr\w*|"
    r"muskelsvind\w*|muscular dystrophy|diabet\w*|udviklingshæm\w*|"
    r"(?:intellectual|learning) disabilit\w*|hjerneskad\w*|brain injur\w*|hjernelam\w*|"
    r"rygmarvsbrok\w*|ordblind\w*|dyslek\w*|dyslexi\w*|dysprak\w*|dyspraxi\w*|mutisme|"
    r"blind(?:e|t|hed|ness)?|døv(?:e|t|hed|blind\w*)?|deaf(?:ness)?|cancer\w*|leukæmi|leukaemia|"
    r"kræft(?:en|sy\w*|ramt\w*|behandl\w*|diagnos\w*)?|cystisk fibrose|cystic fibrosis|"
    r"(?:psykisk|kronisk) syg\w*|diagnosticeret|diagnosed|"
    r"(?:har|fået|få|med|en|sin) diagnosen?|diagnosen er"
    r")(?![^\W_])"
)
# How each of these begins, in small letters: most lines hold none of it and need no closer look.
_MAY_BE_DIAGNOSIS = re.compile(
    r"a(?:dd(?![^\W_])|dh|utis|sperg|ngst|nxie|nore)|b(?:lind|ipol|ulim|rain inj)|c(?:anc|ereb|yst)|"
    r"d(?:own|epr|iab|iagn|ysle|yspr|øv|eaf|[a-z]\d\d)|epilep|f(?:ragil|\d\d\.)|g\d\d\.|"
    r"hjerne|intell|k(?:ræft|ronisk)|l(?:earn|euk)|mu(?:sk|sc|ti)|o(?:cd|pmærk|rdbl)|"
    r"p(?:tsd|sykisk)|q\d\d\.|r(?:ett|ygm)|s(?:past|kizo|chiz|pisef)|tourett|udviklingsh|williams"
)
_BODY = (
    r"(?:forening|forbund|fonden|samfund|selskab|cent(?:er|re|ret|eret)\b|bekæmpelse|klub|"
    r"association|society|foundation|union|konsulent|vejled|specialist|coach|pædagog|terapeut|"
    r"psykolog|rådgiv|lærer|teamet|team\b|consultant|adviser|advisor|teacher|therapist)"
)
_BODY_AFTER = rf"-?(?:[ \u00a0]?\w*{_BODY})"
_BODY_BEFORE = (
    rf"{_BODY}\w*[ \u00a0](?:(?:for|of|børn|unge|voksne|mennesker|personer|familier|forældre|"
    r"pårørende|med|til|et|en|barn|og|and|with|children|people|families|parents)[ \u00a0])*$"
)
_TOKEN = re.compile(r"[\w-]*$")
_TOKEN_END = re.compile(r"[\w-]*")

_PSEUDONYM = re.compile(
    r"(?:[a-z]{1,2}|fam|familie|family|deltager|participant|par|hold|gruppe|group|kode|code)?"
    r"-?\d{0,4}[a-z]?|(?:familie|family|fam|deltager|participant)-[a-z]{1,2}"
)


class Discovery(NamedTuple):
    """Personal data found in a text: where, of what sort, and a form of it that may be shown."""

    span: Span
    sort: Literal["cpr", "cpr_maybe", "email", "phone", "name", "diagnosis"]
    masked: str


@cache
def _seldom(pattern: str) -> re.Pattern[str]:
    """A pattern that few files need, whatever the capitals, compiled only where one does."""
    return re.compile(pattern, re.IGNORECASE)


def cpr_numbers(text: str) -> Iterator[Discovery]:
    """CPR numbers in a raw text: certain where written apart or where the check digit fits.

    Modulus 11 alone does not decide, since numbers without it have been given out since 2007.
    """
    plain = _FOREIGN_DIGIT.sub(lambda match: str(int(match[0])), text)
    if not _CPR.search(plain):
        return
    plain = _seldom(_CODE).sub(_blank, plain)
    places = _Places(text)
    for match in _CPR.finditer(plain):
        day, _, month, year, gap, serial = match.groups()
        if not _is_birth_date(int(day), int(month), int(year)) or _is_something_else(match, plain):
            continue
        certain = bool(gap) or _check_digit_fits(day + month + year + serial)
        yield Discovery(places.span(*match.span()), "cpr" if certain else "cpr_maybe", "[CPR]")


def identifying(text: str, known: Iterable[str] = ()) -> Iterator[Discovery]:
    """What may identify a family or tell of its health: names, diagnoses, addresses, phone numbers.

    `known` are words that stand in the agreement anyway; they are passed over.
    """
    plain = without(text, known)
    places = _Places(text)
    for start, end in (match.span() for match in _EMAIL.finditer(plain)):
        yield Discovery(places.span(start, end), "email", "…")
    for start, end in (match.span() for match in _PHONE.finditer(plain)):
        yield Discovery(places.span(start, end), "phone", "…")
    for start, end in diagnoses(plain):
        yield Discovery(places.span(start, end), "diagnosis", "…")
    for start, end in full_names(plain):
        yield Discovery(places.span(start, end), "name", "…")


def without(text: str, known: Iterable[str]) -> str:
    """The text with known words blanked out, letter for letter, so that places stay the same."""
    words = sorted(
        {re.escape(word.strip()) for word in known if word.strip()}, key=len, reverse=True
    )
    if not words:
        return text
    return re.sub(
        rf"(?<!\w)(?:{'|'.join(words)})(?:['’]?s)?(?!\w)", _blank, text, flags=re.IGNORECASE
    )


def full_names(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of what seems to be a full name: capitalised words that are no place and no body."""
    openers = frozenset(_OPENERS.split())
    for match in _NAME.finditer(text):
        words = [*re.finditer(r"[^ \u00a0,]+", match[0])]
        while not match["title"] and words and words[0][0].casefold() in openers:
            words.pop(0)
        if match["title"] and words[1][0].casefold() in openers:
            continue
        capitals = sum(word[0][0].isupper() for word in words)
        if (capitals < 2 and not match["title"]) or any(
            _seldom(_NO_PERSON).fullmatch(word[0]) for word in words
        ):
            continue
        yield match.start() + words[0].start(), match.end()


def diagnoses(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of diagnoses, but for those in the name of an organisation or a profession."""
    if not _MAY_BE_DIAGNOSIS.search(text.casefold()):
        return
    for match in _seldom(_DIAGNOSIS).finditer(text):
        start, end = match.span()
        before = text[max(0, start - 80) : start]
        token = _token(text, start, end)
        if (
            _seldom(_BODY).search(token)
            or _seldom(_BODY_AFTER).match(text, end)
            or _seldom(_BODY_BEFORE).search(before)
        ):
            continue
        yield start, end


def lines_with_diagnoses(text: str) -> Iterator[tuple[int, str]]:
    """The lines, numbered from 1, that may name a diagnosis; one search of the whole text passes over the others."""
    plain = text.casefold()
    lines: list[str] = []
    number, after = 1, 0
    for found in _MAY_BE_DIAGNOSIS.finditer(plain):
        if found.start() < after:
            continue  # on the same line as the one before
        lines = lines or text.split("\n")
        number += plain.count("\n", after, found.start())
        yield number, lines[number - 1]
        number, after = number + 1, plain.find("\n", found.end()) + 1 or len(plain)


def is_pseudonym(identifier: str) -> bool:
    """Whether an id tells nothing: a letter or a plain word such as »familie«, and a number."""
    return _PSEUDONYM.fullmatch(identifier.casefold()) is not None


def _token(text: str, start: int, end: int) -> str:
    """The word with its hyphens that a part of it stands in."""
    first = _TOKEN.search(text[max(0, start - 40) : start])
    last = _TOKEN_END.match(text, end)
    return f"{first[0] if first else ''}{text[start:end]}{last[0] if last else ''}"


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _is_something_else(match: re.Match[str], text: str) -> bool:
    """Whether ten such digits are an amount, a day with a time, or a number of another sort."""
    gap, end = match["gap"], match.end()
    if match["inner"]:
        return re.fullmatch(_DASH, gap) is None
    if re.search(_DASH, gap):
        return False
    if _seldom(_MONEY_AFTER).match(text, end) or (gap and _seldom(_TIME_AFTER).match(text, end)):
        return True
    return (
        not gap
        and _seldom(_OTHER_NUMBER).search(text, max(0, match.start() - 24), match.start())
        is not None
    )


def _is_birth_date(day: int, month: int, year: int) -> bool:
    if 61 <= day <= 91:
        day -= 60  # a replacement number
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _check_digit_fits(number: str) -> bool:
    return sum(int(n) * weight for n, weight in zip(number, _CHECK_WEIGHTS, strict=True)) % 11 == 0


class _Places:
    """Lines and columns of the offsets in a text, counted only where something is found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets of one line."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        return Span(line, column, line, column + end - start)
