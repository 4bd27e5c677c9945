"""The interview: what init was given on the command line, and what it asks for the rest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from pydantic_core import PydanticCustomError

from partnerskab.commands import Refused, day, refusal
from partnerskab.commands.init import Partner, Wishes, refuse_taken
from partnerskab.diagnostics import Diagnostic
from partnerskab.i18n import Language, Text, write_list
from partnerskab.model.loader import Model, available, default_id, find
from partnerskab.schema.values import read_plain_yes_no

Ask = Callable[[Text], str]
T = TypeVar("T")

LONGEST_NAME = 200
FOLDER = "partnerskab"

INTRO = Text(
    "Nogle få spørgsmål, så er filerne klar. Tryk Enter ved det, I ikke ved endnu.\n"
    "Ctrl-C stopper, og så er intet skrevet.\n\n",
    "A few questions and the files are ready. Press Enter where you do not know yet.\n"
    "Ctrl-C stops, and then nothing is written.\n\n",
)
PLACE = Text(
    f"Hvad skal mappen med filerne hedde? (Enter: {FOLDER})",
    f"What is the folder of the files to be called? (Enter: {FOLDER})",
)
MUNICIPALITY = Text("Hvad hedder kommunen?", "What is the municipality called?")
ORGANISATION = Text("Hvad hedder foreningen?", "What is the organisation called?")
MORE = {
    "municipality": Text(
        "Er en kommune mere med? Skriv navnet, ellers Enter.",
        "Is another municipality in it? Write its name, else Enter.",
    ),
    "organisation": Text(
        "Er en forening mere med? Skriv navnet, ellers Enter.",
        "Is another organisation in it? Write its name, else Enter.",
    ),
}
TITLE = Text(
    "Hvad skal samarbejdet hedde? (Enter: »{title}«)",
    'What is the partnership to be called? (Enter: "{title}")',
)  # fmt: skip
WHICH = Text(
    "Hvilken model vil I bruge? Skriv navnet, eller tryk Enter for {first}.\n{models}",
    "Which model do you want? Write its name, or press Enter for {first}.\n{models}",
)
FIRST = Text(
    "Hvornår er første undervisningsgang? Fx 6.3.2027.",
    "When is the first session? Such as 6.3.2027.",
)
ROLLING = Text(
    "Skal aftalen løbe, indtil en af jer siger den op? Svar ja eller nej.",
    "Is the agreement to run until one of you ends it? Answer yes or no.",
)
END = Text(
    "Hvornår slutter aftalen senest? Fx 31.12.2027.",
    "When does the agreement end at the latest? Such as 31.12.2027.",
)
EVALUATION = Text(
    "Hvornår evaluerer I samarbejdet første gang? Fx 1.12.2027.",
    "When do you evaluate the cooperation for the first time? Such as 1.12.2027.",
)
PARENTS = Text(
    "Hvem repræsenterer forældrene? Skriv et eller to navne med komma imellem, og kun med deres ja.",
    "Who represents the parents? Write one or two names with a comma between, and only with their consent.",
)


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


def wishes(given: Given, ask: Ask | None, language: Language, today: date) -> tuple[Path, Wishes]:
    """The folder and the wishes, asked for where a terminal is there to answer."""
    if given.term not in (None, "fixed", "rolling"):
        raise Refused(2, Text(
            "efter --term skal stå fixed (tidsbegrænset) eller rolling (fortløbende).",
            "after --term write fixed (with an end date) or rolling (until somebody ends it).",
        ))  # fmt: skip
    if given.folder is not None:
        refuse_taken(given.folder)
    ask = _introduced(ask) if ask else None
    place = given.folder or _place(ask)
    model = _model(given, ask)
    partners = _partners(given, ask)
    title = _title(given, partners, model, ask, language)
    sessions = any("sessions" in form.registers for form in model.definition.forms)
    first = day(given.first_session) if given.first_session else None
    first = first or _until(ask if sessions else None, FIRST, _day)
    term = _term(given, ask)
    end = _end(given, ask, term, first, today)
    seats = any(field.path == "organisation.steering_group.parents" for field in model.fields())
    parents = [name(one) for one in given.parents]
    parents = parents or _until(ask if seats else None, PARENTS, _names) or []
    return place, Wishes(model.id, partners, title, term, end, first, tuple(parents))


def _model(given: Given, ask: Ask | None) -> Model:
    """The model that was named or chosen from the list; else the one to begin with."""
    found = available(given.templates).sound
    if ask and given.model is None and len(found) > 1:
        rows = [
            Text(*(f"  {one.id}: {text}" for text in one.definition.description)) for one in found
        ]
        listed = Text(*("\n".join(texts) for texts in zip(*rows, strict=True)))
        question = WHICH.fill(models=listed, first=default_id(given.templates))
        ids = [one.id for one in found]
        return _found(_until(ask, question, lambda text: _one_id(text, ids)) or "", given)
    return _found(given.model or "", given)


def _one_id(text: str, ids: list[str]) -> str:
    """The id somebody wrote, refused where no model has it."""
    wanted = text.strip().casefold()
    if wanted and wanted not in ids:
        raise Refused(
            2, Text("skriv et af navnene på listen.", "write one of the names on the list.")
        )
    return wanted


def _found(model_id: str, given: Given) -> Model:
    model = find(model_id or default_id(given.templates), given.templates)
    if isinstance(model, Diagnostic):
        raise refusal(2, model)
    return model


def _introduced(ask: Ask) -> Ask:
    """The same, with the introduction before the first question."""
    intro = [INTRO]

    def introduced(question: Text) -> str:
        opening = intro.pop() if intro else Text("", "")
        return ask(Text(f"{opening.da}{question.da}", f"{opening.en}{question.en}"))

    return introduced


def _until(ask: Ask | None, question: Text, read: Callable[[str], T]) -> T | None:
    """An answer from the terminal, asked for again with the reason until it can be read; None without one."""
    said = question
    while ask is not None:
        try:
            return read(ask(said))
        except Refused as refused:
            why = Text(*(f"{text[:1].upper()}{text[1:]}" for text in refused.message))
            said = Text(f"{why.da}\n{question.da}", f"{why.en}\n{question.en}")
    return None


def _place(ask: Ask | None) -> Path:
    def read(text: str) -> Path:
        place = Path(text or FOLDER)
        refuse_taken(place)
        return place

    return _until(ask, PLACE, read) or read("")


def name(text: str) -> str:
    """A name of at most 200 letters on one line."""
    plain = " ".join(text.split())
    if any("\ud800" <= letter <= "\udfff" for letter in plain):
        raise Refused(2, Text(
            "navnet har tegn, der ikke kan læses. Skriv det igen med almindelige bogstaver.",
            "the name has characters that cannot be read. Write it again with ordinary letters.",
        ))  # fmt: skip
    if not any(map(str.isprintable, plain)):
        raise Refused(2, Text("der mangler et navn.", "a name is missing."))
    if len(plain) > LONGEST_NAME:
        raise Refused(2, Text(
            "navnet er for langt. Skriv højst 200 tegn.", "the name is too long. Write at most 200 characters."
        ))  # fmt: skip
    return plain


def _partners(given: Given, ask: Ask | None) -> tuple[Partner, ...]:
    found = [Partner("municipality", name(one)) for one in given.municipalities]
    found += [Partner("organisation", name(one)) for one in given.organisations]
    kinds: tuple[tuple[Literal["municipality", "organisation"], Text], ...] = (
        ("municipality", MUNICIPALITY),
        ("organisation", ORGANISATION),
    )
    for kind, question in kinds:
        if ask is not None and not any(one.kind == kind for one in found):
            answer = _until(ask, question, name)
            while answer is not None:
                found.append(Partner(kind, answer))
                answer = _until(ask, MORE[kind], lambda text: _another(text, found))
    if {one.kind for one in found} != {"municipality", "organisation"}:
        raise Refused(2, Text(
            'et partnerskab har mindst en kommune og en forening: --municipality "Skovby Kommune" --organisation "Autisme Skovby".',
            'a partnership has at least a municipality and an organisation: --municipality "Skovby Kommune" --organisation "Autisme Skovby".',
        ))  # fmt: skip
    for place, one in enumerate(found):
        _another(one.name, found[:place])
    return tuple(sorted(found, key=lambda one: one.kind))


def _another(text: str, found: list[Partner]) -> str | None:
    """One more partner's name, or None where nothing is written."""
    if text and text.casefold() in [one.name.casefold() for one in found]:
        raise Refused(2, Text("den partner er nævnt to gange.", "that partner is named twice."))
    return name(text) if text else None


