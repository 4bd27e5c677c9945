"""Prompts: what init was given on the command line, and what it asks for the rest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

import typer
from pydantic_core import PydanticCustomError

from partnerskab.cli import questions
from partnerskab.cli.console import fold_text
from partnerskab.cli.inputs import parse_day
from partnerskab.exceptions import PartnerskabError, UsageError
from partnerskab.i18n import Language, Text, get_interface_language, join_with_and
from partnerskab.model.loader import Model, choose_default_model_id, discover_models, load_model
from partnerskab.scaffold.files import refuse_taken
from partnerskab.scaffold.wishes import Partner, PartnerKind, Term, Wishes
from partnerskab.schema.values import read_plain_yes_no

Ask = Callable[[Text], str]
Answer = TypeVar("Answer")

LONGEST_NAME = 200


class Given(NamedTuple):
    """What stood on the command line."""

    folder: Path | None
    municipalities: list[str]
    organisations: list[str]
    title: str | None
    term: str | None
    end: str | None
    first_session: str | None
    parents: list[str]
    model: str | None
    templates: Path | None = None


def ask_at_terminal(question: Text) -> str:
    """Return the answer to one question at the terminal; an empty one is an answer."""
    text = "\n".join(fold_text(question.in_language(get_interface_language())))
    answer = typer.prompt(text, default="", show_default=False, prompt_suffix="\n> ")
    return str(answer).strip()


def ask_wishes(
    given: Given, ask: Ask | None, language: Language, today: date
) -> tuple[Path, Wishes]:
    """Return the folder and the wishes; what is missing is asked for, if anybody can answer."""
    if given.term not in (None, "fixed", "rolling"):
        message = Text(
            "efter --term skal stå fixed (tidsbegrænset) eller rolling (fortløbende).",
            "after --term write fixed (with an end date) or rolling (until somebody ends it).",
        )
        raise UsageError(message)
    if given.folder is not None:
        refuse_taken(given.folder)
    ask = _with_introduction(ask) if ask else None
    place = given.folder or _ask_place(ask)
    model = _ask_model(given, ask)
    partners = _ask_partners(given, ask)
    title = _ask_title(given, partners, model, ask, language)
    first = _ask_first_session(given, model, ask)
    term = _ask_term(given, ask)
    end = _ask_end(given, ask, term, first, today)
    parents = _ask_parents(given, model, ask)
    return place, Wishes(model.id, partners, title, term, end, first, parents)


def _ask_model(given: Given, ask: Ask | None) -> Model:
    """Return the model named or chosen from the list, else the one to begin with."""
    found = discover_models(given.templates).sound
    if given.model is not None or ask is None or len(found) <= 1:
        return load_model(given.model or choose_default_model_id(given.templates), given.templates)
    rows = [
        Text(*(f"  {model.id}: {text}" for text in model.definition.description)) for model in found
    ]
    listed = Text(*("\n".join(texts) for texts in zip(*rows, strict=True)))
    question = questions.WHICH.fill(models=listed, first=choose_default_model_id(given.templates))
    ids = [model.id for model in found]
    chosen = _ask_until_read(ask, question, lambda text: _read_model_id(text, ids))
    return load_model(chosen or choose_default_model_id(given.templates), given.templates)


def _read_model_id(text: str, ids: list[str]) -> str:
    model_id = text.strip().casefold()
    if model_id and model_id not in ids:
        message = Text("skriv et af navnene på listen.", "write one of the names on the list.")
        raise UsageError(message)
    return model_id


def _with_introduction(ask: Ask) -> Ask:
    """Return a function that asks the same, with the introduction before the first question."""
    introductions = [questions.INTRO]

    def ask_introduced(question: Text) -> str:
        opening = introductions.pop() if introductions else Text("", "")
        return ask(Text(f"{opening.da}{question.da}", f"{opening.en}{question.en}"))

    return ask_introduced


def _ask_until_read(
    ask: Ask | None, question: Text, read: Callable[[str], Answer]
) -> Answer | None:
    """Ask, and ask again with the reason until the answer can be read; None without a terminal."""
    text = question
    while ask is not None:
        try:
            return read(ask(text))
        except PartnerskabError as error:
            why = Text(*(f"{reason[:1].upper()}{reason[1:]}" for reason in error.message))
            text = Text(f"{why.da}\n{question.da}", f"{why.en}\n{question.en}")
    return None


def _ask_place(ask: Ask | None) -> Path:
    def read(text: str) -> Path:
        place = Path(text or questions.FOLDER)
        refuse_taken(place)
        return place

    return _ask_until_read(ask, questions.PLACE, read) or read("")


def read_name(text: str) -> str:
    """Return a name of at most 200 characters on one line."""
    plain = " ".join(text.split())
    if any("\ud800" <= character <= "\udfff" for character in plain):
        message = Text(
            "navnet har tegn, der ikke kan læses. Skriv det igen med almindelige bogstaver.",
            "the name has characters that cannot be read. Write it again with ordinary letters.",
        )
        raise UsageError(message)
    if not any(map(str.isprintable, plain)):
        raise UsageError(Text("der mangler et navn.", "a name is missing."))
    if len(plain) > LONGEST_NAME:
        message = Text(
            "navnet er for langt. Skriv højst 200 tegn.",
            "the name is too long. Write at most 200 characters.",
        )
        raise UsageError(message)
    return plain


def _ask_partners(given: Given, ask: Ask | None) -> tuple[Partner, ...]:
    found = [Partner("municipality", read_name(name)) for name in given.municipalities]
    found += [Partner("organisation", read_name(name)) for name in given.organisations]
    asked: tuple[tuple[PartnerKind, Text], ...] = (
        ("municipality", questions.MUNICIPALITY),
        ("organisation", questions.ORGANISATION),
    )
    for kind, question in asked:
        if ask is not None and not any(partner.kind == kind for partner in found):
            answer = _ask_until_read(ask, question, read_name)
            while answer is not None:
                found.append(Partner(kind, answer))
                answer = _ask_until_read(
                    ask, questions.MORE[kind], lambda text: _read_another(text, found)
                )
    if {partner.kind for partner in found} != {"municipality", "organisation"}:
        example = '--municipality "Skovby Kommune" --organisation "Autisme Skovby"'
        message = Text(
            f"et partnerskab har mindst en kommune og en forening: {example}.",
            f"a partnership has at least a municipality and an organisation: {example}.",
        )
        raise UsageError(message)
    for place, partner in enumerate(found):
        _read_another(partner.name, found[:place])
    return tuple(sorted(found, key=lambda partner: partner.kind))


def _read_another(text: str, found: list[Partner]) -> str | None:
    """Return one more partner's name, or None if nothing is written."""
    if text and text.casefold() in [partner.name.casefold() for partner in found]:
        raise UsageError(Text("den partner er nævnt to gange.", "that partner is named twice."))
    return read_name(text) if text else None


