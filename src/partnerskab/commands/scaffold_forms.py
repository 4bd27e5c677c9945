"""The scaffold of forms and registers: every question above its empty answer, every field explained."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from textwrap import wrap

from partnerskab.commands.scaffold import HEAD, HOW, Known, comment, heading
from partnerskab.dates import months_after
from partnerskab.i18n import Language, Text
from partnerskab.model.definition import (
    Column,
    FormDefinition,
    Offset,
    Point,
    Question,
    Register,
    Stage,
)
from partnerskab.model.loader import Model
from partnerskab.schema.values import LAST_YEAR

HOW_TO_ANSWER = Text(
    "Skriv jeres beslutning efter decision. Passer spørgsmålet ikke til jer, så skriv not_relevant: og hvorfor. Skal det vente, så skriv parked: {until: 2027-01-10, why: …}. Hvem der gør hvad og hvornår, skriver I som tasks:",
    "Write your decision after decision. If a question does not fit you, write not_relevant: and why. If it has to wait, write parked: {until: 2027-01-10, why: …}. Who does what, and when, is written as tasks:",
)
BY_REGISTER = Text(
    "Svaret er listen {name} øverst i filen.",
    "The answer is the list {name} at the top of the file.",
)
TASKS = Text(
    "{partner: skovby, what: Booker salen, responsible: mette-holm, deadline: 2027-01-15}",
    "{partner: skovby, what: Books the hall, responsible: mette-holm, deadline: 2027-01-15}",
)


def form(
    model: Model,
    definition: FormDefinition,
    known: Known,
    language: Language,
    suggest: Callable[[Offset | None], date | None],
) -> str:
    """A form with every question above its empty answer, and suggested deadlines where they can be counted."""
    lines = [
        *comment(HEAD.in_language(language)),
        *comment(HOW_TO_ANSWER.in_language(language)),
        "#   tasks:",
        f"#     - {TASKS.in_language(language)}",
    ]
    if "sessions" in definition.registers:
        register = model.registers.sessions
        lines += [
            "",
            *comment(register.intro.in_language(language)),
            *_fields(register, "sessions", language),
            "sessions:",
        ]
        if known.first_session:
            one = Text("gang-1", "session-1").in_language(language)
            lines.append(f"  - {{id: {one}, date: {known.first_session.isoformat()}}}")
    for stage in model.stages[definition.id]:
        lines += _stage(stage, language, suggest)
    return "\n".join(lines) + "\n"


def _stage(
    stage: Stage, language: Language, suggest: Callable[[Offset | None], date | None]
) -> Iterator[str]:
    yield ""
    yield heading(stage.title.in_language(language))
    yield from comment(stage.intro.in_language(language))
    yield f"{stage.id}:"
    for theme in stage.themes:
        yield ""
        yield heading(theme.title.in_language(language), "  ")
        yield f"  {theme.id}:"
        for question in theme.questions:
            yield from _question(question, language, suggest(question.due))


def _question(question: Question, language: Language, deadline: date | None) -> Iterator[str]:
    indent = "    "
    yield from comment(question.text.in_language(language), indent)
    if question.answered_by:
        yield from comment(
            BY_REGISTER.fill(name=question.answered_by).in_language(language), indent
        )
        yield f"{indent}{question.id}:"
        return
    if question.columns:
        yield from _table(question, language, indent)
        return
    yield f"{indent}{question.id}:"
    yield f"{indent}  decision:"
    if question.points:
        yield f"{indent}  points:"
        for point in question.points:
            yield from comment(_asked(point, language), f"{indent}    ")
            yield f"{indent}    {point.id}:"
    if deadline:
        yield f"{indent}  deadline: {deadline.isoformat()}"


def _table(question: Question, language: Language, indent: str) -> Iterator[str]:
    """A table's columns and an example row as comments, above its empty rows."""
    for column in question.columns:
        text = column.text or column.title
        yield from comment(f"  {column.id}: {_with_how(column, text, language)}", indent)
    if question.row:
        yield f"{indent}#   - {question.row}"
    yield f"{indent}{question.id}:"
    yield f"{indent}  rows:"


def _asked(point: Point, language: Language) -> str:
    return _with_how(point, point.text, language)


def _with_how(one: Point | Column, words: Text, language: Language) -> str:
    """A text with the choices there are, or with how the answer is written."""
    text = words.in_language(language)
    if one.choices:
        joint = " eller " if language == "da" else " or "
        return (
            f"{text} ({joint.join(choice.title.in_language(language) for choice in one.choices)})"
        )
    return f"{text} ({HOW[one.answer].in_language(language)})" if one.answer in HOW else text


def _fields(
    register: Register,
    name: str,
    language: Language,
    words: Mapping[str, Mapping[str, Text]] | None = None,
) -> Iterator[str]:
    """What each field of a list means, with the words it takes, and an example row, as comments."""
    for field in register.fields:
        head, _, rest = field.path.partition(".")
        if head == name and rest:
            yield from comment(f"  {rest}: {field.text.in_language(language)}")
            for word, meaning in (words or {}).get(rest, {}).items():
                yield f"#       {word}: {meaning.in_language(language)}"
        elif head == name and field.row:
            yield from comment(field.text.in_language(language))
            yield f"#   - {field.row}"


def volunteers(model: Model, language: Language) -> str:
    """volunteers.yaml without volunteers."""
    register = model.registers.volunteers
    lines = [*comment(register.intro.in_language(language))]
    for name in ("roles", "volunteers"):
        lines += ["", *_fields(register, name, language), f"{name}:"]
    return "\n".join(lines) + "\n"


def participants(model: Model, known: Known, language: Language) -> str:
    """participants.yaml without families, with a suggested day for deleting it all."""
    register = model.registers.participants
    kept = model.definition.settings.get("months_kept")
    delete_by = None
    if kept and known.end and known.term == "fixed":
        later = months_after(known.end, kept.value)
        delete_by = later if later.year <= LAST_YEAR else None
    words = {"status": model.registers.statuses, "needs": model.registers.needs}
    asked = {field.path: field.text.in_language(language) for field in register.fields}
    lines = [
        *comment(register.intro.in_language(language)), "",
        *comment(asked.get("legal_basis", "")), "legal_basis:", "",
        *comment(asked.get("delete_by", "")), f"delete_by: {delete_by or ''}".rstrip(), "",
        *_fields(register, "families", language, words), "families:",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def gitignore(language: Language) -> str:
    """.gitignore: what must never reach git."""
    why = Text(
        "Navne og kontaktoplysninger må aldrig komme i git.",
        "Names and contact data must never reach git.",
    )
    return "\n".join([*comment(why.in_language(language)), "private/", ".partnerskab-*.tmp", ""])


def private(model: Model, language: Language) -> str:
    """The note in private/."""
    return "\n".join(wrap(model.registers.private.intro.in_language(language), 78)) + "\n"
