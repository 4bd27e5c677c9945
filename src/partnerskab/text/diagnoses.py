"""Diagnoses in running text."""

import re
from collections.abc import Iterator

from partnerskab.text.patterns import compile_once

_DIAGNOSIS = (
    r"(?<![^\W_])(?:"
    r"(?-i:ADD|D[A-Z]\d{2}(?:\.?\d+)*|[FGQ]\d{2}\.\d+)|"  # the last two are ICD-10 codes
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
# How each of these begins, in lower case: a quick search, since most lines hold none of them.
_DIAGNOSIS_START = re.compile(
    r"a(?:dd(?![^\W_])|dh|utis|sperg|ngst|nxie|nore)|b(?:lind|ipol|ulim|rain inj)|"
    r"c(?:anc|ereb|yst)|"
    r"d(?:own|epr|iab|iagn|ysle|yspr|øv|eaf|[a-z]\d\d)|epilep|f(?:ragil|\d\d\.)|g\d\d\.|"
    r"hjerne|intell|k(?:ræft|ronisk)|l(?:earn|euk)|mu(?:sk|sc|ti)|o(?:cd|pmærk|rdbl)|"
    r"p(?:tsd|sykisk)|q\d\d\.|r(?:ett|ygm)|s(?:past|kizo|chiz|pisef)|tourett|udviklingsh|williams"
)
_ORGANISATION = (
    r"(?:forening|forbund|fonden|samfund|selskab|cent(?:er|re|ret|eret)\b|bekæmpelse|klub|"
    r"association|society|foundation|union|konsulent|vejled|specialist|coach|pædagog|terapeut|"
    r"psykolog|rådgiv|lærer|teamet|team\b|consultant|adviser|advisor|teacher|therapist)"
)
_ORGANISATION_AFTER = rf"-?(?:[ \u00a0]?\w*{_ORGANISATION})"
_ORGANISATION_BEFORE = (
    rf"{_ORGANISATION}\w*[ \u00a0](?:(?:for|of|børn|unge|voksne|mennesker|personer|familier|"
    r"forældre|"
    r"pårørende|med|til|et|en|barn|og|and|with|children|people|families|parents)[ \u00a0])*$"
)
_WORD_START = re.compile(r"[\w-]*$")
_WORD_END = re.compile(r"[\w-]*")


def find_diagnoses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of diagnoses, except in the name of an organisation or a profession."""
    if not _DIAGNOSIS_START.search(text.casefold()):
        return
    for match in compile_once(_DIAGNOSIS).finditer(text):
        if not _is_in_organisation(text, *match.span()):
            yield match.span()


def find_lines_with_diagnoses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that may hold a diagnosis, with their numbers from 1.

    The text is searched as a whole, which is faster than line by line.
    """
    plain = text.casefold()
    lines: list[str] = []
    number, line_start = 1, 0
    for match in _DIAGNOSIS_START.finditer(plain):
        if match.start() < line_start:
            continue  # on the same line as the match before
        lines = lines or text.split("\n")
        number += plain.count("\n", line_start, match.start())
        yield number, lines[number - 1]
        number, line_start = number + 1, plain.find("\n", match.end()) + 1 or len(plain)


def _is_in_organisation(text: str, start: int, end: int) -> bool:
    """Whether a diagnosis is part of the name of an organisation or a profession."""
    return bool(
        compile_once(_ORGANISATION).search(_get_word(text, start, end))
        or compile_once(_ORGANISATION_AFTER).match(text, end)
        or compile_once(_ORGANISATION_BEFORE).search(text[max(0, start - 80) : start])
    )


def _get_word(text: str, start: int, end: int) -> str:
    """Return the word, with its hyphens, that a part of it stands in."""
    before = _WORD_START.search(text[max(0, start - 40) : start])
    after = _WORD_END.match(text, end)
    return f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"