def _ask_title(
    given: Given, partners: tuple[Partner, ...], model: Model, ask: Ask | None, language: Language
) -> str:
    if given.title is not None:
        return read_name(given.title)
    names = [partner.name for partner in partners]
    proposal = model.definition.proposal or model.definition.title
    suggested = Text(
        f"{proposal.da}: {join_with_and(names, 'da')}",
        f"{proposal.en}: {join_with_and(names, 'en')}",
    )
    question = questions.TITLE.fill(title=suggested)
    answer = _ask_until_read(ask, question, lambda text: read_name(text) if text else "")
    return answer or suggested.in_language(language)


def _ask_first_session(given: Given, model: Model, ask: Ask | None) -> date | None:
    if given.first_session:
        return parse_day(given.first_session)
    held = any("sessions" in form.registers for form in model.definition.forms)
    return _ask_until_read(ask if held else None, questions.FIRST, _read_day)


def _ask_parents(given: Given, model: Model, ask: Ask | None) -> tuple[str, ...]:
    if given.parents:
        return tuple(read_name(name) for name in given.parents)
    path = "organisation.steering_group.parents"
    return (
        _ask_until_read(ask if model.has_field(path) else None, questions.PARENTS, _read_names)
        or ()
    )


def _read_day(text: str) -> date | None:
    return parse_day(text) if text else None


def _ask_term(given: Given, ask: Ask | None) -> Term | None:
    if given.term or given.end:
        return "rolling" if given.term == "rolling" else "fixed"
    rolling = _ask_until_read(ask, questions.ROLLING, _read_yes_no)
    return None if rolling is None else "rolling" if rolling else "fixed"


def _read_yes_no(text: str) -> bool | None:
    word = {"j": "ja", "n": "nej", "y": "yes"}.get(text, text)
    try:
        return read_plain_yes_no(word) if word else None
    except PydanticCustomError:
        raise UsageError(Text("svar ja eller nej.", "answer yes or no.")) from None


def _ask_end(
    given: Given, ask: Ask | None, term: Term | None, first: date | None, today: date
) -> date | None:
    def read(text: str) -> date | None:
        last = _read_day(text)
        if last is not None and term != "rolling":
            _refuse_early(last, first, today)
        return last

    if given.end:
        return read(given.end)
    return (
        _ask_until_read(ask, questions.EVALUATION if term == "rolling" else questions.END, read)
        if term
        else None
    )


def _refuse_early(last: date, first: date | None, today: date) -> None:
    if first is not None and last < first:
        message = Text(
            "aftalen kan ikke slutte før første undervisningsgang. Skriv en senere dag.",
            "the agreement cannot end before the first session. Write a later day.",
        )
        raise UsageError(message)
    if last < today:
        message = Text(
            "aftalen kan ikke slutte på en dag, der er gået. Skriv en senere dag.",
            "the agreement cannot end on a day that has passed. Write a later day.",
        )
        raise UsageError(message)


def _read_names(text: str) -> tuple[str, ...]:
    return tuple(read_name(name) for name in text.split(",") if name.strip())
