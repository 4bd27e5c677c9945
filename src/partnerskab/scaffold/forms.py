"""The scaffold of forms and registers: every question above its answer, every field explained."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from textwrap import wrap

from partnerskab.dates import add_months
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
from partnerskab.scaffold.agreement import HEAD, comment_lines, heading_line
from partnerskab.scaffold.wishes import Known
from partnerskab.schema.hints import ANSWER_HINTS
from partnerskab.schema.values import LAST_YEAR

HOW_TO_ANSWER = Text(
    "Skriv jeres beslutning efter decision. "
    "Passer spørgsmålet ikke til jer, så skriv not_relevant: og hvorfor. Skal det vente, så skriv parked: {until: 2027-01-10, why: …}. "
    "Hvem der gør hvad og hvornår, skriver I som tasks:",
    "Write your decision after decision. If a question does not fit you, write not_relevant: "
    "and why. If it has to wait, write parked: {until: 2027-01-10, why: …}. "
    "Who does what, and when, is written as tasks:",
)
BY_REGISTER = Text(
    "Svaret er listen {name} øverst i filen.",
    "The answer is the list {name} at the top of the file.",
)
TASKS = Text(
    "{partner: skovby, what: Booker salen, responsible: mette-holm, deadline: 2027-01-15}",
    "{partner: skovby, what: Books the hall, responsible: mette-holm, deadline: 2027-01-15}",
)


Suggest = Callable[[Offset | None], date | None]


def write_form(
    model: Model,
    definition: FormDefinition,
    known: Known,
    language: Language,
    suggest: Suggest,
) -> str:
    """Return a form with every question above its empty answer, and the deadlines suggested."""
    lines = [
        *comment_lines(HEAD.in_language(language)),
        *comment_lines(HOW_TO_ANSWER.in_language(language)),
        "#   tasks:",
        f"#     - {TASKS.in_language(language)}",
    ]
    if "sessions" in definition.registers:
        register = model.registers.sessions
        lines += [
            "",
            *comment_lines(register.intro.in_language(language)),
            *_describe_fields(register, "sessions", language),
            "sessions:",
        ]
        if known.first_session:
            session = Text("gang-1", "session-1").in_language(language)
            lines.append(f"  - {{id: {session}, date: {known.first_session.isoformat()}}}")
    for stage in model.stages[definition.id]:
        lines += _write_stage(stage, language, suggest)
    return "\n".join(lines) + "\n"


def _write_stage(stage: Stage, language: Language, suggest: Suggest) -> Iterator[str]:
    yield ""
    yield heading_line(stage.title.in_language(language))
    yield from comment_lines(stage.intro.in_language(language))
    yield f"{stage.id}:"
    for theme in stage.themes:
        yield ""
        yield heading_line(theme.title.in_language(language), "  ")
        yield f"  {theme.id}:"
        for question in theme.questions:
            yield from _write_question(question, language, suggest(question.due))


def _write_question(question: Question, language: Language, deadline: date | None) -> Iterator[str]:
    indent = "    "
    yield from comment_lines(question.text.in_language(language), indent)
    if question.answered_by:
        yield from comment_lines(
            BY_REGISTER.fill(name=question.answered_by).in_language(language), indent
        )
        yield f"{indent}{question.id}:"
        return
    if question.columns:
        yield from _write_table(question, language, indent)
        return
    yield f"{indent}{question.id}:"
    yield f"{indent}  decision:"
    if question.points:
        yield f"{indent}  points:"
        for point in question.points:
            yield from comment_lines(_describe(point, point.text, language), f"{indent}    ")
            yield f"{indent}    {point.id}:"
    if deadline:
        yield f"{indent}  deadline: {deadline.isoformat()}"


def _write_table(question: Question, language: Language, indent: str) -> Iterator[str]:
    """Yield a table's columns and an example row as comments, above its empty rows."""
    for column in question.columns:
        text = column.text or column.title
        yield from comment_lines(f"  {column.id}: {_describe(column, text, language)}", indent)
    if question.row:
        yield f"{indent}#   - {question.row}"
    yield f"{indent}{question.id}:"
    yield f"{indent}  rows:"


def _describe(part: Point | Column, text: Text, language: Language) -> str:
    """Return a text with the choices there are, or with how the answer is written."""
    described = text.in_language(language)
    if part.choices:
        joint = " eller " if language == "da" else " or "
        choices = joint.join(choice.title.in_language(language) for choice in part.choices)
        return f"{described} ({choices})"
    if part.answer in ANSWER_HINTS:
        return f"{described} ({ANSWER_HINTS[part.answer].in_language(language)})"
    return described


def _describe_fields(
    register: Register,
    name: str,
    language: Language,
    words: Mapping[str, Mapping[str, Text]] | None = None,
) -> Iterator[str]:
    """Yield as comments what each field of a list means, its words, and an example row."""
    for field in register.fields:
        head, _, rest = field.path.partition(".")
        if head == name and rest:
            yield from comment_lines(f"  {rest}: {field.text.in_language(language)}")
            for word, meaning in (words or {}).get(rest, {}).items():
                yield f"#       {word}: {meaning.in_language(language)}"
        elif head == name and field.row:
            yield from comment_lines(field.text.in_language(language))
            yield f"#   - {field.row}"


def write_volunteers(model: Model, language: Language) -> str:
    """Return volunteers.yaml without volunteers."""
    register = model.registers.volunteers
    lines = [*comment_lines(register.intro.in_language(language))]
    for name in ("roles", "volunteers"):
        lines += ["", *_describe_fields(register, name, language), f"{name}:"]
    return "\n".join(lines) + "\n"


def write_participants(model: Model, known: Known, language: Language) -> str:
    """Return participants.yaml without families, with a suggested day for deleting it."""
    register = model.registers.participants
    words = {"status": model.registers.statuses, "needs": model.registers.needs}
    asked = {field.path: field.text.in_language(language) for field in register.fields}
    lines = [
        *comment_lines(register.intro.in_language(language)),
        "",
        *comment_lines(asked.get("legal_basis", "")),
        "legal_basis:",
        "",
        *comment_lines(asked.get("delete_by", "")),
        f"delete_by: {_suggest_deletion(model, known) or ''}".rstrip(),
        "",
        *_describe_fields(register, "families", language, words),
        "families:",
    ]
    return "\n".join(lines) + "\n"


def _suggest_deletion(model: Model, known: Known) -> date | None:
    """Return the day on which the data of a fixed term has been kept long enough."""
    kept = model.definition.settings.get("months_kept")
    if not kept or not known.end or known.term != "fixed":
        return None
    day = add_months(known.end, kept.value)
    return day if day.year <= LAST_YEAR else None


def write_gitignore(language: Language) -> str:
    """Return .gitignore, which names what must never reach git."""
    why = Text(
        "Navne og kontaktoplysninger må aldrig komme i git.",
        "Names and contact data must never reach git.",
    )
    return "\n".join(
        [*comment_lines(why.in_language(language)), "private/", ".partnerskab-*.tmp", ""]
    )


def write_private_note(model: Model, language: Language) -> str:
    """Return the note in private/."""
    return "\n".join(wrap(model.registers.private.intro.in_language(language), 78)) + "\n"