def _title(
    given: Given, partners: tuple[Partner, ...], model: Model, ask: Ask | None, language: Language
) -> str:
    if given.title is not None:
        return name(given.title)
    names = [one.name for one in partners]
    proposal = model.definition.proposal or model.definition.title
    suggested = Text(
        f"{proposal.da}: {write_list(names, 'da')}", f"{proposal.en}: {write_list(names, 'en')}"
    )
    question = TITLE.fill(title=suggested)
    return _until(ask, question, lambda text: name(text) if text else "") or suggested.in_language(
        language
    )


def _day(text: str) -> date | None:
    return day(text) if text else None


def _term(given: Given, ask: Ask | None) -> Literal["fixed", "rolling"] | None:
    if given.term or given.end:
        return "rolling" if given.term == "rolling" else "fixed"
    rolling = _until(ask, ROLLING, _yes_no)
    return None if rolling is None else "rolling" if rolling else "fixed"


def _yes_no(text: str) -> bool | None:
    try:
        return (
            read_plain_yes_no({"j": "ja", "n": "nej", "y": "yes"}.get(text, text)) if text else None
        )
    except PydanticCustomError:
        raise Refused(2, Text("svar ja eller nej.", "answer yes or no.")) from None


def _end(
    given: Given, ask: Ask | None, term: str | None, first: date | None, today: date
) -> date | None:
    def read(text: str) -> date | None:
        last = _day(text)
        if last is not None and term != "rolling":
            _refuse_early(last, first, today)
        return last

    if given.end:
        return read(given.end)
    return _until(ask, EVALUATION if term == "rolling" else END, read) if term else None


def _refuse_early(last: date, first: date | None, today: date) -> None:
    if first is not None and last < first:
        raise Refused(2, Text(
            "aftalen kan ikke slutte før første undervisningsgang. Skriv en senere dag.",
            "the agreement cannot end before the first session. Write a later day.",
        ))  # fmt: skip
    if last < today:
        raise Refused(2, Text(
            "aftalen kan ikke slutte på en dag, der er gået. Skriv en senere dag.",
            "the agreement cannot end on a day that has passed. Write a later day.",
        ))  # fmt: skip


def _names(text: str) -> list[str]:
    return [name(one) for one in text.split(",") if one.strip()]
