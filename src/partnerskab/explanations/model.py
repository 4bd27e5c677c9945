"""Explanations of what a model defines: questions, fields, clauses, settings and roles."""

from collections.abc import Iterable, Iterator

from partnerskab.explanations.entries import (
    EXAMPLE,
    WHY,
    WRITE,
    Entry,
    Part,
    path_part,
    source_part,
)
from partnerskab.i18n import Text
from partnerskab.model.definition import (
    AgreementField,
    Choice,
    Clause,
    Point,
    RegisterField,
    Role,
    SettingDefinition,
)
from partnerskab.model.loader import Model, PlacedQuestion
from partnerskab.partnership import AGREEMENT
from partnerskab.schema.hints import ANSWER_HINTS

REGISTERS = {
    "volunteers": "volunteers.yaml",
    "participants": "participants.yaml",
    "sessions": "worksheet.yaml",
}
OWNERS = {
    "municipality": Text("kommunen", "the municipality"),
    "organisation": Text("foreningen", "the organisation"),
    "both": Text("alle partnere sammen", "all partners together"),
}


def explain_model(model: Model) -> Iterator[Entry]:
    """Yield an explanation of everything that a model names."""
    files_of = {form.id: form.file for form in model.definition.forms}
    yield from (_explain_role(role, files_of) for role in model.roles)
    yield from (_explain_setting(*named) for named in model.definition.settings.items())
    yield from map(_explain_clause, model.clauses.values())
    for register, file in REGISTERS.items():
        fields = getattr(model.registers, register).fields
        lists = {field.path for field in fields if field.row}
        yield from (_explain_register_field(field, file, lists) for field in fields)
    yield from map(_explain_agreement_field, model.list_fields())
    for asked in model.list_questions():
        yield _explain_question(asked, model)
        yield from (_explain_point(point, asked) for point in asked.question.points)


def _explain_setting(name: str, setting: SettingDefinition) -> Entry:
    value = str(setting.value)
    number = Part(Text("Modellens tal", "The model's number"), Text.from_value(value))
    write = path_part(WRITE, AGREEMENT, ("settings", name), value)
    return Entry(name, setting.title, setting.why, (number, write))


def _explain_question(asked: PlacedQuestion, model: Model) -> Entry:
    question = asked.question
    parts = [Part(WHY, question.help), Part(EXAMPLE, question.example)]
    if question.points:
        points = _list_names((point.id, point.text) for point in question.points)
        parts.append(Part(Text("Delspørgsmål", "Parts"), points))
    if question.columns:
        columns = ((column.id, column.text or column.title) for column in question.columns)
        parts.append(Part(Text("Kolonner", "Columns"), _list_names(columns)))
    if question.row:
        parts.append(Part(Text("Som linje", "As a row"), Text.from_value(f"- {question.row}")))
    parts += _choices_part(question.choices)
    if question.owner:
        owner = _name_owner(question.owner, model)
        parts.append(Part(Text("Typisk hos", "Typically with"), owner))
    parts += source_part(question.page)
    last = "rows" if question.columns else "decision"
    parts.append(path_part(WRITE, asked.form.file, (*asked.name.split("."), last)))
    return Entry(asked.name, question.title, question.text, tuple(parts))


def _name_owner(owner: str, model: Model) -> Text:
    titles = {role.id: role.title for role in model.roles}
    return OWNERS.get(owner) or titles.get(owner, Text.from_value(owner))


def _explain_point(point: Point, asked: PlacedQuestion) -> Entry:
    parts = []
    if point.answer in ANSWER_HINTS:
        parts.append(Part(Text("Svaret er", "The answer is"), ANSWER_HINTS[point.answer]))
    parts += _choices_part(point.choices)
    whole = Text(*(f"{text} ({asked.name})" for text in asked.question.title))
    parts.append(Part(Text("Del af", "Part of"), whole))
    path = (*asked.name.split("."), "points", point.id)
    parts.append(path_part(WRITE, asked.form.file, path))
    return Entry(f"{asked.name}.{point.id}", asked.question.title, point.text, tuple(parts))


def _list_names(named: Iterable[tuple[str, Text]]) -> Text:
    """Return names with what they mean, a line for each."""
    pairs = list(named)
    return Text(
        "\n".join(f"- {name}: {text.da}" for name, text in pairs),
        "\n".join(f"- {name}: {text.en}" for name, text in pairs),
    )


def _choices_part(choices: tuple[Choice, ...]) -> list[Part]:
    if not choices:
        return []
    listed = _list_names((choice.id, choice.title) for choice in choices)
    return [Part(Text("Vælg mellem", "Choose between"), listed)]


def _explain_agreement_field(field: AgreementField) -> Entry:
    path = field.path.split(".")
    path = [*path, "- "] if field.row else path
    return _explain_field(field, path_part(WRITE, AGREEMENT, path, field.row or "…"))


def _explain_register_field(field: RegisterField, file: str, lists: set[str]) -> Entry:
    head, *rest = field.path.split(".")
    path = [head, "- ", *rest] if head in lists else [head, *rest]
    return _explain_field(field, path_part(WRITE, file, path, field.row or "…"))


def _explain_field(field: AgreementField | RegisterField, path: Part) -> Entry:
    why, example = Part(WHY, field.help), Part(EXAMPLE, field.example)
    parts = (why, example, *source_part(field.page), path)
    return Entry(field.path, field.title, field.text, parts)


def _explain_clause(clause: Clause) -> Entry:
    wording = Part(Text("Ordlyd", "Wording"), clause.text)
    write = path_part(WRITE, AGREEMENT, ("clauses", "- "), clause.id)
    return Entry(clause.id, clause.title, clause.settles, (wording, write))


def _explain_role(role: Role, files_of: dict[str, str]) -> Entry:
    parts = []
    if role.duties:
        texts = zip(*(duty.text for duty in role.duties), strict=True)
        duties = Text(*("\n".join(f"- {text}" for text in column) for column in texts))
        parts.append(Part(Text("Opgaver", "Duties"), duties))
    parts += source_part(role.page)
    if role.where:
        form, _, path = role.where.partition(":")
        file = files_of.get(form, f"{form}.yaml")
        parts.append(path_part(Text("Står i {file}", "Named in {file}"), file, path.split(".")))
    return Entry(role.id, role.title, role.text, tuple(parts))
